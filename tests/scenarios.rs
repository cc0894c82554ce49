//! Every scenario of `data/scenarios.toml` in virtual time, by many seeds.

use conficker_check::code::Code as _;
use conficker_check::report::{Caveat, Report};
use conficker_check::time::Millis;
use conficker_check::verdict::Verdict;
use worlds::{Expectation, Scenario};

/// Seeds a scenario is run by. Seed n is the number n: a failure names it, and it fails again.
const SEEDS: u64 = 1_000;

/// No run may take longer; a machine asleep is not on the clock.
const RUN_MAX: Millis = Millis(15_000);

#[test]
fn every_scenario_gets_its_verdict() {
    for scenario in worlds::scenarios() {
        let wrong: Vec<_> = reports(&scenario)
            .filter_map(|(seed, report)| Some((seed, difference(&scenario.expect, &report)?)))
            .collect();
        let rate = 1.0 - wrong.len() as f64 / SEEDS as f64;
        let (name, wanted) = (&scenario.name, scenario.expect.rate);
        assert!(
            rate >= wanted,
            "{name}: right in {rate} of {SEEDS} runs, not {wanted}; first wrong: {:?}",
            wrong.first()
        );
    }
}

#[test]
fn no_world_without_the_worm_gives_a_sign() {
    for scenario in worlds::scenarios()
        .into_iter()
        .filter(|scenario| !scenario.worm)
    {
        for (seed, report) in reports(&scenario) {
            let sign = matches!(report.verdict, Verdict::Sign { .. });
            assert!(!sign, "{}", story(&scenario, seed));
        }
    }
}

#[test]
fn no_world_with_the_worm_gives_no_sign() {
    for scenario in worlds::scenarios()
        .into_iter()
        .filter(|scenario| scenario.worm)
    {
        for (seed, report) in reports(&scenario) {
            assert_ne!(
                report.verdict,
                Verdict::NoSign,
                "{}",
                story(&scenario, seed)
            );
        }
    }
}

#[test]
fn a_run_ends_in_time_and_asks_few_hosts() {
    for scenario in worlds::scenarios() {
        let slept = scenario
            .events
            .iter()
            .map(|timed| timed.at())
            .max()
            .unwrap_or_default();
        for (seed, report) in reports(&scenario) {
            assert!(
                report.elapsed <= RUN_MAX + slept,
                "{}",
                story(&scenario, seed)
            );
            assert!(asked(&report) <= 16, "{}", story(&scenario, seed));
        }
    }
}

#[test]
fn few_listed_names_hang_at_once() {
    for scenario in worlds::scenarios() {
        for seed in 0..SEEDS {
            let most = worlds::run(&scenario, seed).listed_in_flight_max;
            assert!(most <= 4, "{most} at once: {}", story(&scenario, seed));
        }
    }
}

#[test]
fn a_clean_run_asks_at_most_nine_hosts() {
    for name in ["clean", "clean-slow", "twins-agree"] {
        every(name, |report| asked(report) <= 9);
    }
}

#[test]
fn look_ups_that_fail_fast_give_a_fast_sign() {
    for name in ["conficker-b-fast", "conficker-c-fast"] {
        every(name, |report| report.elapsed <= Millis(1_500));
    }
}

#[test]
fn look_ups_that_hang_give_a_sign_within_nine_seconds() {
    for name in ["conficker-b", "conficker-b-hiccup", "conficker-c"] {
        every(name, |report| report.elapsed <= Millis(9_000));
    }
}

#[test]
fn equal_seeds_give_equal_transcripts() {
    for scenario in worlds::scenarios() {
        for seed in 0..20 {
            assert_eq!(
                worlds::transcript(&scenario, seed),
                worlds::transcript(&scenario, seed)
            );
        }
    }
}

/// A run stops as soon as its verdict stands. Asking everybody, and waiting for every answer, must not change it.
#[test]
fn stopping_early_gives_the_verdict_of_the_full_run() {
    for scenario in worlds::scenarios() {
        let world = &scenario.world;
        if world.loss > 0.0 || !scenario.events.is_empty() {
            continue;
        }
        let full = worlds::judge_everything(world).code();
        for (seed, report) in reports(&scenario) {
            assert_eq!(report.verdict.code(), full, "{}", story(&scenario, seed));
        }
    }
}

#[track_caller]
fn every(name: &str, holds: impl Fn(&Report) -> bool) {
    let scenario = worlds::scenario(name).unwrap_or_else(|| panic!("no scenario is called {name}"));
    for (seed, report) in reports(&scenario) {
        assert!(holds(&report), "{}", story(&scenario, seed));
    }
}

fn reports(scenario: &Scenario) -> impl Iterator<Item = (u64, Report)> {
    (0..SEEDS).map(|seed| match worlds::run(scenario, seed).report {
        Some(report) => (seed, report),
        None => panic!("does not end: {}", story(scenario, seed)),
    })
}

fn story(scenario: &Scenario, seed: u64) -> String {
    format!(
        "{} seed {seed}:\n{}",
        scenario.name,
        worlds::transcript(scenario, seed).join("\n")
    )
}

fn asked(report: &Report) -> usize {
    report.results.iter().flatten().count()
}

fn difference(expect: &Expectation, report: &Report) -> Option<String> {
    let (mut variants, mut reason) = (Vec::new(), None);
    match report.verdict {
        Verdict::CannotTell(why) => reason = Some(String::from(why.code())),
        Verdict::NoSign => {}
        Verdict::Sign { variants: of } => {
            variants = of
                .iter()
                .map(|variant| String::from(variant.code()))
                .collect()
        }
    }
    let found = (
        String::from(report.verdict.code()),
        variants,
        reason,
        particular(&report.caveats),
    );
    let wanted = (
        expect.verdict.clone(),
        expect.variants.clone(),
        expect.reason.clone(),
        expect.caveats.clone(),
    );
    (found != wanted).then(|| format!("{found:?} instead of {wanted:?}"))
}

/// The caveats that not every such verdict has.
fn particular(caveats: &[Caveat]) -> Vec<String> {
    let always = [
        Caveat::VariantA,
        Caveat::NotRestarted,
        Caveat::Proxy,
        Caveat::DnsOverHttps,
        Caveat::SimilarMalware,
    ];
    let particular = caveats.iter().filter(|caveat| !always.contains(caveat));
    particular
        .map(|caveat| String::from(caveat.code()))
        .collect()
}
