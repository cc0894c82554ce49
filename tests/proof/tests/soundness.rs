//! Evidence with any names and times is judged as the kind that it is of, and that kind is among those that are gone
//! through. A failure prints its seed and the smallest input.

use conficker_check::code::All as _;
use conficker_check::evidence::{Evidence, Line, Sight, Span};
use conficker_check::model::Model;
use conficker_check::probe::{Observation, Outcome};
use conficker_check::target::{Catalogue, TargetId};
use conficker_check::time::Millis;
use conficker_check::verdict::{Verdict, judge};
use proof::cell::Hosts;
use proof::demands::demanded;
use proof::space::Space;
use proof::{catalogue, concrete, kind};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::FileFailurePersistence;

/// What is held about a target: what, from when on, for how long.
type Row = (TargetId, Shown, u32, u32);

#[derive(Clone, Copy, Debug)]
enum Shown {
    Outcome(Outcome),
    Hanging,
    Silent,
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn evidence_is_judged_as_its_kind_is(rows in any_rows(), is_offline: bool) {
        let line = if is_offline { Line::Offline } else { Line::Online };
        let model = Model::shipped();
        let hosts = Hosts::of(catalogue());
        let evidence = made_of(&rows);
        let held = kind::of(model, &hosts, &evidence);
        let verdict = judge(model, &hosts.catalogue, &evidence, line);
        let alike = concrete::evidence(model, &hosts, &held);
        let alike = alike.map(|evidence| {
            assert_eq!(kind::of(model, &hosts, &evidence), held, "evidence of a kind is of another");
            judge(model, &hosts.catalogue, &evidence, line)
        });
        prop_assert_eq!(alike, Some(verdict), "{:?}", held);
        prop_assert_eq!(demanded(model, &held, line), verdict, "{:?}", held);
    }

    #[test]
    fn what_a_run_can_hold_is_gone_through(rows in any_rows()) {
        let model = Model::shipped();
        let hosts = Hosts::of(catalogue());
        let rows = as_a_run_asks(model, &hosts.catalogue, rows);
        let space = Space { with_refusals: true, with_twins: true, ..Space::of(model, model.pace.hosts_max) };
        let held = kind::of(model, &hosts, &made_of(&rows));
        prop_assert!(space.holds(&hosts, &held), "{:?}", held);
    }
}

/// What is held of random evidence is empty where there is hardly a sign among it.
#[test]
fn random_evidence_has_every_verdict() {
    let hosts = Hosts::of(catalogue());
    let [mut signs, mut no_signs, mut others] = [0; 3];
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    for _ in 0..2_000 {
        let rows = any_rows()
            .new_tree(&mut runner)
            .expect("a strategy that rejects nothing")
            .current();
        match judge(Model::shipped(), &hosts.catalogue, &made_of(&rows), Line::Online) {
            Verdict::Sign { .. } => signs += 1,
            Verdict::NoSign => no_signs += 1,
            Verdict::CannotTell(_) => others += 1,
        }
    }
    assert!(signs.min(no_signs).min(others) > 20);
}

fn made_of(rows: &[Row]) -> Evidence {
    let mut evidence = Evidence::default();
    for &(target, shown, start, took) in rows {
        let (asked, at) = (Millis(start), Millis(start + took));
        match shown {
            Shown::Hanging => evidence.wait(target, Sight::Hanging),
            Shown::Silent => evidence.wait(target, Sight::Silent(Span { end: at, start: asked })),
            Shown::Outcome(outcome) => evidence.record(&Observation {
                target,
                outcome,
                asked,
                at,
            }),
        }
    }
    evidence
}

/// The first rows, as far as a run asks so many hosts, once each, and has so many listed names in flight.
fn as_a_run_asks(model: &Model, catalogue: &Catalogue, rows: Vec<Row>) -> Vec<Row> {
    let (mut asked, mut in_flight) = (Vec::new(), 0);
    let mut is_asked = |&(id, shown, ..): &Row| {
        let waits = matches!(shown, Shown::Hanging | Shown::Silent);
        let flies = usize::from(waits && catalogue.target(id).is_some_and(|target| target.is_listed()));
        let is_asked = !asked.contains(&id)
            && asked.len() < model.pace.hosts_max
            && in_flight + flies <= model.pace.listed_in_flight_max;
        if is_asked {
            asked.push(id);
            in_flight += flies;
        }
        is_asked
    };
    rows.into_iter().filter(|row| is_asked(row)).collect()
}

fn any_rows() -> impl Strategy<Value = Vec<Row>> {
    // Times of which each step of the pace may be the distance of two; some runs answer at once, some late.
    let start = prop_oneof![Just(0), Just(2_400), Just(8_000), 0..9_000_u32];
    let took = prop_oneof![6 => 30..60_u32, 1 => Just(940), 1 => Just(5_000), 1 => 0..9_000_u32];
    let free = prop::collection::vec((any_target(), any_shown(), start.clone(), took.clone()), 0..25);
    let times = prop::collection::vec((any_target(), start, 30..60_u32), 6..25);
    let patterned = (times, any_shown(), any_shown(), 0..8_u8).prop_map(|(times, listed, others, odd)| {
        let catalogue = catalogue();
        let rows = times.into_iter().enumerate().map(|(place, (id, start, took))| {
            let is_listed = catalogue.target(id).is_some_and(|target| target.listed_by.len() > 1);
            let shown = match (is_listed, place == usize::from(odd)) {
                (true, false) => listed,
                (false, true) => others,
                (false, false) | (true, true) => Shown::Outcome(Outcome::Reached),
            };
            (id, shown, start, took)
        });
        rows.collect()
    });
    prop_oneof![free, patterned]
}

fn any_target() -> impl Strategy<Value = TargetId> {
    let count = u8::try_from(catalogue().len()).unwrap_or(u8::MAX);
    (0..count).prop_map(TargetId)
}

fn any_shown() -> impl Strategy<Value = Shown> {
    let outcome = prop::sample::select(Outcome::ALL.to_vec()).prop_map(Shown::Outcome);
    prop_oneof![8 => outcome, 1 => Just(Shown::Hanging), 2 => Just(Shown::Silent)]
}

/// Failures are kept in a file of their own beside this one.
fn config() -> ProptestConfig {
    let kept = FileFailurePersistence::Direct("tests/soundness.proptest-regressions");
    ProptestConfig {
        cases: 4_000,
        failure_persistence: Some(Box::new(kept)),
        ..ProptestConfig::default()
    }
}
