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
