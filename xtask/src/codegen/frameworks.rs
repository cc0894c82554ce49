//! Types by which frameworks check the tag in their templates, `pkg/types/`: one file each, from the attributes and
//! events of `pkg/custom-elements.json`.

use super::manifest::{Attribute, Event, MANIFEST, Tag};
use super::notice;
use super::types::comment;
use std::fmt::Write as _;

/// What there is to know of a framework.
struct Framework {
    /// As in `conficker-check/react`.
    name: &'static str,
    /// For whom the types are.
    about: &'static str,
    imports: &'static str,
    /// Where it keeps the elements that it knows, from the outside in.
    place: &'static [&'static str],
    /// The type of the tag there, of `Attributes` and `Listeners` where there are such names.
    kind: &'static str,
    /// How it names an attribute, where that is not as in HTML.
    attribute: Option<fn(&str) -> String>,
    /// How it names the listener to an event, where it can listen to one of ours.
    listener: Option<fn(&str) -> String>,
}

const FRAMEWORKS: [Framework; 7] = [
    Framework {
        name: "astro",
        about: "Astro's pages, which are markup alone: they listen to no event",
        imports: "",
        place: &[
            "declare global",
            "namespace astroHTML.JSX",
            "interface DefinedIntrinsicElements",
        ],
        kind: "HTMLAttributes & ConfickerCheckAttributes",
        attribute: None,
        listener: None,
    },
    Framework {
        name: "preact",
        about: "Preact 10 and 11",
        imports: "import type { HTMLAttributes } from 'preact';\n",
        place: &[
            "declare module 'preact'",
            "namespace JSX",
            "interface IntrinsicElements",
        ],
        kind: "HTMLAttributes<ConfickerCheckElement> & ConfickerCheckAttributes & Listeners",
        attribute: None,
        listener: Some(on),
    },
    Framework {
        name: "react",
        about: "React 19",
        imports: "import type { DetailedHTMLProps, HTMLAttributes } from 'react';\n",
        place: &["declare module 'react'", "namespace JSX", "interface IntrinsicElements"],
        kind: "DetailedHTMLProps<HTMLAttributes<ConfickerCheckElement>, ConfickerCheckElement> &\n        \
            ConfickerCheckAttributes &\n        Listeners",
        attribute: None,
        listener: Some(on),
    },
    Framework {
        name: "react-18",
        about: "React 18, whose elements listen to no event of ours: use `addEventListener` on a `ref`",
        imports: "import type { DetailedHTMLProps, HTMLAttributes } from 'react';\n",
        place: &["declare module 'react'", "namespace JSX", "interface IntrinsicElements"],
        kind: "DetailedHTMLProps<HTMLAttributes<ConfickerCheckElement>, ConfickerCheckElement> &\n        \
            ConfickerCheckAttributes",
        attribute: None,
        listener: None,
    },
    Framework {
        name: "solid",
        about: "Solid, which would set properties, were it not told by `attr:` that these are attributes",
        imports: "import type { JSX } from 'solid-js';\n",
        place: &[
            "declare module 'solid-js'",
            "namespace JSX",
            "interface IntrinsicElements",
        ],
        kind: "JSX.HTMLAttributes<ConfickerCheckElement> & Attributes & Listeners",
        attribute: Some(|name| format!("attr:{name}")),
        listener: Some(|name| format!("on:{name}")),
    },
    Framework {
        name: "svelte",
        about: "Svelte 5",
        imports: "import type { HTMLAttributes } from 'svelte/elements';\n",
        place: &["declare module 'svelte/elements'", "interface SvelteHTMLElements"],
        kind: "HTMLAttributes<ConfickerCheckElement> & ConfickerCheckAttributes & Listeners",
        attribute: None,
        listener: Some(on),
    },
    Framework {
        name: "vue",
        about: "Vue 3, which checks templates by names as scripts would write them",
        imports: "import type { HTMLAttributes, ReservedProps } from 'vue';\n",
        place: &["declare module 'vue'", "interface GlobalComponents"],
        kind: "new () => ConfickerCheckElement & {\n      \
            $props: HTMLAttributes & ReservedProps & Attributes & Listeners;\n    }",
        attribute: Some(camel),
        listener: Some(|name| camel(&on(&format!("-{name}")))),
    },
];

fn on(event: &str) -> String {
    format!("on{event}")
}

/// `heading-size` becomes `headingSize`.
fn camel(name: &str) -> String {
    let mut words = name.split('-');
    let mut out = words.next().unwrap_or_default().to_owned();
    for word in words {
        let (first, rest) = word.split_at(word.len().min(1));
        out.push_str(&first.to_uppercase());
        out.push_str(rest);
    }
    out
}

/// Each file of types, with its path.
pub(super) fn sources(tag: &Tag) -> anyhow::Result<Vec<(String, String)>> {
    let sources = FRAMEWORKS.iter().map(|framework| {
        let path = format!("pkg/types/{}.d.ts", framework.name);
        Ok((path, framework.source(tag)?))
    });
    sources.collect()
}

impl Framework {
    fn source(&self, tag: &Tag) -> anyhow::Result<String> {
        let mut out = notice(MANIFEST);
        writeln!(out, "// Types of the tag for {}.", self.about)?;
        let mut body = String::new();
        if let Some(name) = self.attribute {
            let attributes = tag.attributes.iter().map(|of: &Attribute| {
                let kind = format!("ConfickerCheckAttributes['{}']", of.name);
                (name(&of.name), kind, of.description.as_str())
            });
            interface(&mut body, "Attributes", attributes)?;
        }
        if let Some(name) = self.listener {
            let listeners = tag.events.iter().map(|of: &Event| {
                let kind = format!("((event: ConfickerCheckEventMap['{}']) => void) | undefined", of.name);
                (name(&of.name), kind, of.description.as_str())
            });
            interface(&mut body, "Listeners", listeners)?;
        }
        self.declare(&mut body, tag)?;
        let used = [
            "ConfickerCheckAttributes",
            "ConfickerCheckElement",
            "ConfickerCheckEventMap",
        ];
        let used: Vec<_> = used.into_iter().filter(|name| body.contains(name)).collect();
        writeln!(out, "import type {{ {} }} from '../index.js';", used.join(", "))?;
        Ok(out + self.imports + "\n" + &body)
    }

    fn declare(&self, out: &mut String, tag: &Tag) -> anyhow::Result<()> {
        for (depth, of) in self.place.iter().enumerate() {
            writeln!(out, "{}{of} {{", "  ".repeat(depth))?;
        }
        let indent = "  ".repeat(self.place.len());
        comment(out, &indent, &format!("{} {}", tag.summary, tag.description))?;
        writeln!(out, "{indent}'{}': {};", tag.tag_name, self.kind)?;
        for depth in (0..self.place.len()).rev() {
            writeln!(out, "{}}}", "  ".repeat(depth))?;
        }
        Ok(())
    }
}

/// An interface of fields that may all be missing.
fn interface<'a>(
    out: &mut String,
    name: &str,
    fields: impl Iterator<Item = (String, String, &'a str)>,
) -> anyhow::Result<()> {
    writeln!(out, "interface {name} {{")?;
    for (field, kind, about) in fields {
        comment(out, "  ", about)?;
        writeln!(out, "  '{field}'?: {kind};")?;
    }
    writeln!(out, "}}\n")?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::manifest::{self, tests::attribute};
    use super::*;
    use project::place;
    use serde_json::Value;
    use std::fs;

    /// The file of a framework, of a tag that has an attribute more than ours.
    fn source(name: &str) -> String {
        let mut tag = manifest::tag().unwrap();
        tag.attributes.push(attribute("heading-size", "1 | 2", None));
        let framework = FRAMEWORKS.iter().find(|framework| framework.name == name);
        framework.unwrap().source(&tag).unwrap()
    }

    #[test]
    fn an_attribute_has_the_name_that_the_framework_gives_it() {
        let kind = "?: ConfickerCheckAttributes['heading-size'];\n";
        assert!(source("vue").contains(&format!("\n  'headingSize'{kind}")));
        assert!(source("solid").contains(&format!("\n  'attr:heading-size'{kind}")));
    }

    #[test]
    fn those_that_name_attributes_as_html_does_take_all_that_there_are() {
        for name in ["astro", "preact", "react", "react-18", "svelte"] {
            let source = source(name);
            let words: Vec<_> = source.split_whitespace().collect();
            assert!(words.join(" ").contains("& ConfickerCheckAttributes"), "{source}");
        }
    }

    #[test]
    fn every_event_has_the_listener_that_the_framework_knows() {
        let tag = manifest::tag().unwrap();
        for Event { name, .. } in &tag.events {
            let listener = |key: &str| format!("\n  '{key}'?: ((event: ConfickerCheckEventMap['{name}']) => void) |");
            for framework in ["preact", "react", "svelte"] {
                assert!(
                    source(framework).contains(&listener(&format!("on{name}"))),
                    "{framework}: {name}"
                );
            }
            assert!(source("solid").contains(&listener(&format!("on:{name}"))), "{name}");
        }
        assert!(source("vue").contains("\n  'onConfickerCheckVerdict'?: "));
        assert!(!source("react-18").contains("onconficker"));
    }

    #[test]
    fn the_package_exports_each_file_as_types_and_nothing_else() {
        let package = fs::read_to_string(place::root().join("pkg/package.json")).unwrap();
        let package: Value = serde_json::from_str(&package).unwrap();
        let exports = package["exports"].as_object().unwrap();
        let of_types = exports
            .iter()
            .filter(|(_, to)| to["types"].as_str().is_some_and(|to| to.starts_with("./types/")));
        let exported: Vec<_> = of_types.map(|(name, to)| (name.clone(), to.clone())).collect();
        let written: Vec<_> = FRAMEWORKS
            .iter()
            .map(|Framework { name, .. }| {
                let to = serde_json::json!({ "types": format!("./types/{name}.d.ts") });
                (format!("./{name}"), to)
            })
            .collect();
        assert_eq!(exported, written);
    }
}
