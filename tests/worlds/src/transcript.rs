//! A run in words, for a person who asks why a check said what it said.

use conficker_check::check::{Check, Input, Output};
use conficker_check::code::{All as _, Code as _};
use conficker_check::evidence::Evidence;
use conficker_check::inference::{Hypothesis, weigh};
use conficker_check::model::Model;
use conficker_check::probe::ProbeId;
use conficker_check::target::TargetId;
use conficker_check::time::Millis;
use core::fmt::Write as _;

/// What happened, in a line.
pub(crate) fn input(check: &Check, asked: &[TargetId], now: Millis, input: Input) -> String {
    let what = match input {
        Input::AskedAgain(probe) => format!("{} is asked once more", host(check, asked, probe)),
        Input::Cancelled => "the person stops the check".to_owned(),
        Input::Identified(system) => format!("the system is {}", system.code()),
        Input::Observed { probe, outcome } => {
            format!("{} {}", host(check, asked, probe), outcome.code())
        }
        Input::Resumed => "the machine comes back from sleep".to_owned(),
        Input::Suspended => "the machine goes to sleep".to_owned(),
        Input::WentOffline => "the connection is lost".to_owned(),
        Input::Woke => "the check looks at the time".to_owned(),
    };
    format!("{:>6} ms  {what}", now.0)
}

/// What comes out, in a line; none for what only repeats another.
pub(crate) fn output(check: &Check, asked: &[TargetId], now: Millis, output: &Output) -> Option<String> {
    let what = match output {
        Output::Abort(probe) => format!("gives up {}", host(check, asked, *probe)),
        Output::Done(report) => {
            let answer = crate::Answer::of(report.verdict, &report.caveats);
            let detail = answer.reason.unwrap_or_else(|| answer.variants.join(" or "));
            format!("says {} {detail}", answer.verdict)
        }
        Output::Progress(_) | Output::WakeAt(_) => return None,
        Output::Send(probe) => {
            let target = check.catalogue().target(probe.target)?;
            let listed: Vec<_> = target.listed_by.iter().map(|of| of.code()).collect();
            format!("asks {}, {} {}", target.host, target.role().code(), listed.join(" "))
        }
    };
    Some(format!("{:>6} ms  > {}", now.0, what.trim_end()))
}

/// How every explanation weighs, the weightiest first, in centibans.
pub(crate) fn weights(model: &Model, check: &Check, evidence: &Evidence) -> String {
    let ledger = weigh(model, check.catalogue(), evidence);
    let mut weights: Vec<_> = Hypothesis::ALL
        .iter()
        .map(|&of| (-ledger.weight(of).centibans, of.code()))
        .collect();
    weights.sort_unstable();
    let mut line = " ".repeat(11);
    for (weight, name) in weights {
        // Writing to a string does not fail.
        let _ = write!(line, "{name} {} ", -weight);
    }
    line.trim_end().to_owned()
}

fn host(check: &Check, asked: &[TargetId], probe: ProbeId) -> String {
    let id = asked.get(probe.0 as usize);
    let target = id.and_then(|&id| check.catalogue().target(id));
    target.map_or_else(|| format!("{probe:?}"), |target| target.host.to_string())
}
