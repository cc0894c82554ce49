//! What the answers of a run show of its line: how late they come, and so how long a name must be silent before that
//! means anything.

use crate::model::Pace;
use crate::surroundings::{Resolver, Surroundings};
use crate::time::Millis;

/// How long to wait, by who looks names up, and by the answers of unlisted names so far.
#[derive(Clone, Copy, Debug)]
pub struct Pacing {
    pace: &'static Pace,
    /// After how long a resolver that soon asks again has done so a few times.
    soon: Millis,
    answers: Option<Answers>,
}

/// How long the answers took.
#[derive(Clone, Copy, Debug)]
struct Answers {
    fastest: Millis,
    slowest: Millis,
}

impl Pacing {
    /// Before the first answer.
    #[must_use]
    pub fn new(pace: &'static Pace, surroundings: Surroundings) -> Self {
        let soon = match surroundings.resolver {
            _ if !surroundings.system.is_windows() => pace.lost_packet,
            Resolver::System => pace.lost_packet_windows,
            Resolver::Browser | Resolver::Unknown => pace.lost_packet_browser,
        };
        Self {
            pace,
            soon,
            answers: None,
        }
    }

    /// An unlisted name answered.
    pub fn note(&mut self, took: Millis) {
        let known = self.answers.unwrap_or(Answers {
            fastest: took,
            slowest: took,
        });
        self.answers = Some(Answers {
            fastest: known.fastest.min(took),
            slowest: known.slowest.max(took),
        });
    }

    /// How long a name may take before it counts as hanging.
    #[must_use]
    pub fn hang(&self) -> Millis {
        let pace = self.pace;
        self.answers.map_or(pace.hang_unpaced, |Answers { fastest, .. }| {
            Millis(fastest.0.saturating_mul(pace.hang_factor)).clamp(pace.hang_min, pace.hang_unpaced)
        })
    }

    /// How long a name may take before it counts as silent; as long as silence is waited out where nothing is known of
    /// the line, the resolver does not soon ask again, or the name is looked at a second time.
    #[must_use]
    pub fn soon(&self, again: bool) -> Millis {
        if self.answers.is_some() && !again {
            self.after(self.soon)
        } else {
            self.silence()
        }
    }

    /// How long silence is waited out, before it means that a name is dark.
    #[must_use]
    pub fn silence(&self) -> Millis {
        if self.answers.is_some() {
            self.after(self.pace.lost_packet)
        } else {
            self.pace.silence_max
        }
    }

    /// How long an answer may take that comes after lost packets: where answers are late, both may come together.
    fn after(&self, lost: Millis) -> Millis {
        let pace = self.pace;
        let late = self.answers.map_or(Millis(0), |Answers { fastest, slowest }| {
            let times = |took: Millis| Millis(took.0.saturating_mul(pace.slow_factor));
            times(slowest).min(times(fastest).max(pace.slow_max))
        });
        lost + pace.grace + late
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Line;
    use crate::model::Model;

    fn after(answers: &[u32]) -> Pacing {
        let agent = "Mozilla/5.0 (Windows NT 6.1; rv:115.0) Gecko/20100101 Firefox/115.0";
        by(agent, answers)
    }

    fn by(agent: &str, answers: &[u32]) -> Pacing {
        let surroundings = Surroundings::of_user_agent(agent, Line::Online);
        let mut pacing = Pacing::new(&Model::shipped().pace, surroundings);
        for &ms in answers {
            pacing.note(Millis(ms));
        }
        pacing
    }

    #[test]
    fn until_an_answer_comes_all_is_waited_for_longest() {
        let pace = &Model::shipped().pace;
        assert_eq!(after(&[]).hang(), pace.hang_unpaced);
        assert_eq!(after(&[]).silence(), pace.silence_max);
    }

    #[test]
    fn answer_that_took_no_time_is_an_answer() {
        let pace = &Model::shipped().pace;
        assert_eq!(after(&[0]).hang(), pace.hang_min);
        assert_eq!(after(&[0]).silence(), pace.lost_packet + pace.grace);
    }

    #[test]
    fn who_looks_names_up_decides_how_soon_silence_counts() {
        let pace = &Model::shipped().pace;
        for (agent, lost) in [
            (
                "Mozilla/5.0 (Windows NT 6.1; rv:115.0) Gecko/20100101 Firefox/115.0",
                pace.lost_packet_windows,
            ),
            (
                "Mozilla/5.0 (Windows NT 6.1) AppleWebKit/537.36 Chrome/109.0.0.0 Safari/537.36",
                pace.lost_packet_windows,
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36",
                pace.lost_packet_browser,
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/605.1.15 Version/26.0 Safari/605.1.15",
                pace.lost_packet_browser,
            ),
            (
                "Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0",
                pace.lost_packet,
            ),
            ("", pace.lost_packet),
        ] {
            assert_eq!(by(agent, &[0]).soon(false), lost + pace.grace, "{agent}");
            assert_eq!(by(agent, &[0]).soon(true), pace.lost_packet + pace.grace, "{agent}");
            assert_eq!(by(agent, &[]).soon(false), pace.silence_max, "{agent}");
        }
    }

    #[test]
    fn order_of_answers_does_not_matter() {
        let (one, other) = (after(&[40, 900, 7]), after(&[7, 40, 900]));
        assert_eq!(one.hang(), other.hang());
        assert_eq!(one.silence(), other.silence());
    }

    #[test]
    fn slower_answers_are_waited_for_longer() {
        assert!(after(&[400]).silence() > after(&[20]).silence());
        assert!(after(&[400]).hang() > after(&[20]).hang());
    }
}
