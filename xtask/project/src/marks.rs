//! Texts that people write, with lines between marks that a command writes.

use anyhow::{Result, bail, ensure};

/// The text with other lines between its marks.
///
/// # Errors
/// When a mark is missing, or the second comes first.
pub fn between(text: &str, [begin, end]: [&str; 2], lines: &str) -> Result<String> {
    let (Some(from), Some(to)) = (text.find(begin), text.find(end)) else {
        bail!("the marks `{begin}` and `{end}` are missing");
    };
    ensure!(from < to, "`{end}` comes before `{begin}`");
    let before = &text[..from + begin.len()];
    Ok(format!("{before}\n{}\n{}", lines.trim_end(), &text[to..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_around_the_marks_stays() {
        let text = "Before.\n<!-- a -->\nold\n<!-- b -->\nAfter.\n";
        let found = between(text, ["<!-- a -->", "<!-- b -->"], "new\n").unwrap();
        assert_eq!(found, "Before.\n<!-- a -->\nnew\n<!-- b -->\nAfter.\n");
        assert!(between("no marks", ["<!-- a -->", "<!-- b -->"], "new").is_err());
        assert!(between(text, ["<!-- b -->", "<!-- a -->"], "new").is_err());
    }
}
