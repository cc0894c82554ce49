//! Counts tests by what their runners say of them.

use std::fmt;
use std::iter::Sum;

use serde::{Deserialize, Serialize};

/// How many tests passed and failed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Count {
    pub(super) passed: u64,
    pub(super) failed: u64,
    /// What was said of those that failed.
    pub(super) said: Vec<String>,
}

impl Count {
    /// A stage that is a single test, and failed.
    pub(super) const FAILED: Self = Self {
        passed: 0,
        failed: 1,
        said: Vec::new(),
    };

    /// A stage that is a single test, and passed.
    pub(super) const PASSED: Self = Self {
        passed: 1,
        failed: 0,
        said: Vec::new(),
    };

    /// Reads a line of a runner: libtest's, the browser tests' or Node.js's.
    ///
    /// Any other line counts nothing.
    pub(super) fn read(line: &str) -> Self {
        let line = line.trim();
        line.strip_prefix("test result: ")
            .map(libtest)
            .or_else(|| line.strip_prefix(['#', 'ℹ']).map(node))
            .unwrap_or_default()
    }

    /// What a run amounts to, given whether its command succeeded.
    ///
    /// A command that fails beside its tests is a failure of its own, and so is one that runs no test.
    pub(super) fn judged(self, succeeded: bool) -> Self {
        let silent_failure = self.failed == 0 && !succeeded;
        if silent_failure || self.passed + self.failed == 0 {
            [self, Self::FAILED].into_iter().sum()
        } else {
            self
        }
    }
}

impl Sum for Count {
    fn sum<I: Iterator<Item = Self>>(counts: I) -> Self {
        counts.fold(Self::default(), |sum, count| Self {
            passed: sum.passed + count.passed,
            failed: sum.failed + count.failed,
            said: [sum.said, count.said].concat(),
        })
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

/// `ok. 3 passed; 0 failed; …`
fn libtest(result: &str) -> Count {
    let number = |word: &str| {
        let before = result.split(word).next().unwrap_or_default();
        let number = before.trim_end().rsplit(' ').next().unwrap_or_default();
        number.parse().unwrap_or(0)
    };
    Count {
        passed: number("passed;"),
        failed: number("failed;"),
        said: Vec::new(),
    }
}

/// ` pass 3`, ` fail 0` or ` cancelled 0`
fn node(summary: &str) -> Count {
    let mut words = summary.split_whitespace();
    let (word, number) = (words.next(), words.next());
    let number = number.and_then(|number| number.parse().ok()).unwrap_or(0);
    match (word, words.next()) {
        (Some("pass"), None) => Count {
            passed: number,
            ..Count::default()
        },
        (Some("fail" | "cancelled"), None) => Count {
            failed: number,
            ..Count::default()
        },
        _ => Count::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(lines: &[&str], passed: u64, failed: u64) {
        let count: Count = lines.iter().map(|line| Count::read(line)).sum();
        assert_eq!((count.passed, count.failed), (passed, failed));
    }

    #[test]
    fn libtest_s_closing_lines_add_up() {
        check(
            &[
                "running 3 tests",
                "test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s",
                "test result: FAILED. 12 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.30s",
            ],
            15,
            2,
        );
    }

    #[test]
    fn closing_line_of_a_browser_s_tests_counts() {
        check(
            &["test result: ok. 2 passed; 0 failed; 0 ignored; 0 filtered out; finished in 0.03s"],
            2,
            0,
        );
    }

    #[test]
    fn both_summaries_of_node_count() {
        check(
            &["# tests 9", "# pass 7", "# fail 1", "# cancelled 1", "# skipped 0"],
            7,
            2,
        );
        check(&["ℹ tests 9", "ℹ pass 8", "ℹ fail 1", "ℹ duration_ms 1234.5"], 8, 1);
    }

    #[test]
    fn talk_about_passing_counts_nothing() {
        check(
            &["# Subtest: pass 3 of them", "# pass 3 of them", "3 passed, 0 failed"],
            0,
            0,
        );
    }

    #[test]
    fn failing_without_a_failed_test_is_a_failure() {
        assert_eq!(
            Count::PASSED.judged(false),
            [Count::PASSED, Count::FAILED].into_iter().sum()
        );
        assert_eq!(Count::FAILED.judged(false), Count::FAILED);
    }

    #[test]
    fn running_no_test_is_a_failure() {
        assert_eq!(Count::default().judged(true), Count::FAILED);
        assert_eq!(Count::PASSED.judged(true), Count::PASSED);
    }
}
