//! The policies that pages need, for the page that writes snippets and for the tests.

use super::notice;
use clap::ValueEnum as _;
use operator::policy::{FACTS, Known, OWN, TWINS, Way, twins};
use serde_json::json;
use std::fmt::Write as _;

/// The module: `policies`, by way and directive; `twins`, which goes to `connect-src` where a page names its own;
/// `own`, which is all of that where a page names own names; `facts`, in words.
///
/// # Errors
///
/// The catalogue breaks one of its rules, or the script of the helper frame is not found.
pub(super) fn source() -> anyhow::Result<String> {
    let known = Known::of_project()?;
    let mut out = notice("operator/src/policy.rs");
    out.push_str("export const policies = {\n");
    for &way in Way::value_variants() {
        writeln!(out, "  {}: {{", way.key())?;
        for (directive, sources) in known.policy(way).0 {
            writeln!(out, "    {}: {},", json!(directive), json!(sources))?;
        }
        out.push_str("  },\n");
    }
    out.push_str("};\n\n");
    let twins: Vec<_> = twins(TWINS).collect();
    writeln!(out, "export const twins = {};\n", json!(twins))?;
    let mut alone = known.policy(Way::Npm);
    alone.allow_own_alone(OWN);
    let own = alone.0.into_iter().find(|(directive, _)| *directive == "connect-src");
    writeln!(out, "export const own = {};\n", json!(own.map(|(_, sources)| sources)))?;
    out.push_str("export const facts = {\n");
    for (name, fact) in FACTS {
        writeln!(out, "  {name}: {},", json!(fact))?;
    }
    out.push_str("};\n");
    Ok(out)
}
