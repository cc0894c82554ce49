//! The figures by which evidence is weighed and a run is paced. Knows their kinds; their values, with the reason for
//! each, are in `data/model.toml`.

use crate::generated::model::{MODEL, OWN};
use crate::time::Millis;
use core::ops::{Add, AddAssign, Sub};

/// A logarithm of odds or of a probability: 100 centibans more make it ten times as large.
///
/// Weights add and are integers, so the order of observations cannot matter, and wasm and native agree bit for bit.
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

/// All figures of a check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Model {
    /// The odds of every explanation before anything is seen, in the order of `Hypothesis::ALL`.
    pub prior: [Weight; 7],
    /// How likely each sight is, in the order of `Brightness`.
    pub likelihood: [Likelihood; 4],
    /// Leads that the ledger must show.
    pub threshold: Threshold,
    /// Counts that no weight can overrule.
    pub guard: Guard,
    /// Times and limits of a run.
    pub pace: Pace,
}

impl Model {
    /// The figures of `data/model.toml`.
    #[must_use]
    pub fn shipped() -> &'static Self {
        &MODEL
    }

    /// The figures for a check on an operator's own names: the same but for those of its table `own`.
    #[must_use]
    pub fn own() -> &'static Self {
        &OWN
    }
}

/// How likely each sight of a target is, given how bright an explanation expects it to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Likelihood {
    /// It answers.
    pub seen: Weight,
    /// It has not answered for longer than names take on this line.
    pub hanging: Weight,
    /// It has not answered for as long as a resolver needs that soon asks again.
    pub silent: Weight,
    /// It fails, or does not answer for so long that it means something.
    pub dark: Weight,
}

/// Leads that the ledger must show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Threshold {
    /// Of the worm over every innocent explanation, for a sign.
    pub sign_lead: Weight,
    /// Of one variant over the other, to name it alone.
    pub variant_lead: Weight,
    /// Of no block over the worm, for no sign.
    pub worm_excluded: Weight,
    /// Of no block over every other innocent explanation, for no sign.
    pub clear_lead: Weight,
    /// Of a filter over every other explanation, to name it.
    pub filter_lead: Weight,
}

/// Counts that no weight can overrule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guard {
    /// Operators of dark listed names, for a sign.
    pub dark_operators_min: usize,
    /// Operators of dark listed names outside the security sector, for a sign.
    pub dark_general_min: usize,
    /// The same where the line loses packets, and names are silent.
    pub dark_general_min_lossy: usize,
    /// Unlisted names that were asked once the first listed name was dark, and answered, for a sign.
    pub lit_after_dark_min: usize,
    /// Unlisted names that answered, for a sign, where another is dark or hangs.
    pub lit_beside_dark_min: usize,
    /// Operators of listed names that answered, for no sign.
    pub listed_seen_min: usize,
    /// Vendors among them.
    pub vendors_seen_min: usize,
    /// Operators of dark security names, to name a filter.
    pub filtered_dark_min: usize,
    /// Dark unlisted names, while none answers, to name an outage.
    pub outage_dark_min: usize,
    /// Listed names that nobody may judge for the page’s policy, while none is dark, to name the policy.
    pub refused_min: usize,
}

/// Times and limits of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pace {
    /// How long silence is waited out while no unlisted name has answered.
    pub silence_max: Millis,
    /// What one lost packet of a look-up costs at most.
    pub lost_packet: Millis,
    /// What a few lost packets cost where Windows looks names up, which soon asks again.
    pub lost_packet_windows: Millis,
    /// The same where a browser looks them up itself.
    pub lost_packet_browser: Millis,
    /// An answer that comes so much later than the fastest shows that packets are lost.
    pub late_min: Millis,
    /// How much longer an answer may take after a lost packet.
    pub grace: Millis,
    /// How many times the line's slowest answer a name may take besides, before its silence means that it is dark.
    pub slow_factor: u32,
    /// The most that this adds, unless the line's fastest answer is slow, too.
    pub slow_max: Millis,
    /// The shortest silence that counts as hanging.
    pub hang_min: Millis,
    /// How many times the line's fastest answer a name may take before it counts as hanging.
    pub hang_factor: u32,
    /// How long a name may take before it counts as hanging while no unlisted name has answered.
    pub hang_unpaced: Millis,
    /// The longest run; sleep is not on the clock.
    pub run_max: Millis,
    /// Listed names without an answer that may be in flight at once, in every engine.
    pub listed_in_flight_any: usize,
    /// The same in an engine that bears more.
    pub listed_in_flight_max: usize,
    /// Hosts that a run may ask.
    pub hosts_max: usize,
    /// Interruptions that are forgiven.
    pub interruptions_max: usize,
}
