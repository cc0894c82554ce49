//! What a folder holds.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// The files below a folder with their bytes, by path from the folder, with `/` between names.
pub type Tree = BTreeMap<String, Vec<u8>>;

/// Reads every file below `folder`.
pub fn read(folder: &Path) -> Result<Tree> {
    let mut tree = Tree::new();
    gather(folder, "", &mut tree)?;
    Ok(tree)
}

/// Writes every file below `folder`.
pub fn write(tree: &Tree, folder: &Path) -> Result<()> {
    for (path, bytes) in tree {
        let file = folder.join(path);
        if let Some(parent) = file.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(&file, bytes).with_context(|| format!("cannot write {}", file.display()))?;
    }
    Ok(())
}

fn gather(folder: &Path, prefix: &str, tree: &mut Tree) -> Result<()> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    for entry in entries {
        let entry = entry?;
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            gather(&entry.path(), &format!("{path}/"), tree)?;
        } else {
            tree.insert(path, fs::read(entry.path())?);
        }
    }
    Ok(())
}

/// A tree of short texts, as tests write it.
pub fn tree(files: &[(&str, &str)]) -> Tree {
    files
        .iter()
        .map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()))
        .collect()
}
