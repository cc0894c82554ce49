//! Hosts that a check may try to reach, and the cell of the 2 x 2 experiment that each belongs to.
//!
//! The worm does not know what a security site is: it matches strings. A filter knows sectors and whole names, not the
//! strings. So two things are varied apart: whether a name is listed, which is computed, and its sector, which is typed
//! with a reason.

use crate::blocklist;
use crate::generated::catalogue::{DATE, OWN, SHIPPED};
use crate::variant::{Variant, VariantSet};
use std::borrow::Cow;
use strum::{EnumMessage, IntoStaticStr, VariantArray, VariantNames};

/// The place of a target in its catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TargetId(pub u8);

/// Who runs a host, by a number: names of one operator fail together. Where all names are an operator's own, which
/// string or word is in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Operator(pub u8);

impl Operator {
    /// The partner that runs the twins.
    pub const PARTNER: Self = Self(u8::MAX);
}

/// Whether a filter on security sites has a reason to know a host.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumMessage, IntoStaticStr, VariantArray, VariantNames)]
#[strum(serialize_all = "kebab-case")]
pub enum Sector {
    /// A security vendor, agency or project.
    Security,
    /// A site of another kind.
    General,
}

/// The cell of the 2 x 2 experiment.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, EnumMessage, IntoStaticStr, VariantArray, VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Role {
    /// Security sector, listed.
    Vendor,
    /// General sector, listed by accident.
    Bystander,
    /// Security sector, not listed.
    Peer,
    /// General sector, not listed.
    Control,
}

/// A host that a check may try to reach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The host name, lower case, without a final dot.
    pub host: Cow<'static, str>,
    /// Who runs the host.
    pub operator: Operator,
    /// Whether a filter on security sites has a reason to know the host.
    pub sector: Sector,
    /// The variants that refuse to resolve the host; computed from the blocklist.
    pub listed_by: VariantSet,
    /// The plain name on the same server, for a twin: while that is not seen, this name proves nothing.
    pub beside: Option<TargetId>,
}

impl Target {
    /// The cell of the 2 x 2 experiment that the target belongs to.
    #[must_use]
    pub fn role(&self) -> Role {
        match (self.sector, self.listed_by.is_empty()) {
            (Sector::General, false) => Role::Bystander,
            (Sector::General, true) => Role::Control,
            (Sector::Security, false) => Role::Vendor,
            (Sector::Security, true) => Role::Peer,
        }
    }

    /// Whether some variant refuses to resolve the host.
    #[must_use]
    pub fn is_listed(&self) -> bool {
        !self.listed_by.is_empty()
    }

    /// Whether C refuses to resolve the host and B does not.
    #[must_use]
    pub fn tells_variants_apart(&self) -> bool {
        self.listed_by.contains(Variant::C) && !self.listed_by.contains(Variant::B)
    }
}

/// The set of targets of a check, with its date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Catalogue {
    targets: Vec<Target>,
    is_own: bool,
}

impl Catalogue {
    /// The targets of `data/catalogue.toml`.
    #[must_use]
    pub fn shipped() -> Self {
        Self::read(SHIPPED, "", "")
    }

    /// Names under the operator's domain `base` alone, all on one server. Those of one `turn` begin with a letter of
    /// [`TURNS`]: so a second check asks other names than the first, and only a wildcard can serve them, never a list
    /// of names of which some may be missing.
    #[must_use]
    pub fn own(base: &str, turn: u32) -> Self {
        let at = turn as usize % TURNS.len();
        let before = String::from(&TURNS[at..=at]) + "-";
        Self {
            is_own: true,
            ..Self::read(OWN, &before, &(String::from(".") + base))
        }
    }

    /// The names in a text as codegen writes it, with what is before and behind each.
    fn read(names: &'static str, before: &str, behind: &str) -> Self {
        let mut targets = Vec::new();
        let (mut from, mut sector) = (0, Sector::General);
        for (at, byte) in names.bytes().enumerate() {
            match byte {
                b'!' => (from, sector) = (at + 1, Sector::Security),
                b' ' => {
                    let name = &names[from..at];
                    let host = if behind.is_empty() {
                        Cow::Borrowed(name)
                    } else {
                        Cow::Owned(String::from(before) + name + behind)
                    };
                    targets.push(Target {
                        listed_by: blocklist::listed_by(&host),
                        host,
                        // No two share an operator (`xtask/src/codegen/catalogue.rs`).
                        operator: Operator(targets.len() as u8),
                        sector,
                        beside: None,
                    });
                    (from, sector) = (at + 1, Sector::General);
                }
                _ => {}
            }
        }
        Self { targets, is_own: false }
    }

    /// Whether all names are an operator's own.
    #[must_use]
    pub fn is_own(&self) -> bool {
        self.is_own
    }

    /// The same with an operator's twins under `base`: one plain name and, beside it on the same server, one that B and
    /// C block and one that C alone blocks.
    #[must_use]
    pub fn with_twins(mut self, base: &str) -> Self {
        let plain = TargetId(u8::try_from(self.targets.len()).unwrap_or(u8::MAX));
        for label in TWIN_LABELS {
            let host = String::from(label) + "." + base;
            self.targets.push(Target {
                listed_by: blocklist::listed_by(&host),
                host: Cow::Owned(host),
                operator: Operator::PARTNER,
                sector: Sector::General,
                beside: (label != TWIN_LABELS[0]).then_some(plain),
            });
        }
        self
    }

    /// The day the shipped targets were last reviewed, `YYYY-MM-DD`.
    #[must_use]
    pub fn date(&self) -> &'static str {
        DATE
    }

    /// The target at `id`, if the catalogue holds it.
    #[must_use]
    pub fn target(&self, id: TargetId) -> Option<&Target> {
        self.targets.get(usize::from(id.0))
    }

    /// Whether the target at `id` belongs to an operator's twins.
    #[must_use]
    pub fn is_twin(&self, id: TargetId) -> bool {
        let target = self.target(id);
        target.is_some_and(|target| target.operator == Operator::PARTNER)
    }

    /// Every target with its place.
    pub fn iter(&self) -> impl Iterator<Item = (TargetId, &Target)> {
        (0..).map(TargetId).zip(&self.targets)
    }

    /// How many targets there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.targets.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.targets.is_empty()
    }
}

/// The names an operator serves under its twin domain. `virus` is blocked by B and C (Sophos), `conficker` by C alone
/// (PC-Welt, 7 April 2009).
pub const TWIN_LABELS: [&str; 3] = ["plain", "virus", "conficker"];

/// What the names of a check on an operator's own names begin with: one letter for each check. None makes a string of
/// the worm with the hyphen behind it, as `f` would (`f-secure`).
pub const TURNS: &str = "bcdghjklmnpqrtwz";

/// What every host is asked for, with its leading slash: each status counts as an answer, so the smallest conventional
/// resource serves.
pub const PATH: &str = "/robots.txt";
