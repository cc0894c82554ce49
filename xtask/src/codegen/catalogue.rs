//! The targets as constants.

use super::NOTICE;
use anyhow::{Context as _, ensure};
use conficker_check::target::{Catalogue, Role};
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
    path: String,
    verified: String,
    reason: String,
    image: Option<String>,
}

/// A picture of the eye chart: it shows where its host can be reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Picture {
    pub(crate) host: String,
    pub(crate) path: String,
    pub(crate) role: Role,
}

/// The pictures of the eye chart, in the file's order.
///
/// # Errors
///
/// A path lacks its slash, a cell has not two pictures, or a listed one is not listed by all variants that list anything.
pub(super) fn pictures(file: &File) -> anyhow::Result<Vec<Picture>> {
    let catalogue = Catalogue::shipped();
    let mut pictures = Vec::new();
    for Target { host, image, .. } in &file.target {
        let Some(path) = image else { continue };
        ensure!(
            path.starts_with('/'),
            "image {path:?} of {host} lacks its slash"
        );
        let (_, target) = catalogue
            .iter()
            .find(|(_, target)| target.host == *host)
            .with_context(|| format!("{host} is not compiled in; run codegen once more"))?;
        // The chart tells an infection, not a variant.
        ensure!(
            !target.tells_variants_apart(),
            "{host} is on the chart, but B does not block it"
        );
        pictures.push(Picture {
            host: host.clone(),
            path: path.clone(),
            role: target.role(),
        });
    }
    for role in [Role::Bystander, Role::Control, Role::Peer, Role::Vendor] {
        let count = pictures
            .iter()
            .filter(|picture| picture.role == role)
            .count();
        ensure!(
            count == CHART_CELL,
            "the eye chart has {count} pictures of the role {role:?}; it needs {CHART_CELL}"
        );
    }
    Ok(pictures)
}

/// How many pictures a cell of the eye chart holds: a site that is down takes one of them, not both.
const CHART_CELL: usize = 2;

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
/// A host is written twice or is no lower-case name, a path lacks its slash, a date is none, or a reason is missing.
pub(super) fn source(file: &File) -> anyhow::Result<String> {
    ensure!(
        is_date(&file.date),
        "date {:?} is not YYYY-MM-DD",
        file.date
    );
    let mut out = format!("{NOTICE}use crate::target::{{Operator, Sector, Shipped}};\n\n");
    writeln!(out, "pub(crate) const DATE: &str = {:?};\n", file.date)?;
    out.push_str("pub(crate) const SHIPPED: &[Shipped] = &[\n");
    let mut hosts = BTreeSet::new();
    let mut operators: Vec<&str> = Vec::new();
    for Target {
        host,
        operator,
        sector,
        path,
        verified,
        reason,
        image: _,
    } in &file.target
    {
        ensure!(hosts.insert(host), "host {host:?} is written twice");
        let named = host.bytes().all(|byte| {
            byte.is_ascii_lowercase() || byte.is_ascii_digit() || b".-".contains(&byte)
        });
        ensure!(
            named && !host.ends_with('.'),
            "host {host:?} is no lower-case name without a final dot"
        );
        ensure!(
            path.starts_with('/'),
            "path {path:?} of {host} lacks its slash"
        );
        ensure!(
            verified == "never" || is_date(verified),
            "verified {verified:?} of {host} is neither a date nor \"never\""
        );
        ensure!(
            !reason.is_empty() && !operator.is_empty(),
            "{host} lacks a reason or an operator"
        );
        let number = operators
            .iter()
            .position(|known| known == operator)
            .unwrap_or_else(|| {
                operators.push(operator);
                operators.len() - 1
            });
        writeln!(
            out,
            "Shipped {{ host: {host:?}, path: {path:?}, operator: Operator({number}), sector: Sector::{sector:?} }},"
        )?;
    }
    out.push_str("];\n");
    Ok(out)
}

fn is_date(text: &str) -> bool {
    chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d").is_ok()
}
