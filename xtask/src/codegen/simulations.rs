//! The scenarios as the widget's `simulate` attribute plays them: no network, one outcome a host.

use super::NOTICE;
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
    format!("{NOTICE}export const simulations = {{\n{rows}}};\n")
}

fn simulation(scenario: &Scenario) -> Value {
    let world = &scenario.world;
    let catalogue = world.catalogue();
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
        "canary": world.twins.then_some(worlds::TWIN_BASE),
        "events": events,
        "onLine": !world.offline,
        "outcomes": outcomes,
    })
}

/// What a browser tells of a fate, and after how many milliseconds; none for a name that answers.
fn outcome(fate: Fate) -> Option<Value> {
    let (outcome, ms) = match fate {
        Fate::BadCertificate | Fate::Loopback | Fate::Nowhere | Fate::Reset => (Outcome::Failed, 25),
        Fate::BlockedByClient => (Outcome::Failed, 3),
        Fate::Dropped | Fate::Stalls10S => (Outcome::Failed, 10_000),
        Fate::FailsAtOnce | Fate::NoSuchName | Fate::ServerFails => (Outcome::Failed, 8),
        Fate::LeadsToListed | Fate::Lit | Fate::NotFound | Fate::Redirected | Fate::ServerError | Fate::Withheld => {
            return None;
        }
        Fate::Refused => (Outcome::Refused, 2),
        Fate::Silent => (Outcome::Failed, 21_000),
        Fate::Slow3S | Fate::Withheld3S => (Outcome::Reached, 3_000),
        Fate::SlowLookup2S => (Outcome::Reached, 2_000),
        Fate::Stalls30S => (Outcome::Failed, 30_000),
    };
    Some(json!([outcome.code(), ms]))
}
