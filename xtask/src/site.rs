//! Writes the awareness page and the help-desk page in every language, and lays the whole site out in `www/dist/`.
//!
//! A page is a template (`www/templates/`) filled in with the texts of a language (`www/messages/`). Dates and numbers
//! are written by Node.js, and the numbers of the error rates come from `www/generated/rates.json`. Everything else in
//! `www/` is copied.

mod node;
mod page;
mod scripts;
mod speaker;
mod timeline;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context as _, Result, bail};
use conficker_check::code::Code as _;
use conficker_check::probe::Outcome;
use conficker_check::report::Caveat;
use conficker_check::target::Role;
use conficker_check::verdict::{Reason, Verdict};
use minijinja::context;
use minijinja::value::Value;
use operator::policy::{Known, Names};
use project::place::{page_sources, pages};
use project::rates::{Published, Share};
use project::tree::{self, Tree};
use serde_json::json;

use crate::codegen;
use crate::languages::{self, ENGLISH, Language};
use crate::texts::filler::Values;
use crate::texts::{self, Texts};
use node::{ByLanguage, Intl};
use page::Templates;
use speaker::Speaker;

/// Writes the site anew; the awareness page names an operator's `names`, where there are any.
pub(crate) fn write(names: Option<&Names>) -> Result<()> {
    let files = files(names)?;
    let folder = pages();
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("cannot empty {}", folder.display()))?;
    }
    tree::write(&files, &folder)?;
    copy(&page_sources(), &folder)?;
    scripts::bundle(&page_sources(), &folder)
}

/// Every page in every language.
fn files(names: Option<&Names>) -> Result<Tree> {
    let templates = page::templates(&page_sources().join("templates"))?;
    let spoken = spoken()?;
    let offered: Vec<_> = spoken.iter().map(|(language, _)| language.clone()).collect();
    let common = Common::read(&offered, names)?;
    // The first time finds out which dates and numbers there are.
    let asking = Arc::new(Intl::default());
    make(&templates, &common, &offered, &asking)?;
    let knowing = Arc::new(asking.answered()?);
    let files = make(&templates, &common, &offered, &knowing)?;
    if !knowing.is_complete() {
        bail!("a page asks for other dates the second time");
    }
    Ok(files)
}

/// Every language, with its texts.
fn spoken() -> Result<Vec<(Language, Texts)>> {
    let spoken = languages::table()?.languages.into_iter().map(|language| {
        let texts = texts::of_pages(&language.code)?;
        Ok((language, texts))
    });
    spoken.collect()
}

fn make(templates: &Templates, common: &Common, offered: &[Language], intl: &Arc<Intl>) -> Result<Tree> {
    let mut files = Tree::new();
    for (language, texts) in spoken()? {
        let code = language.code.clone();
        let folder = folder_of(&code);
        let speaker = Arc::new(Speaker::new(language, texts, Arc::clone(intl)));
        for &name in PAGES {
            let context = common.context(name, &speaker, offered);
            let page = context
                .and_then(|context| page::render(templates, name, &speaker, context))
                .with_context(|| format!("{name} in {code}"))?;
            files.insert(format!("{folder}{name}"), page.into_bytes());
        }
        speaker
            .said_all()
            .with_context(|| format!("www/messages/{code}.json"))?;
    }
    Ok(files)
}

/// What all pages share.
struct Common {
    policies: BTreeMap<&'static str, String>,
    rates: Published,
    /// The attribute by which the tag names an operator's names, with its value.
    names: Option<(&'static str, String)>,
    /// What the tag holds for browsers that do not know it.
    fallbacks: BTreeMap<String, String>,
    widget: ByLanguage,
}

impl Common {
    fn read(offered: &[Language], names: Option<&Names>) -> Result<Self> {
        let known = Known::of_project()?;
        let keys = widget_texts();
        let widget = offered.iter().map(|Language { code, .. }| {
            let texts = shown(code, &keys).with_context(|| format!("the widget in {code}"))?;
            Ok((code.clone(), texts))
        });
        let mut fallbacks = codegen::fallbacks(|code| format!("{}pkg/", root_of(code)))?;
        for html in fallbacks.values_mut() {
            // Our own looks give the frame its width; HTML of today knows no percent there.
            *html = html.replace(" width=\"100%\"", "");
        }
        Ok(Self {
            policies: BTreeMap::from([
                ("index.html", known.awareness_page(names).to_string()),
                ("help-desk.html", known.help_desk_page().to_string()),
            ]),
            rates: Published::read()?,
            names: names.map(|names| match names {
                Names::Own(base) => ("own", base.clone()),
                Names::Twins(base) => ("canary", base.clone()),
            }),
            fallbacks,
            widget: widget.collect::<Result<_>>()?,
        })
    }

    /// What a template is filled in with, besides texts.
    fn context(&self, name: &str, speaker: &Speaker, offered: &[Language]) -> Result<Value> {
        let code = &speaker.language.code;
        let root = root_of(code);
        let languages: Vec<_> = offered
            .iter()
            .map(|language| {
                let folder = folder_of(&language.code);
                let file = if name == "index.html" { "" } else { name };
                let href = match format!("{root}{folder}{file}") {
                    here if here.is_empty() => String::from("./"),
                    href => href,
                };
                context! { href, current => language.code == *code, ..described(language) }
            })
            .collect();
        let data = (name == "help-desk.html").then(|| self.data(speaker)).transpose()?;
        Ok(context! {
            root,
            languages,
            language => described(&speaker.language),
            policy => self.policies[name].clone(),
            names => self.names.clone(),
            own => self.own().unwrap_or_default(),
            rates => self.rates(speaker)?,
            // The eye chart asks others.
            fallback => self.own().is_none().then(|| Value::from_safe_string(self.fallbacks[code].clone())),
            data => data.map(Value::from_safe_string),
        })
    }

    /// The domain of an operator's own names, where the page names one.
    fn own(&self) -> Option<&str> {
        let (attribute, base) = self.names.as_ref()?;
        (*attribute == "own").then_some(base)
    }

    /// The error rates as the language writes them.
    fn rates(&self, speaker: &Speaker) -> Result<BTreeMap<&'static str, String>> {
        // Asked for whatever the rates are, so that the text is one that a page says.
        let none = speaker.say("rates/none", &Values::default())?;
        let share = |share: Share| match share {
            Share::OneIn(runs) => {
                let n = speaker.format(&format!("n:{runs}"));
                speaker.say("rates/one-in", &Values::from([("n".to_owned(), n)]))
            }
            Share::Percent(percent) => Ok(speaker.format(&format!("p:{percent}"))),
            Share::None => Ok(none.clone()),
        };
        Ok(BTreeMap::from([
            ("runs", speaker.format(&format!("n:{}", self.rates.runs))),
            ("false", share(self.rates.false_signs)?),
            ("chart", share(self.rates.eye_chart)?),
            ("missed", share(self.rates.missed)?),
            ("seconds", speaker.format(&format!("s:{}", self.rates.seconds))),
            ("hidden", share(self.rates.hidden)?),
        ]))
    }

    /// The texts that the help-desk page's script says, as a block of data inside the page.
    fn data(&self, speaker: &Speaker) -> Result<String> {
        let mut texts = self.widget[&speaker.language.code].clone();
        for &key in DESK_TEXTS {
            texts.insert(key.to_owned(), speaker.raw(key)?.to_owned());
        }
        // In a script element nothing but its end tag means anything.
        Ok(json!({ "lang": speaker.language.code, "texts": texts })
            .to_string()
            .replace('<', "\\u003c"))
    }
}

/// What the widget shows in a language under these keys.
fn shown(code: &str, keys: &[String]) -> Result<BTreeMap<String, String>> {
    let texts = texts::of_widget(code)?;
    let shown = keys.iter().map(|key| Ok((key.clone(), texts.shown(key)?.to_owned())));
    shown.collect()
}

/// A language as templates know it.
fn described(language: &Language) -> Value {
    let Language { code, name, .. } = language;
    context! { code, name, dir => language.dir.as_str() }
}

/// Where a language's pages lie.
fn folder_of(code: &str) -> String {
    if code == ENGLISH {
        String::new()
    } else {
        format!("{code}/")
    }
}

/// How a page of a language reaches the site's root.
fn root_of(code: &str) -> &'static str {
    if code == ENGLISH { "" } else { "../" }
}

/// Copies what is no source of a page, and nothing that lies below the folder itself.
fn copy(from: &Path, to: &Path) -> Result<()> {
    let files = tree::read(from)?.into_iter();
    let files = files.filter(|(path, _)| {
        let shown = [".html", ".css", ".js"].iter().any(|kind| path.ends_with(kind));
        shown && !SOURCES.iter().any(|folder| path.starts_with(folder))
    });
    tree::write(&files.collect(), to)
}

/// Every page, by its name in each language's folder, which is its template's.
const PAGES: &[&str] = &["index.html", "help-desk.html"];

/// Folders of `www/` that pages are made of.
const SOURCES: &[&str] = &["desk/", "dist/", "messages/", "replay/", "styles/", "templates/"];

/// What the help-desk page's script says of its own.
const DESK_TEXTS: &[&str] = &[
    "desk/code",
    "desk/compared",
    "desk/first",
    "desk/kind",
    "desk/newer",
    "desk/saw",
    "desk/second",
    "desk/short",
    "desk/simulated",
    "desk/system",
    "desk/tally",
    "desk/tally/compare",
    "desk/tally/empty",
    "desk/tally/kept",
    "desk/tally/save",
    "desk/tell",
    "desk/wrong",
];

/// The widget's texts that the help-desk page says, too.
fn widget_texts() -> Vec<String> {
    let under =
        |prefix: &str, codes: &[&str]| -> Vec<String> { codes.iter().map(|code| format!("{prefix}{code}")).collect() };
    let caveats = Verdict::CODES.iter().map(|verdict| format!("{verdict}/caveats"));
    let others = ["no-sign/lead", "or", "picture/unknown", "sign/lead", "sign/variants"];
    [
        under("", &others),
        under("", Verdict::CODES),
        under("cannot-tell/", Reason::CODES),
        under("caveat/", Caveat::CODES),
        under("outcome/", Outcome::CODES),
        under("role/", Role::CODES),
        caveats.collect(),
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_that_is_written_has_its_pages() {
        let files = files(None).unwrap();
        let spoken = spoken().unwrap();
        assert_eq!(files.len(), spoken.len() * PAGES.len());
        let english = String::from_utf8(files["index.html"].clone()).unwrap();
        assert!(english.contains("<b>1 in "), "the rates are told");
        assert!(english.contains("21 November 2008"), "and the dates");
    }

    #[test]
    fn pages_hold_nothing_inline_and_load_nothing_foreign() {
        for (path, page) in files(None).unwrap() {
            let page = String::from_utf8(page).unwrap();
            for forbidden in [" style=", "<style", " onclick", "javascript:", "http:"] {
                assert!(
                    !page.replace("http://www.w3.org/2000/svg", "").contains(forbidden),
                    "{path}: {forbidden}"
                );
            }
            let loads = page
                .split(" src=\"")
                .skip(1)
                .map(|rest| rest.split('"').next().unwrap());
            for address in loads {
                assert!(!address.contains(':'), "{path}: {address}");
            }
        }
    }

    #[test]
    fn twins_are_named_where_an_operator_has_some_and_nowhere_else() {
        let with = page(Some(&Names::Twins("twins.example".to_owned())));
        assert!(with.contains("<conficker-check canary=\"twins.example\">"));
        assert!(with.contains(" https://plain.twins.example "));
        assert!(!page(None).contains("canary"));
    }

    #[test]
    fn page_with_own_names_allows_and_offers_nobody_else() {
        let with = page(Some(&Names::Own("own.example".to_owned())));
        assert!(with.contains("<conficker-check own=\"own.example\">"));
        assert!(with.contains("connect-src https://nobody.invalid https://*.own.example;"));
        assert!(!with.contains("pkg/chart/"), "the eye chart asks others");
    }

    fn page(names: Option<&Names>) -> String {
        String::from_utf8(files(names).unwrap()["index.html"].clone()).unwrap()
    }

    #[test]
    fn names_of_folders_lead_there_and_back() {
        assert_eq!((folder_of("en").as_str(), root_of("en")), ("", ""));
        assert_eq!((folder_of("zh-Hans").as_str(), root_of("zh-Hans")), ("zh-Hans/", "../"));
    }
}
