//! The scenarios as the widget's `simulate` attribute plays them: no network, one outcome a host.

use super::notice;
use conficker_check::code::Code as _;
use conficker_check::probe::Outcome;
use serde_json::{Map, Value, json};
use worlds::{Fate, Scenario};

/// The module that the package loads on demand: `{ name: simulation }`.
///
/// A host that `outcomes` does not hold answers after `answerMs`.
pub(super) fn source() -> String {
    let rows: String = worlds::scenarios()
        .iter()
        .map(|scenario| format!("{}: {},\n", json!(scenario.name), simulation(scenario)))
        .collect();
    format!(
        "{}export const simulations = {{\n{rows}}};\n",
        notice("data/scenarios.toml")
    )
}

fn simulation(scenario: &Scenario) -> Value {
    let world = &scenario.world;
    let catalogue = world.catalogue();
    let [twins, own] = world.domains();
    let outcomes: Map<String, Value> = catalogue
        .iter()
        .filter_map(|(_, target)| Some((target.host.to_string(), outcome(world.fate(target))?)))
        .collect();
    let events: Vec<Value> = scenario
        .events
        .iter()
        .map(|timed| json!([timed.at().0, timed.event.dom_event()]))
        .collect();
    json!({
        "about": scenario.about,
        "userAgent": world.agent.user_agent(),
        "answerMs": world.answer_ms(),
        "canary": twins,
        "own": own,
        "events": events,
        "onLine": !world.offline,
        "outcomes": outcomes,
    })
}

/// What a browser tells of a fate, and after how many milliseconds; none for a name that answers. Those that only a
/// browser tells apart are in no scenario: `tests/worlds/src/ground.rs` holds that.
fn outcome(fate: Fate) -> Option<Value> {
    let (outcome, ms) = match fate {
        Fate::BadCertificate | Fate::Reset => (Outcome::Failed, 25),
        Fate::BlockedByClient => (Outcome::Failed, 3),
        Fate::Dropped | Fate::Stalls10S => (Outcome::Failed, 10_000),
        Fate::FailsAtOnce | Fate::NoSuchName => (Outcome::Failed, 8),
        Fate::LeadsToListed
        | Fate::Lit
        | Fate::Loopback
        | Fate::NotFound
        | Fate::Nowhere
        | Fate::Redirected
        | Fate::ServerError
        | Fate::ServerFails
        | Fate::Slow3S
        | Fate::SlowLookup2S
        | Fate::Withheld
        | Fate::Withheld3S => return None,
        Fate::Refused => (Outcome::Refused, 2),
        Fate::Silent => (Outcome::Failed, 21_000),
        Fate::Stalls30S => (Outcome::Failed, 30_000),
    };
    Some(json!([outcome.code(), ms]))
}
