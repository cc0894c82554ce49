//! What a partner writes on a page so that the browser refuses every file that is not the released one.

use anyhow::Result;
use project::sri;
use project::tree::Tree;
use serde_json::json;

/// The snippets for a folder that is served at the root of a host.
pub(super) fn html(folder: &str, served: &Tree) -> Result<String> {
    let hashes = sri::hashes(served);
    let integrity: serde_json::Map<_, _> = hashes
        .iter()
        .filter(|(path, _)| is_module(path))
        .map(|(path, hash)| (format!("/{folder}/{path}"), json!(hash)))
        .collect();
    let map = serde_json::to_string_pretty(&json!({ "integrity": integrity }))?;
    let tag = |path: &str, kind: &str| {
        hashes.get(path).map_or_else(String::new, |hash| {
            format!("<script {kind}src=\"/{folder}/{path}\" integrity=\"{hash}\" crossorigin=\"anonymous\"></script>\n")
        })
    };
    let languages: String = served
        .keys()
        .filter(|path| path.ends_with(CLASSIC))
        .map(|path| tag(path, ""))
        .collect();
    Ok(format!(
        "{HEAD}{ONE}{}\n{STRICT}{}\n{LANGUAGES}{languages}\n{MODULES}<script type=\"importmap\">\n{map}\n</script>\n{}",
        tag("single.js", ""),
        tag("strict/check.js", ""),
        tag("define.js", "type=\"module\" "),
    ))
}

/// Whether a file is one of the modules that load each other.
fn is_module(path: &str) -> bool {
    let is_text = path.starts_with("lang/") && !path.ends_with(CLASSIC);
    path.ends_with(".js") && (!path.contains('/') || is_text) && path != "single.js"
}

/// How the names of scripts end that hold a language for either of the classic ones.
const CLASSIC: &str = ".classic.js";

const HEAD: &str = "<!DOCTYPE html>
<html lang=\"en\">
<title>How a page pins what it loads of conficker-check</title>
";

const ONE: &str = "<!-- All in one file. Every browser that knows the attribute `integrity` (Chrome 45, Edge 17, \
    Firefox 43, Safari 11.1)
     refuses a file that was changed. -->
";

const STRICT: &str = "<!-- For the strictest policies. The attribute does not cover strict/opinion.html, which the \
    script opens in a frame. -->
";

const LANGUAGES: &str =
    "<!-- For either of the two: one of these before it, where another language than English is to be spoken. -->
";

const MODULES: &str = "<!-- As modules. The attribute covers define.js alone; the import map covers the files that it \
    loads.
     Chrome and Edge 127, Firefox 138 and Safari 18 know `integrity` in an import map; older browsers load these files \
     unchecked.
     The map comes before the first script of a module, and a policy has to allow it as an inline script, by nonce or \
     hash.
     Another address of the folder, or another host: change it in the map, too. -->
";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_are_in_the_map_and_entries_have_their_tags() {
        let modules = ["check.js", "define.js", "lang/xx.js"];
        let others = ["chart/en.html", "lang/xx.classic.js", "single.js", "strict/check.js"];
        let files = modules.iter().chain(&others);
        let served: Tree = files
            .clone()
            .map(|path| ((*path).to_owned(), path.as_bytes().to_vec()))
            .collect();
        let html = html("conficker-check-1-0a", &served).unwrap();
        for path in files {
            let hash = sri::integrity(path.as_bytes());
            let row = format!("\"/conficker-check-1-0a/{path}\": \"{hash}\"");
            assert_eq!(html.contains(&row), modules.contains(path), "{path}\n{html}");
            let tag = format!("src=\"/conficker-check-1-0a/{path}\" integrity=\"{hash}\"");
            let is_entry = *path == "define.js" || others.contains(path) && path.ends_with(".js");
            assert_eq!(html.contains(&tag), is_entry, "{path}\n{html}");
        }
    }
}
