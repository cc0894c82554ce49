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

/// In every engine, in those of the networks that were to be timed: not slower than the eye chart where nothing is
/// wrong, and much faster where look-ups are never answered; faster still where Windows looks names up.
pub(super) fn of(times: &Times, networks: &[&str]) -> Vec<Demand> {
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
    let of_engine = |engine| {
        let timed = demanded(engine)
            .into_iter()
            .filter(|(network, _)| networks.contains(network));
        timed.map(move |pair| demand(engine, pair))
    };
    engines.flat_map(of_engine).collect()
}

/// The networks in which something is demanded of an engine, each with the most of the eye chart's time.
fn demanded(engine: Engine) -> [(&'static str, f64); 3] {
    // The check looks up four names at once in WebKitGTK, and a sign that need not wait for a packet lost to a patient
    // resolver takes seven; the worm is on no system that has this engine.
    let windows = match engine {
        Engine::Chromium | Engine::Firefox => 0.35,
        Engine::Webkit => 0.6,
    };
    [
        ("clean-far", 1.0),
        ("conficker-b-drop-far", 0.6),
        ("conficker-b-windows", windows),
    ]
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

    fn judged(engine: Engine, network: &str, ours: f64) -> Vec<bool> {
        let mut times = Times::default();
        for (page, ms) in [(OURS, ours), ("eye chart", 10_000.0)] {
            let timed = Timed {
                network: network.into(),
                page: page.into(),
                said: String::new(),
                ms,
                version: String::new(),
            };
            times.take(engine, timed);
        }
        let demands = of(&times, &["clean-far", network]);
        demands.iter().map(|demand| demand.met).collect()
    }

    #[test]
    fn what_is_slower_or_was_not_timed_breaks_a_demand() {
        let met = |ours| judged(Engine::Webkit, "conficker-b-drop-far", ours);
        assert_eq!(met(6_000.0), [false, true]);
        assert_eq!(met(6_001.0), [false, false]);
    }

    #[test]
    fn more_is_demanded_where_windows_looks_names_up_and_an_engine_bears_many_look_ups() {
        for (engine, most) in [
            (Engine::Chromium, 3_500.0),
            (Engine::Firefox, 3_500.0),
            (Engine::Webkit, 6_000.0),
        ] {
            let met = |ours| judged(engine, "conficker-b-windows", ours);
            assert_eq!(met(most), [false, true], "{engine:?}");
            assert_eq!(met(most + 1.0), [false, false], "{engine:?}");
        }
    }

    #[test]
    fn nothing_is_demanded_of_a_network_that_was_not_to_be_timed() {
        assert!(of(&Times::default(), &["clean-far"]).is_empty(), "of no engine");
        assert_eq!(judged(Engine::Firefox, "conficker-b-nxdomain", 1.0), [false]);
    }
}
