//! The attributes of the tag, as `pkg/custom-elements.json` describes them: for the scripts that read and write them,
//! as a type, and as a table for the documents.

use super::notice;
use super::types::comment;
use anyhow::Context as _;
use project::place;
use serde::Deserialize;
use serde_json::json;
use std::fmt::Write as _;
use std::fs;

/// Where docs/REFERENCE.md and pkg/README.md hold the table.
pub(super) const MARKS: [&str; 2] = [
    "<!-- Attributes: written by `cargo xtask codegen` from `pkg/custom-elements.json`. -->",
    "<!-- What follows the attributes is written by hand. -->",
];

const MANIFEST: &str = "pkg/custom-elements.json";

/// An attribute, as the manifest has it.
#[derive(Deserialize)]
pub(super) struct Attribute {
    name: String,
    #[serde(rename = "type")]
    kind: Kind,
    /// As TypeScript writes it.
    #[serde(default)]
    default: Option<String>,
    description: String,
}

#[derive(Deserialize)]
struct Kind {
    text: String,
}

#[derive(Deserialize)]
struct Manifest {
    modules: Vec<Module>,
}

#[derive(Deserialize)]
struct Module {
    declarations: Vec<Declaration>,
}

#[derive(Deserialize)]
struct Declaration {
    #[serde(default)]
    attributes: Vec<Attribute>,
}

/// Those of the manifest.
///
/// # Errors
///
/// It does not read as one.
pub(super) fn all() -> anyhow::Result<Vec<Attribute>> {
    let text = fs::read_to_string(place::root().join(MANIFEST)).with_context(|| format!("cannot read {MANIFEST}"))?;
    let manifest: Manifest = serde_json::from_str(&text).context(MANIFEST)?;
    let declarations = manifest.modules.into_iter().flat_map(|module| module.declarations);
    Ok(declarations.flat_map(|of| of.attributes).collect())
}

/// Those whose value is text: a change of one is seen at once, and the address of the framed page may name it.
fn texts(attributes: &[Attribute]) -> impl Iterator<Item = &Attribute> {
    attributes.iter().filter(|attribute| attribute.kind.text != "boolean")
}

/// The script of the package: their names.
pub(super) fn names(attributes: &[Attribute]) -> String {
    let names: Vec<_> = texts(attributes).map(|of| format!("'{}'", of.name)).collect();
    let about = "/** The attributes whose value is text. */";
    format!(
        "{}{about}\nexport const attributes = [{}];\n",
        notice(MANIFEST),
        names.join(", ")
    )
}

/// The script of the page that writes tags: what each counts as where it is missing.
pub(super) fn defaults(attributes: &[Attribute]) -> String {
    let mut out = notice(MANIFEST);
    out.push_str("/** The attributes whose value is text, each with what counts where it is missing. */\n");
    out.push_str("export const defaults = {\n");
    for Attribute { name, default, .. } in texts(attributes) {
        let default = default.as_deref().unwrap_or("").trim_matches('\'');
        // Writing to a string does not fail.
        let _ = writeln!(out, "  {}: {},", json!(name), json!(default));
    }
    out.push_str("};\n");
    out
}

/// Their type, for frameworks that check attributes.
pub(super) fn types(attributes: &[Attribute]) -> anyhow::Result<String> {
    let mut out = String::new();
    comment(
        &mut out,
        "",
        "The attributes of the tag, for frameworks that check them.",
    )?;
    out.push_str("export interface ConfickerCheckAttributes {\n");
    for Attribute {
        name,
        kind,
        description,
        ..
    } in attributes
    {
        comment(&mut out, "  ", description)?;
        writeln!(out, "  {name}?: {};", kind.text)?;
    }
    out.push_str("}\n\n");
    Ok(out)
}

/// The rows of a table.
pub(super) fn table(attributes: &[Attribute]) -> String {
    let mut out = String::from("\n| attribute | meaning |\n|---|---|\n");
    for Attribute { name, description, .. } in attributes {
        let _ = writeln!(out, "| `{name}` | {description} |");
    }
    out.push('\n');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_observed_and_a_switch_is_not() {
        let all = all().unwrap();
        assert!(names(&all).ends_with("= ['canary', 'lang', 'simulate', 'theme'];\n"));
        assert!(!defaults(&all).contains("autostart"));
        assert!(defaults(&all).contains("\"theme\": \"auto\",\n"));
    }

    #[test]
    fn the_tag_observes_them() {
        let names = names(&all().unwrap());
        let list = names.rsplit_once("= ").unwrap().1.trim_end();
        let element = fs::read_to_string(place::root().join("pkg/src/element.js")).unwrap();
        assert!(
            element.contains(&format!("return {list}")),
            "pkg/src/element.js observes others than {list}"
        );
    }

    #[test]
    fn each_has_a_row_and_a_type() {
        let all = all().unwrap();
        let (table, types) = (table(&all), types(&all).unwrap());
        for Attribute { name, .. } in &all {
            assert!(table.contains(&format!("\n| `{name}` | ")), "{table}");
            assert!(types.contains(&format!("\n  {name}?: ")), "{types}");
        }
        assert!(types.contains("  theme?: 'auto' | 'light' | 'dark';\n"), "{types}");
    }
}
