//! Subresource integrity: by what a browser tells that a file is the one that was built.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use base64::Engine as _;
use sha2::{Digest as _, Sha256, Sha384};

use crate::tree::{self, Tree};

/// The file of all hashes, in the folder of the files that they are of.
pub const FILE: &str = "sri.json";

/// Writes the hash of each file of the built package into it, for the page that writes snippets and for partners.
pub fn write(package: &Path) -> Result<()> {
    let hashes = serde_json::to_string_pretty(&hashes(&tree::read(package)?))?;
    fs::write(package.join(FILE), hashes + "\n").with_context(|| format!("cannot write {FILE}"))
}

/// Each file's integrity metadata, but for the file of hashes itself.
pub fn hashes(tree: &Tree) -> BTreeMap<&str, String> {
    tree.iter()
        .filter(|(path, _)| *path != FILE)
        .map(|(path, bytes)| (path.as_str(), integrity(bytes)))
        .collect()
}

/// What the attribute `integrity` says of these bytes, as the W3C's Subresource Integrity has it.
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", base64(&Sha384::digest(bytes)))
}

/// What a policy says of an inline script.
pub fn source_of_script(script: &str) -> String {
    format!("'sha256-{}'", base64(&Sha256::digest(script)))
}

/// A checksum as `sha256sum` writes it.
pub fn checksum(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn base64(bytes: &[u8]) -> String {
    base64::engine::general_purpose::STANDARD.encode(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first example of the W3C's Subresource Integrity, section 3.1.
    #[test]
    fn integrity_is_as_the_standard_has_it() {
        assert_eq!(
            integrity(b"alert('Hello, world.');"),
            "sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO"
        );
    }

    /// FIPS 180-4's example of one block.
    #[test]
    fn checksum_is_in_hexadecimal() {
        assert_eq!(
            checksum(b"abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }

    #[test]
    fn file_of_hashes_is_not_among_them() {
        let tree = Tree::from([
            (FILE.to_owned(), b"{}".to_vec()),
            ("strict/check.js".to_owned(), Vec::new()),
        ]);
        let hashes = hashes(&tree);
        assert_eq!(hashes.keys().copied().collect::<Vec<_>>(), ["strict/check.js"]);
    }
}
