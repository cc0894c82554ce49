//! Texts with marks as HTML: `x` in backquotes is something to type, as in `pkg/src/rich.js`; **x** is bold and [x] a
//! link, on pages alone.
//!
//! Everything else is text, and stays text.

use anyhow::{Result, ensure};

/// A text as HTML, where a square bracket is nothing but a square bracket.
///
/// # Errors
/// A mark is not closed.
pub(crate) fn html(text: &str) -> Result<String> {
    for mark in ["`", "**"] {
        ensure!(text.matches(mark).count().is_multiple_of(2), "{mark} is not closed");
    }
    let code = paired(&escaped(text), "`", "<code dir=\"ltr\">", "</code>");
    Ok(paired(&code, "**", "<b>", "</b>"))
}

/// A text as HTML, with a place to go to for each of its links, in their order.
///
/// Names of hosts keep their direction; an address may break before a slash.
///
/// # Errors
/// A mark is not closed, or there are more or fewer places than links.
pub(crate) fn page_html(text: &str, places: &[String]) -> Result<String> {
    let links = text.matches('[').count();
    ensure!(
        links == text.matches(']').count() && links == places.len(),
        "{links} links, and {} places to go to",
        places.len()
    );
    let parts = text
        .split(['[', ']'])
        .map(|part| Ok(hosts(&html(part)?)))
        .collect::<Result<Vec<_>>>()?;
    let mut parts = parts.into_iter();
    let mut out = parts.next().unwrap_or_default();
    for place in places {
        let (Some(link), Some(after)) = (parts.next(), parts.next()) else {
            break;
        };
        let how = foreign(place, &link);
        out.push_str(&format!("<a href=\"{}\"{how}>{link}</a>{after}", escaped(place)));
    }
    Ok(out)
}

/// What a link to another site says beside where it leads; `address` where its words tell that already, as on paper.
fn foreign(place: &str, link: &str) -> &'static str {
    match place.strip_prefix("https://") {
        None => "",
        Some(_) if link.contains("<bdi") => " class=\"address\" rel=\"noopener noreferrer\"",
        Some(_) => " rel=\"noopener noreferrer\"",
    }
}

/// Marks the names of hosts in HTML that has no attribute with one in it.
fn hosts(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some(at) = rest.find("www.") {
        let (before, from) = rest.split_at(at);
        let end = from
            .find(|letter: char| !(letter.is_ascii_alphanumeric() || ".-/".contains(letter)))
            .unwrap_or(from.len());
        let name = from[..end].trim_end_matches(['.', '/', '-']);
        out.push_str(before);
        out.push_str(&isolated(&name.replace('/', "<wbr>/")));
        rest = &from[name.len()..];
    }
    out + rest
}

/// The name of a host in a narrow column: it may break after each dot.
pub(crate) fn host(name: &str) -> String {
    isolated(&escaped(name).replace('.', ".<wbr>"))
}

/// Latin letters and signs that keep their order in a text that runs the other way.
fn isolated(html: &str) -> String {
    format!("<bdi dir=\"ltr\">{html}</bdi>")
}

/// A text as it stands in HTML, in an attribute too.
pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// Puts an opening and a closing tag in place of each pair of marks.
fn paired(text: &str, mark: &str, open: &str, close: &str) -> String {
    let mut parts = text.split(mark);
    let mut out = parts.next().unwrap_or_default().to_owned();
    for (part, tag) in parts.zip([open, close].into_iter().cycle()) {
        out.push_str(tag);
        out.push_str(part);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(text: &str, places: &[&str]) -> Result<String> {
        page_html(text, &places.iter().map(|&place| place.to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn marks_become_tags_and_the_rest_is_escaped() {
        assert_eq!(
            html("**Type** `x > y` & \"go\" [on]").unwrap(),
            "<b>Type</b> <code dir=\"ltr\">x &gt; y</code> &amp; &quot;go&quot; [on]"
        );
    }

    #[test]
    fn links_lead_where_the_page_says() {
        assert_eq!(
            page("See [**this**] & [that].", &["/a?b&c", "https://x.example"]).unwrap(),
            "See <a href=\"/a?b&amp;c\"><b>this</b></a> &amp; \
             <a href=\"https://x.example\" rel=\"noopener noreferrer\">that</a>."
        );
    }

    #[test]
    fn text_whose_marks_do_not_fit_is_refused() {
        for (text, places) in [
            ("[a] [b]", &["/a"][..]),
            ("a", &["/a"]),
            ("[a", &["/a"]),
            ("[a]", &[]),
            ("**a", &[]),
            ("`a", &[]),
            ("`[a`]", &["/a"]),
        ] {
            assert!(page(text, places).is_err(), "{text}");
        }
        assert!(html("`a").is_err() && html("**a").is_err());
    }

    #[test]
    fn names_of_hosts_keep_their_direction() {
        assert_eq!(
            page("مثل www.debian.org. و`www.a.example/b`", &[]).unwrap(),
            "مثل <bdi dir=\"ltr\">www.debian.org</bdi>. \
             و<code dir=\"ltr\"><bdi dir=\"ltr\">www.a.example<wbr>/b</bdi></code>"
        );
        assert_eq!(host("a.b"), "<bdi dir=\"ltr\">a.<wbr>b</bdi>");
    }
}
