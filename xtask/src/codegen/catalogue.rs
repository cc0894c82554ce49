//! The targets as constants.

use super::notice;
use anyhow::ensure;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// `data/catalogue.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    date: String,
    target: Vec<Target>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Target {
    host: String,
    operator: String,
    sector: Sector,
    verified: String,
    reason: String,
    /// The eye chart's, which `operator::pictures` reads.
    #[serde(rename = "image")]
    _image: Option<String>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Sector {
    General,
    Security,
}

/// The constants.
///
/// # Errors
///
/// A host or an operator is written twice, a host is no lower-case name, a date is none, or a reason is missing.
pub(super) fn source(file: &File) -> anyhow::Result<String> {
    ensure!(is_date(&file.date), "date {:?} is not YYYY-MM-DD", file.date);
    let mut out = format!(
        "{}use crate::target::{{Sector, Shipped}};\n\n",
        notice("data/catalogue.toml")
    );
    writeln!(out, "pub(crate) const DATE: &str = {:?};\n", file.date)?;
    out.push_str("pub(crate) const SHIPPED: &[Shipped] = &[\n");
    let mut hosts = BTreeSet::new();
    let mut operators = BTreeSet::new();
    for Target {
        host,
        operator,
        sector,
        verified,
        reason,
        _image: _,
    } in &file.target
    {
        ensure!(hosts.insert(host), "host {host:?} is written twice");
        let named = host
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b".-".contains(&byte));
        ensure!(
            named && !host.ends_with('.'),
            "host {host:?} is no lower-case name without a final dot"
        );
        ensure!(
            verified == "never" || is_date(verified),
            "verified {verified:?} of {host} is neither a date nor \"never\""
        );
        ensure!(
            !reason.is_empty() && !operator.is_empty(),
            "{host} lacks a reason or an operator"
        );
        ensure!(
            operators.insert(operator),
            "{operator} runs two of the hosts: one outage would darken both"
        );
        writeln!(out, "Shipped {{ host: {host:?}, sector: Sector::{sector:?} }},")?;
    }
    out.push_str("];\n");
    Ok(out)
}

fn is_date(text: &str) -> bool {
    chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d").is_ok()
}
