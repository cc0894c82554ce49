//! The forms in which a report, a check's progress and what is wrong with its options leave for the scripts: plain
//! objects, as `pkg/index.d.ts` has them.
//!
//! Core types do not serialise themselves; only this module knows the report's form. One tree with one hand-written
//! [`Serialize`] takes 1.4 kB less of what visitors download than a derived one for each form.

use crate::blocklist::Entry;
use crate::check::Progress;
use crate::code::{Code, NOT_TRIED};
use crate::report::{Report, Settled};
use crate::settings::Fault;
use crate::target::Target;
use crate::time::Millis;
use crate::variant::VariantSet;
use crate::verdict::Verdict;
use serde::ser::{Serialize, SerializeMap, Serializer};

/// The version of the report's form.
const SCHEMA: u32 = 1;

/// A plain value of the scripts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form<'a> {
    /// Yes or no.
    Flag(bool),
    /// Values in an order.
    List(Vec<Self>),
    /// Nothing.
    Null,
    /// A whole number.
    Number(u32),
    /// Values by name, in an order.
    Object(Vec<(&'static str, Self)>),
    /// A text.
    Text(&'a str),
}

impl Serialize for Form<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::List(members) => serializer.collect_seq(members),
            Self::Null => serializer.serialize_unit(),
            Self::Number(number) => serializer.serialize_u32(*number),
            Self::Object(fields) => {
                let mut map = serializer.serialize_map(Some(fields.len()))?;
                for (name, value) in fields {
                    map.serialize_entry(name, value)?;
                }
                map.end()
            }
            Self::Text(text) => serializer.serialize_str(text),
        }
    }
}

/// What a finished check holds. `started_at` is a moment in RFC 3339, UTC; times are milliseconds.
#[must_use]
pub fn report<'a>(report: &'a Report, started_at: &'a str, simulated: bool) -> Form<'a> {
    let (variants, reason) = match &report.verdict {
        Verdict::CannotTell(reason) => (VariantSet::NONE, Form::Text(reason.code())),
        Verdict::NoSign => (VariantSet::NONE, Form::Null),
        Verdict::Sign { variants } => (*variants, Form::Null),
    };
    let mut caveats = Vec::new();
    for caveat in &report.caveats {
        caveats.push(Form::Text(caveat.code()));
    }
    let mut targets = Vec::new();
    for (of, settled) in report.targets() {
        targets.push(target(of, settled));
    }
    Form::Object(vec![
        ("schema", Form::Number(SCHEMA)),
        ("verdict", Form::Text(report.verdict.code())),
        ("variants", codes(variants)),
        ("reason", reason),
        ("caveats", Form::List(caveats)),
        ("system", Form::Text(report.system.code())),
        ("simulated", Form::Flag(simulated)),
        ("startedAt", Form::Text(started_at)),
        ("elapsedMs", Form::Number(report.elapsed.0)),
        ("catalogueDate", Form::Text(report.catalogue.date())),
        ("targets", Form::List(targets)),
    ])
}

fn target(target: &Target, settled: Option<Settled>) -> Form<'_> {
    let (outcome, ms) = match settled {
        Some(Settled { outcome, took }) => (outcome.code(), Form::Number(took.0)),
        None => (NOT_TRIED, Form::Null),
    };
    Form::Object(vec![
        ("host", Form::Text(&target.host)),
        ("role", Form::Text(target.role().code())),
        ("sector", Form::Text(target.sector.code())),
        ("listedBy", codes(target.listed_by)),
        ("outcome", Form::Text(outcome)),
        ("ms", ms),
    ])
}

/// How far a check is, `elapsed` after its start. The outcome is null for a probe that was just sent.
#[must_use]
pub fn progress<'a>(progress: &Progress, target: &'a Target, elapsed: Millis) -> Form<'a> {
    let count = |count| Form::Number(u32::try_from(count).unwrap_or(u32::MAX));
    let outcome = progress.outcome;
    Form::Object(vec![
        ("sent", count(progress.sent)),
        ("settled", count(progress.settled)),
        ("host", Form::Text(&target.host)),
        ("role", Form::Text(target.role().code())),
        (
            "outcome",
            outcome.map_or(Form::Null, |outcome| Form::Text(outcome.code())),
        ),
        ("elapsedMs", Form::Number(elapsed.0)),
    ])
}

/// Everything that is wrong with a check's options; `string` only where a string of the worm is at fault.
#[must_use]
pub fn faults(faults: &[Fault]) -> Form<'_> {
    let mut members = Vec::new();
    for fault in faults {
        let mut fields = vec![
            ("code", Form::Text(fault.code())),
            ("field", Form::Text(fault.field())),
            ("found", Form::Text(fault.found())),
        ];
        if let Fault::DomainListed { entry, .. } = fault {
            fields.push(("string", Form::Text(entry.text)));
        }
        members.push(Form::Object(fields));
    }
    Form::List(members)
}

/// The string by which the worm blocks a host, with the variants that do; null for a host that it lets through.
#[must_use]
pub fn listing(entry: Option<&'static Entry>) -> Form<'static> {
    entry.map_or(Form::Null, |entry| {
        Form::Object(vec![
            ("string", Form::Text(entry.text)),
            ("variants", codes(entry.variants)),
        ])
    })
}

fn codes(variants: VariantSet) -> Form<'static> {
    let mut codes = Vec::new();
    for variant in variants.iter() {
        codes.push(Form::Text(variant.code()));
    }
    Form::List(codes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::blocklist;
    use crate::check::{Check, Input, Output};
    use crate::probe::{Outcome, ProbeId};
    use crate::settings::Settings;
    use crate::surroundings::Surroundings;
    use serde_json::{Value, json};

    fn value(form: &Form<'_>) -> Value {
        serde_json::to_value(form).unwrap()
    }

    fn keys(value: &Value) -> Vec<&str> {
        value.as_object().unwrap().keys().map(String::as_str).collect()
    }

    fn ended(inputs: &[(u32, Input)]) -> Report {
        let mut check = Check::start(Settings::default(), Surroundings::default(), 7);
        for (ms, input) in inputs {
            while check.poll().is_some() {}
            check.handle(Millis(*ms), *input);
        }
        let mut outputs = std::iter::from_fn(|| check.poll());
        outputs
            .find_map(|output| match output {
                Output::Done(report) => Some(report),
                Output::Abort(_) | Output::Progress(_) | Output::Send(_) | Output::WakeAt(_) => None,
            })
            .unwrap()
    }

    #[test]
    fn report_has_every_field_and_every_target() {
        let probe = ProbeId(0);
        let outcome = Outcome::Reached;
        let ended = ended(&[(12, Input::Observed { probe, outcome }), (34, Input::Cancelled)]);
        let mut told = value(&report(&ended, "2026-11-22T09:30:00.000Z", true));
        let targets = told.as_object_mut().unwrap().remove("targets").unwrap();
        let targets = targets.as_array().unwrap();
        assert_eq!(targets.len(), ended.catalogue.len());
        let tried = targets.iter().find(|target| target["outcome"] == "reached");
        let tried = tried.unwrap();
        assert_eq!(keys(tried), ["host", "listedBy", "ms", "outcome", "role", "sector"]);
        assert_eq!(tried["ms"], 12);
        assert_eq!(
            told,
            json!({
                "schema": 1, "verdict": "cannot-tell", "variants": [], "reason": "cancelled", "caveats": [],
                "system": "unknown", "simulated": true, "startedAt": "2026-11-22T09:30:00.000Z", "elapsedMs": 34,
                "catalogueDate": ended.catalogue.date(),
            })
        );
    }

    #[test]
    fn site_of_which_nobody_can_tell_is_a_caveat() {
        let probe = ProbeId(0);
        let outcome = Outcome::Unknown;
        let ended = ended(&[(1, Input::Observed { probe, outcome }), (2, Input::Cancelled)]);
        assert_eq!(
            value(&report(&ended, "", false))["caveats"],
            json!(["no-second-opinion"])
        );
    }

    #[test]
    fn progress_of_a_probe_that_was_sent_has_no_outcome() {
        let mut check = Check::start(Settings::default(), Surroundings::default(), 7);
        let mut outputs = std::iter::from_fn(|| check.poll());
        let told = outputs.find_map(|output| match output {
            Output::Progress(progress) => Some(progress),
            Output::Abort(_) | Output::Done(_) | Output::Send(_) | Output::WakeAt(_) => None,
        });
        let told = told.unwrap();
        let target = check.catalogue().target(told.target).unwrap();
        let told = value(&progress(&told, target, Millis(3)));
        assert_eq!(keys(&told), ["elapsedMs", "host", "outcome", "role", "sent", "settled"]);
        assert_eq!((&told["outcome"], &told["elapsedMs"]), (&Value::Null, &json!(3)));
    }

    #[test]
    fn faults_tell_what_was_written_and_which_string_is_in_it() {
        let wrong = Settings::parse(Some("a \"b\"\\\n😀"), None, 0).unwrap_err();
        assert_eq!(
            value(&faults(&wrong)),
            json!([{ "code": "domain-invalid", "field": "canary", "found": "a \"b\"\\\n😀" }])
        );
        let wrong = Settings::parse(None, Some("virus.example"), 0).unwrap_err();
        assert_eq!(value(&faults(&wrong))[0]["string"], "virus");
    }

    #[test]
    fn listing_names_string_and_variants() {
        let of = |host| value(&listing(blocklist::matches(blocklist::sourced(), host).next()));
        assert_eq!(of("reset.example"), json!({ "string": "eset", "variants": ["b", "c"] }));
        assert_eq!(of("partner.example"), Value::Null);
    }
}
