//! Makes the scripts that are loaded for each language of its texts.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use project::place::package_sources;
use serde::Serialize;

use crate::languages::{ENGLISH, table};
use crate::texts::{self, Widget};

/// The folder of these scripts, in the sources and in the package.
pub(super) const FOLDER: &str = "lang";

/// The scripts among the package's sources, for esbuild to bundle.
pub(super) struct Scripts {
    /// What modules load: the texts before the click, and those that come with it.
    pub(super) modules: Vec<PathBuf>,
    /// What a page loads before a classic script that holds the check: all texts in one.
    pub(super) classics: Vec<PathBuf>,
}

/// Writes the scripts of every language. English is in the parts that show it; every other language is loaded.
pub(super) fn gather() -> Result<Scripts> {
    let folder = package_sources().join(FOLDER);
    if folder.exists() {
        fs::remove_dir_all(&folder).context("cannot empty pkg/src/lang/")?;
    }
    fs::create_dir_all(&folder).context("cannot create pkg/src/lang/")?;
    let (mut modules, mut classics) = (Vec::new(), Vec::new());
    for language in table()?.languages {
        let code = language.code;
        let write = |kind: &str, source: String| {
            let file = folder.join(format!("{code}{kind}.js"));
            fs::write(&file, source).with_context(|| format!("cannot write {}", file.display()))?;
            anyhow::Ok(file)
        };
        let Widget {
            widget,
            mut report,
            help,
            ..
        } = texts::of_widget(&code)?;
        if code == ENGLISH {
            write("", module(&widget)?)?;
            write(".report", module(&report)?)?;
            write(".help", module(&help)?)?;
            continue;
        }
        report.extend(help);
        modules.push(write("", module(&widget)?)?);
        modules.push(write(".report", module(&report)?)?);
        let mut all = widget;
        all.extend(report);
        classics.push(write(".classic", classic(&code, &all)?)?);
    }
    Ok(Scripts { modules, classics })
}

fn module(texts: &impl Serialize) -> Result<String> {
    let texts = serde_json::to_string_pretty(texts)?;
    Ok(format!("export default {texts};\n"))
}

/// One global name holds the texts of every language that the page has loaded, by its code.
fn classic(code: &str, texts: &impl Serialize) -> Result<String> {
    let texts = serde_json::to_string_pretty(texts)?;
    Ok(format!(
        "(self.{REGISTRY} = self.{REGISTRY} || {{}})['{code}'] = {texts};\n"
    ))
}

/// What `pkg/src/locale.js` reads in the builds that are one classic script.
const REGISTRY: &str = "confickerCheckLanguages";
