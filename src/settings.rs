//! What a partner wrote, made valid. A setting that changes what is probed is refused as a whole, with every fault
//! listed: running what the partner did not mean would be worse than not running.
//!
//! A partner may name a domain of its own, for twins beside the shipped hosts or for names in their place; it may not
//! add hosts. The widget must not become a scanner.

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
        Self::of(Catalogue::shipped(), Model::shipped())
    }
}

impl Settings {
    fn of(catalogue: Catalogue, model: &'static Model) -> Self {
        Self {
            catalogue: Rc::new(catalogue),
            model,
        }
    }

    /// The same with other figures, to see what depends on them. No partner can choose these.
    #[must_use]
    pub fn with_model(self, model: &'static Model) -> Self {
        Self { model, ..self }
    }

    /// Reads a partner's domains: of twins, the `canary`, or of all names that the check may ask, its `own`. Of these,
    /// those of one `turn` (see [`Catalogue::own`]). Neither, where both are absent.
    ///
    /// # Errors
    ///
    /// Every [`Fault`] of the domains.
    pub fn parse(canary: Option<&str>, own: Option<&str>, turn: u32) -> Result<Self, Vec<Fault>> {
        let (field, found) = match (canary, own) {
            (None, None) => return Ok(Self::default()),
            (Some(found), None) => ("canary", found),
            (None, Some(found)) => ("own", found),
            (Some(found), Some(_)) => {
                let (field, found) = ("canary", String::from(found));
                return Err(vec![Fault::DomainBesideOwn { field, found }]);
            }
        };
        let base = found.trim_ascii().to_ascii_lowercase();
        if !is_domain(&base) {
            let found = String::from(found);
            return Err(vec![Fault::DomainInvalid { field, found }]);
        }
        let plain = String::from(TWIN_LABELS[0]) + "." + &base;
        let mut faults = Vec::new();
        for entry in blocklist::matches(blocklist::sourced(), &plain) {
            let found = base.clone();
            faults.push(Fault::DomainListed { field, found, entry });
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        Ok(match own {
            Some(_) => Self::of(Catalogue::own(&base, turn), Model::own()),
            None => Self::of(Catalogue::shipped().with_twins(&base), Model::shipped()),
        })
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
    /// A domain for twins is there beside one for all names, and nothing would be asked under it.
    DomainBesideOwn {
        /// The setting.
        field: &'static str,
        /// What was written.
        found: String,
    },
    /// It is no domain name of at least two labels, such as `check.example.org`.
    DomainInvalid {
        /// The setting.
        field: &'static str,
        /// What was written.
        found: String,
    },
    /// The domain contains a string that the worm blocks: names that it lets through elsewhere would be dark under it.
    DomainListed {
        /// The setting.
        field: &'static str,
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
            Self::DomainBesideOwn { field, .. }
            | Self::DomainInvalid { field, .. }
            | Self::DomainListed { field, .. } => field,
        }
    }

    /// What was written.
    #[must_use]
    pub fn found(&self) -> &str {
        match self {
            Self::DomainBesideOwn { found, .. }
            | Self::DomainInvalid { found, .. }
            | Self::DomainListed { found, .. } => found,
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (field, found) = (self.field(), self.found());
        match self {
            Self::DomainBesideOwn { .. } => write!(f, "{field} cannot be used beside own: {found}"),
            Self::DomainInvalid { .. } => write!(f, "{field} is not a domain name of at least two labels: {found}"),
            Self::DomainListed { entry, .. } => {
                write!(
                    f,
                    "{field} contains a string that the worm blocks: {} in {found}",
                    entry.text
                )
            }
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
const BASE_LENGTH_MAX: usize = 253 - 14;
const LABEL_LENGTH_MAX: usize = 63;
