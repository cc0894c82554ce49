//! Fills a template in for one language.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context as _, Result};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Kwargs, Serde, Value, ValueKind};
use minijinja::{Environment, Error, ErrorKind, UndefinedBehavior, escape_formatter};

use super::speaker::Speaker;
use super::timeline::{self, Entry};
use crate::languages::Direction;
use crate::texts::filler::Values;
use crate::texts::rich;

/// The templates by name.
pub(super) type Templates = BTreeMap<String, String>;

/// Reads the templates of a folder.
pub(super) fn templates(folder: &Path) -> Result<Templates> {
    let mut templates = Templates::new();
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        templates.insert(name, fs::read_to_string(entry.path())?);
    }
    Ok(templates)
}

/// A template filled in: what it says is said by `speaker`, and everything else is in `context`.
///
/// A template knows these functions besides:
/// - `t(key)`: a text with its marks as HTML; `with={name: value}` fills it in, `href=[…]` says where its links lead;
/// - `plain(key)`: a text without marks, for an attribute or a title;
/// - `f("d:2008-10-23")`: a date or a number in the language;
/// - `host(name)`: a host's name, which may break;
/// - `timeline(entries)` and `mark(lane)`: the picture of the history, and the sign of one lane.
pub(super) fn render(templates: &Templates, name: &str, speaker: &Arc<Speaker>, context: Value) -> Result<String> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()?);
    // Its own escapes slashes and apostrophes as well, which makes addresses and policies hard to read.
    environment.set_formatter(|out, state, value| {
        if value.is_safe() || value.kind() != ValueKind::String {
            return escape_formatter(out, state, value);
        }
        Ok(out.write_str(&rich::escaped(&value.to_string()))?)
    });
    for (name, source) in templates {
        environment.add_template(name, source)?;
    }
    speak(&mut environment, speaker);
    drawings(&mut environment, speaker);
    let page = environment.get_template(name)?.render(context)?;
    Ok(page)
}

/// The functions by which a template says its texts: `t` as HTML, `plain` as text, `f` for a date or a number.
fn speak(environment: &mut Environment<'_>, speaker: &Arc<Speaker>) {
    let own = Arc::clone(speaker);
    environment.add_function("t", move |key: String, kwargs: Kwargs| -> Result<Value, Error> {
        let values = values(&kwargs)?;
        let places = kwargs.get::<Option<Vec<String>>>("href")?.unwrap_or_default();
        kwargs.assert_all_used()?;
        let html = own
            .say(&key, &values)
            .and_then(|text| rich::page_html(&text, &places).with_context(|| format!("“{key}”")));
        html.map(Value::from_safe_string).map_err(told)
    });
    let own = Arc::clone(speaker);
    environment.add_function("plain", move |key: String, kwargs: Kwargs| -> Result<String, Error> {
        let values = values(&kwargs)?;
        kwargs.assert_all_used()?;
        own.say(&key, &values).map_err(told)
    });
    let own = Arc::clone(speaker);
    environment.add_function("f", move |question: String| own.format(&question));
}

/// The functions that draw: a host's name that may break, the mark of a lane, the timeline.
fn drawings(environment: &mut Environment<'_>, speaker: &Arc<Speaker>) {
    environment.add_function("host", |name: String| Value::from_safe_string(rich::host(&name)));
    environment.add_function("mark", |lane: String| {
        let mark = timeline::mark(lane == "worm", 8.0, 8.0, 7.0);
        Value::from_safe_string(mark.into_string())
    });
    let own = Arc::clone(speaker);
    environment.add_function("timeline", move |entries: Serde<Vec<Entry>>| -> Result<Value, Error> {
        let label = own.say("history/picture", &Values::new()).map_err(told)?;
        let rtl = own.language.dir == Direction::Rtl;
        let mut out = String::new();
        for shape in [&timeline::WIDE, &timeline::NARROW] {
            let picture = timeline::draw(&entries, rtl, &label, |question| own.format(question), shape);
            out.push_str(&picture.map_err(told)?.into_string());
        }
        Ok(Value::from_safe_string(out))
    });
}

fn values(kwargs: &Kwargs) -> Result<Values, Error> {
    let values = kwargs.get::<Option<Serde<Values>>>("with")?;
    Ok(values.map(|values| values.0).unwrap_or_default())
}

/// A fault of ours as one that the template's engine tells, with the line.
fn told(error: anyhow::Error) -> Error {
    Error::new(ErrorKind::InvalidOperation, format!("{error:#}"))
}

#[cfg(test)]
mod tests {
    use super::super::speaker::tests::speaker;
    use super::*;
    use minijinja::context;

    fn page(template: &str, json: &str) -> Result<String> {
        let templates = Templates::from([("a.html".to_owned(), template.to_owned())]);
        let speaker = Arc::new(speaker(json, &[("y:2009", "MMIX")]));
        render(&templates, "a.html", &speaker, context! { name => "<i>" })
    }

    #[test]
    fn texts_are_html_and_values_are_not() {
        let template =
            r#"<p title="{{ plain("b") }}">{{ t("a", with={"x": name}, href=["/"]) }} {{ f("y:2009") }}</p>"#;
        let json = r#"{"a": "**{x}** [on]", "b": "\"<b>\""}"#;
        assert_eq!(
            page(template, json).unwrap(),
            r#"<p title="&quot;&lt;b&gt;&quot;"><b>&lt;i&gt;</b> <a href="/">on</a> MMIX</p>"#
        );
    }

    #[test]
    fn template_that_asks_wrongly_is_told() {
        let json = r#"{"a": "{x} [on]"}"#;
        for (template, part) in [
            (r#"{{ t("b") }}"#, "no text “b”"),
            (r#"{{ t("a", href=["/"]) }}"#, "no value for {x}"),
            (r#"{{ t("a", with={"x": "1"}) }}"#, "1 links, and 0 places"),
            (r#"{{ t("a", hrefs=["/"]) }}"#, "hrefs"),
            ("{{ nothing }}", "undefined"),
        ] {
            let error = format!("{:#}", page(template, json).unwrap_err());
            assert!(error.contains(part), "{template}: {error}");
        }
    }
}
