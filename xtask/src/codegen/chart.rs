//! The eye chart: a page without script that shows pictures of the catalogue's hosts, and says how to read them.
//!
//! Written for browsers as old as the worm: tables, no script, and nothing that they would have to know.

use crate::languages::{Language as Row, Table};
use crate::texts::rich::{self, escaped};
use crate::texts::{self, Texts};
use anyhow::Context as _;
use conficker_check::target::Role;
use operator::pictures::Picture;
use operator::policy::{Known, Way};
use std::fmt::Write as _;

/// The chart's texts in a language, with the marks of [`rich`]: the section `chart` of `pkg/src/messages/<code>.json`.
pub(super) struct Language {
    pub(super) row: Row,
    texts: Texts,
}

impl Language {
    /// The text of a key, as HTML.
    ///
    /// # Errors
    ///
    /// The file lacks it, or one of its marks is not closed.
    pub(super) fn html(&self, key: &str) -> anyhow::Result<String> {
        let file = format!("pkg/src/messages/{}.json, chart", self.row.code);
        let text = self.texts.get(key);
        let text = text.with_context(|| format!("{file}: “{key}” is missing"))?;
        rich::html(text).with_context(|| format!("{file}: “{key}”"))
    }
}

/// The chart's texts in every language.
///
/// # Errors
///
/// A file does not read.
pub(super) fn languages(table: &Table) -> anyhow::Result<Vec<Language>> {
    let languages = table.languages.iter().map(|row| {
        Ok(Language {
            row: row.clone(),
            texts: texts::of_widget(&row.code)?.chart,
        })
    });
    languages.collect()
}

/// The page in a language.
///
/// # Errors
///
/// A text is missing, or the policy cannot be made.
pub(super) fn page(language: &Language, table: &Table, pictures: &[Picture]) -> anyhow::Result<String> {
    let html = |key: &str| language.html(key);
    let policy = Known::of_project()?.policy(Way::Chart).in_page();
    let mut steps = String::new();
    for step in ["step/1", "step/2", "step/3"] {
        writeln!(steps, "<li>{}</li>", html(step)?)?;
    }
    Ok(format!(
        r#"<!DOCTYPE html>
<!-- Written by `cargo xtask codegen` from `data/catalogue.toml` and `pkg/src/messages/`; do not edit. -->
<html lang="{lang}" dir="{dir}">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="stylesheet" href="chart.css">
</head>
<body>
<div role="main">
<h1>{title}</h1>
<p>{intro}</p>
{chart}<p>{links}</p>
<p>{again} {privacy}</p>
<h2>{legend}</h2>
{patterns}<h2>{steps_title}</h2>
<ol>
{steps}</ol>
{others}</div>
</body>
</html>
"#,
        lang = language.row.code,
        dir = language.row.dir.as_str(),
        title = html("title")?,
        intro = html("intro")?,
        chart = chart(language, pictures)?,
        links = html("links")?,
        again = html("again")?,
        privacy = html("privacy")?,
        legend = html("legend")?,
        patterns = legend(language)?,
        steps_title = html("steps")?,
        others = others(language, table)?,
    ))
}

/// Links to the chart in every other language, each by the name that its readers look for.
fn others(language: &Language, table: &Table) -> anyhow::Result<String> {
    let mut out = String::from("<ul class=\"languages\">\n");
    for Row { code, dir, name, .. } in &table.languages {
        let attributes = format!("lang=\"{code}\" dir=\"{}\"", dir.as_str());
        if *code == language.row.code {
            writeln!(out, "<li><b {attributes}>{name}</b></li>")?;
        } else {
            writeln!(
                out,
                "<li><a href=\"{code}.html\" hreflang=\"{code}\" {attributes}>{name}</a></li>"
            )?;
        }
    }
    out.push_str("</ul>\n");
    Ok(out)
}

/// The 2 x 2 of pictures, with its headings.
fn chart(language: &Language, pictures: &[Picture]) -> anyhow::Result<String> {
    let html = |key: &str| language.html(key);
    let mut out = format!(
        "<table class=\"chart\">\n<tr><td class=\"name\"></td><th scope=\"col\">{}</th><th \
        scope=\"col\">{}</th></tr>\n",
        html("column/listed")?,
        html("column/unlisted")?
    );
    for (row, roles) in [
        ("row/security", [Role::Vendor, Role::Peer]),
        ("row/general", [Role::Bystander, Role::Control]),
    ] {
        writeln!(out, "<tr><th scope=\"row\" class=\"name\">{}</th>", html(row)?)?;
        for role in roles {
            out.push_str("<td>\n");
            for Picture { host, path, .. } in pictures.iter().filter(|picture| picture.role == role) {
                writeln!(
                    out,
                    // Hidden from those who listen: the text of a picture is read to them whether it is there or not.
                    "<p><img src=\"https://{host}{path}{QUERY}\" alt=\"{missing}\" width=\"64\" height=\"64\" \
                    referrerpolicy=\"no-referrer\" aria-hidden=\"true\"><br>\
                     <a href=\"https://{host}\" target=\"_blank\" rel=\"noopener noreferrer\">{name}</a></p>",
                    name = host.replace('.', ".<wbr>"),
                    path = escaped(path),
                    missing = html("missing")?
                )?;
            }
            out.push_str("</td>\n");
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</table>\n");
    Ok(out)
}

/// How to read the chart: a small drawing of each pattern, and its meaning.
fn legend(language: &Language) -> anyhow::Result<String> {
    let mut out = String::from("<table class=\"legend\" role=\"presentation\">\n");
    for (pattern, drawing) in PATTERNS {
        writeln!(
            out,
            // No sign between the two: each language has its own.
            "<tr><td>{}</td><td>{}<br>{}</td></tr>",
            drawn(drawing),
            language.html(&format!("pattern/{pattern}"))?,
            language.html(&format!("pattern/{pattern}/means"))?
        )?;
    }
    out.push_str("</table>\n");
    Ok(out)
}

/// A drawing of the chart, the upper row first: `+` for pictures that are there, `-` for missing ones, `?` for any.
fn drawn([upper, lower]: &[&str; 2]) -> String {
    let row = |cells: &str| -> String {
        let cells = cells.chars().map(|cell| match cell {
            '+' => "<td class=\"in\">&#9679;</td>",
            '-' => "<td class=\"out\">&ndash;</td>",
            _ => "<td>?</td>",
        });
        format!("<tr>{}</tr>", cells.collect::<String>())
    };
    format!(
        "<table class=\"mini\" aria-hidden=\"true\">{}{}</table>",
        row(upper),
        row(lower)
    )
}

/// The chart's patterns by name, weightiest first, each with its drawing.
const PATTERNS: &[(&str, [&str; 2])] = &[
    ("sign", ["-+", "-+"]),
    ("filtered", ["--", "++"]),
    ("offline", ["--", "--"]),
    ("no-sign", ["++", "++"]),
    ("other", ["??", "??"]),
];

/// Keeps a picture that the browser holds from a visit of the site itself off the chart.
const QUERY: &str = "?eye-chart";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::languages::table;

    fn row(code: &str) -> Row {
        let rows = table().unwrap().languages;
        rows.into_iter().find(|row| row.code == code).unwrap()
    }

    #[test]
    fn each_chart_links_to_all_others() {
        let (table, pictures) = (table().unwrap(), operator::pictures::all().unwrap());
        for language in languages(&table).unwrap() {
            let page = page(&language, &table, &pictures).unwrap();
            for other in &table.languages {
                let link = format!("<a href=\"{}.html\"", other.code);
                assert_eq!(page.contains(&link), other.code != language.row.code);
                assert!(page.contains(&other.name), "{}", other.name);
            }
        }
    }

    #[test]
    fn text_that_is_missing_or_has_an_open_mark_is_named() {
        let language = Language {
            row: row("en"),
            texts: Texts::from([("intro".to_owned(), "**a".to_owned())]),
        };
        for (key, told) in [("title", "“title” is missing"), ("intro", "“intro”: ** is not closed")] {
            let error = format!("{:#}", language.html(key).unwrap_err());
            assert_eq!(error, format!("pkg/src/messages/en.json, chart: {told}"));
        }
    }

    #[test]
    fn drawing_has_the_cells_of_the_chart() {
        assert_eq!(
            drawn(&["-+", "?+"]),
            "<table class=\"mini\" aria-hidden=\"true\">\
             <tr><td class=\"out\">&ndash;</td><td class=\"in\">&#9679;</td></tr>\
             <tr><td>?</td><td class=\"in\">&#9679;</td></tr></table>"
        );
    }

    #[test]
    fn chart_shows_two_hosts_of_each_cell_and_nothing_else_is_loaded() {
        let pictures = operator::pictures::all().unwrap();
        assert_eq!(pictures.len(), 8);
        let table = table().unwrap();
        for language in languages(&table).unwrap() {
            let page = page(&language, &table, &pictures).unwrap();
            let loaded: Vec<_> = page
                .split("src=\"")
                .skip(1)
                .map(|rest| rest.split('?').next().unwrap())
                .collect();
            let expected: Vec<_> = [Role::Vendor, Role::Peer, Role::Bystander, Role::Control]
                .iter()
                .flat_map(|role| pictures.iter().filter(move |picture| picture.role == *role))
                .map(|Picture { host, path, .. }| format!("https://{host}{path}"))
                .collect();
            assert_eq!(loaded, expected);
            for forbidden in ["<script", "style=", "onload", "onerror", "crossorigin", "http:"] {
                assert!(!page.contains(forbidden), "{}: {forbidden}", language.row.code);
            }
        }
    }
}
