//! Time as the core knows it: a number handed in from outside. Nothing here can ask what time it is.

use core::ops::{Add, Sub};

/// Milliseconds since the check began.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Millis(pub u32);

impl Add for Millis {
    type Output = Self;

    fn add(self, later: Self) -> Self {
        Self(self.0.saturating_add(later.0))
    }
}

/// The time from an earlier moment to this one, zero when it lies ahead.
impl Sub for Millis {
    type Output = Self;

    fn sub(self, earlier: Self) -> Self {
        Self(self.0.saturating_sub(earlier.0))
    }
}

/// A timer that comes later than this past its time means that the machine slept or the page was frozen: the clock on
/// the wall goes on meanwhile. In milliseconds.
const SLEEP_MIN_MS: f64 = 2000.0;

/// Whether a timer that came so many milliseconds late by the clock on the wall shows a sleep. What was in flight then
/// proves nothing.
#[must_use]
pub fn is_sleep(late_ms: f64) -> bool {
    late_ms > SLEEP_MIN_MS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_timer_that_comes_very_late_shows_a_sleep() {
        // None was due; one came early, as by a clock that was set back; a busy machine; a hidden tab; a lid that was
        // closed.
        for (late_ms, slept) in [
            (f64::NEG_INFINITY, false),
            (-3_600_000.0, false),
            (40.0, false),
            (1000.0, false),
            (2001.0, true),
            (f64::NAN, false),
        ] {
            assert_eq!(is_sleep(late_ms), slept, "{late_ms}");
        }
    }
}
