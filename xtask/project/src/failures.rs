//! Picks out of a test runner's lines what it says of tests that failed, so that it can be said once more at the very
//! end.

/// How much of what a runner says of one test is repeated.
const LINES_MAX: usize = 24;

/// What a runner said of the tests that failed.
#[derive(Clone, Debug, Default)]
pub struct Failures {
    /// One text for each: the line that names it, and some of those that follow.
    pub said: Vec<String>,
    /// How many more lines belong to the last one.
    left: usize,
    /// From here on a newer Node.js says each once more.
    is_repeated: bool,
}

impl Failures {
    /// Reads a line of libtest's, the browser tests' or Node.js's.
    pub fn read(&mut self, line: &str) {
        let begins = |words: &[&str]| words.iter().any(|word| line.trim_start().starts_with(word));
        self.is_repeated |= begins(&[REPEATED]);
        if self.is_repeated {
            return;
        }
        if begins(FAILED) {
            self.said.push(line.to_owned());
            self.left = LINES_MAX;
        } else if begins(OTHER) {
            self.left = 0;
        } else if self.left > 0
            && let Some(last) = self.said.last_mut()
        {
            *last += "\n";
            *last += line;
            self.left -= 1;
        }
    }
}

/// How lines begin that name a test that failed: Node.js's two reports, and where libtest says why.
const FAILED: &[&str] = &["not ok ", "✖ ", "---- "];

/// How the list begins that Node.js puts below all tests from version 23 on, where it writes to no terminal.
const REPEATED: &str = "✖ failing tests:";

/// How lines begin that are about something else.
const OTHER: &[&str] = &["ok ", "✔ ", "test ", "failures:", "# ", "ℹ "];

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(lines: &[&str], said: &[&str]) {
        let mut failures = Failures::default();
        lines.iter().for_each(|line| failures.read(line));
        assert_eq!(failures.said, said);
    }

    #[test]
    fn node_s_tests_that_failed_are_kept_with_their_reason() {
        check(
            &[
                "ok 1 - clean in webkit, seed 1",
                "  duration_ms: 12",
                "not ok 2 - proxy in webkit, seed 1",
                "  error: 'a sign without the worm'",
                "# {\"network\":\"proxy\"}",
                "ok 3 - slow in webkit, seed 1",
                "✖ a page that hangs (12 ms)",
                "  AssertionError",
                "ℹ fail 1",
                "✖ failing tests:",
                "✖ a page that hangs (12 ms)",
            ],
            &[
                "not ok 2 - proxy in webkit, seed 1\n  error: 'a sign without the worm'",
                "✖ a page that hangs (12 ms)\n  AssertionError",
            ],
        );
    }

    #[test]
    fn libtest_s_are_kept_where_it_says_why() {
        check(
            &[
                "test tree::tests::a ... ok",
                "test tree::tests::b ... FAILED",
                "failures:",
                "---- tree::tests::b stdout ----",
                "left: 1",
                "failures:",
                "    tree::tests::b",
                "test result: FAILED. 1 passed; 1 failed",
            ],
            &["---- tree::tests::b stdout ----\nleft: 1"],
        );
    }

    #[test]
    fn long_reason_is_cut() {
        let mut lines = vec!["not ok 1 - a"];
        lines.extend(["  b"; 100]);
        let mut failures = Failures::default();
        lines.iter().for_each(|line| failures.read(line));
        assert_eq!(failures.said[0].lines().count(), 1 + LINES_MAX);
    }
}
