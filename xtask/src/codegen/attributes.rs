//! The attributes and events of the tag, as `pkg/custom-elements.json` describes them: for the scripts that read and
//! write them, as types, and as a table for the documents.

use super::manifest::{Attribute, Event, MANIFEST, Tag};
use super::notice;
use super::types::comment;
use serde_json::json;
use std::fmt::Write as _;

/// Where docs/REFERENCE.md and pkg/README.md hold the table.
pub(super) const MARKS: [&str; 2] = [
    "<!-- Attributes: written by `cargo xtask codegen` from `pkg/custom-elements.json`. -->",
    "<!-- What follows the attributes is written by hand. -->",
];

/// Those whose value is text: a change of one is seen at once, and the address of the framed page may name it.
fn texts(attributes: &[Attribute]) -> impl Iterator<Item = &Attribute> {
    attributes.iter().filter(|attribute| !attribute.is_switch())
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
    for attribute in texts(attributes) {
        let default = attribute.default().unwrap_or("");
        // Writing to a string does not fail.
        let _ = writeln!(out, "  {}: {},", json!(attribute.name), json!(default));
    }
    out.push_str("};\n");
    out
}

/// Types of attributes and events, for what checks them.
pub(super) fn types(tag: &Tag) -> anyhow::Result<String> {
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
    } in &tag.attributes
    {
        comment(&mut out, "  ", description)?;
        // Frameworks hand in `undefined` for what is missing, which TypeScript can be told to distinguish.
        writeln!(out, "  {}?: {} | undefined;", key(name), kind.text)?;
    }
    out.push_str("}\n\n");
    comment(&mut out, "", "The events of the tag; all bubble and are composed.")?;
    out.push_str("export interface ConfickerCheckEventMap {\n");
    for Event {
        name,
        kind,
        description,
    } in &tag.events
    {
        comment(&mut out, "  ", description)?;
        writeln!(out, "  {}: {};", key(name), kind.text)?;
    }
    out.push_str("}\n\n");
    Ok(out)
}

/// A name as TypeScript writes it in an interface.
fn key(name: &str) -> String {
    if name.contains('-') {
        format!("'{name}'")
    } else {
        name.to_owned()
    }
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
    use super::super::manifest::{self, tests::attribute};
    use super::*;
    use project::place;
    use std::fs;

    fn all() -> Vec<Attribute> {
        manifest::tag().unwrap().attributes
    }

    #[test]
    fn text_is_observed_and_a_switch_is_not() {
        let all = all();
        assert!(names(&all).ends_with("= ['canary', 'lang', 'own', 'simulate', 'theme'];\n"));
        assert!(!defaults(&all).contains("autostart"));
        assert!(defaults(&all).contains("\"theme\": \"auto\",\n"));
    }

    #[test]
    fn the_tag_observes_them() {
        let names = names(&all());
        let list = names.rsplit_once("= ").unwrap().1.trim_end();
        let element = fs::read_to_string(place::root().join("pkg/src/element.js")).unwrap();
        assert!(
            element.contains(&format!("return {list}")),
            "pkg/src/element.js observes others than {list}"
        );
    }

    #[test]
    fn each_has_a_row_and_a_type() {
        let tag = manifest::tag().unwrap();
        let (table, types) = (table(&tag.attributes), types(&tag).unwrap());
        for Attribute { name, .. } in &tag.attributes {
            assert!(table.contains(&format!("\n| `{name}` | ")), "{table}");
            assert!(types.contains(&format!("\n  {}?: ", key(name))), "{types}");
        }
        for Event { name, kind, .. } in &tag.events {
            assert!(types.contains(&format!("\n  '{name}': {};\n", kind.text)), "{types}");
        }
        let theme = "  theme?: 'auto' | 'light' | 'dark' | undefined;\n";
        assert!(types.contains(theme), "{types}");
    }

    #[test]
    fn a_name_with_a_hyphen_is_quoted() {
        let mut tag = manifest::tag().unwrap();
        tag.attributes.push(attribute("heading-size", "1 | 2", None));
        let types = types(&tag).unwrap();
        assert!(types.contains("\n  'heading-size'?: 1 | 2 | undefined;\n"), "{types}");
    }
}
