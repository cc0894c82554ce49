//! Has wasm-bindgen write the script beside the module, and puts both into the form that is shipped.
//!
//! wasm-bindgen's script keeps the state of one module at its top; ours opens as many as there are checks, so all of it
//! goes into a function. The names by which the two speak are shortened, which takes 2 kB from what visitors download.
//! Wherever the script is not as it is expected to be, the build fails.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use project::place::root;
use walrus::Module;
use wasm_bindgen_cli_support::Bindgen;

/// A module, and the script through which it reaches what it may.
pub(super) struct Bound {
    /// The module, its functions with their names.
    pub(super) module: Vec<u8>,
    /// The script: `open()` gives `{ imports, adopt, core }` for one instance.
    pub(super) glue: String,
}

/// Binds a compiled module.
///
/// # Errors
/// When it imports anything that `src/browser/imports.txt` does not name, or the other way round.
pub(super) fn bind(compiled: &[u8], workshop: &Path) -> Result<Bound> {
    let (module, script) = generate(compiled, workshop)?;
    let mut module = Module::from_buffer(&module).context("cannot read the bound module")?;
    compare(&imports(&module, &script)?)?;
    let glue = shorten(&mut module, &script)?;
    Ok(Bound {
        module: module.emit_wasm(),
        glue,
    })
}

fn generate(compiled: &[u8], workshop: &Path) -> Result<(Vec<u8>, String)> {
    let mut module = Module::from_buffer(compiled).context("cannot read the compiled module")?;
    // A standard library that came ready-made claims features that are undone later; wasm-bindgen must not count on
    // them.
    module.customs.remove_raw("target_features");
    let folder = workshop.join("bound");
    let mut bindgen = Bindgen::new();
    bindgen
        .input_bytes("core", module.emit_wasm())
        .bundler(true)?
        .typescript(false)
        .remove_name_section(false)
        .remove_producers_section(true);
    bindgen
        .generate(&folder)
        .context("wasm-bindgen does not understand the module")?;
    let module = fs::read(folder.join("core_bg.wasm"))?;
    let script = fs::read_to_string(folder.join("core_bg.js"))?;
    Ok((module, literally(&script)))
}

/// The script without what it asks of `Array`, `Object` and `Reflect`: pages have had others in their place.
fn literally(script: &str) -> String {
    let plain = script.replace("new Array()", "[]").replace("new Object()", "{}");
    let lines = plain.lines().map(|line| {
        let within = |call| line.strip_suffix(");")?.split_once(call);
        if let Some((before, given)) = within("Array.of(") {
            format!("{before}[{given}];")
        } else if let Some((before, given)) = within("Reflect.construct(")
            && let Some((class, _)) = given.split_once(", ")
        {
            // Nothing is handed to any of them.
            format!("{before}new ({class})();")
        } else {
            line.to_owned()
        }
    });
    lines.collect::<Vec<_>>().join("\n") + "\n"
}

/// What the module imports, sorted: its name, and what that does, as the script has it.
fn imports(module: &Module, script: &str) -> Result<Vec<String>> {
    let mut lines = Vec::new();
    for import in module.imports.iter() {
        let head = format!("export function {}(", import.name);
        let Some((_, body)) = script.split_once(&head) else {
            bail!("wasm-bindgen's script has no `{}`", import.name);
        };
        let body = body.split("\nexport ").next().unwrap_or_default();
        lines.push(format!("{:<20} {}", plain(&import.name), effect(body)));
    }
    lines.sort_unstable();
    Ok(lines)
}

/// An import's name without what wasm-bindgen puts around it.
fn plain(name: &str) -> &str {
    let name = name.strip_prefix("__wbg_").unwrap_or(name);
    let name = name.trim_start_matches("__wbindgen_");
    match name.rsplit_once('_') {
        Some((name, hash)) if hash.len() == 16 => name,
        _ => name,
    }
}

/// The line of a function that reaches anything, without what only turns numbers into values.
fn effect(body: &str) -> String {
    let line = body
        .lines()
        .skip(1)
        .map(str::trim)
        .find(|line| !line.starts_with("//") && !line.starts_with("let ") && !line.starts_with("try"))
        .unwrap_or_default();
    let mut line = line.trim_end_matches(';').to_owned();
    for before in [
        "const ret = ",
        "const obj = ",
        "const val = ",
        "const v = ",
        "result = ",
    ] {
        line = line.strip_prefix(before).unwrap_or(&line).to_owned();
    }
    // A function for scripts, whose name within the module is no way out.
    if let Some((function, _)) = line.split_once("(arg0, arg1, wasm_bindgen_") {
        return function.to_owned();
    }
    for call in ["getObject(", "takeObject(", "getStringFromWasm0("] {
        while let Some((head, tail)) = line.split_once(call) {
            let (given, rest) = tail.split_once(')').unwrap_or((tail, ""));
            line = format!("{head}{}{rest}", given.split(", ").next().unwrap_or_default());
        }
    }
    line
}

fn compare(imports: &[String]) -> Result<()> {
    let file = root().join(IMPORTS);
    let text = fs::read_to_string(&file).with_context(|| format!("cannot read {IMPORTS}"))?;
    let named: Vec<_> = text.lines().filter(|line| !line.starts_with('#')).collect();
    if named == imports {
        return Ok(());
    }
    let mut now: Vec<_> = text.lines().filter(|line| line.starts_with('#')).collect();
    now.extend(imports.iter().map(String::as_str));
    let written = project::place::target().join("imports.txt");
    fs::write(&written, now.join("\n") + "\n")?;
    bail!(
        "the module imports something else than {IMPORTS} names. If that is meant, take {} in its place",
        written.display()
    )
}

fn shorten(module: &mut Module, script: &str) -> Result<String> {
    let mut script = script.replace("\nexport function ", "\nfunction ");
    // Memory that grows is memory elsewhere; in the translation to JavaScript the old one stays readable.
    script = replace(
        &script,
        "cachedUint8ArrayMemory0.byteLength === 0",
        "cachedUint8ArrayMemory0.buffer !== wasm.memory.buffer",
    )?;
    script = replace(
        &script,
        "cachedDataViewMemory0.buffer.detached === true || (cachedDataViewMemory0.buffer.detached === undefined && \
        cachedDataViewMemory0.buffer !== wasm.memory.buffer)",
        "cachedDataViewMemory0.buffer !== wasm.memory.buffer",
    )?;
    script = plainly(&script)?;
    let mut keys = Vec::new();
    for (place, import) in module.imports.iter_mut().enumerate() {
        let short = short(place);
        let (rest, key) = take_getter(script, &import.name);
        script = rest;
        keys.push(format!("{short}: {key}"));
        import.name = short;
        IMPORTED_FROM.clone_into(&mut import.module);
    }
    let mut exports = BTreeMap::new();
    let unwanted: Vec<_> = module
        .exports
        .iter()
        .filter(|export| !script.contains(&format!("wasm.{}", export.name)))
        .map(walrus::Export::id)
        .collect();
    for export in unwanted {
        module.exports.delete(export);
    }
    for (place, export) in module.exports.iter_mut().enumerate() {
        let short = short(place);
        exports.insert(export.name.clone(), short.clone());
        export.name = short;
    }
    // The longest first: one may begin another.
    let mut names: Vec<_> = exports.iter().collect();
    names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    for (name, short) in names {
        script = script.replace(&format!("wasm.{name}"), &format!("wasm.{short}"));
    }
    for name in CALLED {
        ensure!(
            exports.contains_key(*name),
            "the module does not offer `{name}`, which pkg/src/core-loader.js calls"
        );
    }
    walrus::passes::gc::run(module);
    Ok(format!(
        "// Written by the build, from what wasm-bindgen writes.\nexport function open() {{\n{script}\n{READER}const \
        imports = {{ {IMPORTED_FROM}: {{ {} }} }};\nreturn {{ imports, adopt: __wbg_set_wasm, core: {{ {} }} }};\n}}\n",
        keys.join(", "),
        CALLED.join(", ")
    ))
}

/// The script without what a check has no use for, and with its own way to read and write texts: a page may have
/// something else in the place of `TextDecoder` and `TextEncoder`.
fn plainly(script: &str) -> Result<String> {
    let (_, code) = script
        .split_once("function ")
        .context("wasm-bindgen's script has no function")?;
    let mut script = format!("function {code}");
    // One instance plays one check, so closures live as long as it.
    for (from, to, instead) in [
        ("const CLOSURE_DTORS = ", "function dropObject(", ""),
        ("function makeClosure(", "function passStringToWasm0(", CLOSURE),
        ("function passStringToWasm0(", "let stack_pointer = ", WRITE),
        ("let cachedTextDecoder = ", "let WASM_VECTOR_LEN = ", READ),
    ] {
        let (before, rest) = split(&script, from)?;
        let (_, after) = split(&rest, to)?;
        script = format!("{before}{instead}{to}{after}");
    }
    Ok(script)
}

fn split(text: &str, at: &str) -> Result<(String, String)> {
    let (before, after) = text
        .split_once(at)
        .with_context(|| format!("wasm-bindgen's script has no `{at}` any more"))?;
    Ok((before.to_owned(), after.to_owned()))
}

/// An import that reads a member, of whatever has it.
const READER: &str = "const reader = (name) => (of) => handleError(() => addHeapObject(getObject(of)[name]));
";

/// A function for the page, of a closure that is never called within itself.
const CLOSURE: &str = "function makeClosure(arg0, arg1, f) {
    return (given) => f(arg0, arg1, given);
}

";

/// UTF-8 by what every browser has had from the start. Not by `escape`, which many a page has another one of.
const WRITE: &str = "function passStringToWasm0(arg, malloc) {
    // Half a pair of surrogates is no letter, and cannot be written.
    const whole = arg.replace(/[\\ud800-\\udbff](?![\\udc00-\\udfff])|(^|[^\\ud800-\\udbff])[\\udc00-\\udfff]/g, '?');
    const text = encodeURIComponent(whole).replace(/%(..)/g, (_, hex) => String.fromCharCode('0x' + hex));
    const ptr = malloc(text.length, 1) >>> 0;
    const mem = getUint8ArrayMemory0();
    for (let at = 0; at < text.length; at += 1) mem[ptr + at] = text.charCodeAt(at);
    WASM_VECTOR_LEN = text.length;
    return ptr;
}

";

const READ: &str = "function decodeText(bytes) {
    return decodeURIComponent(bytes.reduce((text, byte) => text + '%' + (byte + 256).toString(16).slice(1), ''));
}

";

/// What stands for an import. One that only reads a member, which most do, becomes a call of `reader`; its function
/// goes.
fn take_getter(script: String, name: &str) -> (String, String) {
    let member = plain(name);
    let function = format!(
        "function {name}() {{ return handleError(function (arg0) {{\n    const ret = \
        getObject(arg0).{member};\n    return addHeapObject(ret);\n}}, arguments); }}\n"
    );
    match script.contains(&function) {
        true => (script.replace(&function, ""), format!("reader('{member}')")),
        false => (script, name.to_owned()),
    }
}

fn replace(script: &str, old: &str, new: &str) -> Result<String> {
    ensure!(script.contains(old), "wasm-bindgen's script has no `{old}` any more");
    Ok(script.replace(old, new))
}

/// A name of its own for each number: `a` to `z`, then `aa` and so on.
fn short(number: usize) -> String {
    let letter = char::from(b'a' + (number % 26) as u8);
    match number / 26 {
        0 => letter.to_string(),
        more => format!("{}{letter}", short(more - 1)),
    }
}

/// What the module imports, by name: the claim of what it can reach.
const IMPORTS: &str = "src/browser/imports.txt";

/// By which name the module imports it all.
const IMPORTED_FROM: &str = "a";

/// What `pkg/src/core-loader.js` calls.
const CALLED: &[&str] = &["cancel", "end", "listed", "start"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_short_and_differ() {
        let names: std::collections::BTreeSet<_> = (0..2000).map(short).collect();
        assert_eq!(names.len(), 2000);
        assert!(names.iter().all(|name| name.len() < 4));
    }

    #[test]
    fn lists_are_written_as_literals() {
        let script = "    const ret = Array.of(getObject(arg0), getObject(arg1));\n    const ret = new Array();\n";
        let literal = "    const ret = [getObject(arg0), getObject(arg1)];\n    const ret = [];\n";
        assert_eq!(literally(script), literal);
        let script = "    const ret = Reflect.construct(getObject(arg0), getObject(arg1));\n";
        assert_eq!(literally(script), "    const ret = new (getObject(arg0))();\n");
    }

    #[test]
    fn import_tells_what_it_reaches() {
        let body = "arg0) { return handleError(function (arg0) {\n    const ret = getObject(arg0).fetch;\n    return \
            addHeapObject(ret);\n";
        assert_eq!(effect(body), "arg0.fetch");
        assert_eq!(plain("__wbg_fetch_0123456789abcdef"), "fetch");
    }
}
