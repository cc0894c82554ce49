//! Gathers the texts of each language into the scripts that are loaded for it.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use project::place::package_sources;

use crate::languages::{ENGLISH, table};

/// The folder of these scripts, in the sources and in the package.
pub(super) const FOLDER: &str = "lang";

/// The scripts among the package's sources, for esbuild to bundle.
pub(super) struct Scripts {
    /// What modules load: the texts before the click, and those that come with it.
    pub(super) modules: Vec<PathBuf>,
    /// What a page loads before a classic script that holds the check: all texts in one.
    pub(super) classics: Vec<PathBuf>,
}

/// Writes the scripts of every language but English, which the check holds already.
pub(super) fn gather() -> Result<Scripts> {
    let folder = package_sources().join(FOLDER);
    if folder.exists() {
        fs::remove_dir_all(&folder).context("cannot empty pkg/lang/")?;
    }
    fs::create_dir_all(&folder).context("cannot create pkg/lang/")?;
    let (mut modules, mut classics) = (Vec::new(), Vec::new());
    for language in table()?.languages {
        let code = language.code;
        if code == ENGLISH {
            continue;
        }
        let write = |kind: &str, source: String| {
            let file = folder.join(format!("{code}{kind}.js"));
            fs::write(&file, source).with_context(|| format!("cannot write {}", file.display()))?;
            anyhow::Ok(file)
        };
        modules.push(write("", first(&code))?);
        modules.push(write(".report", report(&code))?);
        classics.push(write(".classic", classic(&code))?);
    }
    Ok(Scripts { modules, classics })
}

fn first(code: &str) -> String {
    format!("export {{ default }} from '../messages/{code}.js';\n")
}

fn report(code: &str) -> String {
    format!("{}export default {{ ...report, ...help }};\n", late(code))
}

/// One global name holds the texts of every language that the page has loaded, by its code.
fn classic(code: &str) -> String {
    format!(
        "import first from '../messages/{code}.js';\n{}\
         const texts = Object.assign({{}}, first, report, help);\n\
         (self.{REGISTRY} = self.{REGISTRY} || {{}})['{code}'] = texts;\n",
        late(code)
    )
}

fn late(code: &str) -> String {
    format!("import report from '../messages/{code}.report.js';\nimport help from '../messages/{code}.help.js';\n")
}

/// What `pkg/locale.js` reads in the builds that are one classic script.
const REGISTRY: &str = "confickerCheckLanguages";
