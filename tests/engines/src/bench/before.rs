//! Today's version beside an earlier one, timed in turn in the same networks.

use std::fmt::Write as _;

use super::demands::Demand;
use super::times::{OURS, Times, median};
use worlds::Engine;

/// The page that holds the earlier version, under the name that `tests/engines/bench.mjs` gives it.
pub(super) const PAGE: &str = "click to verdict, before";

/// Both in one network and engine.
pub(super) struct Pair<'a> {
    engine: Engine,
    network: &'a str,
    /// Now to before, the median over all clicks. Each is compared with the other version's click beside it, since what
    /// slows a machine for a while slows both. Nothing where one was not timed.
    ratio: Option<f64>,
}

/// A pair for each network and engine.
pub(super) fn pairs<'a>(times: &Times, networks: &[&'a str]) -> Vec<Pair<'a>> {
    let pair = |engine, network| Pair {
        engine,
        network,
        ratio: ratio(times.all(engine, network, OURS), times.all(engine, network, PAGE)),
    };
    let of_engine = |engine| networks.iter().map(move |network| pair(engine, *network));
    times.engines().flat_map(of_engine).collect()
}

/// Hardly slower on the whole, and nowhere so much that a person would notice.
pub(super) fn demands(pairs: &[Pair<'_>]) -> Vec<Demand> {
    let all = Demand::at_most(
        String::from("the geometric mean, beside the version before,"),
        geometric_mean(pairs),
        MEAN_MAX,
    );
    let each = pairs.iter().map(|pair| {
        let what = format!(
            "{} in {}, beside the version before,",
            pair.network,
            pair.engine.title()
        );
        Demand::at_most(what, pair.ratio, EACH_MAX)
    });
    [all].into_iter().chain(each).collect()
}

/// A row for each network and engine.
pub(super) fn in_markdown(pairs: &[Pair<'_>], times: &Times) -> String {
    let mut text = String::from("| network | engine | now | before | now to before |\n");
    text.push_str("|---|---|---|---|---|\n");
    for pair in pairs {
        let cell = |page| times.cell(pair.engine, pair.network, page);
        // Writing to a string does not fail.
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} | {} |",
            pair.network,
            pair.engine.title(),
            cell(OURS),
            cell(PAGE),
            shown(pair.ratio)
        );
    }
    let _ = writeln!(text, "| geometric mean | | | | {} |", shown(geometric_mean(pairs)));
    text
}

fn ratio(now: &[f64], before: &[f64]) -> Option<f64> {
    let ratios = now.iter().zip(before).map(|(now, before)| now / before);
    if now.len() == before.len() {
        median(ratios.collect())
    } else {
        None
    }
}

/// Nothing where a single one is missing: a mean of the others would hide it.
fn geometric_mean(pairs: &[Pair<'_>]) -> Option<f64> {
    let logarithms = pairs.iter().map(|pair| pair.ratio.map(f64::ln));
    let sum = logarithms.sum::<Option<f64>>()?;
    (!pairs.is_empty()).then(|| (sum / pairs.len() as f64).exp())
}

fn shown(ratio: Option<f64>) -> String {
    ratio.map_or_else(|| String::from("not timed"), |ratio| format!("{ratio:.3}"))
}

const MEAN_MAX: f64 = 1.05;
const EACH_MAX: f64 = 1.15;

#[cfg(test)]
mod tests {
    use super::super::times::Timed;
    use super::*;

    fn judged(times: &[(&str, &str, f64)]) -> Vec<bool> {
        let mut all = Times::default();
        for (network, page, ms) in times {
            let timed = Timed {
                network: (*network).into(),
                page: (*page).into(),
                said: String::new(),
                ms: *ms,
                version: String::new(),
            };
            all.take(Engine::Firefox, timed);
        }
        let pairs = pairs(&all, &["clean", "conficker-b-drop"]);
        demands(&pairs).iter().map(|demand| demand.met).collect()
    }

    #[test]
    fn slower_on_the_whole_or_in_one_network_breaks_a_demand() {
        let with = |clean: f64, drop: f64| {
            judged(&[
                ("clean", OURS, clean),
                ("clean", PAGE, 100.0),
                ("conficker-b-drop", OURS, drop),
                ("conficker-b-drop", PAGE, 6_000.0),
            ])
        };
        assert_eq!(with(104.0, 6_200.0), [true, true, true]);
        assert_eq!(with(110.0, 6_300.0), [false, true, true]);
        assert_eq!(with(116.0, 5_500.0), [true, false, true]);
    }

    #[test]
    fn clicks_are_compared_with_those_beside_them() {
        // The machine was busy in the middle; the medians of all would say 2.
        let found = ratio(&[100.0, 400.0, 200.0], &[100.0, 400.0, 100.0]);
        assert_eq!(found, Some(1.0));
        assert_eq!(ratio(&[100.0], &[]), None);
    }

    #[test]
    fn what_was_not_timed_breaks_its_demand_and_the_mean_s() {
        let timed = [("clean", OURS, 100.0), ("clean", PAGE, 100.0)];
        assert_eq!(judged(&timed), [false, true, false]);
    }
}
