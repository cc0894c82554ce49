//! What is demanded of the times.

use std::fmt::Write as _;

use super::times::{OURS, Times};
use worlds::Engine;

/// A demand, and whether it is met.
pub(super) struct Demand {
    what: String,
    found: String,
    pub(super) met: bool,
}

impl Demand {
    /// A share of another time; what was not timed does not meet it.
    pub(super) fn at_most(what: String, share: Option<f64>, most: f64) -> Self {
        Self {
            what: format!("{what} at most {most}"),
            found: share.map_or_else(|| String::from("not timed"), |share| format!("{share:.3}")),
            met: share.is_some_and(|share| share <= most),
        }
    }
}

/// In every engine, where every answer takes 50 ms more: not slower than the eye chart where nothing is wrong, and much
/// faster where look-ups are never answered.
pub(super) fn of(times: &Times) -> Vec<Demand> {
    let pairs = [("clean-far", 1.0), ("conficker-b-drop-far", 0.6)];
    let demand = |engine: Engine, (network, most): (&str, f64)| {
        let ours = times.median(engine, network, OURS);
        let theirs = times.median(engine, network, "eye chart");
        let share = ours.zip(theirs).map(|(ours, theirs)| ours / theirs);
        let what = format!(
            "{network} in {}: from the click, of the eye chart's time",
            engine.title()
        );
        Demand::at_most(what, share, most)
    };
    let engines = times.engines();
    engines
        .flat_map(|engine| pairs.map(|pair| demand(engine, pair)))
        .collect()
}

pub(super) fn in_markdown(demands: &[Demand]) -> String {
    let mut text = String::from("| demanded | found | met |\n|---|---|---|\n");
    for Demand { what, found, met } in demands {
        let met = if *met { "yes" } else { "**no**" };
        // Writing to a string does not fail.
        let _ = writeln!(text, "| {what} | {found} | {met} |");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::super::times::Timed;
    use super::*;

    fn times(ours: f64, theirs: f64) -> Times {
        let mut times = Times::default();
        for (page, ms) in [("click to verdict", ours), ("eye chart", theirs)] {
            let timed = Timed {
                network: String::from("conficker-b-drop-far"),
                page: page.into(),
                said: String::new(),
                ms,
                version: String::new(),
            };
            times.take(Engine::Webkit, timed);
        }
        times
    }

    #[test]
    fn what_is_slower_or_was_not_timed_breaks_a_demand() {
        let met = |times: &Times| of(times).iter().map(|of| of.met).collect::<Vec<_>>();
        assert_eq!(met(&times(6_000.0, 10_000.0)), [false, true]);
        assert_eq!(met(&times(6_001.0, 10_000.0)), [false, false]);
    }
}
