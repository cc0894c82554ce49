//! What crosses the border to the scripts in `pkg/`: codes come in, JSON text goes out.
//!
//! The text is ASCII, so that whoever reads it needs to decode nothing. Core types do not serialise themselves; only this module
//! knows the report's form.

use crate::blocklist;
use crate::check::{Check, Input, Output, Progress};
use crate::code::{Code, NOT_TRIED};
use crate::probe::{Outcome, Probe, ProbeId};
use crate::report::{Report, Settled};
use crate::settings::{Fault, Settings};
use crate::surroundings::Surroundings;
use crate::target::Target;
use crate::variant::VariantSet;
use crate::verdict::{Line, Verdict};

/// The version of the report's form.
const SCHEMA: u32 = 1;

/// Starts a check from what a page tells: the browser's user agent and, after a NUL, the domain of an operator's twins if there is one.
///
/// `line` is what the browser believes of its connection. Equal seeds give equal orders and nonces.
///
/// # Errors
///
/// Everything that is wrong with the domain, as `[{ code, field, found, string }]`; `string` stands only where a string of the worm is
/// at fault.
pub fn start(told: &str, line: Line, seed: u64) -> Result<Check, String> {
    let (agent, canary) = match told.split_once('\0') {
        Some((agent, canary)) => (agent, Some(canary)),
        None => (told, None),
    };
    let settings = Settings::parse(canary).map_err(|faults| refusal(&faults))?;
    let surroundings = Surroundings::of_user_agent(agent, line);
    Ok(Check::start(settings, surroundings, seed))
}

/// What is to be done first: `[{ engine }, …]`, the engine (`gecko` or `other`) telling which second opinion serves, and then as
/// [`outputs`] has it.
pub fn first_outputs(check: &mut Check) -> String {
    let mut json = Json(String::from("["));
    json.item(|json| json.code("engine", &check.surroundings().engine));
    drain(check, &mut json);
    json.0.push(']');
    json.0
}

/// The input that a code names; none where there is no such code.
///
/// The codes are those of the outcomes that a browser can tell, `failed`, `interrupted`, `reached` and `refused`, to which alone `probe`
/// matters; and `cancelled`, `resumed`, `suspended`, `unconfirmed`, `went-offline` and `woke`.
#[must_use]
pub fn input(code: &str, probe: ProbeId) -> Option<Input> {
    for outcome in [
        Outcome::Failed,
        Outcome::Interrupted,
        Outcome::Reached,
        Outcome::Refused,
    ] {
        if outcome.code() == code {
            return Some(Input::Observed { probe, outcome });
        }
    }
    match code {
        "cancelled" => Some(Input::Cancelled),
        "resumed" => Some(Input::Resumed),
        "suspended" => Some(Input::Suspended),
        "unconfirmed" => Some(Input::Unconfirmed),
        "went-offline" => Some(Input::WentOffline),
        "woke" => Some(Input::Woke),
        _ => None,
    }
}

/// What is to be done now, emptied from the check. An array of, in order:
///
/// - `{ send, host, path, nonce }`: a probe by its number, and 16 hexadecimal digits that make its address new;
/// - `{ abort }`: a probe by its number;
/// - `{ wakeAt }`: milliseconds since the start;
/// - `{ progress: { sent, settled, host, role, outcome } }`: `outcome` is null for a probe that was just sent;
/// - `{ report }`, last of all: as `pkg/index.d.ts` has it, without `simulated` and `startedAt`, which the core does not know.
pub fn outputs(check: &mut Check) -> String {
    let mut json = Json(String::from("["));
    drain(check, &mut json);
    json.0.push(']');
    json.0
}

/// The string by which the worm blocks `host`, with the variants that do: `{ string, variants }`, or `null`. Letters may be of either case.
#[must_use]
pub fn listing(host: &str) -> String {
    let Some(entry) = blocklist::matches(blocklist::sourced(), host).next() else {
        return String::from("null");
    };
    let mut json = Json(String::new());
    json.object(|json| {
        json.text("string", entry.text);
        json.codes("variants", entry.variants);
    });
    json.0
}

fn refusal(faults: &[Fault]) -> String {
    let mut json = Json(String::from("["));
    for fault in faults {
        json.item(|json| {
            json.code("code", fault);
            json.text("field", fault.field());
            json.text("found", fault.found());
            if let Fault::CanaryListed { entry, .. } = fault {
                json.text("string", entry.text);
            }
        });
    }
    json.0.push(']');
    json.0
}

fn drain(check: &mut Check, json: &mut Json) {
    while let Some(output) = check.poll() {
        let catalogue = check.catalogue();
        json.item(|json| match &output {
            Output::Abort(probe) => json.number("abort", probe.0),
            Output::Done(report) => json.nested("report", |json| self::report(report, json)),
            Output::Progress(progress) => {
                if let Some(target) = catalogue.target(progress.target) {
                    json.nested("progress", |json| self::progress(progress, target, json));
                }
            }
            Output::Send(probe) => {
                if let Some(target) = catalogue.target(probe.target) {
                    send(probe, target, json);
                }
            }
            Output::WakeAt(at) => json.number("wakeAt", at.0),
        });
    }
}

fn send(probe: &Probe, target: &Target, json: &mut Json) {
    json.number("send", probe.id.0);
    json.text("host", &target.host);
    json.text("path", target.path);
    json.key("nonce");
    json.0.push('"');
    for shift in (0..64).step_by(4) {
        json.hex_digit((probe.nonce >> shift) as u32);
    }
    json.0.push('"');
}

fn progress(progress: &Progress, target: &Target, json: &mut Json) {
    json.count("sent", progress.sent);
    json.count("settled", progress.settled);
    json.text("host", &target.host);
    json.code("role", &target.role());
    match &progress.outcome {
        Some(outcome) => json.code("outcome", outcome),
        None => json.null("outcome"),
    }
}

fn report(report: &Report, json: &mut Json) {
    let variants = match report.verdict {
        Verdict::CannotTell(_) | Verdict::NoSign => VariantSet::NONE,
        Verdict::Sign { variants } => variants,
    };
    json.number("schema", SCHEMA);
    json.code("verdict", &report.verdict);
    json.codes("variants", variants);
    match &report.verdict {
        Verdict::CannotTell(reason) => json.code("reason", reason),
        Verdict::NoSign | Verdict::Sign { .. } => json.null("reason"),
    }
    json.list("caveats", |json| {
        for caveat in &report.caveats {
            json.member(caveat);
        }
    });
    json.code("system", &report.system);
    json.number("elapsedMs", report.elapsed.0);
    json.text("catalogueDate", report.catalogue.date());
    json.list("targets", |json| {
        for (of, settled) in report.targets() {
            json.item(|json| target(of, settled, json));
        }
    });
}

fn target(target: &Target, settled: Option<Settled>, json: &mut Json) {
    json.text("host", &target.host);
    json.code("role", &target.role());
    json.code("sector", &target.sector);
    json.codes("listedBy", target.listed_by);
    match settled {
        Some(Settled { outcome, took }) => {
            json.code("outcome", &outcome);
            json.number("ms", took.0);
        }
        None => {
            json.text("outcome", NOT_TRIED);
            json.null("ms");
        }
    }
}

/// JSON in the making. Commas follow from what stands at its end.
struct Json(String);

impl Json {
    fn object(&mut self, fill: impl FnOnce(&mut Self)) {
        self.0.push('{');
        fill(self);
        self.0.push('}');
    }

    fn item(&mut self, fill: impl FnOnce(&mut Self)) {
        self.separate();
        self.object(fill);
    }

    fn nested(&mut self, key: &str, fill: impl FnOnce(&mut Self)) {
        self.key(key);
        self.object(fill);
    }

    fn list(&mut self, key: &str, fill: impl FnOnce(&mut Self)) {
        self.key(key);
        self.0.push('[');
        fill(self);
        self.0.push(']');
    }

    fn codes(&mut self, key: &str, variants: VariantSet) {
        self.list(key, |json| {
            for variant in variants.iter() {
                json.member(&variant);
            }
        });
    }

    fn member(&mut self, of: &dyn Code) {
        self.separate();
        self.quoted(of.code());
    }

    fn code(&mut self, key: &str, of: &dyn Code) {
        self.text(key, of.code());
    }

    fn text(&mut self, key: &str, text: &str) {
        self.key(key);
        self.quoted(text);
    }

    fn null(&mut self, key: &str) {
        self.key(key);
        self.0.push_str("null");
    }

    fn count(&mut self, key: &str, count: usize) {
        self.number(key, u32::try_from(count).unwrap_or(u32::MAX));
    }

    fn number(&mut self, key: &str, number: u32) {
        self.key(key);
        self.digits(number);
    }

    fn digits(&mut self, number: u32) {
        if number > 9 {
            self.digits(number / 10);
        }
        self.hex_digit(number % 10);
    }

    fn key(&mut self, key: &str) {
        self.separate();
        self.quoted(key);
        self.0.push(':');
    }

    fn separate(&mut self) {
        if !self.0.ends_with(['{', '[']) {
            self.0.push(',');
        }
    }

    /// Whatever is not plain printable ASCII is escaped, one UTF-16 unit at a time, as JSON has it.
    fn quoted(&mut self, text: &str) {
        self.0.push('"');
        for unit in text.encode_utf16() {
            match u8::try_from(unit) {
                Ok(byte @ (b' '..=b'~')) if byte != b'"' && byte != b'\\' => {
                    self.0.push(char::from(byte));
                }
                _ => {
                    self.0.push_str("\\u");
                    for shift in [12, 8, 4, 0] {
                        self.hex_digit(u32::from(unit) >> shift);
                    }
                }
            }
        }
        self.0.push('"');
    }

    fn hex_digit(&mut self, number: u32) {
        self.0.extend(char::from_digit(number & 15, 16));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Millis;
    use serde_json::{Value, json};

    #[track_caller]
    fn parsed(text: &str) -> Value {
        assert!(text.is_ascii(), "{text}");
        serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
    }

    fn keys(value: &Value) -> Vec<&str> {
        value
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect()
    }

    #[test]
    fn first_outputs_tell_the_engine_and_whom_to_ask() {
        let firefox = "Mozilla/5.0 (Windows NT 6.1; rv:115.0) Gecko/20100101 Firefox/115.0";
        let mut check = start(firefox, Line::Online, 7).unwrap();
        let told = parsed(&first_outputs(&mut check));
        assert_eq!(told[0], json!({ "engine": "gecko" }));
        let sent: Vec<_> = told
            .as_array()
            .unwrap()
            .iter()
            .filter(|item| !item["send"].is_null())
            .collect();
        assert_eq!(sent.len(), 4);
        assert_eq!(keys(sent[0]), ["host", "nonce", "path", "send"]);
        assert_eq!(sent[0]["nonce"].as_str().map(str::len), Some(16));
        assert_eq!(parsed(&outputs(&mut check)), json!([]), "all was told");
    }

    #[test]
    fn report_has_every_field_and_every_target() {
        let mut check = start("", Line::Online, 7).unwrap();
        first_outputs(&mut check);
        check.handle(Millis(12), input("reached", ProbeId(0)).unwrap());
        check.handle(Millis(34), input("cancelled", ProbeId(0)).unwrap());
        let told = parsed(&outputs(&mut check));
        let report = &told.as_array().unwrap().last().unwrap()["report"];
        let targets = report["targets"].as_array().unwrap();
        assert_eq!(targets.len(), check.catalogue().len());
        let tried = targets
            .iter()
            .find(|target| target["outcome"] == "reached")
            .unwrap();
        assert_eq!(
            keys(tried),
            ["host", "listedBy", "ms", "outcome", "role", "sector"]
        );
        assert_eq!(tried["ms"], 12);
        let mut report = report.clone();
        report.as_object_mut().unwrap().remove("targets");
        assert_eq!(
            report,
            json!({
                "schema": 1, "verdict": "cannot-tell", "variants": [], "reason": "cancelled", "caveats": [],
                "system": "unknown", "elapsedMs": 34, "catalogueDate": check.catalogue().date(),
            })
        );
    }

    #[test]
    fn probe_that_nobody_could_ask_about_again_is_a_caveat() {
        let mut check = start("", Line::Online, 7).unwrap();
        check.handle(Millis(1), input("unconfirmed", ProbeId(0)).unwrap());
        check.handle(Millis(2), input("cancelled", ProbeId(0)).unwrap());
        assert!(outputs(&mut check).contains(r#""caveats":["no-second-opinion"]"#));
    }

    #[test]
    fn refusal_escapes_what_was_written() {
        let written = "a \"b\"\\\n\u{7f}ä😀.example";
        let told = start(&format!("agent\0{written}"), Line::Online, 1).unwrap_err();
        assert_eq!(
            parsed(&told),
            json!([{ "code": "canary-invalid", "field": "canary", "found": written }])
        );
    }

    #[test]
    fn refusal_names_the_string() {
        let told = start("\0virus.example", Line::Online, 1).unwrap_err();
        assert_eq!(parsed(&told)[0]["string"], "virus");
    }

    #[test]
    fn listing_names_string_and_variants() {
        assert_eq!(
            parsed(&listing("reset.example")),
            json!({ "string": "eset", "variants": ["b", "c"] })
        );
        assert_eq!(parsed(&listing("partner.example")), Value::Null);
    }

    #[test]
    fn unknown_code_is_no_input() {
        assert_eq!(input("timed-out", ProbeId(0)), None);
        assert_eq!(input("Reached", ProbeId(0)), None);
    }
}
