//! Puts one page into the package that holds its whole source: whoever wonders what runs in a browser reads it there,
//! also offline.

use std::fs;

use anyhow::{Context as _, Result};
use maud::{DOCTYPE, Markup, PreEscaped, html};
use project::place::{package, package_sources, root};
use project::sri;
use project::tree::{self, Tree};

/// Writes the page.
pub(super) fn write() -> Result<()> {
    let page = page(&groups()?).into_string();
    fs::write(package().join(FILE), page + "\n").with_context(|| format!("cannot write {FILE}"))
}

/// Files that belong together, by their path from the project's root.
struct Group {
    title: &'static str,
    about: &'static str,
    files: Vec<(String, String)>,
}

impl Group {
    /// The files of a folder that belong to a group.
    fn of(
        title: &'static str,
        about: &'static str,
        folder: &str,
        tree: &Tree,
        belongs: fn(&str) -> bool,
    ) -> Result<Self> {
        let mut files = Vec::new();
        for (path, bytes) in tree.iter().filter(|(path, _)| belongs(path)) {
            let path = format!("{folder}/{path}");
            let text = String::from_utf8(bytes.clone()).with_context(|| path.clone())?;
            files.push((path, text));
        }
        Ok(Self { title, about, files })
    }
}

/// Everything that goes into what visitors run.
fn groups() -> Result<Vec<Group>> {
    let core = tree::read(&root().join("src"))?;
    let package = own(tree::read(&package_sources())?);
    Ok(vec![
        Group::of(
            "The core",
            "Rust, compiled to a WebAssembly module, and from that to JavaScript for browsers without WebAssembly. It \
            decides, and asks the network: what it can reach is listed in imports.txt, which the build compares.",
            "src",
            &core,
            |path| [".rs", ".js", ".txt"].iter().any(|end| path.ends_with(end)),
        )?,
        Group::of(
            "The scripts",
            "They open the core, and show what it says.",
            SOURCES,
            &package,
            |path| path.ends_with(".js") && !path.starts_with(TEXTS),
        )?,
        Group::of(
            "Pages and looks",
            "What the scripts draw on.",
            SOURCES,
            &package,
            |path| path.ends_with(".css") || path.ends_with(".html"),
        )?,
        Group::of("The texts", "What is said, by language.", SOURCES, &package, |path| {
            path.starts_with(TEXTS)
        })?,
    ])
}

/// The package's files that people wrote, or that are written from data and committed; without what the build puts
/// beside them.
fn own(mut package: Tree) -> Tree {
    let built = |path: &str| {
        BUILT.contains(&path)
            || path.ends_with(".css.js")
            || ["chart/", "lang/"].iter().any(|folder| path.starts_with(folder))
    };
    package.retain(|path, _| !built(path));
    package
}

fn page(groups: &[Group]) -> Markup {
    let policy = format!(
        "default-src 'none'; style-src {}; img-src data:; base-uri 'none'; form-action 'none'",
        sri::source_of_script(STYLE)
    );
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="referrer" content="no-referrer";
                title { "Source of the Conficker self-check" }
                link rel="icon" href="data:,";
                style { (PreEscaped(STYLE)) }
            }
            body {
                main {
                    h1 { "Source of the Conficker self-check" }
                    p {
                        "This is all that goes into what runs in a visitor’s browser, \
                        version " (env!("CARGO_PKG_VERSION"))
                        ", under the MIT licence or Apache 2.0, as you choose. Nothing on this page runs, and it loads \
                        nothing: it can be saved, and read offline."
                    }
                    h2 { "Contents" }
                    nav aria-label="Contents" {
                        @for group in groups {
                            h3 { (group.title) }
                            p { (group.about) }
                            ul {
                                @for (path, text) in &group.files {
                                    li {
                                        a href={ "#" (path) } { code { (path) } }
                                        @if let Some(sentence) = sentence(text) { " " (sentence) }
                                    }
                                }
                            }
                        }
                    }
                    @for group in groups {
                        h2 { (group.title) }
                        @for (path, text) in &group.files {
                            details id=(path) {
                                summary { code { (path) } " " small { (text.lines().count()) " lines" } }
                                pre tabindex="0" { code { (text) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The first sentence of the comment at a file's head, which tells what it is for.
fn sentence(text: &str) -> Option<String> {
    let mark = ["//! ", "// ", "/* "].into_iter().find(|mark| text.starts_with(mark))?;
    let lines = text
        .lines()
        .enumerate()
        .map_while(|(place, line)| match line.strip_prefix(mark) {
            None if mark == "/* " && place > 0 => Some(line),
            told => told,
        });
    let told = lines.map(str::trim).collect::<Vec<_>>().join(" ");
    let told = told.split("*/").next().unwrap_or_default();
    let sentence = told.split(". ").next().unwrap_or_default().trim().trim_end_matches('.');
    (!sentence.contains("do not edit")).then(|| format!("{sentence}."))
}

const FILE: &str = "source.html";

/// Where the package's sources lie, from the project's root.
const SOURCES: &str = "pkg/src";

/// Where the texts lie among them.
const TEXTS: &str = "messages/";

/// What a build leaves among the sources beside the styles: the core in two scripts, and what wasm-bindgen writes for
/// both.
const BUILT: &[&str] = &["core.js", "core-js.js", "core-glue.js"];

const STYLE: &str = "\
:root{--ink:#1a2027;--soft:#525d6b;--paper:#fff;--link:#0b5a9e}\
@media screen and (prefers-color-scheme:dark){:root{--ink:#e7ebf0;--soft:#a9b4c1;--paper:#0e1217;--link:#84bcf5}}\
html{color:var(--ink);background:var(--paper)}\
a,summary{color:var(--link)}\
body{margin:0 auto;max-width:64rem;padding:1rem;font-family:system-ui,sans-serif;line-height:1.5}\
ul{padding-inline-start:1.2rem}\
code{font:.875rem/1.45 ui-monospace,Consolas,monospace}\
summary{padding:.4rem 0;cursor:pointer}\
pre{overflow-x:auto;margin:0 0 1rem;padding:1rem;border:1px solid;tab-size:4}\
small{color:var(--soft)}\
@media print{pre{white-space:pre-wrap}}";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_source_is_there_and_nothing_that_was_built() {
        let groups = groups().unwrap();
        let paths: Vec<_> = groups
            .iter()
            .flat_map(|group| &group.files)
            .map(|(path, _)| path.as_str())
            .collect();
        for path in [
            "src/verdict.rs",
            "src/generated/catalogue.rs",
            "src/browser/network.rs",
            "src/browser/helper.js",
            "src/browser/helper.min.js",
            "src/browser/imports.txt",
            "pkg/src/check.js",
            "pkg/src/widget.css",
            "pkg/src/messages/en.json",
        ] {
            assert!(paths.contains(&path), "{path}");
        }
        for path in [
            "pkg/src/core.js",
            "pkg/src/core-js.js",
            "pkg/src/core-glue.js",
            "pkg/src/widget.css.js",
        ] {
            assert!(!paths.contains(&path), "{path}");
        }
        assert!(!paths.iter().any(|path| path.contains("dist/")), "{paths:?}");
    }

    #[test]
    fn sources_are_text_on_the_page_and_tell_no_path_of_the_machine() {
        let files = vec![("a.js".to_owned(), "// Says </pre><script>.\nalert(1)".to_owned())];
        let page = page(&[Group {
            title: "T",
            about: "A",
            files,
        }])
        .into_string();
        assert!(
            page.contains("&lt;/pre&gt;&lt;script&gt;") && !page.contains("<script"),
            "{page}"
        );
        let all = self::page(&groups().unwrap()).into_string();
        assert!(!all.contains(&root().display().to_string()));
    }

    #[test]
    fn head_of_a_file_tells_what_it_is_for() {
        let told = |text: &str| sentence(text).unwrap_or_default();
        assert_eq!(
            told("//! The driver: what\n//! it is. More.\n"),
            "The driver: what it is."
        );
        assert_eq!(told("/* Looks of\n   all. */\n"), "Looks of all.");
        assert_eq!(sentence("export default 1;"), None);
        assert_eq!(sentence("// Written by a program; do not edit.\n"), None);
    }
}
