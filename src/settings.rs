//! What a partner wrote, made valid. A setting that changes what is probed is refused as a whole, with every fault
//! listed: running what the partner did not mean would be worse than not running.
//!
//! A partner may name its own twin domain; it may not add hosts. The widget must not become a scanner.

use crate::blocklist::{self, Entry};
use crate::model::Model;
use crate::target::{Catalogue, TWIN_LABELS};
use core::fmt;
use std::rc::Rc;
use strum::{IntoStaticStr, VariantNames};

/// Valid settings of a check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    catalogue: Rc<Catalogue>,
    model: &'static Model,
}

/// The shipped targets and figures.
impl Default for Settings {
    fn default() -> Self {
        Self::of(Catalogue::shipped())
    }
}

impl Settings {
    fn of(catalogue: Catalogue) -> Self {
        Self {
            catalogue: Rc::new(catalogue),
            model: Model::shipped(),
        }
    }

    /// The same with other figures, to see what depends on them. No partner can choose these.
    #[must_use]
    pub fn with_model(self, model: &'static Model) -> Self {
        Self { model, ..self }
    }

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
        let plain = String::from(TWIN_LABELS[0]) + "." + &base;
        let mut faults = Vec::new();
        for entry in blocklist::matches(blocklist::sourced(), &plain) {
            faults.push(Fault::CanaryListed {
                found: base.clone(),
                entry,
            });
        }
        if faults.is_empty() {
            Ok(Self::of(Catalogue::shipped().with_twins(&base)))
        } else {
            Err(faults)
        }
    }

    /// The targets that these settings allow.
    #[must_use]
    pub fn catalogue(&self) -> Rc<Catalogue> {
        Rc::clone(&self.catalogue)
    }

    /// The figures to judge by.
    #[must_use]
    pub fn model(&self) -> &'static Model {
        self.model
    }
}

/// What is wrong with a setting, for the partner to correct.
#[derive(Clone, Debug, PartialEq, Eq, IntoStaticStr, VariantNames)]
#[strum(serialize_all = "kebab-case")]
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
            Self::CanaryInvalid { found } => write!(f, "canary is not a domain name of at least two labels: {found}"),
            Self::CanaryListed { found, entry } => write!(
                f,
                "canary contains a string that the worm blocks: {} in {found}",
                entry.text
            ),
        }
    }
}

impl core::error::Error for Fault {}

/// Whether a host name (RFC 1123) with one of our labels before it may end in `text`. Numbers alone are an address, not
/// a name.
fn is_domain(text: &str) -> bool {
    let (mut length, mut dots, mut is_name, mut last) = (0, 0, false, b'.');
    for &byte in text.as_bytes() {
        if byte == b'.' {
            if length == 0 || last == b'-' {
                return false;
            }
            (length, is_name) = (0, false);
            dots += 1;
        } else {
            let fits = byte.is_ascii_alphanumeric() || (byte == b'-' && length > 0);
            if !fits || length == LABEL_LENGTH_MAX {
                return false;
            }
            length += 1;
            is_name |= byte.is_ascii_alphabetic();
        }
        last = byte;
    }
    length > 0 && last != b'-' && dots > 0 && is_name && text.len() <= BASE_LENGTH_MAX
}

/// What 253 letters of a host name leave beside our longest label and its dot.
const BASE_LENGTH_MAX: usize = 253 - 10;
const LABEL_LENGTH_MAX: usize = 63;
