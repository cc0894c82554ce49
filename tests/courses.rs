//! The course of a check in every world: whom it asks when, whom it gives up, and what it says. A change of the plan is
//! seen here before any error rate moves: `tests/golden/courses.txt` then differs, world by world.
//! `UPDATE_GOLDEN=1 cargo test --test courses` writes it anew.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};
use worlds::{Replay, scenarios};

/// The seeds by which each world is played. More show nothing else that the other tests would miss.
const SEEDS: [u64; 2] = [1, 2];

#[test]
fn checks_take_the_course_that_was_reviewed() {
    let mut courses = String::new();
    for scenario in scenarios() {
        for seed in SEEDS {
            courses += &course(&Replay::of_scenario(scenario.clone(), seed));
        }
    }
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/courses.txt");
    if env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&golden, &courses).unwrap();
    }
    let reviewed = fs::read_to_string(&golden).unwrap();
    for (now, then) in courses.lines().zip(reviewed.lines()) {
        assert_eq!(now, then, "the course differs; if it should, UPDATE_GOLDEN=1");
    }
    assert_eq!(courses.lines().count(), reviewed.lines().count(), "worlds came or went");
}

/// A line: the run, what it said, and for each moment whom it asked (`+`) and gave up (`-`).
fn course(replay: &Replay) -> String {
    let mut line = format!("{} {}", replay.run, replay.end);
    for step in &replay.steps {
        let done = step.done.iter().filter_map(|done| {
            let (sign, who) = match (done.strip_prefix("asks "), done.strip_prefix("gives up ")) {
                (Some(who), _) => ('+', who),
                (_, Some(who)) => ('-', who),
                _ => return None,
            };
            Some(format!(" {sign}{}", who.split(',').next()?))
        });
        let done: String = done.collect();
        if !done.is_empty() {
            // Writing to a string does not fail.
            let _ = write!(line, " | {}{done}", step.at_ms);
        }
    }
    line + "\n"
}
