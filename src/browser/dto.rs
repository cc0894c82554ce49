//! The report and the refusals as plain JSON for the package's JavaScript. Core types never cross the border themselves.

use crate::blocklist::Entry;
use crate::check::Progress;
use crate::code::{Code as _, NOT_TRIED};
use crate::report::{Report, Tried};
use crate::settings::Fault;
use crate::target::Target;
use crate::time::Millis;
use crate::variant::VariantSet;
use crate::verdict::Verdict;
use chrono::SecondsFormat;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

/// The version of the report's form.
const SCHEMA: u32 = 1;

/// The report.
pub(super) fn report(report: &Report, simulated: bool) -> JsValue {
    let (variants, reason) = match report.verdict {
        Verdict::CannotTell(reason) => (VariantSet::NONE, Some(reason.code())),
        Verdict::NoSign => (VariantSet::NONE, None),
        Verdict::Sign { variants } => (variants, None),
    };
    plain(&ReportDto {
        schema: SCHEMA,
        verdict: report.verdict.code(),
        variants: codes(variants),
        reason,
        caveats: report.caveats.iter().map(|caveat| caveat.code()).collect(),
        simulated,
        started_at: report
            .started_at
            .to_rfc3339_opts(SecondsFormat::Millis, true),
        elapsed_ms: report.elapsed.0,
        catalogue_date: report.catalogue_date,
        targets: report.targets.iter().map(TargetDto::of).collect(),
    })
}

/// How far a check is.
pub(super) fn progress(progress: Progress, target: &Target, now: Millis) -> JsValue {
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    plain(&ProgressDto {
        sent: count(progress.sent),
        settled: count(progress.settled),
        host: &target.host,
        role: target.role().code(),
        outcome: progress.outcome.map(|outcome| outcome.code()),
        elapsed_ms: now.0,
    })
}

/// What is wrong with the options.
pub(super) fn refusal(faults: &[Fault]) -> JsValue {
    let faults: Vec<_> = faults.iter().map(FaultDto::of).collect();
    plain(&RefusalDto {
        code: faults.first().map_or("", |fault| fault.code),
        faults,
    })
}

/// The string that blocks a host.
pub(super) fn listing(entry: &Entry) -> JsValue {
    plain(&ListingDto {
        string: entry.text,
        variants: codes(entry.variants),
    })
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ReportDto<'a> {
    schema: u32,
    verdict: &'a str,
    variants: Vec<&'a str>,
    reason: Option<&'a str>,
    caveats: Vec<&'a str>,
    simulated: bool,
    started_at: String,
    elapsed_ms: u32,
    catalogue_date: &'a str,
    targets: Vec<TargetDto<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct TargetDto<'a> {
    host: &'a str,
    role: &'a str,
    sector: &'a str,
    listed_by: Vec<&'a str>,
    outcome: &'a str,
    ms: Option<u32>,
}

impl<'a> TargetDto<'a> {
    fn of(tried: &'a Tried) -> Self {
        let target = &tried.target;
        Self {
            host: &target.host,
            role: target.role().code(),
            sector: target.sector.code(),
            listed_by: codes(target.listed_by),
            outcome: tried
                .result
                .map_or(NOT_TRIED, |(outcome, _)| outcome.code()),
            ms: tried.result.map(|(_, took)| took.0),
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ProgressDto<'a> {
    sent: u32,
    settled: u32,
    host: &'a str,
    role: &'a str,
    outcome: Option<&'a str>,
    elapsed_ms: u32,
}

#[derive(Serialize)]
struct RefusalDto<'a> {
    code: &'a str,
    faults: Vec<FaultDto<'a>>,
}

#[derive(Serialize)]
struct FaultDto<'a> {
    code: &'a str,
    field: &'a str,
    found: &'a str,
    string: Option<&'a str>,
}

impl<'a> FaultDto<'a> {
    fn of(fault: &'a Fault) -> Self {
        let string = match fault {
            Fault::CanaryInvalid { .. } => None,
            Fault::CanaryListed { entry, .. } => Some(entry.text),
        };
        Self {
            code: fault.code(),
            field: fault.field(),
            found: fault.found(),
            string,
        }
    }
}

#[derive(Serialize)]
struct ListingDto<'a> {
    string: &'a str,
    variants: Vec<&'a str>,
}

fn codes<'a>(variants: VariantSet) -> Vec<&'a str> {
    variants.iter().map(|variant| variant.code()).collect()
}

fn plain(value: &impl Serialize) -> JsValue {
    // Structs of strings, numbers and lists always serialise.
    value
        .serialize(&Serializer::json_compatible())
        .unwrap_or(JsValue::NULL)
}
