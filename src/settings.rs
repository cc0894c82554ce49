//! What a partner wrote, made valid. A setting that changes what is probed is refused as a whole, with every fault listed:
//! running what the partner did not mean would be worse than not running.
//!
//! A partner may name its own twin domain; it may not add hosts. The widget must not become a scanner.

use crate::blocklist::{self, Entry};
use crate::target::{Catalogue, TWIN_LABELS};
use core::fmt;

/// Valid settings of a check.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    twin_base: Option<String>,
}

impl Settings {
    /// Reads the domain of a partner's twins, the `canary`; none when it is absent.
    ///
    /// # Errors
    ///
    /// Every [`Fault`] of the domain.
    pub fn parse(canary: Option<&str>) -> Result<Self, Vec<Fault>> {
        let Some(found) = canary else {
            return Ok(Self::default());
        };
        let base = found.trim().to_ascii_lowercase();
        if !is_domain(&base) {
            return Err(vec![Fault::CanaryInvalid {
                found: String::from(found),
            }]);
        }
        let plain = format!("{}.{base}", TWIN_LABELS[0]);
        let faults: Vec<Fault> = blocklist::matches(&plain)
            .map(|entry| Fault::CanaryListed {
                found: base.clone(),
                entry,
            })
            .collect();
        if faults.is_empty() {
            Ok(Self {
                twin_base: Some(base),
            })
        } else {
            Err(faults)
        }
    }

    /// The targets that these settings allow.
    #[must_use]
    pub fn catalogue(&self) -> Catalogue {
        match &self.twin_base {
            Some(base) => Catalogue::shipped().with_twins(base),
            None => Catalogue::shipped(),
        }
    }
}

/// What is wrong with a setting, and so the partner's to mend.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// The canary is no domain name of at least two labels, such as `twins.example.org`.
    CanaryInvalid {
        /// What was written.
        found: String,
    },
    /// The canary contains a string that the worm blocks, or is said to block: its plain name would be dark too.
    CanaryListed {
        /// What was written.
        found: String,
        /// The string in it.
        entry: &'static Entry,
    },
}

impl Fault {
    /// The setting that is at fault.
    #[must_use]
    pub fn field(&self) -> &'static str {
        match self {
            Self::CanaryInvalid { .. } | Self::CanaryListed { .. } => "canary",
        }
    }

    /// What was written.
    #[must_use]
    pub fn found(&self) -> &str {
        match self {
            Self::CanaryInvalid { found } | Self::CanaryListed { found, .. } => found,
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::CanaryInvalid { found } => write!(
                f,
                "canary is not a domain name of at least two labels: {found}"
            ),
            Self::CanaryListed { found, entry } => write!(
                f,
                "canary contains a string that the worm blocks: {} in {found}",
                entry.text
            ),
        }
    }
}

/// Whether `text` can stand in front of no other label than ours and still be a host name (RFC 1123), numbers alone excluded.
fn is_domain(text: &str) -> bool {
    let longest_label = TWIN_LABELS
        .iter()
        .map(|label| label.len())
        .max()
        .unwrap_or(0);
    let labels_ok = text.split('.').all(is_label);
    let last_is_name = text
        .rsplit('.')
        .next()
        .is_some_and(|last| last.bytes().any(|byte| byte.is_ascii_alphabetic()));
    text.contains('.')
        && labels_ok
        && last_is_name
        && text.len() + 1 + longest_label <= HOST_LENGTH_MAX
}

fn is_label(label: &str) -> bool {
    let inner_ok = label
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let length_ok = (1..=LABEL_LENGTH_MAX).contains(&label.len());
    inner_ok && length_ok && !label.starts_with('-') && !label.ends_with('-')
}

const HOST_LENGTH_MAX: usize = 253;
const LABEL_LENGTH_MAX: usize = 63;
