//! Puts the core into scripts: as WebAssembly written as text, and as JavaScript for browsers or pages without
//! WebAssembly.
//!
//! No file has to be found or fetched beside the scripts, by a browser or a bundler.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use project::process;
use setup::node;

/// A script that holds the module: `bytes()` gives it.
///
/// Each byte is a character. The most frequent ones are written in ASCII, where a character takes a byte, and the
/// others as letters of two bytes; none is a character that an editor, a proxy or a bundler could take for something
/// else. After brotli that costs 3 % more than the bytes themselves, where base64 would cost 27 %.
pub(super) fn as_text(wasm: &[u8]) -> String {
    let letters = letters(wasm);
    let text: String = wasm.iter().map(|&byte| letters[usize::from(byte)]).collect();
    let alphabet: String = letters.iter().collect();
    format!(
        "const alphabet = `{alphabet}`;\nconst text = `{text}`;\nexport function bytes() {{\n\
         const values = {{}};\nfor (let at = 0; at < 256; at += 1) values[alphabet[at]] = at;\n\
         return Uint8Array.from(text, (letter) => values[letter]);\n}}\n"
    )
}

/// The letter that each byte is written as.
fn letters(wasm: &[u8]) -> [char; 256] {
    let mut frequent: Vec<u8> = (0..=u8::MAX).collect();
    let mut counts = [0_usize; 256];
    for &byte in wasm {
        counts[usize::from(byte)] += 1;
    }
    frequent.sort_by_key(|&byte| std::cmp::Reverse(counts[usize::from(byte)]));
    let mut plain: Vec<char> = (' '..='~').filter(|letter| !"`\\$".contains(*letter)).collect();
    let mut frequent = frequent[..plain.len()].to_vec();
    frequent.sort_unstable();
    let mut letters = ['\0'; 256];
    // Texts stay readable: what is ASCII already stays as it is.
    frequent.retain(|&byte| {
        let place = plain.iter().position(|&letter| letter == char::from(byte));
        if let Some(place) = place {
            letters[usize::from(byte)] = plain.remove(place);
        }
        place.is_none()
    });
    for (byte, letter) in frequent.into_iter().zip(plain) {
        letters[usize::from(byte)] = letter;
    }
    let others = letters.iter_mut().filter(|letter| **letter == '\0');
    for (letter, other) in others.zip('\u{c0}'..) {
        *letter = other;
    }
    letters
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
    // What it imports is handed in for each core.
    let definition: String = definition
        .split_inclusive('\n')
        .filter(|line| !line.starts_with("import "))
        .collect();
    let definition = with_texts(&definition)?;
    Ok(format!("{definition}\nexport const open = {OPENER};\n"))
}

/// Writes the module's data as texts, which most of it is, in the place of base64: that takes 1 kB from what visitors
/// download.
fn with_texts(definition: &str) -> Result<String> {
    let (Some(from), Some(to)) = (definition.find(BASE64), definition.find(SEGMENTS)) else {
        bail!("what wasm2js writes has no `{BASE64}` or no `{SEGMENTS}` any more");
    };
    let mut text = definition[..from].to_owned();
    text.push_str(PUT);
    let mut parts = definition[to..].split(SEGMENT);
    text.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let (Some((place, rest)), true) = (part.split_once(", \""), part.contains("\")")) else {
            bail!("what wasm2js writes of the module's data is of another form");
        };
        let (data, after) = rest.split_once("\")").unwrap_or_default();
        let bytes = STANDARD.decode(data).context("the module's data is no base64")?;
        let data: String = bytes.into_iter().map(char::from).collect();
        text.push_str(&format!("put({place}, {})", serde_json::json!(data)));
        text.push_str(after);
    }
    Ok(text)
}

/// Where wasm2js's way to read base64 begins.
const BASE64: &str = "  var base64ReverseLookup";

/// Where the module's data begin.
const SEGMENTS: &str = "function initActiveSegments(";

/// What puts one part of them into memory, up to its address.
const SEGMENT: &str = "base64DecodeToExistingUint8Array(bufferView, ";

/// The same for a text.
const PUT: &str = "function put(at, text) {
  for (var i = 0; i < text.length; i++) bufferView[at + i] = text.charCodeAt(i);
}
";

/// With what the part of wasm2js's output begins that opens a single core for all.
const TAIL: &str = "\nvar retasmFunc = ";

/// The function that opens a core.
const OPENER: &str = "asmFunc";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_survives_as_a_letter_of_its_own() {
        let wasm: Vec<u8> = (0..=u8::MAX).chain([0, 0, 1, 200, b'a']).collect();
        let letters = letters(&wasm);
        let different: std::collections::BTreeSet<_> = letters.iter().collect();
        assert_eq!(different.len(), 256);
        for letter in letters {
            assert!(!"`\\$\r\n".contains(letter) && !letter.is_control(), "{letter:?}");
        }
        assert_eq!(letters[usize::from(b'a')], 'a');
    }

    #[test]
    fn data_is_text() {
        let written = with_texts(
            "a\n  var base64ReverseLookup = 1;\nfunction initActiveSegments(imports) \
            {\n  base64DecodeToExistingUint8Array(bufferView, 7, \"aGk=\");\n}\n",
        );
        let written = written.unwrap();
        assert!(
            written.contains("put(7, \"hi\");") && !written.contains("base64"),
            "{written}"
        );
    }
}
