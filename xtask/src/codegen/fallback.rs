//! What the tag holds for visitors without script: a link to the eye chart, and a place for it.
//!
//! The chart's pictures are other people's. So nothing of it is loaded before the visitor follows the link; without
//! script it then opens in the frame below, and otherwise in a tab of its own.

use super::chart::Language;
use super::notice;
use crate::languages::{Direction, ENGLISH};
use anyhow::Context as _;
use project::place::root;
use serde_json::json;
use std::fmt::Write as _;
use std::fs;

/// Every file that shows the tag with what it holds, as it should be.
///
/// # Errors
///
/// A text lacks its link, or a file its tag.
pub(super) fn sources(languages: &[Language]) -> anyhow::Result<Vec<(&'static str, String)>> {
    let mut sources = vec![("www/generated/fallback.js", script(languages)?)];
    let english = languages
        .iter()
        .find(|language| language.row.code == ENGLISH)
        .context("there is no English")?;
    for &(path, base) in PAGES {
        let page = fs::read_to_string(root().join(path)).with_context(|| format!("cannot read {path}"))?;
        let filled = filled(&page, &lines(english, base)?)
            .with_context(|| format!("{path} has no <conficker-check> on a line of its own"))?;
        sources.push((path, filled));
    }
    Ok(sources)
}

/// The module for the page that writes snippets: what the tag holds, by language; `{base}` is where the package is
/// served.
fn script(languages: &[Language]) -> anyhow::Result<String> {
    let mut out = format!("{}export const fallback = {{\n", notice("pkg/src/messages/"));
    for language in languages {
        let text = lines(language, "{base}")?.join("\n");
        writeln!(out, "  {}: {},", json!(language.row.code), json!(text))?;
    }
    out.push_str("};\n");
    Ok(out)
}

/// The content of the tag, line by line.
pub(super) fn lines(language: &Language, base: &str) -> anyhow::Result<Vec<String>> {
    let text = language.html("fallback")?;
    let (before, rest) = text.split_once('[').context("the text “fallback” marks no [link]")?;
    let (link, after) = rest
        .split_once(']')
        .context("the text “fallback” does not end its [link]")?;
    // The sentence goes on in a line of its own, so that a snippet stays within a screen; not every script has spaces.
    let after = match after.split_once(' ') {
        Some((end, next)) => format!("{end}\n  {next}"),
        None => after.to_owned(),
    };
    let code = &language.row.code;
    // The page around is the partner's, and may run the other way.
    let dir = match language.row.dir {
        Direction::Ltr => "",
        Direction::Rtl => " dir=\"rtl\"",
    };
    // No paragraph: inside one of the partner's it would end that, and with it the tag, which then holds nothing.
    let sentences =
        format!("<span{dir}>{before}<a href=\"{base}chart/{code}.html\" target=\"{FRAME}\">{link}</a>{after}</span>");
    let frame = format!(
        "<noscript><iframe name=\"{FRAME}\" title=\"{}\" srcdoc=\"{}\" width=\"100%\" \
        height=\"640\"></iframe></noscript>",
        language.html("fallback/frame")?,
        language.html("fallback/waiting")?
    );
    Ok(sentences.lines().chain([&*frame]).map(str::to_owned).collect())
}

/// The page with these lines, and nothing else, in its tag.
fn filled(page: &str, lines: &[String]) -> Option<String> {
    let at = page.find(&format!("{OPEN}\n"))?;
    let (before, rest) = page.split_at_checked(at)?;
    let (_, after) = rest.split_once(CLOSE)?;
    let indent = before.rsplit('\n').next()?;
    let inner: String = lines.iter().map(|line| format!("{indent}  {line}\n")).collect();
    Some(format!("{before}{OPEN}\n{inner}{indent}{CLOSE}{after}"))
}

/// Pages that show the tag, and where the package is served in each.
const PAGES: &[(&str, &str)] = &[
    ("README.md", "/conficker-check/"),
    ("pkg/README.md", "/conficker-check/"),
    ("pkg/src/frame.html", ""),
];

const OPEN: &str = "<conficker-check>";
const CLOSE: &str = "</conficker-check>";

/// The name of the frame, and of the tab in its place.
const FRAME: &str = "conficker-chart";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_tag_holds_is_written() {
        let page =
            "Say `<conficker-check>`:\n  <conficker-check>\n    old\n  </conficker-check>\n  <script></script>\n";
        let filled = filled(page, &["<p>".to_owned(), "<hr>".to_owned()]).unwrap();
        assert_eq!(
            filled,
            "Say `<conficker-check>`:\n  <conficker-check>\n    <p>\n    <hr>\n  </conficker-check>\n\
             \x20 <script></script>\n"
        );
    }

    #[test]
    fn page_without_the_tag_is_not_written() {
        assert_eq!(filled("<p>None</p>", &[]), None);
    }
}
