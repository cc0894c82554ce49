//! What is held about each target. Knows observations; does not know what they mean.
//!
//! Laws: the order of observations does not matter, and repeating one changes nothing.

use crate::probe::{Observation, Outcome};
use crate::target::{Catalogue, TargetId};
use crate::time::Millis;

/// What is held about one target.
///
/// Of two sights of one target the later in this order is kept, and of two alike the earlier in time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sight {
    /// Nothing.
    #[default]
    Unknown,
    /// The page's own policy forbade the probe.
    Refused,
    /// Nothing came back before the deadline, noticed at this time.
    TimedOut(Millis),
    /// The browser reported a failure at this time.
    Failed(Millis),
    /// A response came back at this time.
    Seen(Millis),
}

impl Sight {
    /// When the target was found dark, if it was.
    #[must_use]
    pub fn dark_at(self) -> Option<Millis> {
        match self {
            Self::Failed(at) | Self::TimedOut(at) => Some(at),
            Self::Refused | Self::Seen(_) | Self::Unknown => None,
        }
    }

    /// When the target was seen, if it was.
    #[must_use]
    pub fn seen_at(self) -> Option<Millis> {
        match self {
            Self::Seen(at) => Some(at),
            Self::Failed(_) | Self::Refused | Self::TimedOut(_) | Self::Unknown => None,
        }
    }

    /// Whether the target was found dark.
    #[must_use]
    pub fn is_dark(self) -> bool {
        self.dark_at().is_some()
    }

    /// Whether the target was seen.
    #[must_use]
    pub fn is_seen(self) -> bool {
        self.seen_at().is_some()
    }

    fn of(observation: &Observation) -> Self {
        match observation.outcome {
            Outcome::Failed => Self::Failed(observation.at),
            Outcome::Interrupted => Self::Unknown,
            Outcome::Reached => Self::Seen(observation.at),
            Outcome::Refused => Self::Refused,
            Outcome::TimedOut => Self::TimedOut(observation.at),
        }
    }

    fn rank(self) -> (u8, core::cmp::Reverse<Millis>) {
        let (rank, at) = match self {
            Self::Unknown => (0, Millis(0)),
            Self::Refused => (1, Millis(0)),
            Self::TimedOut(at) => (2, at),
            Self::Failed(at) => (3, at),
            Self::Seen(at) => (4, at),
        };
        (rank, core::cmp::Reverse(at))
    }
}

/// All sights of a catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    sights: Vec<Sight>,
}

impl Evidence {
    /// Nothing is known about any target of `catalogue`.
    #[must_use]
    pub fn none(catalogue: &Catalogue) -> Self {
        Self {
            sights: vec![Sight::Unknown; catalogue.len()],
        }
    }

    /// Takes an observation in. One of a target that the catalogue does not hold changes nothing.
    pub fn record(&mut self, observation: &Observation) {
        let Some(held) = self.sights.get_mut(usize::from(observation.target.0)) else {
            return;
        };
        let sight = Sight::of(observation);
        if sight.rank() > held.rank() {
            *held = sight;
        }
    }

    /// What is held about one target.
    #[must_use]
    pub fn sight(&self, id: TargetId) -> Sight {
        self.sights
            .get(usize::from(id.0))
            .copied()
            .unwrap_or_default()
    }
}
