//! The tag, as `pkg/custom-elements.json` describes it.

use anyhow::Context as _;
use project::place;
use serde::Deserialize;
use std::fs;

/// Where it is described.
pub(super) const MANIFEST: &str = "pkg/custom-elements.json";

/// The tag, and all that pages see of it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Tag {
    pub(super) tag_name: String,
    /// One sentence or two.
    pub(super) summary: String,
    /// What there is to say beside it.
    pub(super) description: String,
    pub(super) attributes: Vec<Attribute>,
    pub(super) members: Vec<Member>,
    pub(super) events: Vec<Event>,
    pub(super) slots: Vec<Named>,
    pub(super) css_parts: Vec<Named>,
    pub(super) css_properties: Vec<CssProperty>,
}

#[derive(Deserialize)]
pub(super) struct Attribute {
    pub(super) name: String,
    #[serde(rename = "type")]
    pub(super) kind: Kind,
    /// As TypeScript writes it.
    #[serde(default)]
    default: Option<String>,
    pub(super) description: String,
}

/// A property or a method.
#[derive(Deserialize)]
pub(super) struct Member {
    pub(super) name: String,
    /// Of a property.
    #[serde(rename = "type")]
    kind: Option<Kind>,
    /// Of a method.
    #[serde(rename = "return")]
    returned: Option<Returned>,
    #[serde(default)]
    pub(super) readonly: bool,
    pub(super) description: String,
}

#[derive(Deserialize)]
struct Returned {
    #[serde(rename = "type")]
    kind: Kind,
}

#[derive(Deserialize)]
pub(super) struct Event {
    pub(super) name: String,
    #[serde(rename = "type")]
    pub(super) kind: Kind,
    pub(super) description: String,
}

/// A part, or a slot.
#[derive(Deserialize)]
pub(super) struct Named {
    /// Empty is the slot without a name.
    pub(super) name: String,
    pub(super) description: String,
}

#[derive(Deserialize)]
pub(super) struct CssProperty {
    pub(super) name: String,
    pub(super) syntax: String,
    pub(super) description: String,
}

/// A type, as TypeScript writes it.
#[derive(Deserialize)]
pub(super) struct Kind {
    pub(super) text: String,
}

#[derive(Deserialize)]
struct Manifest {
    modules: Vec<Module>,
}

#[derive(Deserialize)]
struct Module {
    declarations: Vec<serde_json::Value>,
}

/// The one that is described.
///
/// # Errors
///
/// The manifest does not read as one, or describes no tag.
pub(super) fn tag() -> anyhow::Result<Tag> {
    let text = fs::read_to_string(place::root().join(MANIFEST)).with_context(|| format!("cannot read {MANIFEST}"))?;
    let manifest: Manifest = serde_json::from_str(&text).context(MANIFEST)?;
    let mut declarations = manifest.modules.into_iter().flat_map(|module| module.declarations);
    let tag = declarations.find(|of| of.get("tagName").is_some());
    serde_json::from_value(tag.context("it describes no tag")?).context(MANIFEST)
}

impl Attribute {
    /// What counts where it is missing, as an editor writes it into HTML.
    pub(super) fn default(&self) -> Option<&str> {
        self.default.as_deref().map(|default| default.trim_matches('\''))
    }

    pub(super) fn is_switch(&self) -> bool {
        self.kind.text == "boolean"
    }

    /// All that it may be, where those are words or numbers.
    pub(super) fn values(&self) -> Option<Vec<&str>> {
        let kinds = self.kind.text.split('|').map(str::trim);
        let literal = |kind: &'_ str| kind.starts_with('\'') || kind.parse::<u32>().is_ok();
        kinds
            .map(|kind| literal(kind).then(|| kind.trim_matches('\'')))
            .collect()
    }
}

impl Member {
    /// Its type, as TypeScript writes it.
    pub(super) fn kind(&self) -> String {
        match (&self.kind, &self.returned) {
            (Some(kind), _) => kind.text.clone(),
            (None, Some(returned)) => format!("() => {}", returned.kind.text),
            (None, None) => "unknown".to_owned(),
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// One of that type and default.
    pub(crate) fn attribute(name: &str, kind: &str, default: Option<&str>) -> Attribute {
        Attribute {
            name: name.to_owned(),
            kind: Kind { text: kind.to_owned() },
            default: default.map(str::to_owned),
            description: format!("What {name} does."),
        }
    }

    #[test]
    fn words_and_numbers_are_values_and_other_types_have_none() {
        let of = |kind| attribute("any", kind, None).values().map(|values| values.join(" "));
        assert_eq!(of("'auto' | 'light' | 'dark'").as_deref(), Some("auto light dark"));
        assert_eq!(of("1 | 2").as_deref(), Some("1 2"));
        assert_eq!((of("string"), of("boolean"), of("'a' | string")), (None, None, None));
    }

    #[test]
    fn a_property_and_a_method_have_their_types() {
        let tag = tag().unwrap();
        let kinds: Vec<_> = tag.members.iter().map(|of| (of.name.as_str(), of.kind())).collect();
        assert!(kinds.contains(&("report", "Report | null".to_owned())), "{kinds:?}");
        assert!(
            kinds.contains(&("start", "() => Promise<Report>".to_owned())),
            "{kinds:?}"
        );
    }
}
