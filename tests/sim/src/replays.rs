//! Runs worth a second look, and the part of the page that replays them.

use maud::{Markup, html};
use sim::Row;

/// A run, and what the check said in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Replayed {
    /// Its name, `[SCENARIO:]SEED`.
    pub(super) run: String,
    /// What was said, as `sign/b` or `cannot-tell/filtered`.
    pub(super) answer: String,
}

/// A run for each answer that a row counted and its scenarios do not expect, where that answer is among those wanted.
pub(super) fn unexpected(row: &Row, wanted: impl Fn(&str) -> bool) -> Vec<Replayed> {
    // The number of a run of the mixed population is all of its name.
    let scenario = row
        .scenario
        .as_ref()
        .map_or_else(String::new, |_| format!("{}:", row.name));
    let answers = row.cells.first().into_iter().flat_map(|ours| &ours.unexpected);
    answers
        .filter(|(answer, _)| wanted(answer))
        .map(|(answer, seed)| Replayed {
            run: format!("{scenario}{seed}"),
            answer: answer.clone(),
        })
        .collect()
}

/// Links to runs; the page's script replays them.
pub(super) fn links(replays: &[Replayed]) -> Markup {
    html! {
        @if replays.is_empty() { "–" }
        @for Replayed { run, answer } in replays {
            a.run href=(format!("#{run}")) { (run) } @if !answer.is_empty() { " " small { (answer) } } br;
        }
    }
}

/// The part of the page in which a run is replayed. Its script shows the form, and finds the worlds in the page's
/// tables.
pub(super) fn section() -> Markup {
    html! {
        section #replay aria-labelledby="replay-title" {
            h2 #replay-title { "Replay a run" }
            p {
                "Every run has a seed. Here it runs again, step by step: what happened, what the check did, and what \
                it held then. The check is the one that counted: the core's own sources, compiled for this page with \
                the simulated machines and networks in the place of a browser's. The widget's module is compiled from \
                the same sources of the core, with a browser around them. No host is contacted but this page's own."
            }
            p { code { "cargo xtask sim --replay SCENARIO:SEED" } " tells the same in a terminal." }
            p #replay-without {
                "Here this needs JavaScript and WebAssembly. Without them, use the command: the links below are its \
                arguments."
            }
            form #replay-choice hidden autocomplete="off" {
                p {
                    label for="replay-world" { "World" }
                    select #replay-world name="world" aria-describedby="replay-about" {
                        option value="" { "drawn by the seed from the mixed population" }
                    }
                }
                p #replay-about role="status" {}
                p {
                    label for="replay-seed" { "Seed" }
                    input #replay-seed name="seed" value="0" inputmode="numeric" aria-describedby="replay-fault";
                }
                p { button { "Replay" } }
                p #replay-fault role="status" {}
            }
            div #replay-run hidden {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(scenario: bool) -> Row {
        let expect = serde_json::json!({
            "expect": "no-sign", "rate_min": 1.0, "loss": 0, "own": false, "sound": true, "plain": true,
        });
        let cell = serde_json::json!({
            "runs": 100, "right": 0, "sign": 1, "variant_right": 0, "variant_wrong": 0, "no_sign": 0,
            "cannot_tell": {}, "probes": { "median": 0, "p95": 0 }, "ms": { "median": 0, "p95": 0 },
            "slack_percent": { "median": 0, "p95": 0 }, "unexpected": { "cannot-tell/offline": 4, "sign/b": 17 },
        });
        serde_json::from_value(serde_json::json!({
            "name": "clean", "about": "", "kind": "clean", "cells": [cell],
            "scenario": scenario.then_some(expect),
        }))
        .unwrap()
    }

    #[test]
    fn a_run_is_named_as_the_command_takes_it() {
        let found = unexpected(&row(true), |answer| answer.starts_with("sign"));
        let clean = Replayed {
            run: String::from("clean:17"),
            answer: String::from("sign/b"),
        };
        assert_eq!(found, [clean]);
        let mixed = unexpected(&row(false), |_| true);
        assert_eq!(mixed.iter().map(|of| of.run.as_str()).collect::<Vec<_>>(), ["4", "17"]);
    }

    #[test]
    fn a_link_leads_to_its_run() {
        let links = links(&unexpected(&row(true), |_| true)).into_string();
        assert!(
            links.contains("<a class=\"run\" href=\"#clean:17\">clean:17</a>"),
            "{links}"
        );
    }
}
