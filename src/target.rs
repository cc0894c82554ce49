//! Hosts that a check may try to reach, and the cell of the 2 x 2 experiment that each belongs to.
//!
//! The worm does not know what a security site is: it matches strings. A filter knows sectors and whole names, not the
//! strings. So two things are varied apart: whether a name is listed, which is computed, and its sector, which is typed
//! with a reason.

use crate::blocklist;
use crate::generated::catalogue::{DATE, SHIPPED};
use crate::variant::{Variant, VariantSet};
use std::borrow::Cow;
use strum::{EnumMessage, IntoStaticStr, VariantArray, VariantNames};

/// The place of a target in its catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TargetId(pub u8);

/// Who runs a host, by a number: names of one operator fail together.
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

/// A target as the data file holds it.
pub(crate) struct Shipped {
    pub(crate) host: &'static str,
    pub(crate) sector: Sector,
}

/// The set of targets of a check, with its date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Catalogue {
    targets: Vec<Target>,
}

impl Catalogue {
    /// The targets of `data/catalogue.toml`.
    #[must_use]
    pub fn shipped() -> Self {
        let mut targets = Vec::new();
        // No two share an operator (`xtask/src/codegen/catalogue.rs`).
        for (operator, shipped) in (0..).zip(SHIPPED) {
            targets.push(Target {
                host: Cow::Borrowed(shipped.host),
                operator: Operator(operator),
                sector: shipped.sector,
                listed_by: blocklist::listed_by(shipped.host),
                beside: None,
            });
        }
        Self { targets }
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
        usize::from(id.0) >= SHIPPED.len()
    }

    /// How many targets belong to an operator's twins.
    #[must_use]
    pub fn twin_count(&self) -> usize {
        self.targets.len() - SHIPPED.len()
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

/// Of bits for targets, those for an operator's twins.
pub(crate) fn twins_of(bits: u32) -> u32 {
    bits >> SHIPPED.len()
}

/// The names an operator serves under its twin domain. `virus` is blocked by B and C (Sophos), `conficker` by C alone
/// (PC-Welt, 7 April 2009).
pub const TWIN_LABELS: [&str; 3] = ["plain", "virus", "conficker"];

/// What every host is asked for, with its leading slash: each status counts as an answer, so the smallest conventional
/// resource serves.
pub const PATH: &str = "/robots.txt";
