//! Weighs what the visitor downloads, part by part, against the committed budget.

mod budget;
mod packages;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use project::place::{package, package_sources, root};
use project::progress::step;

use crate::languages::ENGLISH;
use budget::{Budget, Languages, Weights};

/// Builds, then shows the sizes against the budget.
///
/// # Errors
/// When a part or a sum is over its budget, or a shipped file is not in it.
pub(crate) fn run() -> Result<()> {
    crate::build::run()?;
    weigh()
}

/// Shows the sizes of what is built against the budget.
pub(crate) fn weigh() -> Result<()> {
    let text = fs::read_to_string(root().join("size-budget.toml")).context("cannot read size-budget.toml")?;
    let budget: Budget = toml::from_str(&text).context("size-budget.toml is not understood")?;
    let languages = languages()?;
    let weights = budget
        .parts(&languages.codes)
        .into_iter()
        .map(|path| {
            let size = compressed(&root().join(&path))?;
            Ok((path, size))
        })
        .collect::<Result<Weights>>()?;
    print!("{}", budget.table(&weights, &languages));
    print!("{}", of_packages(&weights)?);
    let mut faults = budget.faults(&weights, &languages);
    faults.extend(budget.unnamed(&shipped(&package())?, &languages.codes));
    if !faults.is_empty() {
        bail!("the size budget is broken:\n  {}", faults.join("\n  "));
    }
    Ok(())
}

/// What each package costs in the module that the visitor downloads.
fn of_packages(weights: &Weights) -> Result<String> {
    let module = step("Weighing packages", crate::build::with_names)?;
    let glue = crate::build::glue().map(|script| weight(script.as_bytes()));
    let compressed = weights.get(MODULE).copied().unwrap_or(0);
    packages::table(&module, compressed, glue.transpose()?)
}

/// The part that holds the module.
const MODULE: &str = "pkg/dist/core.js";

/// What the texts of each language weigh, shrunk and in one stream: those before the click, and those that come with
/// it.
fn languages() -> Result<Languages> {
    let folder = package_sources().join("lang");
    let mut languages = Languages::default();
    for language in crate::languages::table()?.languages {
        let code = language.code;
        let mut texts = String::new();
        let kinds = match code.as_str() {
            ENGLISH => &["", ".report", ".help"][..],
            _ => &["", ".report"],
        };
        for kind in kinds {
            texts += &crate::build::shrunk(&folder.join(format!("{code}{kind}.js")))?;
        }
        languages.texts.insert(code.clone(), weight(texts.as_bytes())?);
        languages.codes.push(code);
    }
    Ok(languages)
}

/// The bytes of a file as `brotli -11` leaves them.
fn compressed(file: &Path) -> Result<usize> {
    let bytes =
        fs::read(file).with_context(|| format!("size-budget.toml names {}, which cannot be read", file.display()))?;
    weight(&bytes)
}

fn weight(mut bytes: &[u8]) -> Result<usize> {
    let params = brotli::enc::BrotliEncoderParams {
        quality: 11,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut bytes, &mut out, &params)?;
    Ok(out.len())
}

/// The files under a folder of the package that a browser may load, by their paths in the project.
fn shipped(dir: &Path) -> Result<Vec<String>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(dir)? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(shipped(&path)?);
        } else if !is_for_people(&path) {
            let path = path.strip_prefix(root()).unwrap_or(&path);
            files.push(path.to_string_lossy().replace('\\', "/"));
        }
    }
    files.sort_unstable();
    Ok(files)
}

/// Whether a file is for the people and tools that use the package, and never for a browser.
fn is_for_people(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    ["package.json", "README.md", "LICENSE"].contains(&name.as_ref()) || name.ends_with(".d.ts")
}
