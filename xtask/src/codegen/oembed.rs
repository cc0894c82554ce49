//! The answers that an operator serves as files to whoever asks by oEmbed how to show an address of the check: the
//! frame, in each language.
//!
//! A file cannot heed how wide it may be, so it says the least that the check needs; the frame itself fills its place.

use super::chart::Language;
use crate::texts;
use crate::texts::rich::escaped;
use anyhow::Context as _;
use serde_json::json;

/// Every file, with its path, for the host that the operator's recipe names: `publish.sh` puts in the operator's own.
///
/// # Errors
///
/// A language has no title.
pub(super) fn sources(languages: &[Language]) -> anyhow::Result<Vec<(String, String)>> {
    let mut sources = vec![(path("frame"), answer(TITLE, "")?)];
    for language in languages {
        let code = &language.row.code;
        let title = title(code)?;
        sources.push((path(code), answer(&title, &format!("#lang={code}"))?));
    }
    Ok(sources)
}

/// What the check is called in a language.
///
/// # Errors
///
/// The language has no title.
pub(super) fn title(code: &str) -> anyhow::Result<String> {
    let title = texts::of_widget(code)?.widget.get("title").cloned();
    title.with_context(|| format!("{code} has no title"))
}

fn path(name: &str) -> String {
    format!("operator/oembed/{name}.json")
}

/// An answer of type `rich`, as <https://oembed.com/> wants it.
fn answer(title: &str, fragment: &str) -> anyhow::Result<String> {
    let html = format!(
        "<iframe src=\"https://{HOST}/frame.html{fragment}\" title=\"{}\" \
         sandbox=\"allow-scripts allow-popups allow-popups-to-escape-sandbox\" allow=\"\" \
         referrerpolicy=\"no-referrer\" loading=\"lazy\" width=\"100%\" height=\"{HEIGHT}\" \
         frameborder=\"0\"></iframe>",
        escaped(title)
    );
    let answer = json!({
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": HOST,
        "provider_url": format!("https://{HOST}/"),
        "html": html,
        "width": WIDTH,
        "height": HEIGHT,
    });
    Ok(serde_json::to_string_pretty(&answer)? + "\n")
}

/// The host of the package's files in the operator's recipe.
const HOST: &str = "check.example.org";

/// The narrowest screen that the check is made for.
const WIDTH: u32 = 320;

/// Nobody tells such a frame its height, so it has room for a verdict before it scrolls.
const HEIGHT: u32 = 640;

/// What the framed page is called before it knows its visitor's language.
const TITLE: &str = "Conficker self-check";
