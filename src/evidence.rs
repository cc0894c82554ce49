//! What is held about each target. Knows observations; does not know what they mean.
//!
//! Laws: the order of observations does not matter, and repeating one changes nothing. Only what a probe in flight
//! shows is provisional: whatever is observed of the target takes its place.

use crate::probe::{Observation, Outcome};
use crate::target::TargetId;
use crate::time::Millis;

/// What is held about one target.
///
/// Of two sights of one target the later in this order is kept, and of two alike the later in time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sight {
    /// Nothing.
    #[default]
    Unknown,
    /// A probe is in flight for longer than names take on this line, and may still be answered.
    Hanging,
    /// A probe is in flight for so long that a resolver which soon asks again has done so in vain; it may still be
    /// answered.
    Silent(Span),
    /// No outcome could be determined: the page's own policy forbade the probe, or a second look at it.
    Refused,
    /// Nothing came back for so long that it means something.
    TimedOut(Span),
    /// The browser reported a failure.
    Failed(Span),
    /// A response came back.
    Seen(Span),
}

/// Whether the browser believes that it has a connection. It names the reason of an outage and decides nothing else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Line {
    /// The browser reports that it has none.
    Offline,
    /// The browser reports that it has one, or reports nothing.
    #[default]
    Online,
}

/// How a block shows itself. The worm's fails all names at once, or keeps all waiting, since one hook meets them all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    Failing,
    Silent,
}

/// The time that a probe took.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// When what became of it was known.
    pub end: Millis,
    /// When it was sent.
    pub start: Millis,
}

impl Sight {
    /// How long it took to find the target dark, if it is, or seems to be.
    #[must_use]
    pub fn dark(self) -> Option<Span> {
        match self {
            Self::Failed(span) | Self::Silent(span) | Self::TimedOut(span) => Some(span),
            Self::Hanging | Self::Refused | Self::Seen(_) | Self::Unknown => None,
        }
    }

    /// How long it took to see the target, if it was seen.
    #[must_use]
    pub fn seen(self) -> Option<Span> {
        match self {
            Self::Seen(span) => Some(span),
            Self::Failed(_) | Self::Hanging | Self::Refused | Self::Silent(_) | Self::TimedOut(_) | Self::Unknown => {
                None
            }
        }
    }

    /// In which way the target is dark, or seems to be.
    pub(crate) fn way(self) -> Option<Way> {
        match self {
            Self::Failed(_) => Some(Way::Failing),
            Self::Hanging | Self::Silent(_) | Self::TimedOut(_) => Some(Way::Silent),
            Self::Refused | Self::Seen(_) | Self::Unknown => None,
        }
    }

    /// Whether nothing is held.
    #[must_use]
    pub fn is_unknown(self) -> bool {
        matches!(self, Self::Unknown)
    }

    /// Whether the target was found dark, or seems to be.
    #[must_use]
    pub fn is_dark(self) -> bool {
        self.dark().is_some()
    }

    /// Whether the target was seen.
    #[must_use]
    pub fn is_seen(self) -> bool {
        self.seen().is_some()
    }

    fn of(observation: &Observation) -> Self {
        let span = Span {
            end: observation.at,
            start: observation.asked,
        };
        match observation.outcome {
            Outcome::Failed => Self::Failed(span),
            Outcome::Interrupted => Self::Unknown,
            Outcome::Reached => Self::Seen(span),
            Outcome::Refused | Outcome::Unknown => Self::Refused,
            Outcome::TimedOut => Self::TimedOut(span),
        }
    }
}

/// All sights of a catalogue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    sights: [Sight; TARGETS_MAX],
    /// A bit for each target of which something is held: a run asks few of many.
    held: u32,
}

/// Every catalogue is smaller (`tests/blocklist.rs`).
pub const TARGETS_MAX: usize = 32;

impl Evidence {
    /// Takes an observation in. One of a target that no catalogue holds changes nothing.
    pub fn record(&mut self, observation: &Observation) {
        let held = self.sight(observation.target);
        let sight = Sight::of(observation);
        if matches!(held, Sight::Hanging | Sight::Silent(_)) || sight > held {
            self.hold(observation.target, sight);
        }
    }

    /// Takes note of what a probe of `target` that is in flight shows: [`Sight::Hanging`] or [`Sight::Silent`].
    pub fn wait(&mut self, target: TargetId, sight: Sight) {
        if matches!(self.sight(target), Sight::Hanging | Sight::Unknown) {
            self.hold(target, sight);
        }
    }

    /// Forgets what a probe of `target` in flight has shown so far: what it is about begins anew.
    pub fn forget(&mut self, target: TargetId) {
        if let Some(held @ (Sight::Hanging | Sight::Silent(_))) = self.sights.get_mut(usize::from(target.0)) {
            *held = Sight::Unknown;
        }
    }

    fn hold(&mut self, target: TargetId, sight: Sight) {
        if let Some(held) = self.sights.get_mut(usize::from(target.0)) {
            *held = sight;
            self.held |= 1 << target.0;
        }
    }

    /// Every target of which something is held, with that.
    pub fn iter(&self) -> impl Iterator<Item = (TargetId, Sight)> {
        let mut held = self.held;
        core::iter::from_fn(move || {
            let id = TargetId(held.trailing_zeros() as u8);
            held &= held.wrapping_sub(1);
            // No bit is left where the place is past the last.
            self.sights.get(usize::from(id.0)).map(|&sight| (id, sight))
        })
    }

    /// What is held about one target.
    #[must_use]
    pub fn sight(&self, id: TargetId) -> Sight {
        self.sights.get(usize::from(id.0)).copied().unwrap_or_default()
    }
}
