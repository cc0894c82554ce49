//! A share of runs, rounded as people read it.

use project::rates::Share;
use sim::Interval;

/// In percent, or as one in so many where it is small.
pub(crate) fn share_of(count: u64, runs: u64) -> Share {
    let share = Interval::of(count, runs).share;
    if count == 0 {
        Share::None
    } else if share < 0.001 {
        Share::OneIn((1.0 / share).round() as u64)
    } else {
        // Rounded down, so that only all is 100 %.
        let scale = if share > 0.9 { 1_000.0 } else { 100.0 };
        Share::Percent((share * 100.0 * scale).floor() / scale)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_rounded_so_that_only_all_is_all() {
        assert_eq!(share_of(999_999, 1_000_000), Share::Percent(99.999));
        assert_eq!(share_of(609, 10_000), Share::Percent(6.09));
        assert_eq!(share_of(1, 2_245), Share::OneIn(2_245));
        assert_eq!(share_of(0, 9), Share::None);
    }
}
