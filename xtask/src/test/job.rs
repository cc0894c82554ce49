//! A stage, or a part of one, in a process of its own: so several run side by side, and each line is shown with its stage's name before it.

use std::fs;
use std::io::{BufRead as _, BufReader, Read};
use std::process::{Command, Stdio};
use std::str::FromStr;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use clap::ValueEnum as _;

use super::count::Count;
use super::stage::{Stage, this_program};
use crate::place::target;

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
        println!(
            "{:<16} {count}, {}",
            self.title(),
            crate::progress::seconds(took)
        );
        Done {
            job: self,
            count,
            took,
        }
    }

    fn try_run(self) -> Result<Count> {
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
        std::thread::scope(|scope| {
            scope.spawn(|| self.show(out));
            scope.spawn(|| self.show(err));
        });
        let status = child.wait()?;
        let text =
            fs::read(&result).with_context(|| format!("it ended without a result ({status})"))?;
        serde_json::from_slice(&text).context("its result is not understood")
    }

    fn show(self, said: Option<impl Read>) {
        let Some(said) = said else {
            return;
        };
        for line in BufReader::new(said).split(b'\n').map_while(Result::ok) {
            println!("{:<16} {}", self.title(), String::from_utf8_lossy(&line));
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
    fn job_is_its_own_name() {
        for stage in Stage::value_variants() {
            for job in Job::all(*stage) {
                assert_eq!(job.to_string().parse::<Job>().unwrap(), job);
            }
        }
    }
}
