//! What a partner writes on a page so that the browser refuses every file that is not the released one.

use anyhow::Result;
use serde_json::json;

use crate::sri;
use crate::tree::Tree;

/// The snippets for a folder that is served at the root of a host.
pub(super) fn html(folder: &str, served: &Tree) -> Result<String> {
    let hashes = sri::hashes(served);
    let integrity: serde_json::Map<_, _> = hashes
        .iter()
        .filter(|(path, _)| path.ends_with(".js"))
        .map(|(path, hash)| (format!("/{folder}/{path}"), json!(hash)))
        .collect();
    let map = serde_json::to_string_pretty(&json!({ "integrity": integrity }))?;
    let tag = |path: &str, kind: &str| {
        hashes.get(path).map_or_else(String::new, |hash| {
            format!("<script {kind}src=\"/{folder}/{path}\" integrity=\"{hash}\" crossorigin=\"anonymous\"></script>\n")
        })
    };
    Ok(format!(
        "{ONE}{}\n{MODULES}<script type=\"importmap\">\n{map}\n</script>\n{}",
        tag("single.js", ""),
        tag("define.js", "type=\"module\" "),
    ))
}

const ONE: &str = "<!-- All in one file. Every browser that knows the attribute `integrity` (Chrome 45, Edge 17, Firefox 43, Safari 11.1)
     refuses a file that was changed. -->
";

const MODULES: &str = "<!-- As modules. The attribute covers define.js alone; the import map covers the files that it loads.
     Chrome and Edge 127, Firefox 138 and Safari 18 know `integrity` in an import map; older browsers load these files unchecked.
     The map comes before the first script of a module, and a policy has to allow it as an inline script, by nonce or hash.
     Another address of the folder, or another host: change it in the map, too. -->
";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_script_is_in_the_map_and_the_entries_have_their_tags() {
        let files = [
            "chart/en.html",
            "check.js",
            "define.js",
            "single.js",
            "strict/check.js",
        ];
        let served: Tree = files
            .iter()
            .map(|path| ((*path).to_owned(), path.as_bytes().to_vec()))
            .collect();
        let html = html("conficker-check-1-0a", &served).unwrap();
        for path in files {
            let line = format!(
                "\"/conficker-check-1-0a/{path}\": \"{}\"",
                sri::integrity(path.as_bytes())
            );
            assert_eq!(
                html.contains(&line),
                path.ends_with(".js"),
                "{path}\n{html}"
            );
        }
        assert!(
            html.contains("<script src=\"/conficker-check-1-0a/single.js\" integrity=\"sha384-")
        );
        assert!(html.contains(
            "<script type=\"module\" src=\"/conficker-check-1-0a/define.js\" integrity=\"sha384-"
        ));
    }
}
