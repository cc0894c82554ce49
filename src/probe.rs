//! One attempt to reach a target, and what a browser can truthfully report of it.

use crate::target::TargetId;
use crate::time::Millis;
use strum::{EnumMessage, IntoStaticStr, VariantArray, VariantNames};

/// The number of a probe within its check, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ProbeId(pub u32);

/// What a browser can truthfully report about a probe. It cannot report *why* a probe failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumMessage, IntoStaticStr, VariantArray, VariantNames)]
#[strum(serialize_all = "kebab-case")]
pub enum Outcome {
    /// An HTTP response came back, whatever its status, also one that was withheld from the page.
    Reached,
    /// No response came back, and the browser reported that.
    Failed,
    /// Nothing came back for as long as was waited.
    TimedOut,
    /// The page's own policy forbade the probe.
    Refused,
    /// Sleep, navigation, the page's own doing or the end of the check cut the probe short.
    Interrupted,
    /// It cannot be determined whether a response came back: it is neither dark nor reached.
    Unknown,
}

/// An attempt to reach a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Probe {
    /// Its number within the check.
    pub id: ProbeId,
    /// Whom it tries to reach.
    pub target: TargetId,
}

/// What became of a probe.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Observation {
    /// Whom it tried to reach.
    pub target: TargetId,
    /// What the browser reported.
    pub outcome: Outcome,
    /// When the probe was sent.
    pub asked: Millis,
    /// When the browser reported it.
    pub at: Millis,
}
