//! What editors show and complete of the tag, `pkg/editors/`: custom data of VS Code, and web-types of JetBrains, from
//! all that `pkg/custom-elements.json` tells.

use super::manifest::{Attribute, CssProperty, Event, Member, Named, Tag};
use serde_json::{Value, json};

/// Each file of data, with its path.
pub(super) fn sources(tag: &Tag) -> anyhow::Result<Vec<(&'static str, String)>> {
    let files = [
        ("pkg/editors/vscode.css-data.json", css_data(tag)),
        ("pkg/editors/vscode.html-data.json", html_data(tag)),
        ("pkg/editors/web-types.json", web_types(tag)),
    ];
    let sources = files
        .into_iter()
        .map(|(path, data)| Ok((path, serde_json::to_string_pretty(&data)? + "\n")));
    sources.collect()
}

/// VS Code has room for a tag and its attributes; what else there is goes into the text about the tag.
fn html_data(tag: &Tag) -> Value {
    let attributes: Vec<_> = tag.attributes.iter().map(html_attribute).collect();
    json!({
        "version": 1.1,
        "tags": [{
            "name": tag.tag_name,
            "description": { "kind": "markdown", "value": everything(tag) },
            "attributes": attributes,
        }],
    })
}

fn html_attribute(attribute: &Attribute) -> Value {
    let mut data = json!({
        "name": attribute.name,
        "description": { "kind": "markdown", "value": attribute.description },
    });
    if let Some(values) = attribute.values() {
        data["values"] = values.iter().map(|value| json!({ "name": value })).collect();
    } else if attribute.is_switch() {
        // VS Code's name for attributes that need no value.
        data["valueSet"] = json!("v");
    }
    data
}

/// The tag in Markdown, with a list of each kind of thing that a page can use of it.
fn everything(tag: &Tag) -> String {
    let mut lists = vec![format!("{}\n\n{}", tag.summary, tag.description)];
    let mut list = |title: &str, rows: Vec<String>| lists.push(format!("**{title}**\n{}", rows.join("\n")));
    let row = |name: &str, about: &str| format!("- `{name}`: {about}");
    let members = tag.members.iter();
    list(
        "Properties and methods",
        members
            .map(|of| row(&format!("{}: {}", of.name, of.kind()), &of.description))
            .collect(),
    );
    list(
        "Events",
        tag.events.iter().map(|of| row(&of.name, &of.description)).collect(),
    );
    list(
        "Slots",
        tag.slots.iter().map(|of| row(slot_name(of), &of.description)).collect(),
    );
    list(
        "Parts",
        tag.css_parts.iter().map(|of| row(&of.name, &of.description)).collect(),
    );
    let properties = tag.css_properties.iter();
    list(
        "Custom properties",
        properties.map(|of| row(&of.name, &of.description)).collect(),
    );
    lists.join("\n\n")
}

/// The slot without a name needs something to be shown as.
fn slot_name(slot: &Named) -> &str {
    if slot.name.is_empty() { "(default)" } else { &slot.name }
}

fn css_data(tag: &Tag) -> Value {
    let properties = tag.css_properties.iter().map(
        |CssProperty {
             name,
             syntax,
             description,
         }| json!({ "name": name, "description": description, "syntax": syntax }),
    );
    let parts = tag
        .css_parts
        .iter()
        .map(|Named { name, description }| json!({ "name": format!("::part({name})"), "description": description }));
    json!({
        "version": 1.1,
        "properties": properties.collect::<Vec<_>>(),
        "pseudoElements": parts.collect::<Vec<_>>(),
    })
}

fn web_types(tag: &Tag) -> Value {
    let attributes: Vec<_> = tag.attributes.iter().map(web_attribute).collect();
    let members = tag.members.iter().map(|member: &Member| {
        json!({
            "name": member.name,
            "description": member.description,
            "type": member.kind(),
            // A method is not for writing either.
            "read-only": member.readonly || member.kind().starts_with('('),
        })
    });
    let events = tag.events.iter().map(
        |Event {
             name,
             kind,
             description,
         }| json!({ "name": name, "description": description, "type": kind.text }),
    );
    let named = |Named { name, description }: &Named| json!({ "name": name, "description": description });
    let properties = tag
        .css_properties
        .iter()
        .map(|of| json!({ "name": of.name, "description": of.description }));
    json!({
        "$schema": "https://raw.githubusercontent.com/JetBrains/web-types/master/schema/web-types.json",
        "name": "conficker-check",
        "version": env!("CARGO_PKG_VERSION"),
        "description-markup": "markdown",
        "js-types-syntax": "typescript",
        "contributions": { "html": { "elements": [{
            "name": tag.tag_name,
            "description": format!("{} {}", tag.summary, tag.description),
            "attributes": attributes,
            "slots": tag.slots.iter().map(named).collect::<Vec<_>>(),
            "js": { "properties": members.collect::<Vec<_>>(), "events": events.collect::<Vec<_>>() },
            "css": {
                "parts": tag.css_parts.iter().map(named).collect::<Vec<_>>(),
                "properties": properties.collect::<Vec<_>>(),
            },
        }] } },
    })
}

fn web_attribute(attribute: &Attribute) -> Value {
    let mut data = json!({
        "name": attribute.name,
        "description": attribute.description,
        "value": { "type": attribute.kind.text },
    });
    if let Some(default) = attribute.default() {
        data["default"] = json!(default);
    }
    data
}

#[cfg(test)]
mod tests {
    use super::super::manifest::{self, tests::attribute};
    use super::*;
    use std::collections::BTreeSet;

    fn names(rows: &Value) -> Vec<&str> {
        let rows = rows.as_array().unwrap().iter();
        rows.map(|row| row["name"].as_str().unwrap()).collect()
    }

    #[test]
    fn both_name_every_attribute_with_its_values() {
        let mut tag = manifest::tag().unwrap();
        tag.attributes.push(attribute("heading-size", "1 | 2", Some("'2'")));
        let (html, web) = (html_data(&tag), web_types(&tag));
        let written: Vec<_> = tag.attributes.iter().map(|of| of.name.as_str()).collect();
        let in_html = &html["tags"][0]["attributes"];
        let in_web = &web["contributions"]["html"]["elements"][0]["attributes"];
        assert_eq!(names(in_html), written);
        assert_eq!(names(in_web), written);
        let last = written.len() - 1;
        assert_eq!(names(&in_html[last]["values"]), ["1", "2"]);
        assert_eq!(in_web[last]["value"]["type"], "1 | 2");
        assert_eq!(in_web[last]["default"], "2");
        let switch = written.iter().position(|name| *name == "autostart").unwrap();
        assert_eq!(in_html[switch]["valueSet"], "v");
    }

    #[test]
    fn everything_that_pages_use_of_the_tag_is_told() {
        let tag = manifest::tag().unwrap();
        let web = web_types(&tag);
        let element = &web["contributions"]["html"]["elements"][0];
        let told = [
            &element["slots"],
            &element["js"]["properties"],
            &element["js"]["events"],
            &element["css"]["parts"],
            &element["css"]["properties"],
        ];
        let told: BTreeSet<_> = told.iter().flat_map(|rows| names(rows)).collect();
        let named = tag.slots.iter().chain(&tag.css_parts).map(|of| &of.name);
        let all = named
            .chain(tag.members.iter().map(|of| &of.name))
            .chain(tag.events.iter().map(|of| &of.name))
            .chain(tag.css_properties.iter().map(|of| &of.name));
        let all: BTreeSet<_> = all.map(String::as_str).collect();
        assert_eq!(told, all);
        let text = everything(&tag);
        for name in all.into_iter().filter(|name| !name.is_empty()) {
            assert!(text.contains(&format!("- `{name}")), "{name} is missing in {text}");
        }
    }

    #[test]
    fn style_sheets_complete_parts_and_properties() {
        let tag = manifest::tag().unwrap();
        let css = css_data(&tag);
        let properties: Vec<_> = tag.css_properties.iter().map(|of| of.name.clone()).collect();
        let parts: Vec<_> = tag.css_parts.iter().map(|of| format!("::part({})", of.name)).collect();
        assert_eq!(names(&css["properties"]), properties);
        assert_eq!(names(&css["pseudoElements"]), parts);
    }
}
