//! What each verdict demands of the evidence, one demand a row. A verdict is given where all of its demands are met,
//! and nowhere else.

use conficker_check::evidence::Line;
use conficker_check::inference::Hypothesis::{Clear, Filter, Flaky, NameList, Outage, WormB, WormC};
use conficker_check::model::Model;
use conficker_check::verdict::{Reason, Verdict};

use crate::facts::Facts;
use crate::held::Held;

/// A demand: its name, and whether it is met.
pub type Demand = (&'static str, fn(&Facts, &Model) -> bool);

/// For a sign.
pub const SIGN: [Demand; 9] = [
    ("no twin answers that the worm would block", |facts, _| {
        !facts.is_refuted
    }),
    ("dark-operators-min", |facts, model| {
        at_least(facts.block.all(), model.guard.dark_operators_min)
    }),
    ("dark-general-min", |facts, model| {
        facts.is_in_doubt || at_least(facts.block.bystanders, model.guard.dark_general_min)
    }),
    ("dark-general-min-lossy", |facts, model| {
        !facts.is_in_doubt || at_least(facts.block.bystanders, model.guard.dark_general_min_lossy)
    }),
    ("sign-lead", |facts, model| {
        let innocent = [Clear, Filter, Flaky, NameList, Outage];
        facts.lead(&[WormB, WormC], &innocent) >= model.threshold.sign_lead.centibans
    }),
    ("as many dark operators with a witness", |facts, model| {
        at_least(facts.witnessed.all(), model.guard.dark_operators_min)
    }),
    ("as many dark general ones with a witness", |facts, model| {
        at_least(facts.witnessed.bystanders, model.guard.dark_general_min)
    }),
    ("lit-beside-dark-min", |facts, model| {
        !facts.unlisted_in_doubt || at_least(facts.unlisted_seen, model.guard.lit_beside_dark_min)
    }),
    ("lit-after-dark-min", |facts, model| {
        at_least(facts.fresh, model.guard.lit_after_dark_min)
    }),
];

/// For no sign.
pub const NO_SIGN: [Demand; 5] = [
    ("listed-seen-min", |facts, model| {
        at_least(facts.listed_seen, model.guard.listed_seen_min)
    }),
    ("vendors-seen-min", |facts, model| {
        at_least(facts.vendors_seen, model.guard.vendors_seen_min)
    }),
    ("an unlisted name was seen", |facts, _| facts.unlisted_seen > 0),
    ("worm-excluded", |facts, model| {
        facts.lead(&[Clear], &[WormB, WormC]) >= model.threshold.worm_excluded.centibans
    }),
    ("clear-lead", |facts, model| {
        facts.lead(&[Clear], &[Filter, NameList]) >= model.threshold.clear_lead.centibans
    }),
];

/// For naming a filter.
pub const FILTERED: [Demand; 4] = [
    ("filtered-dark-min", |facts, model| {
        at_least(facts.security_dark, model.guard.filtered_dark_min)
    }),
    ("an unlisted name was seen", |facts, _| facts.unlisted_seen > 0),
    ("a bystander was seen", |facts, _| facts.bystanders_seen > 0),
    ("filter-lead", |facts, model| {
        let others = [Clear, Flaky, Outage, WormB, WormC];
        facts.lead(&[Filter, NameList], &others) >= model.threshold.filter_lead.centibans
    }),
];

fn at_least(count: u8, least: usize) -> bool {
    usize::from(count) >= least
}

/// The demands that are not met.
pub fn unmet<'a>(demands: &'a [Demand], facts: &'a Facts, model: &'a Model) -> impl Iterator<Item = &'static str> + 'a {
    let lacking = demands.iter().filter(|(_, is_met)| !is_met(facts, model));
    lacking.map(|(name, _)| *name)
}

/// Whether all demands are met.
#[must_use]
pub fn are_met(demands: &[Demand], facts: &Facts, model: &Model) -> bool {
    demands.iter().all(|(_, is_met)| is_met(facts, model))
}

/// What the verdict must be.
#[must_use]
pub fn demanded(model: &Model, held: &Held, line: Line) -> Verdict {
    given(model, &Facts::of(model, held), line)
}

/// What the verdict must be that rests on this.
#[must_use]
pub fn given(model: &Model, facts: &Facts, line: Line) -> Verdict {
    if are_met(&SIGN, facts, model) {
        let variants = facts.variants;
        Verdict::Sign { variants }
    } else if are_met(&NO_SIGN, facts, model) {
        Verdict::NoSign
    } else {
        Verdict::CannotTell(reason(model, facts, line))
    }
}

fn reason(model: &Model, facts: &Facts, line: Line) -> Reason {
    let [unlisted_refused, listed_refused] = facts.refused;
    let guard = &model.guard;
    let dark = facts.unlisted_dark;
    match facts.unlisted_seen {
        0 if unlisted_refused + listed_refused > dark => Reason::PagePolicy,
        0 if !at_least(dark, guard.outage_dark_min) => Reason::TooLittle,
        0 if line == Line::Offline || facts.hushed => Reason::Offline,
        0 => Reason::CaptivePortal,
        _ if facts.listed_dark == 0 && at_least(listed_refused, guard.refused_min) => Reason::PagePolicy,
        _ if are_met(&FILTERED, facts, model) => {
            if facts.lead(&[NameList], &[Filter]) >= model.threshold.filter_lead.centibans {
                Reason::NameList
            } else {
                Reason::Filtered
            }
        }
        _ if !at_least(facts.listed_settled, guard.listed_seen_min) => Reason::TooLittle,
        _ => Reason::Contradictory,
    }
}
