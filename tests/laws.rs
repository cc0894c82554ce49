//! Laws that hold for every input. A failure prints its seed and the smallest input; keep it in
//! `laws.proptest-regressions`.

use conficker_check::check::{Check, Input, Output};
use conficker_check::code::All as _;
use conficker_check::evidence::{Evidence, Line, Sight, Span};
use conficker_check::inference::{Hypothesis, Ledger, weigh};
use conficker_check::model::Model;
use conficker_check::probe::{Observation, Outcome, Probe, ProbeId};
use conficker_check::settings::Settings;
use conficker_check::surroundings::{Surroundings, System};
use conficker_check::target::{Catalogue, Role, Target, TargetId};
use conficker_check::time::Millis;
use conficker_check::variant::Variant;
use conficker_check::verdict::{Reason, Verdict, judge};
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;
use std::collections::BTreeSet;

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_order_of_observations_does_not_matter(observations in any_observations(), seed: u64) {
        let mut shuffled = observations.clone();
        conficker_check::rng::Rng::new(seed).shuffle(&mut shuffled);
        prop_assert_eq!(holding(&observations), holding(&shuffled));
    }

    #[test]
    fn repeating_an_observation_changes_nothing(observations in any_observations()) {
        let repeated: Vec<_> = observations.iter().chain(&observations).copied().collect();
        prop_assert_eq!(holding(&observations), holding(&repeated));
    }

    #[test]
    fn refusal_and_interruption_weigh_nothing(
        observations in any_observations(),
        target in any_target(),
        refused: bool,
    ) {
        let before = holding(&without(target, &observations));
        let outcome = if refused { Outcome::Refused } else { Outcome::Interrupted };
        let mut after = before.clone();
        after.record(&Observation { target, outcome, asked: Millis(1), at: Millis(5) });
        prop_assert_eq!(weighed(&before), weighed(&after));
    }

    #[test]
    fn a_sign_has_its_witnesses(observations in any_observations()) {
        let catalogue = catalogue();
        let evidence = holding(&observations);
        if let Verdict::Sign { variants } = verdict(&evidence) {
            prop_assert!(!variants.is_empty());
            let held = |which: &dyn Fn(&Target) -> bool, dark: bool| {
                let sights = catalogue.iter().filter(|(_, target)| which(target)).map(|(id, _)| evidence.sight(id));
                sights.filter(|sight| if dark { sight.is_dark() } else { sight.is_seen() }).count()
            };
            prop_assert!(held(&|target| target.is_listed(), true) >= 3);
            prop_assert!(held(&|target| target.role() == Role::Bystander, true) >= 1);
            let listed = catalogue.iter().filter(|(_, target)| target.is_listed());
            let sights: Vec<_> = listed.map(|(id, _)| evidence.sight(id)).collect();
            let fails = sights.iter().filter(|sight| matches!(sight, Sight::Failed(_))).count();
            let silent = sights.iter().filter(|sight| matches!(sight, Sight::TimedOut(_))).count();
            // From when on a silence means anything.
            let soon = Model::shipped().pace.lost_packet_windows;
            let since = sights.iter().filter_map(|sight| {
                let failed = matches!(sight, Sight::Failed(_)) && fails > silent;
                let timed_out = matches!(sight, Sight::TimedOut(_)) && fails <= silent;
                let span = sight.dark().filter(|_| failed || timed_out)?;
                Some(if failed { span.end } else { span.start + soon })
            });
            let since = since.min();
            let fresh = catalogue.iter().filter(|(_, target)| !target.is_listed());
            let fresh = fresh.filter(|(id, _)| evidence.sight(*id).seen().map(|span| span.start) >= since);
            prop_assert!(fresh.count() >= 2);
        }
    }

    #[test]
    fn an_unlisted_name_going_dark_never_makes_a_sign(
        observations in any_observations(),
        target in target_that(|target| !target.is_listed()),
    ) {
        let before = holding(&without(target, &observations));
        let mut after = before.clone();
        after.record(&Observation { target, outcome: Outcome::Failed, asked: Millis(7_000), at: Millis(8_000) });
        let worms = [Hypothesis::WormB, Hypothesis::WormC];
        let outage = [Hypothesis::Outage];
        prop_assert!(weighed(&after).lead(&worms, &outage) < weighed(&before).lead(&worms, &outage));
        let is_sign = |evidence: &Evidence| matches!(verdict(evidence), Verdict::Sign { .. });
        prop_assert!(is_sign(&before) || !is_sign(&after));
    }

    #[test]
    fn a_name_that_every_variant_blocks_seen_never_makes_a_sign(
        observations in any_observations(),
        target in target_that(|target| target.listed_by.contains(Variant::B)),
    ) {
        let before = holding(&observations);
        let mut after = before.clone();
        after.record(&Observation { target, outcome: Outcome::Reached, asked: Millis(0), at: Millis(1) });
        let both = |evidence: &Evidence| matches!(verdict(evidence), Verdict::Sign { .. });
        prop_assert!(both(&before) || !both(&after));
    }

    #[test]
    fn a_verdict_without_any_unlisted_name_seen_tells_nothing(observations in any_observations()) {
        let catalogue = catalogue();
        let evidence = holding(&observations);
        let seen = catalogue.iter().any(|(id, target)| !target.is_listed() && evidence.sight(id).is_seen());
        prop_assert!(seen || matches!(verdict(&evidence), Verdict::CannotTell(_)));
    }

    #[test]
    fn a_twin_that_answers_forbids_a_sign(observations in any_observations(), asked in 0..9_000_u32) {
        let catalogue = Catalogue::shipped().with_twins("twins.example");
        let twins = catalogue.iter().filter(|(_, target)| target.beside.is_some());
        for (target, twin) in twins {
            let mut evidence = holding(&observations);
            let (asked, at) = (Millis(asked), Millis(asked + 40));
            evidence.record(&Observation { target, outcome: Outcome::Reached, asked, at });
            if let Verdict::Sign { variants } = judge(Model::shipped(), &catalogue, &evidence, Line::Online) {
                prop_assert!(!variants.overlaps(twin.listed_by));
            }
        }
    }

    #[test]
    fn any_inputs_end_within_the_budget(seed: u64, inputs in prop::collection::vec(any_input(), 0..60)) {
        let mut check = Check::start(Settings::default(), Surroundings::default(), seed);
        let mut now = Millis(0);
        let (mut hosts, mut done, mut wake) = (BTreeSet::new(), 0, None);
        let mut drain = |check: &mut Check, wake: &mut Option<Millis>| {
            while let Some(output) = check.poll() {
                match output {
                    Output::Send(probe) => {
                        hosts.insert(probe.target);
                    }
                    Output::Done(report) => {
                        done += 1;
                        assert_eq!(report.results.iter().flatten().count(), hosts.len());
                    }
                    Output::WakeAt(at) => *wake = Some(at),
                    Output::Abort(_) | Output::Progress(_) => {}
                }
            }
            (hosts.len(), done)
        };
        drain(&mut check, &mut wake);
        for (input, later) in inputs {
            now = now + Millis(later);
            check.handle(now, input);
            drain(&mut check, &mut wake);
        }
        // Whatever came, a driver that only wakes it when asked sees it end. Asleep, it waits to be woken up.
        check.handle(now, Input::Resumed);
        drain(&mut check, &mut wake);
        for _ in 0..200 {
            now = wake.take().map_or(now, |at| at.max(now));
            check.handle(now, Input::Woke);
            drain(&mut check, &mut wake);
        }
        let (hosts, done) = drain(&mut check, &mut wake);
        prop_assert_eq!(done, 1);
        prop_assert!(hosts <= Model::shipped().pace.hosts_max, "{} hosts", hosts);
    }
}

/// What comes of listed names whose first request ends without showing what it met, while all others answer at once.
/// The host is asked once more then, where `is_asked_again`; the second look shows a response after as long, where
/// `answers`, or nothing.
fn with_requests_over_after(took: Millis, is_asked_again: bool, answers: bool) -> Verdict {
    let mut check = Check::start(Settings::default(), Surroundings::default(), 7);
    let mut coming = Vec::new();
    let (mut now, mut wake) = (Millis(0), Millis(0));
    loop {
        while let Some(output) = check.poll() {
            match output {
                Output::Send(Probe { id: probe, target, .. }) => {
                    let seen = Input::Observed {
                        probe,
                        outcome: Outcome::Reached,
                    };
                    let catalogue = catalogue();
                    if !catalogue.target(target).is_some_and(Target::is_listed) {
                        coming.push((now + Millis(40), seen));
                        continue;
                    }
                    if is_asked_again {
                        coming.push((now + took, Input::AskedAgain(probe)));
                    }
                    if answers {
                        coming.push((now + took + took, seen));
                    }
                }
                Output::WakeAt(at) => wake = at,
                Output::Done(report) => return report.verdict,
                Output::Abort(_) | Output::Progress(_) => {}
            }
        }
        let next = (0..coming.len()).min_by_key(|&place| coming[place].0);
        let due = next.filter(|&place| coming[place].0 <= wake.max(now));
        let (at, input) = due.map_or((wake, Input::Woke), |place| coming.remove(place));
        now = now.max(at);
        check.handle(now, input);
    }
}

#[test]
fn how_long_a_second_look_takes_is_no_silence() {
    let slow = Millis(3000);
    let is_sign = |verdict| matches!(verdict, Verdict::Sign { .. });
    assert!(is_sign(with_requests_over_after(slow, false, true)));
    assert_eq!(with_requests_over_after(slow, true, true), Verdict::NoSign);
}

#[test]
fn request_that_ended_as_late_as_a_lost_packet_was_silent() {
    let lost_packet = Model::shipped().pace.lost_packet;
    for answers in [false, true] {
        let verdict = with_requests_over_after(lost_packet, true, answers);
        assert!(matches!(verdict, Verdict::Sign { .. }), "{verdict:?}");
    }
}

#[test]
fn nothing_held_tells_too_little() {
    assert_eq!(verdict(&holding(&[])), Verdict::CannotTell(Reason::TooLittle));
}

#[test]
fn silence_beside_a_dead_line_is_no_block() {
    let silent: Held = (Target::is_listed, Outcome::TimedOut, 0, 6_000);
    let fresh: Held = (is_peer, Outcome::Reached, 6_000, 6_040);
    let meanwhile: Held = (is_control, Outcome::Reached, 0, 40);
    // That the line is alive afterwards says nothing of what it was before.
    assert!(!is_sign(&[silent, fresh]));
    assert!(is_sign(&[silent, fresh, meanwhile]));
}

#[test]
fn short_silence_makes_a_sign_only_where_many_names_are_silent_and_the_line_shows_no_loss() {
    let bystanders: Vec<_> = catalogue()
        .iter()
        .filter(|(_, target)| is_blocked_bystander(target))
        .map(|(id, _)| id)
        .collect();
    let vendor = catalogue()
        .iter()
        .find(|(_, target)| is_vendor(target))
        .map(|(id, _)| id);
    let is_sign = |silent: usize, more: &[Held]| {
        let fresh: Held = (is_peer, Outcome::Reached, 3_000, 3_040);
        let meanwhile: Held = (|target| target.host == "www.w3.org", Outcome::Reached, 0, 40);
        let mut evidence = made_of(&[&[fresh, meanwhile], more].concat());
        for &id in vendor.iter().chain(&bystanders).take(silent) {
            let span = Span {
                start: Millis(0),
                end: Millis(2_700),
            };
            evidence.wait(id, Sight::Silent(span));
        }
        matches!(verdict(&evidence), Verdict::Sign { .. })
    };
    assert!(is_sign(7, &[]));
    assert!(!is_sign(6, &[]));
    let late: Held = (|target| target.host == "www.debian.org", Outcome::Reached, 0, 1_000);
    assert!(!is_sign(7, &[late]), "an answer that comes a second late shows loss");
    let silent: Held = (|target| target.host == "www.debian.org", Outcome::TimedOut, 0, 6_000);
    assert!(!is_sign(7, &[silent]), "an unlisted name that is silent shows loss");
}

#[test]
fn unlisted_name_that_hangs_speaks_for_no_worm() {
    let worms = [Hypothesis::WormB, Hypothesis::WormC];
    for (model, catalogue) in [
        (Model::shipped(), catalogue()),
        (Model::own(), Catalogue::own("check.example.org", 0)),
    ] {
        let nothing = Evidence::default();
        for (id, _) in catalogue.iter().filter(|(_, target)| !target.is_listed()) {
            let mut hanging = nothing.clone();
            hanging.wait(id, Sight::Hanging);
            for &innocent in Hypothesis::ALL.iter().filter(|of| !worms.contains(of)) {
                let lead = |evidence| weigh(model, &catalogue, evidence).lead(&worms, &[innocent]);
                assert!(lead(&hanging) <= lead(&nothing), "{innocent:?} {id:?}");
            }
        }
    }
}

#[test]
fn names_that_are_dark_in_two_ways_are_no_block() {
    // As many as a sign takes, and fewer than there are vendors.
    let some = |target: &Target| ["www.ca.gov", "www.vet.cornell.edu", "pandas.pydata.org"].contains(&&*target.host);
    let silent: Held = (some, Outcome::TimedOut, 0, 6_000);
    let failing: Held = (some, Outcome::Failed, 0, 8);
    let vendors: Held = (is_vendor, Outcome::Failed, 0, 8);
    let fresh: Held = (is_peer, Outcome::Reached, 6_000, 6_040);
    let meanwhile: Held = (is_control, Outcome::Reached, 0, 40);
    assert!(!is_sign(&[silent, vendors, fresh, meanwhile]));
    assert!(is_sign(&[failing, vendors, fresh, meanwhile]));
}

#[test]
fn what_answers_on_a_page_that_forbids_a_second_look_does_not_hide_why() {
    // As where B is there: what C alone blocks answers.
    let unseen: Held = (|target| target.listed_by.contains(Variant::B), Outcome::Unknown, 0, 8);
    let answered: Held = (|target| !target.listed_by.contains(Variant::B), Outcome::Reached, 0, 40);
    let policy = Verdict::CannotTell(Reason::PagePolicy);
    assert_eq!(verdict(&made_of(&[unseen, answered])), policy);
}

/// What became of some targets, when they were asked, and when it was known.
type Held = (fn(&Target) -> bool, Outcome, u32, u32);

fn is_sign(held: &[Held]) -> bool {
    matches!(verdict(&made_of(held)), Verdict::Sign { .. })
}

fn made_of(held: &[Held]) -> Evidence {
    let mut evidence = Evidence::default();
    for &(which, outcome, asked, at) in held {
        for (target, _) in catalogue().iter().filter(|(_, target)| which(target)) {
            evidence.record(&Observation {
                target,
                outcome,
                asked: Millis(asked),
                at: Millis(at),
            });
        }
    }
    evidence
}

fn is_control(target: &Target) -> bool {
    target.role() == Role::Control
}

fn is_peer(target: &Target) -> bool {
    target.role() == Role::Peer
}

fn is_blocked_bystander(target: &Target) -> bool {
    target.role() == Role::Bystander && target.listed_by.contains(Variant::B)
}

fn is_vendor(target: &Target) -> bool {
    target.role() == Role::Vendor
}

fn catalogue() -> Catalogue {
    Catalogue::shipped()
}

fn holding(observations: &[Observation]) -> Evidence {
    let mut evidence = Evidence::default();
    for observation in observations {
        evidence.record(observation);
    }
    evidence
}

fn verdict(evidence: &Evidence) -> Verdict {
    judge(Model::shipped(), &catalogue(), evidence, Line::Online)
}

fn weighed(evidence: &Evidence) -> Ledger {
    weigh(Model::shipped(), &catalogue(), evidence)
}

/// Failures are kept in a file of their own beside this one.
fn config() -> ProptestConfig {
    let kept = FileFailurePersistence::Direct("tests/laws.proptest-regressions");
    ProptestConfig {
        cases: 2_000,
        failure_persistence: Some(Box::new(kept)),
        ..ProptestConfig::default()
    }
}

fn without(target: TargetId, observations: &[Observation]) -> Vec<Observation> {
    observations
        .iter()
        .filter(|observation| observation.target != target)
        .copied()
        .collect()
}

fn target_that(holds: fn(&Target) -> bool) -> impl Strategy<Value = TargetId> {
    let targets: Vec<_> = catalogue()
        .iter()
        .filter(|(_, target)| holds(target))
        .map(|(id, _)| id)
        .collect();
    prop::sample::select(targets)
}

fn any_target() -> impl Strategy<Value = TargetId> {
    let count = u8::try_from(catalogue().len()).unwrap_or(u8::MAX);
    (0..count).prop_map(TargetId)
}

fn any_outcome() -> impl Strategy<Value = Outcome> {
    // Weighted so that signs and clean runs both occur often.
    let weighted = Outcome::ALL.iter().map(|&outcome| {
        let weight = match outcome {
            Outcome::Reached | Outcome::Failed => 5,
            Outcome::TimedOut => 2,
            Outcome::Refused | Outcome::Interrupted | Outcome::Unknown => 1,
        };
        (weight, Just(outcome))
    });
    prop::strategy::Union::new_weighted(weighted.collect())
}

/// Half of the time by the worm's own pattern, so that the laws on signs are not empty.
fn any_observations() -> impl Strategy<Value = Vec<Observation>> {
    let free = prop::collection::vec((any_target(), any_outcome(), 0..9_000_u32, 0..9_000_u32), 0..25);
    let wormlike = prop::collection::vec((any_target(), 0..9_000_u32, 0..9_000_u32), 8..25).prop_map(|observations| {
        let catalogue = catalogue();
        let listed = |id| catalogue.target(id).is_some_and(Target::is_listed);
        let outcome = |id| {
            if listed(id) { Outcome::Failed } else { Outcome::Reached }
        };
        observations
            .into_iter()
            .map(|(id, asked, took)| (id, outcome(id), asked, took))
            .collect()
    });
    prop_oneof![free, wormlike].prop_map(|observations: Vec<_>| {
        observations
            .into_iter()
            .map(|(target, outcome, asked, took)| Observation {
                target,
                outcome,
                asked: Millis(asked),
                at: Millis(asked + took),
            })
            .collect()
    })
}

fn any_input() -> impl Strategy<Value = (Input, u32)> {
    let input = prop_oneof![
        12 => (0..20_u32, any_outcome())
            .prop_map(|(probe, outcome)| Input::Observed { probe: ProbeId(probe), outcome }),
        6 => Just(Input::Woke),
        2 => (0..20_u32).prop_map(|probe| Input::AskedAgain(ProbeId(probe))),
        1 => Just(Input::Resumed),
        1 => Just(Input::Suspended),
        1 => Just(Input::WentOffline),
        1 => Just(Input::Identified(System::Windows7)),
        1 => Just(Input::Cancelled),
    ];
    (input, 0..3_000_u32)
}
