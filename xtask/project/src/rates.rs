//! The error rates that the awareness page tells, as `cargo xtask sim --publish` keeps them:
//! `www/generated/rates.json`.

use std::fs;

use anyhow::{Context as _, Result};
use serde::{Deserialize, Serialize};

use crate::place::root;

/// What the awareness page tells, each number as it is told.
#[derive(Debug, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Published {
    /// Simulated PCs.
    pub runs: u64,
    /// False signs among PCs without the worm.
    pub false_signs: Share,
    /// The same by the rule of the Eye Chart.
    pub eye_chart: Share,
    /// Visible blocks that were not told.
    pub missed: Share,
    /// How long a sign takes on most lines.
    pub seconds: u64,
    /// Worms that were there but hidden, and not found.
    pub hidden: Share,
}

/// A share, rounded as people read it.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Share {
    /// Not one.
    None,
    /// One in so many.
    OneIn(u64),
    /// In percent.
    Percent(f64),
}

impl Published {
    /// What was published last.
    pub fn read() -> Result<Self> {
        let json = fs::read_to_string(root().join(RATES)).with_context(|| format!("cannot read {RATES}"))?;
        serde_json::from_str(&json).context(RATES)
    }

    /// As it is kept.
    pub fn to_json(&self) -> Result<String> {
        Ok(serde_json::to_string_pretty(self)? + "\n")
    }
}

/// The file, from the project's root.
pub const RATES: &str = "www/generated/rates.json";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_reads_as_it_was_written() {
        let kept = Published::read().unwrap();
        assert_eq!(
            serde_json::from_str::<Published>(&kept.to_json().unwrap()).unwrap(),
            kept
        );
    }
}
