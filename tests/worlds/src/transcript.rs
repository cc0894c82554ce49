//! A run in words, step by step, for a person who asks why a check said what it said. The command line and the page of
//! error rates tell it from here.

use crate::answer::Answer;
use conficker_check::check::{Check, Input, Output};
use conficker_check::code::{All as _, Code as _};
use conficker_check::evidence::{Sight, Span};
use conficker_check::inference::{Hypothesis, weigh};
use conficker_check::model::Model;
use conficker_check::probe::ProbeId;
use conficker_check::target::{Target, TargetId};
use conficker_check::time::Millis;
use conficker_check::verdict::{self, Claim, Kind, Lack};
use serde::Serialize;

/// What happened, what the check did then, and what it held after that.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub struct Step {
    /// When, in milliseconds from the start.
    pub at_ms: u32,
    /// What happened.
    pub happened: String,
    /// What the check did: whom it asked, whom it gave up, what it said.
    pub done: Vec<String>,
    /// What it held of each host that it had asked, in the order of asking.
    pub held: Vec<Held>,
    /// What every explanation weighed, the weightiest first.
    pub weights: Vec<Weighed>,
    /// What the evidence allowed to say, if no more came.
    pub verdict: String,
    /// What it takes to say more.
    pub claims: Vec<Claimed>,
}

/// What is held of a host.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct Held {
    /// The host.
    pub host: String,
    /// Its role, and who blocks it.
    pub role: String,
    /// What was seen of it.
    pub sight: &'static str,
    /// After how many milliseconds, where a time is held.
    pub ms: Option<u32>,
}

/// What an explanation weighs.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct Weighed {
    /// The explanation.
    pub explanation: &'static str,
    /// Its weight.
    pub centibans: i32,
}

/// What a verdict may claim.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct Claimed {
    /// What would be said.
    pub claim: &'static str,
    /// The first thing that it lacks; none where it may be said.
    pub lacks: Option<String>,
}

impl Step {
    /// The step in lines.
    pub(crate) fn lines(&self) -> Vec<String> {
        let mut lines = vec![format!("{:>6} ms  {}", self.at_ms, self.happened)];
        lines.extend(self.done.iter().map(|done| format!("           > {done}")));
        let held = self.held.iter().map(|held| match held.ms {
            Some(ms) => format!("{} {} {ms} ms", held.host, held.sight),
            None => format!("{} {}", held.host, held.sight),
        });
        let weights = self.weights.iter();
        let weights = weights.map(|of| format!("{} {}", of.explanation, of.centibans));
        for (about, words) in [
            ("held", join(held, ", ")),
            ("weights", join(weights, ", ")),
            ("so far", self.verdict.clone()),
        ] {
            lines.push(format!("           {about}: {words}"));
        }
        lines.extend(self.claims.iter().map(|of| {
            let lacks = of.lacks.as_deref().unwrap_or("nothing");
            format!("             {} lacks {lacks}", of.claim)
        }));
        lines
    }
}

fn join(words: impl Iterator<Item = String>, between: &str) -> String {
    words.collect::<Vec<_>>().join(between)
}

/// Begins a step: what happened, with nothing done and nothing held yet.
pub(crate) fn step(now: Millis, happened: String) -> Step {
    Step {
        at_ms: now.0,
        happened,
        done: Vec::new(),
        held: Vec::new(),
        weights: Vec::new(),
        verdict: String::new(),
        claims: Vec::new(),
    }
}

/// What happened.
pub(crate) fn input(check: &Check, asked: &[TargetId], input: Input) -> String {
    match input {
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
    }
}

/// What comes out; none for what only repeats another.
pub(crate) fn output(check: &Check, asked: &[TargetId], output: &Output) -> Option<String> {
    match output {
        Output::Abort(probe) => Some(format!("gives up {}", host(check, asked, *probe))),
        Output::Done(report) => Some(format!("says {}", said(&Answer::of(report.verdict, &report.caveats)))),
        Output::Progress(_) | Output::WakeAt(_) => None,
        Output::Send(probe) => {
            let target = check.catalogue().target(probe.target)?;
            Some(format!("asks {}, {}", target.host, role(target)))
        }
    }
}

/// What a check holds: its evidence, what that weighs, and what it allows to say.
pub(crate) fn hold(step: &mut Step, model: &Model, check: &Check, asked: &[TargetId]) {
    let (catalogue, evidence) = (check.catalogue(), check.evidence());
    for (at, &id) in asked.iter().enumerate() {
        if let (Some(target), false) = (catalogue.target(id), asked[..at].contains(&id)) {
            let (sight, span) = seen(evidence.sight(id));
            step.held.push(Held {
                host: target.host.to_string(),
                role: role(target),
                sight,
                ms: span.map(|span| (span.end - span.start).0),
            });
        }
    }
    let ledger = weigh(model, catalogue, evidence);
    let weighed = Hypothesis::ALL.iter().map(|&of| Weighed {
        explanation: of.code(),
        centibans: ledger.weight(of).centibans,
    });
    step.weights = weighed.collect();
    step.weights.sort_by_key(|of| (-of.centibans, of.explanation));
    let line = check.surroundings().line;
    step.verdict = said(&Answer::of(verdict::judge(model, catalogue, evidence, line), &[]));
    let claims = verdict::lacks(model, catalogue, evidence).into_iter();
    step.claims = claims
        .map(|(claim, lack)| Claimed {
            claim: claimed(claim),
            lacks: lack.map(lacking),
        })
        .collect();
}

/// An answer in codes: `sign b`, `cannot-tell offline`.
pub(crate) fn said(answer: &Answer) -> String {
    let variants = answer.variants.join(" or ");
    let detail = answer.reason.as_ref().unwrap_or(&variants);
    format!("{} {detail}", answer.verdict).trim_end().to_owned()
}

fn role(target: &Target) -> String {
    let listed = join(target.listed_by.iter().map(|of| of.code().to_owned()), " ");
    format!("{} {listed}", target.role().code()).trim_end().to_owned()
}

fn host(check: &Check, asked: &[TargetId], probe: ProbeId) -> String {
    let id = asked.get(probe.0 as usize);
    let target = id.and_then(|&id| check.catalogue().target(id));
    target.map_or_else(|| format!("probe {}", probe.0), |target| target.host.to_string())
}

fn seen(sight: Sight) -> (&'static str, Option<Span>) {
    match sight {
        Sight::Failed(span) => ("failed", Some(span)),
        Sight::Hanging => ("hanging", None),
        Sight::Refused => ("refused", None),
        Sight::Seen(span) => ("reached", Some(span)),
        Sight::Silent(span) => ("silent", Some(span)),
        Sight::TimedOut(span) => ("timed-out", Some(span)),
        Sight::Unknown => ("unknown", None),
    }
}

fn claimed(claim: Claim) -> &'static str {
    match claim {
        Claim::Clear => "no sign",
        Claim::Filter => "a filter",
        Claim::Outage => "no connection",
        Claim::Worm => "sign",
    }
}

fn lacking(lack: Lack) -> String {
    match lack {
        Lack::Fresh => "unlisted names that were asked once a listed one was dark, and answered".to_owned(),
        Lack::Lead(over) => format!("a lead over {}", over.code()),
        Lack::Names(kind) => {
            let kind = match kind {
                Kind::Bystander => "listed names outside the security sector",
                Kind::Listed => "listed names",
                Kind::Security => "security sites",
                Kind::Unlisted => "unlisted names",
                Kind::Vendor => "listed security sites",
            };
            format!("enough {kind} that do as it predicts")
        }
        Lack::Refuted => "agreement with an answer that is there".to_owned(),
        Lack::Witness => "names that answered while the silent ones were silent".to_owned(),
    }
}
