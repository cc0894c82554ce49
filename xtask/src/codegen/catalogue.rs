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
    own: Vec<OwnName>,
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

/// A name under an operator's domain.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OwnName {
    label: String,
    sector: Sector,
    reason: String,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Sector {
    General,
    Security,
}

impl Sector {
    /// What the core reads before a name.
    fn mark(self) -> &'static str {
        match self {
            Self::General => "",
            Self::Security => "!",
        }
    }
}

/// The constants: names in one text each, in which each ends with a blank, and those of the security sector begin with
/// an exclamation mark. A table of them would take more of what visitors download.
///
/// # Errors
///
/// A host, an operator or a label is written twice, a host or a label is no lower-case name, a date is none, or a
/// reason is missing.
pub(super) fn source(file: &File) -> anyhow::Result<String> {
    ensure!(is_date(&file.date), "date {:?} is not YYYY-MM-DD", file.date);
    let mut out = notice("data/catalogue.toml") + "\n";
    writeln!(out, "pub(crate) const DATE: &str = {:?};\n", file.date)?;
    out.push_str("pub(crate) const SHIPPED: &str = \"");
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
        write!(out, "{}{host} ", sector.mark())?;
    }
    out.push_str("\";\n\n");
    own(&file.own, &mut out)?;
    Ok(out)
}

fn own(names: &[OwnName], out: &mut String) -> anyhow::Result<()> {
    out.push_str("pub(crate) const OWN: &str = \"");
    let mut labels = BTreeSet::new();
    for OwnName { label, sector, reason } in names {
        ensure!(labels.insert(label), "label {label:?} is written twice");
        let is_label = label
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
        ensure!(
            is_label && !label.is_empty(),
            "label {label:?} has other signs than letters and digits"
        );
        ensure!(!reason.is_empty(), "{label} lacks a reason");
        write!(out, "{}{label} ", sector.mark())?;
    }
    out.push_str("\";\n");
    Ok(())
}

fn is_date(text: &str) -> bool {
    chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d").is_ok()
}
