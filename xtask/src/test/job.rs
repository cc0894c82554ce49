//! A stage, or a part of one, in a process of its own: so several run side by side, and each line is shown with its
//! stage's name before it.

use std::collections::VecDeque;
use std::fs;
use std::io::{BufRead as _, BufReader, Read};
use std::process::{Command, Stdio};
use std::str::FromStr;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use clap::ValueEnum as _;
use project::place::target;

use super::commands::this_program;
use super::count::Count;
use super::passed;
use super::stage::Stage;

/// A stage, or one of its parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Job {
    pub(super) stage: Stage,
    /// Which part it is, from 1 on, of how many.
    pub(super) part: u32,
    pub(super) of: u32,
}

/// A job that has run.
pub(super) struct Done {
    pub(super) job: Job,
    pub(super) count: Count,
    pub(super) took: Duration,
}

impl Done {
    /// One that was not begun, since something failed that it needs.
    pub(super) fn not_run(job: Job, missing: Stage) -> Self {
        let mut done = Self::broken(job);
        done.count.said = vec![format!("not run, since it needs `{}`", missing.code())];
        done
    }

    /// One that ended without saying what came of it.
    pub(super) fn broken(job: Job) -> Self {
        Self {
            job,
            count: Count::FAILED,
            took: Duration::ZERO,
        }
    }
}

impl Job {
    /// All jobs of a stage.
    pub(super) fn all(stage: Stage) -> impl Iterator<Item = Self> {
        let of = stage.parts();
        (1..=of).map(move |part| Self { stage, part, of })
    }

    /// Runs it as [`Job::run`] does, unless it passed with all that it would read.
    pub(super) fn run_where_changed(self) -> Done {
        let passed = passed::sources(self.stage)
            .ok()
            .flatten()
            .and_then(|sources| sources.passed());
        let Some(count) = passed else {
            return self.run();
        };
        println!(
            "{:<16} {count}, as before: nothing that it reads has changed",
            self.title()
        );
        Done {
            job: self,
            count,
            took: Duration::ZERO,
        }
    }

    /// Runs it in a process of its own.
    pub(super) fn run(self) -> Done {
        let start = Instant::now();
        println!("{:<16} starts", self.title());
        let count = self.try_run().unwrap_or_else(|error| {
            let said = format!("error: {error:#}");
            println!("{:<16} {said}", self.title());
            Count {
                said: vec![said],
                ..Count::FAILED
            }
        });
        let took = start.elapsed();
        println!("{:<16} {count}, {}", self.title(), project::progress::seconds(took));
        Done { job: self, count, took }
    }

    fn try_run(self) -> Result<Count> {
        // Before it runs: what is changed meanwhile may not be what it read.
        let sources = passed::sources(self.stage)?;
        let folder = target().join("test-jobs");
        fs::create_dir_all(&folder).context("cannot make a folder for what tests said")?;
        let result = folder.join(format!("{self}.json").replace('/', "-of-"));
        let _ = fs::remove_file(&result);
        let mut child = Command::new(this_program()?)
            .args(["test", "--job", &self.to_string(), "--result"])
            .arg(&result)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .context("cannot start a stage")?;
        let (out, err) = (child.stdout.take(), child.stderr.take());
        let last = Mutex::default();
        std::thread::scope(|scope| {
            scope.spawn(|| self.show(out, &last));
            scope.spawn(|| self.show(err, &last));
        });
        let status = child.wait()?;
        let text = fs::read(&result).with_context(|| format!("it ended without a result ({status})"))?;
        let count = serde_json::from_slice(&text).context("its result is not understood")?;
        let last = last.into_inner().unwrap_or_else(PoisonError::into_inner);
        let count = explained(count, last);
        if let Some(sources) = sources {
            sources.remember(&count)?;
        }
        Ok(count)
    }

    /// Shows each line as it comes, and keeps the last.
    fn show(self, said: Option<impl Read>, last: &Mutex<VecDeque<String>>) {
        let Some(said) = said else {
            return;
        };
        for line in BufReader::new(said).split(b'\n').map_while(Result::ok) {
            let line = String::from_utf8_lossy(&line);
            println!("{:<16} {line}", self.title());
            let mut last = last.lock().unwrap_or_else(PoisonError::into_inner);
            last.push_back(line.into_owned());
            if last.len() > LAST_LINES {
                last.pop_front();
            }
        }
    }

    fn title(self) -> String {
        if self.of == 1 {
            self.stage.code()
        } else {
            self.to_string()
        }
    }
}

/// How many of the last lines explain a failure of which no test said anything.
const LAST_LINES: usize = 30;

/// What failed beside a test, as a compiler does, is explained by the last that was said.
fn explained(mut count: Count, last: VecDeque<String>) -> Count {
    let of_tests = count.said.iter().filter(|said| !said.starts_with("error: "));
    if count.failed > of_tests.count() as u64 {
        count.said.extend(last);
    }
    count
}

impl std::fmt::Display for Job {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}/{}", self.stage.code(), self.part, self.of)
    }
}

impl FromStr for Job {
    type Err = anyhow::Error;

    fn from_str(text: &str) -> Result<Self> {
        let words: Vec<_> = text.split('/').collect();
        let [stage, part, of] = words[..] else {
            bail!("`{text}` is no job");
        };
        Ok(Self {
            stage: Stage::from_str(stage, true).map_err(|error| anyhow::anyhow!(error))?,
            part: part.parse()?,
            of: of.parse()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failure_that_no_test_explains_has_the_last_lines() {
        let last = || VecDeque::from([String::from("error[E0308]: mismatched types")]);
        let count = |failed, said: &[&str]| Count {
            passed: 3,
            failed,
            said: said.iter().copied().map(String::from).collect(),
        };
        assert_eq!(explained(count(0, &[]), last()).said.len(), 0);
        assert_eq!(explained(count(1, &["not ok 1 - a"]), last()).said.len(), 1);
        assert_eq!(explained(count(2, &["not ok 1 - a"]), last()).said.len(), 2);
        assert_eq!(explained(count(1, &["error: cargo failed"]), last()).said.len(), 2);
    }

    #[test]
    fn job_is_its_own_name() {
        for stage in Stage::value_variants() {
            for job in Job::all(*stage) {
                assert_eq!(job.to_string().parse::<Job>().unwrap(), job);
            }
        }
    }
}
