//! Puts the core into scripts: as WebAssembly written as text, and as JavaScript for browsers or pages without WebAssembly.
//!
//! No file has to be found or fetched beside the scripts, by a browser or a bundler.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::process;
use crate::setup::node;

/// A script that holds the module: `bytes()` gives it.
///
/// Each byte is a character, which after brotli costs 7 % more than the bytes themselves where base64 would cost 27 %. Characters
/// that an editor, a proxy or a bundler could take for something else are written 256 higher, which an array of bytes undoes.
pub(super) fn as_text(wasm: &[u8]) -> String {
    let text: String = wasm.iter().copied().map(character).collect();
    format!(
        "const text = `{text}`;\nexport const bytes = () => Uint8Array.from(text, (character) => character.charCodeAt(0));\n"
    )
}

fn character(byte: u8) -> char {
    let plain = matches!(byte, 0x20..=0x7e | 0xa1..=0xac | 0xae..=0xff);
    if plain && !b"`\\$".contains(&byte) {
        char::from(byte)
    } else {
        char::from_u32(0x100 + u32::from(byte)).unwrap_or(char::REPLACEMENT_CHARACTER)
    }
}

/// A script with the same core in JavaScript: `open()` gives a core of its own each time.
pub(super) fn as_javascript(wasm: &[u8], workshop: &Path) -> Result<String> {
    let [module, script] = ["core.wasm", "core.js"].map(|name| workshop.join(name));
    fs::write(&module, wasm)?;
    let mut wasm2js = node::tool("binaryen/bin/wasm2js");
    wasm2js
        .arg(&module)
        .arg("-o")
        .arg(&script)
        .args(["--mvp-features", "-Oz"]);
    process::run_silently(&mut wasm2js).context("the module does not translate to JavaScript")?;
    let text = fs::read_to_string(script)?;
    let Some((definition, _)) = text.split_once(TAIL) else {
        bail!("what wasm2js writes has no `{TAIL}` any more");
    };
    Ok(format!(
        "{definition}export const open = () => {OPENER}({{}});\n"
    ))
}

/// With what the part of wasm2js's output begins that opens a single core for all.
const TAIL: &str = "\nvar retasmFunc = ";

/// The function that opens a core.
const OPENER: &str = "asmFunc";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_survives_as_a_character() {
        for byte in 0..=u8::MAX {
            let written = character(byte);
            #[allow(clippy::cast_possible_truncation, reason = "as an array of bytes does")]
            let read = u32::from(written) as u8;
            assert_eq!(read, byte);
            assert!(
                !"`\\$\r\n".contains(written) && !written.is_control(),
                "{byte}"
            );
        }
    }
}
