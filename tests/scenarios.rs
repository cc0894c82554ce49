//! Every scenario of `data/scenarios.toml` in virtual time, by many seeds; and of the networks those that need no more.

/// A stage of its own: `cargo xtask test` names this module.
mod every_scenario {
    use conficker_check::code::Code as _;
    use conficker_check::model::Model;
    use conficker_check::report::{Caveat, Report};
    use conficker_check::time::Millis;
    use conficker_check::verdict::Verdict;
    use worlds::{Ground, Kind, Networks, Scenario, Simulator};

    /// Seeds a scenario is run by. Seed n is the number n: a failure names it, and it fails again.
    const SEEDS: u64 = 1_000;

    /// No run may take longer; a machine asleep is not on the clock.
    const RUN_MAX: Millis = Millis(15_000);

    #[test]
    fn every_scenario_gets_its_verdict() {
        for simulator in simulators() {
            let expect = &simulator.scenario().expect;
            let wrong: Vec<_> = reports(&simulator)
                .filter_map(|(seed, report)| Some((seed, expect.difference(&report)?)))
                .collect();
            let rate = 1.0 - wrong.len() as f64 / SEEDS as f64;
            let (name, wanted) = (&simulator.scenario().name, expect.rate);
            assert!(
                rate >= wanted,
                "{name}: right in {rate} of {SEEDS} runs, not {wanted}; first wrong: {:?}",
                wrong.first()
            );
        }
    }

    #[test]
    fn a_network_that_virtual_time_can_play_gets_its_verdict_there() {
        let networks = Networks::shipped().network.into_iter();
        let playable = networks.filter(|network| network.obstacle(Ground::VirtualTime).is_none());
        let simulators: Vec<_> = playable.map(Simulator::new).collect();
        assert!(simulators.len() >= 30, "only {} networks were played", simulators.len());
        for simulator in &simulators {
            for (seed, report) in reports(simulator) {
                let wrong = simulator.scenario().expect.difference(&report);
                assert_eq!(wrong, None, "{}", story(simulator, seed));
            }
        }
    }

    #[test]
    fn no_world_without_the_worm_gives_a_sign() {
        for simulator in simulators().filter(|of| !of.scenario().kind.is_infected()) {
            for (seed, report) in reports(&simulator) {
                let sign = matches!(report.verdict, Verdict::Sign { .. });
                assert!(!sign, "{}", story(&simulator, seed));
            }
        }
    }

    #[test]
    fn no_world_with_a_visible_block_gives_no_sign() {
        for simulator in simulators().filter(|of| of.scenario().kind == Kind::Worm) {
            for (seed, report) in reports(&simulator) {
                assert_ne!(report.verdict, Verdict::NoSign, "{}", story(&simulator, seed));
            }
        }
    }

    #[test]
    fn a_page_that_checks_again_and_again_asks_nobody_twice_and_is_as_right() {
        for simulator in simulators() {
            let kind = simulator.scenario().kind;
            for seed in 0..SEEDS / 10 {
                let mut kept = 0;
                for time in 0..5 {
                    let run = simulator.run_again(seed + time, kept);
                    let report = run.report.unwrap();
                    let name = &simulator.scenario().name;
                    let says = format!("{name}, seed {seed}, time {time}: {:?}", report.verdict);
                    let asked = bits_of_asked(&report);
                    assert_eq!(asked & kept, 0, "{says}: asked again");
                    assert_eq!(report.caveats.contains(&Caveat::AskedBefore), kept != 0, "{says}");
                    let is_sign = matches!(report.verdict, Verdict::Sign { .. });
                    assert!(!is_sign || kind.is_infected(), "{says}");
                    assert!(report.verdict != Verdict::NoSign || kind != Kind::Worm, "{says}");
                    kept |= asked;
                }
            }
        }
    }

    #[test]
    fn a_clean_page_has_names_enough_for_five_checks() {
        let clean = Simulator::new(worlds::scenario("clean").unwrap());
        for seed in 0..SEEDS {
            let mut kept = 0;
            for time in 0..5 {
                let report = clean.run_again(seed, kept).report.unwrap();
                assert_eq!(report.verdict, Verdict::NoSign, "seed {seed}, time {time}");
                kept |= bits_of_asked(&report);
            }
        }
    }

    #[test]
    fn a_run_ends_in_time_and_asks_few_hosts() {
        for simulator in simulators() {
            let world = &simulator.scenario().world;
            // A machine asleep is not on the clock, and timers that are late make a run late.
            let slept = simulator.scenario().events.iter().map(|timed| timed.at()).max();
            let late = slept.unwrap_or_default() + Millis(world.timer_ms);
            for (seed, report) in reports(&simulator) {
                assert!(report.elapsed <= RUN_MAX + late, "{}", story(&simulator, seed));
                let model = if world.own { Model::own() } else { Model::shipped() };
                assert!(asked(&report) <= model.pace.hosts_max, "{}", story(&simulator, seed));
            }
        }
    }

    #[test]
    fn few_listed_names_hang_at_once() {
        for simulator in simulators() {
            for seed in 0..SEEDS {
                let most = simulator.run(seed).listed_in_flight_max;
                assert!(
                    most <= Model::shipped().pace.listed_in_flight_max,
                    "{most} at once: {}",
                    story(&simulator, seed)
                );
            }
        }
    }

    #[test]
    fn a_clean_run_asks_at_most_eight_hosts() {
        for name in ["clean", "clean-far", "twins-agree", "own-clean"] {
            every(name, |report| asked(report) <= 8);
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
        for simulator in simulators() {
            for seed in 0..20 {
                assert_eq!(simulator.transcript(seed), simulator.transcript(seed));
            }
        }
    }

    /// A run stops as soon as its verdict stands. Asking everybody, and waiting for every answer, must not change it,
    /// where the world is one of which only one thing can be said.
    #[test]
    fn stopping_early_gives_the_verdict_of_the_full_run() {
        let mut compared = 0;
        for simulator in simulators() {
            let scenario = simulator.scenario();
            let is_told_alike = scenario.expect.or.is_empty() && scenario.expect.rate >= 1.0;
            if scenario.world.has_moods() || !scenario.events.is_empty() || !is_told_alike {
                continue;
            }
            compared += 1;
            let full = simulator.judge_everything().code();
            for (seed, report) in reports(&simulator) {
                assert_eq!(report.verdict.code(), full, "{}", story(&simulator, seed));
            }
        }
        assert!(compared > 60, "only {compared} scenarios were compared");
    }

    #[track_caller]
    fn every(name: &str, holds: impl Fn(&Report) -> bool) {
        let scenario = worlds::scenario(name).unwrap_or_else(|| panic!("no scenario is called {name}"));
        let simulator = Simulator::new(scenario);
        for (seed, report) in reports(&simulator) {
            assert!(holds(&report), "{}", story(&simulator, seed));
        }
    }

    fn simulators() -> impl Iterator<Item = Simulator> {
        worlds::scenarios().into_iter().map(Simulator::new)
    }

    fn reports(simulator: &Simulator) -> impl Iterator<Item = (u64, Report)> {
        (0..SEEDS).map(|seed| match simulator.run(seed).report {
            Some(report) => (seed, report),
            None => panic!("does not end: {}", story(simulator, seed)),
        })
    }

    fn story(simulator: &Simulator, seed: u64) -> String {
        let Scenario { name, about, .. } = simulator.scenario();
        format!(
            "{name}, {about}, seed {seed}:\n{}",
            simulator.transcript(seed).join("\n")
        )
    }

    fn bits_of_asked(report: &Report) -> u32 {
        let asked = (0..).zip(&report.results).filter(|(_, of)| of.is_some());
        asked.fold(0, |bits, (at, _)| bits | 1 << at)
    }

    fn asked(report: &Report) -> usize {
        report.results.iter().flatten().count()
    }
}
