//! What a partner wrote, made valid. A setting that changes what is probed is refused as a whole, with every fault listed:
//! running what the partner did not mean would be worse than not running.
//!
//! A partner may name its own twin domain; it may not add hosts. The widget must not become a scanner.

use crate::blocklist::{self, Entry};
use crate::target::{Catalogue, TWIN_LABELS};
use crate::text::join;
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
        let base = found.trim_ascii().to_ascii_lowercase();
        if !is_domain(&base) {
            return Err(vec![Fault::CanaryInvalid {
                found: String::from(found),
            }]);
        }
        let plain = join(&[TWIN_LABELS[0], ".", &base]);
        let mut faults = Vec::new();
        for entry in blocklist::matches(blocklist::sourced(), &plain) {
            faults.push(Fault::CanaryListed {
                found: base.clone(),
                entry,
            });
        }
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
    /// The canary contains a string that the worm blocks: its plain name would be dark too.
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

/// Whether a host name (RFC 1123) with one of our labels before it may end in `text`. Numbers alone are an address, not a name.
fn is_domain(text: &str) -> bool {
    let mut labels = text.as_bytes().split(|&byte| byte == b'.');
    let last_is_name = labels
        .clone()
        .next_back()
        .is_some_and(|last| last.iter().any(u8::is_ascii_alphabetic));
    labels.clone().count() > 1
        && labels.all(is_label)
        && last_is_name
        && text.len() <= BASE_LENGTH_MAX
}

fn is_label(label: &[u8]) -> bool {
    let (Some(first), Some(last)) = (label.first(), label.last()) else {
        return false;
    };
    let inner_ok = label
        .iter()
        .all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-');
    inner_ok && label.len() <= LABEL_LENGTH_MAX && *first != b'-' && *last != b'-'
}

/// What 253 letters of a host name leave beside our longest label and its dot.
const BASE_LENGTH_MAX: usize = 253 - 10;
const LABEL_LENGTH_MAX: usize = 63;
