//! What a browser saw of one request, as facts; and what is to be made of them. Every odd page is a test of a few lines
//! here.
//!
//! `fetch` in no-cors mode resolves when a response came back and was let through, whatever its status. It rejects
//! alike for every failure of the network and for a response that was withheld (Cross-Origin-Resource-Policy, a
//! redirect that leads nowhere). A withheld response is a response: the name was resolved. The helper frame asks a
//! second time with an `EventSource` and distinguishes the two. It has an origin of its own, so neither the page's
//! service worker nor its scripts come between. Where those may, it alone is asked.
//!
//! What was not seen is [`Outcome::Unknown`]: it is neither dark nor reached.

use crate::probe::Outcome;

/// What was seen of one request.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sighting {
    /// How `fetch` settled.
    pub answer: Answer,
    /// The page was notified that its own policy forbids this address.
    pub forbidden: bool,
    /// It took so long to settle that it was not refused at once.
    pub is_slow: bool,
    /// Others may answer in the host's place: a service worker controls the page, or `fetch` is a function of the page.
    pub mediated: bool,
    /// Since the request was sent, the page began to be left. That ends requests, in Firefox even where a download
    /// follows.
    pub left: bool,
    /// How long the page's resource timing of the request is, in milliseconds, where there is one.
    pub timing: Option<f64>,
    /// What the helper frame saw of this address.
    pub opinion: Opinion,
    /// What it saw of a name that cannot exist: how nothing looks in this browser.
    pub nothing: Opinion,
    /// What it saw of this address when it was asked once more.
    pub again: Opinion,
}

/// How `fetch` settled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Answer {
    /// With a response of another site.
    Opaque,
    /// With another response: the page or its service worker made it, as one for those who are offline.
    Own,
    /// With an error.
    #[default]
    Rejected,
    /// With the error of a request that was stopped, though not by the check.
    Stopped,
    /// Not at all: the page has broken what a request needs.
    Unsent,
    /// It was not called: others may answer in the host's place, so the frame alone asks.
    Untried,
}

/// What the helper frame saw of an address.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Opinion {
    /// Its `EventSource` will not try again (readyState 2): it met a response, or, in Firefox, anything. With the
    /// length of its resource timing in milliseconds, where there is one.
    Closed(Option<f64>),
    /// The page's policy forbids the address there, too.
    Forbidden,
    /// The frame is there, and nothing came of its asking for as long as was waited.
    Silent,
    /// Nobody has asked yet.
    #[default]
    Unasked,
    /// There is no frame, or it does not answer.
    Unavailable,
    /// Its `EventSource` will try again (readyState 0): nothing came back.
    Waiting,
}

/// What is to be done about a request that settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Ask the helper frame about the address.
    Ask,
    /// Ask it about the address once more.
    AskAgain,
    /// Ask it about a name that cannot exist.
    AskNothing,
    /// This is what came of it.
    Conclude(Outcome),
    /// Leave it: nothing came back so far, and the check knows how long a silence must last.
    Wait,
}

impl Sighting {
    /// What to do next.
    ///
    /// Measured in Chromium 156, Firefox 153 and WebKitGTK 2.50, of an `EventSource` in the frame. Nothing came back:
    /// Chromium and WebKit will try again; Firefox will not, and its timing has no length, unless the host was
    /// connected to and closed: that is reached. A response was withheld: none will try again, and the timing has a
    /// length, or, in WebKit, does not exist. Forbidden: WebKit throws, Chromium's timing has no length, Firefox has
    /// none.
    #[must_use]
    pub fn step(&self) -> Step {
        Step::Conclude(match (self.answer, self.opinion, self.nothing) {
            (Answer::Opaque, ..) if !self.mediated => Outcome::Reached,
            (_, Opinion::Forbidden, _) => Outcome::Refused,
            _ if self.forbidden => Outcome::Refused,
            (Answer::Unsent, ..) => Outcome::Refused,
            _ if self.left => Outcome::Interrupted,
            (Answer::Stopped, ..) => Outcome::Interrupted,
            (_, Opinion::Unasked, _) => return Step::Ask,
            (Answer::Untried, Opinion::Silent, _) => return Step::Wait,
            (_, Opinion::Silent, _) if self.is_slow => return Step::Wait,
            (_, Opinion::Waiting, _) => Outcome::Failed,
            (_, Opinion::Closed(Some(ms)), _) if ms > 0.0 => Outcome::Reached,
            // What `fetch` refused at once hangs now: a lost packet, or a page that stopped its requests. It may be
            // asked again.
            (_, Opinion::Silent, _) | (_, Opinion::Closed(_), Opinion::Silent) => Outcome::Interrupted,
            // Two timings without length, the page's and the frame's: Firefox has them of what it could not connect to.
            // One alone may be a page's own doing, or a browser's that rounds.
            (Answer::Rejected, Opinion::Closed(Some(_)), _) if !self.mediated && self.timing == Some(0.0) => {
                Outcome::Failed
            }
            (_, Opinion::Closed(_), Opinion::Unasked) => return Step::AskNothing,
            (_, Opinion::Closed(Some(_)), Opinion::Closed(Some(ms))) if ms <= 0.0 => Outcome::Failed,
            // In WebKit a request that the page stopped looks like a response, though hardly twice.
            (_, Opinion::Closed(None), Opinion::Waiting) => match self.again {
                Opinion::Unasked => return Step::AskAgain,
                Opinion::Silent if self.is_slow || self.answer == Answer::Untried => return Step::Wait,
                Opinion::Closed(None) => Outcome::Reached,
                Opinion::Closed(Some(ms)) if ms > 0.0 => Outcome::Reached,
                Opinion::Forbidden => Outcome::Refused,
                Opinion::Closed(Some(_)) | Opinion::Silent | Opinion::Unavailable | Opinion::Waiting => {
                    Outcome::Interrupted
                }
            },
            _ => Outcome::Unknown,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A row: its name, what was seen beyond a rejection, and what is to be done.
    macro_rules! seen {
        ($name:literal, { $($field:ident: $value:expr),* }, $step:expr) => {
            ($name, Sighting { $($field: $value,)* ..Sighting::default() }, $step)
        };
    }

    const DARK_IN_FIREFOX: Opinion = Opinion::Closed(Some(0.0));
    const WITHHELD: Opinion = Opinion::Closed(Some(14.0));
    const IN_WEBKIT: Opinion = Opinion::Closed(None);

    #[test]
    fn where_a_page_may_answer_the_frame_alone_is_asked() {
        let step = |opinion| {
            let (answer, mediated) = (Answer::Untried, true);
            let sighting = Sighting::default();
            Sighting {
                answer,
                mediated,
                opinion,
                ..sighting
            }
            .step()
        };
        assert_eq!(step(Opinion::Unasked), Step::Ask);
        assert_eq!(step(WITHHELD), told(Outcome::Reached));
        assert_eq!(step(Opinion::Waiting), told(Outcome::Failed));
        assert_eq!(step(Opinion::Silent), Step::Wait);
        assert_eq!(step(Opinion::Unavailable), told(Outcome::Unknown));
    }

    fn assert_steps(rows: &[(&str, Sighting, Step)]) {
        for (name, sighting, step) in rows {
            assert_eq!(sighting.step(), *step, "{name}");
        }
    }

    const fn told(outcome: Outcome) -> Step {
        Step::Conclude(outcome)
    }

    #[test]
    fn what_others_may_answer_is_asked_of_the_frame() {
        assert_steps(&[
            seen!("a response of another site", { answer: Answer::Opaque }, told(Outcome::Reached)),
            seen!("the same on a page that is left", { answer: Answer::Opaque, left: true }, told(Outcome::Reached)),
            seen!("the same behind a service worker", { answer: Answer::Opaque, mediated: true }, Step::Ask),
            seen!(
                "another host's answer by a service worker",
                { answer: Answer::Opaque, mediated: true, opinion: Opinion::Waiting },
                told(Outcome::Failed)
            ),
            seen!(
                "the host's own answer by a service worker",
                { answer: Answer::Opaque, mediated: true, opinion: WITHHELD },
                told(Outcome::Reached)
            ),
            seen!(
                "a service worker, and no frame",
                { answer: Answer::Opaque, mediated: true, opinion: Opinion::Unavailable },
                told(Outcome::Unknown)
            ),
            seen!("a page for those who are offline", { answer: Answer::Own }, Step::Ask),
            seen!(
                "a page for those who are offline, and no frame",
                { answer: Answer::Own, opinion: Opinion::Unavailable },
                told(Outcome::Unknown)
            ),
        ]);
    }

    #[test]
    fn what_was_not_seen_is_unknown() {
        assert_steps(&[
            seen!("a rejection", {}, Step::Ask),
            seen!("a rejection, and nothing", { opinion: Opinion::Waiting }, told(Outcome::Failed)),
            seen!("a rejection, and a response", { opinion: WITHHELD }, told(Outcome::Reached)),
            seen!("a rejection, and no frame", { opinion: Opinion::Unavailable }, told(Outcome::Unknown)),
            seen!("no frame, no length", { opinion: Opinion::Unavailable, timing: Some(0.0) }, told(Outcome::Unknown)),
            seen!("Firefox, or a forbidden address in Chromium", { opinion: DARK_IN_FIREFOX }, Step::AskNothing),
            seen!(
                "Firefox, and nothing",
                { opinion: DARK_IN_FIREFOX, nothing: DARK_IN_FIREFOX },
                told(Outcome::Failed)
            ),
            seen!(
                "Chromium, and a violation that nobody heard",
                { opinion: DARK_IN_FIREFOX, nothing: Opinion::Waiting },
                told(Outcome::Unknown)
            ),
            seen!(
                "a name that cannot exist does not answer",
                { opinion: DARK_IN_FIREFOX, nothing: Opinion::Unavailable },
                told(Outcome::Unknown)
            ),
            seen!(
                "a name that cannot exist answers",
                { opinion: DARK_IN_FIREFOX, nothing: WITHHELD },
                told(Outcome::Unknown)
            ),
            seen!("WebKit, or Firefox without timings", { opinion: IN_WEBKIT }, Step::AskNothing),
            seen!(
                "Firefox, and nothing, by both timings",
                { opinion: DARK_IN_FIREFOX, timing: Some(0.0) },
                told(Outcome::Failed)
            ),
            seen!("a rejection, and silence", { opinion: Opinion::Silent }, told(Outcome::Interrupted)),
            seen!("a slow rejection, and silence so far", { is_slow: true, opinion: Opinion::Silent }, Step::Wait),
            seen!(
                "the same in WebKit, where a response must come twice",
                { is_slow: true, opinion: IN_WEBKIT, nothing: Opinion::Waiting, again: Opinion::Silent },
                Step::Wait
            ),
            seen!(
                "the same where the frame alone is asked",
                { answer: Answer::Untried, opinion: IN_WEBKIT, nothing: Opinion::Waiting, again: Opinion::Silent },
                Step::Wait
            ),
            seen!(
                "Firefox, and silence about a name that cannot exist",
                { opinion: DARK_IN_FIREFOX, nothing: Opinion::Silent },
                told(Outcome::Interrupted)
            ),
            seen!("Firefox without timings", { opinion: IN_WEBKIT, nothing: IN_WEBKIT }, told(Outcome::Unknown)),
            seen!(
                "Firefox that lost one timing",
                { opinion: IN_WEBKIT, nothing: DARK_IN_FIREFOX },
                told(Outcome::Unknown)
            ),
        ]);
    }

    #[test]
    fn what_a_page_forbids_or_stops_is_no_failure() {
        assert_steps(&[
            seen!("a policy", { forbidden: true }, told(Outcome::Refused)),
            seen!(
                "a policy that forbade something else of the same host",
                { answer: Answer::Opaque, forbidden: true },
                told(Outcome::Reached)
            ),
            seen!("a policy that the frame alone hears of", { opinion: Opinion::Forbidden }, told(Outcome::Refused)),
            seen!(
                "a policy behind a worker that answers",
                { answer: Answer::Opaque, mediated: true, forbidden: true },
                told(Outcome::Refused)
            ),
            seen!("a page that is left", { left: true }, told(Outcome::Interrupted)),
            seen!(
                "a page that is left while the frame is asked",
                { left: true, opinion: Opinion::Waiting },
                told(Outcome::Interrupted)
            ),
            seen!("a request that the page stopped", { answer: Answer::Stopped }, told(Outcome::Interrupted)),
            seen!("a page without fetch", { answer: Answer::Unsent }, told(Outcome::Refused)),
        ]);
    }

    #[test]
    fn in_webkit_a_response_is_one_that_comes_twice() {
        let step = |again| {
            let (opinion, nothing) = (IN_WEBKIT, Opinion::Waiting);
            let sighting = Sighting::default();
            Sighting {
                opinion,
                nothing,
                again,
                ..sighting
            }
            .step()
        };
        assert_eq!(step(Opinion::Unasked), Step::AskAgain);
        for (again, outcome) in [
            (IN_WEBKIT, Outcome::Reached),
            (WITHHELD, Outcome::Reached),
            (Opinion::Forbidden, Outcome::Refused),
            // A request that was stopped the first time.
            (Opinion::Waiting, Outcome::Interrupted),
            (DARK_IN_FIREFOX, Outcome::Interrupted),
            (Opinion::Silent, Outcome::Interrupted),
        ] {
            assert_eq!(step(again), Step::Conclude(outcome));
        }
    }

    #[test]
    fn without_a_second_look_nothing_is_dark() {
        let (opinion, sighting) = (Opinion::Unavailable, Sighting::default());
        for answer in [Answer::Own, Answer::Rejected, Answer::Opaque] {
            for mediated in [false, true] {
                for timing in [None, Some(0.0), Some(9.0)] {
                    let seen = Sighting {
                        answer,
                        mediated,
                        timing,
                        opinion,
                        ..sighting
                    };
                    assert_ne!(seen.step(), Step::Conclude(Outcome::Failed));
                }
            }
        }
    }
}
