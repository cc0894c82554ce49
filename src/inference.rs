//! How much the evidence speaks for each explanation.
//!
//! Every explanation says how bright it expects a target to be; every sight then weighs for or against it. Weights add,
//! so the order of observations cannot matter, and they are integers, so wasm and native agree bit for bit.
//! The figures and the reason for each are in `data/model.toml`.

use crate::evidence::{Evidence, Sight};
use crate::generated::model::WEIGHTS;
use crate::target::{Catalogue, Role, Sector, Target};
use crate::variant::Variant;
use core::ops::{Add, AddAssign, Sub};

/// An explanation of the evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hypothesis {
    /// Nothing blocks names; a dark name is a dead host.
    Clear,
    /// Something dislikes security sites, whatever they are called.
    Filter,
    /// Something blocks the vendors by their whole names.
    NameList,
    /// Nothing gets through, listed or not.
    Outage,
    /// Variant B's strings are dark, whatever the sector.
    WormB,
    /// Variant C's strings are dark, whatever the sector.
    WormC,
}

impl Hypothesis {
    /// Every explanation.
    pub const ALL: [Self; 6] = [
        Self::Clear,
        Self::Filter,
        Self::NameList,
        Self::Outage,
        Self::WormB,
        Self::WormC,
    ];

    fn place(self) -> usize {
        self as usize
    }

    fn brightness(self, target: &Target) -> Brightness {
        let dark = match self {
            Self::Clear => false,
            Self::Outage => true,
            Self::WormB => target.listed_by.contains(Variant::B),
            Self::WormC => target.listed_by.contains(Variant::C),
            Self::Filter => return Brightness::dim_if(target.sector == Sector::Security),
            Self::NameList => return Brightness::dim_if(target.role() == Role::Vendor),
        };
        if dark {
            Brightness::Dark
        } else {
            Brightness::Lit
        }
    }
}

/// The weight of an explanation in centibans: 100 more makes it ten times likelier.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Weight {
    /// Hundredths of a ban, a power of ten.
    pub centibans: i32,
}

impl Add for Weight {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            centibans: self.centibans + other.centibans,
        }
    }
}

impl AddAssign for Weight {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sub for Weight {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self {
            centibans: self.centibans - other.centibans,
        }
    }
}

/// The weight of every explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ledger {
    weights: [Weight; Hypothesis::ALL.len()],
}

impl Ledger {
    /// The weight of one explanation.
    #[must_use]
    pub fn weight(&self, hypothesis: Hypothesis) -> Weight {
        self.weights
            .get(hypothesis.place())
            .copied()
            .unwrap_or_default()
    }

    /// By how much the best of `ours` leads the best of `theirs`; negative when it trails.
    #[must_use]
    pub fn lead(&self, ours: &[Hypothesis], theirs: &[Hypothesis]) -> Weight {
        self.best(ours) - self.best(theirs)
    }

    fn best(&self, of: &[Hypothesis]) -> Weight {
        of.iter()
            .map(|&hypothesis| self.weight(hypothesis))
            .max()
            .unwrap_or_default()
    }
}

/// Weighs the evidence for every explanation.
///
/// - Order-free: it reads what is held, not how it came.
/// - A target that the page's policy refused, or that nothing is held about, weighs nothing.
/// - A twin weighs nothing while its plain name is not seen: the server may be down.
#[must_use]
pub fn weigh(catalogue: &Catalogue, evidence: &Evidence) -> Ledger {
    let mut weights = WEIGHTS.prior;
    for (id, target) in catalogue.iter() {
        if !counts(target, evidence) {
            continue;
        }
        let sight = evidence.sight(id);
        for (weight, hypothesis) in weights.iter_mut().zip(Hypothesis::ALL) {
            *weight += WEIGHTS.of(hypothesis.brightness(target)).on(sight);
        }
    }
    Ledger { weights }
}

/// Whether a sight of `target` proves anything: a twin's does only while its plain name is seen.
pub(crate) fn counts(target: &Target, evidence: &Evidence) -> bool {
    target
        .beside
        .is_none_or(|plain| evidence.sight(plain).is_seen())
}

/// How bright an explanation expects a target to be.
#[derive(Clone, Copy)]
enum Brightness {
    Dark,
    Dim,
    Lit,
}

impl Brightness {
    fn dim_if(dim: bool) -> Self {
        if dim { Self::Dim } else { Self::Lit }
    }
}

/// The figures of `data/model.toml` that weighing needs.
pub(crate) struct Weights {
    /// In the order of [`Hypothesis::ALL`].
    pub(crate) prior: [Weight; Hypothesis::ALL.len()],
    pub(crate) dark: Sighting,
    pub(crate) dim: Sighting,
    pub(crate) lit: Sighting,
}

impl Weights {
    fn of(&self, brightness: Brightness) -> &Sighting {
        match brightness {
            Brightness::Dark => &self.dark,
            Brightness::Dim => &self.dim,
            Brightness::Lit => &self.lit,
        }
    }
}

/// What seeing and not seeing a target weigh.
pub(crate) struct Sighting {
    pub(crate) seen: Weight,
    pub(crate) unseen: Weight,
}

impl Sighting {
    fn on(&self, sight: Sight) -> Weight {
        match sight {
            Sight::Seen(_) => self.seen,
            Sight::Failed(_) | Sight::TimedOut(_) => self.unseen,
            Sight::Refused | Sight::Unknown => Weight::default(),
        }
    }
}
