//! The report and the refusals as plain JavaScript objects. Core types never cross the border themselves.

use crate::blocklist::Entry;
use crate::check::Progress;
use crate::code::{Code, NOT_TRIED};
use crate::report::{Report, Settled};
use crate::settings::Fault;
use crate::target::Target;
use crate::time::{Millis, Timestamp};
use crate::variant::VariantSet;
use crate::verdict::Verdict;
use js_sys::{Array, Date, Object, Reflect};
use wasm_bindgen::JsValue;

/// The version of the report's form.
const SCHEMA: u32 = 1;

/// The report.
pub(super) fn report(report: &Report, simulated: bool) -> JsValue {
    let (variants, reason) = match report.verdict {
        Verdict::CannotTell(reason) => (VariantSet::NONE, code(&reason)),
        Verdict::NoSign => (VariantSet::NONE, JsValue::NULL),
        Verdict::Sign { variants } => (variants, JsValue::NULL),
    };
    object(&[
        ("schema", SCHEMA.into()),
        ("verdict", code(&report.verdict)),
        ("variants", codes(variants)),
        ("reason", reason),
        (
            "caveats",
            list(report.caveats.iter().map(|caveat| code(caveat))),
        ),
        ("simulated", simulated.into()),
        ("startedAt", rfc_3339(report.started_at)),
        ("elapsedMs", report.elapsed.0.into()),
        ("catalogueDate", report.catalogue.date().into()),
        (
            "targets",
            list(report.targets().map(|(of, settled)| target(of, settled))),
        ),
    ])
}

/// How far a check is.
pub(super) fn progress(progress: Progress, target: &Target, now: Millis) -> JsValue {
    object(&[
        ("sent", progress.sent.into()),
        ("settled", progress.settled.into()),
        ("host", (*target.host).into()),
        ("role", code(&target.role())),
        (
            "outcome",
            progress
                .outcome
                .map_or(JsValue::NULL, |outcome| code(&outcome)),
        ),
        ("elapsedMs", now.0.into()),
    ])
}

/// What is wrong with the options.
pub(super) fn refusal(faults: &[Fault]) -> JsValue {
    let first = faults.first().map_or(JsValue::NULL, |fault| code(fault));
    object(&[("code", first), ("faults", list(faults.iter().map(fault)))])
}

/// The string that blocks a host.
pub(super) fn listing(entry: &Entry) -> JsValue {
    object(&[
        ("string", entry.text.into()),
        ("variants", codes(entry.variants)),
    ])
}

fn target(target: &Target, settled: Option<Settled>) -> JsValue {
    let (outcome, ms) = match settled {
        Some(Settled { outcome, took }) => (code(&outcome), took.0.into()),
        None => (NOT_TRIED.into(), JsValue::NULL),
    };
    object(&[
        ("host", (*target.host).into()),
        ("role", code(&target.role())),
        ("sector", code(&target.sector)),
        ("listedBy", codes(target.listed_by)),
        ("outcome", outcome),
        ("ms", ms),
    ])
}

fn fault(fault: &Fault) -> JsValue {
    let string = match fault {
        Fault::CanaryInvalid { .. } => JsValue::NULL,
        Fault::CanaryListed { entry, .. } => entry.text.into(),
    };
    object(&[
        ("code", code(fault)),
        ("field", fault.field().into()),
        ("found", fault.found().into()),
        ("string", string),
    ])
}

#[allow(
    clippy::cast_precision_loss,
    reason = "milliseconds since 1970 fit for some hundred thousand years"
)]
fn rfc_3339(at: Timestamp) -> JsValue {
    let ms = JsValue::from_f64(at.unix_ms as f64);
    Date::new(&ms).to_iso_string().into()
}

fn codes(variants: VariantSet) -> JsValue {
    list(variants.iter().map(|variant| code(&variant)))
}

fn code(of: &dyn Code) -> JsValue {
    of.code().into()
}

fn list(items: impl Iterator<Item = JsValue>) -> JsValue {
    let list = Array::new();
    for item in items {
        list.push(&item);
    }
    list.into()
}

fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in fields {
        // Setting a field of a new plain object does not fail.
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object.into()
}
