//! What each package costs in the module: the bytes of its functions, by their names.
//!
//! A function counts for the package that wrote it, a generic one too, whatever it is used for; one that the compiler
//! put into another counts for that other. The module is one that keeps its names, shrunk nearly as what ships; so the
//! shares are true to some percent, and bytes after brotli are the shares of the whole.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use anyhow::{Result, ensure};
use wasmparser::{KnownCustom, Name, NameSectionReader, Parser, Payload, TypeRef};

/// Bytes by who costs them.
type Costs = BTreeMap<String, usize>;

/// A table of what costs how much of a module with names, in the order of the cost.
///
/// `compressed` is what the whole module weighs as it ships, `glue` what the scripts weigh that wasm-bindgen writes
/// beside it.
///
/// # Errors
/// When the module is none, or has no names.
pub(super) fn table(module: &[u8], compressed: usize, glue: Option<usize>) -> Result<String> {
    let costs = costs(module)?;
    let all: usize = costs.values().sum();
    let mut rows: Vec<_> = costs.into_iter().collect();
    rows.sort_by_key(|(_, bytes)| std::cmp::Reverse(*bytes));
    let mut table = format!("{:<40} {:>8} {:>8}\n", "what the module is made of", "bytes", "brotli");
    for (name, bytes) in rows.into_iter().chain([("sum".to_owned(), all)]) {
        let share = bytes * compressed / all.max(1);
        // Writing to a string cannot fail.
        let _ = writeln!(table, "  {name:<38} {bytes:>8} {share:>8}");
    }
    if let Some(glue) = glue {
        let _ = writeln!(table, "  {:<38} {:>8} {glue:>8}", "wasm-bindgen's script beside it", "");
    }
    Ok(table)
}

fn costs(module: &[u8]) -> Result<Costs> {
    let mut names = BTreeMap::new();
    let mut bodies = Vec::new();
    let (mut imported, mut data, mut custom) = (0, 0, 0);
    for payload in Parser::new(0).parse_all(module) {
        let payload = payload?;
        if let Payload::ImportSection(imports) = payload {
            for import in imports.into_imports() {
                imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
            }
        } else if let Payload::CodeSectionEntry(body) = payload {
            bodies.push(body.range().len());
        } else if let Payload::DataSection(section) = payload {
            data = section.range().len();
        } else if let Payload::CustomSection(section) = payload {
            custom += section.range().len();
            if let KnownCustom::Name(section) = section.as_known() {
                names = function_names(section)?;
            }
        }
    }
    ensure!(
        bodies.is_empty() || !names.is_empty(),
        "the module that is to tell what packages cost has no names"
    );
    let mut costs = Costs::from([("data".to_owned(), data)]);
    for (index, bytes) in (imported..).zip(&bodies) {
        let name = names.get(&index).map_or("", String::as_str);
        *costs.entry(payer(name)).or_default() += bytes;
    }
    let told: usize = costs.values().sum();
    // What is custom, the names above all, does not ship.
    let rest = module.len() - custom - told;
    costs.insert("types, tables, imports, exports".to_owned(), rest);
    Ok(costs)
}

fn function_names(section: NameSectionReader<'_>) -> Result<BTreeMap<u32, String>> {
    let mut names = BTreeMap::new();
    for part in section {
        if let Name::Function(functions) = part? {
            for naming in functions {
                let naming = naming?;
                names.insert(naming.index, naming.name.to_owned());
            }
        }
    }
    Ok(names)
}

/// Who pays for a function of that name.
fn payer(name: &str) -> String {
    let name = rustc_demangle::demangle(name).to_string();
    let Some((package, rest)) = first_path(&name) else {
        return unplaced(&name).to_owned();
    };
    if package == "conficker_check" {
        let shell = rest.starts_with("browser::");
        return if shell { "our browser shell" } else { CORE }.to_owned();
    }
    let group = GROUPS.iter().find(|(_, members)| members.contains(&package));
    group.map_or(package, |(title, _)| title).to_owned()
}

/// The first package that a name tells, and what follows: of `<core[1a2b]::Option<u8> as …>::map`, `core` and
/// `Option<u8> as …`.
fn first_path(name: &str) -> Option<(&str, &str)> {
    let in_word = |c: char| c.is_alphanumeric() || c == '_';
    let mut at = 0;
    while let Some(start) = name[at..].find(in_word) {
        let (before, from) = name.split_at(at + start);
        let (word, rest) = from.split_at(from.find(|c| !in_word(c)).unwrap_or(from.len()));
        // Methods of plain types come after a `::` of their own: `<[u8]>::to_vec::<…>`.
        if let Some(rest) = without_hash(rest).strip_prefix("::")
            && !before.ends_with("::")
        {
            return Some((word, rest));
        }
        at = name.len() - rest.len();
    }
    None
}

/// Today's names have a hash after the package; those of older compilers have not.
fn without_hash(rest: &str) -> &str {
    let hash = rest.strip_prefix('[').and_then(|rest| rest.split_once(']'));
    hash.map_or(rest, |(_, rest)| rest)
}

/// Who pays for a function without a path: those of the linker and of wasm-bindgen begin with lines, methods of plain
/// types are the standard library's, and what is left we offer by that name.
fn unplaced(name: &str) -> &'static str {
    if ["__wb", "__wasm_bindgen", "__externref"]
        .iter()
        .any(|start| name.starts_with(start))
    {
        BINDGEN
    } else if name.starts_with(['<', '_']) || PLAIN_STD.contains(&name) {
        STD
    } else {
        CORE
    }
}

const BINDGEN: &str = "wasm-bindgen";
const CORE: &str = "our core";
const STD: &str = "standard library";

/// Packages that one reads of together; any other is a row of its own.
const GROUPS: &[(&str, &[&str])] = &[
    (BINDGEN, &["wasm_bindgen", "wasm_bindgen_futures"]),
    ("web-sys, js-sys", &["js_sys", "web_sys"]),
    ("chrono", &["chrono", "num_traits"]),
    (
        "serde, serde-wasm-bindgen",
        &["serde", "serde_core", "serde_wasm_bindgen"],
    ),
    (
        STD,
        &[
            "__rustc",
            "alloc",
            "compiler_builtins",
            "core",
            "hashbrown",
            "panic_abort",
            "std",
        ],
    ),
];

/// Functions that compilers call by their name in C.
const PLAIN_STD: &[&str] = &["memcmp", "memcpy", "memmove", "memset"];

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn pays(name: &str, payer_of_it: &str) {
        assert_eq!(payer(name), payer_of_it, "{name}");
    }

    #[test]
    fn functions_count_for_who_wrote_them() {
        let check = "_RNvMNtCshwxafAceaAQ_15conficker_check5checkNtB2_5Check7advance";
        pays(check, CORE);
        pays("_RNvNtCs2DAjcXAXPuS_17compiler_builtins3mem6memcpy", STD);
        pays(
            concat!(
                "_RNvMs3_NtNtCs5L60QxQ2yEA_5alloc11collections9vec_dequeINtB5_8VecDequeNtNtCshwxafAceaAQ_",
                "15conficker_check5check6OutputE13push_back_mutB19_",
            ),
            STD,
        );
        pays("<conficker_check[1a2b]::browser::Run>::wake", "our browser shell");
        pays(
            "<u8 as serde_core[1a]::ser::Serialize>::f::<talc[2b]::X>",
            "serde, serde-wasm-bindgen",
        );
        pays("wasm_bindgen::convert::closures::invoke", BINDGEN);
        pays("talc[1a]::base::f", "talc");
    }

    #[test]
    fn functions_without_a_path_have_an_owner() {
        pays("start", CORE);
        pays("__wbindgen_malloc", BINDGEN);
        pays("<[u8]>::to_vec", STD);
        pays("<[u8]>::to_vec_in::<alloc[1a]::alloc::Global>", STD);
        pays("memcpy", STD);
    }
}
