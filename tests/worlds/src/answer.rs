//! What a check must say in a world.

use conficker_check::code::Code as _;
use conficker_check::report::{Caveat, Report};
use conficker_check::verdict::Verdict;
use serde::{Deserialize, Serialize};

/// What a check must say.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expectation {
    /// The answer that comes first to mind.
    #[serde(flatten)]
    pub answer: Answer,
    /// Other answers that are as true.
    #[serde(default)]
    pub or: Vec<Answer>,
    /// The least share of seeds that must give one of them.
    #[serde(default = "always")]
    pub rate: f64,
}

impl Expectation {
    /// Whether a verdict is one of those expected, whatever its caveats.
    #[must_use]
    pub fn allows(&self, verdict: Verdict) -> bool {
        let found = Answer::of(verdict, &[]);
        let mut right = [&self.answer].into_iter().chain(&self.or);
        right.any(|answer| {
            (&answer.verdict, &answer.variants, &answer.reason) == (&found.verdict, &found.variants, &found.reason)
        })
    }

    /// What a report says, where that is not expected.
    #[must_use]
    pub fn difference(&self, report: &Report) -> Option<String> {
        let found = Answer::of(report.verdict, &report.caveats);
        let expected = self.answer == found
            || self.or.iter().any(|answer| {
                Answer {
                    caveats: found.caveats.clone(),
                    ..answer.clone()
                } == found
            });
        (!expected).then(|| format!("{found:?} instead of {self:?}"))
    }
}

/// What a check says, in codes.
#[derive(Clone, Debug, Deserialize, Serialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// The verdict.
    pub verdict: String,
    /// The variants of a sign.
    #[serde(default)]
    pub variants: Vec<String>,
    /// Why nothing can be told.
    pub reason: Option<String>,
    /// The caveats beyond those that every such verdict has.
    #[serde(default)]
    pub caveats: Vec<String>,
}

impl Answer {
    /// A verdict with its caveats as the answer that it is.
    #[must_use]
    pub fn of(verdict: Verdict, caveats: &[Caveat]) -> Self {
        let (mut variants, mut reason) = (Vec::new(), None);
        match verdict {
            Verdict::CannotTell(why) => reason = Some(String::from(why.code())),
            Verdict::NoSign => {}
            Verdict::Sign { variants: of } => {
                variants = of.iter().map(|of| String::from(of.code())).collect();
            }
        }
        let always = [
            Caveat::VariantA,
            Caveat::NotRestarted,
            Caveat::Proxy,
            Caveat::DnsOverHttps,
            Caveat::SimilarMalware,
            // Every sign has it on some systems.
            Caveat::OtherMalware,
        ];
        let particular = caveats.iter().filter(|caveat| !always.contains(caveat));
        Self {
            verdict: String::from(verdict.code()),
            variants,
            reason,
            caveats: particular.map(|of| String::from(of.code())).collect(),
        }
    }
}

pub(crate) fn always() -> f64 {
    1.0
}
