//! How much the evidence supports each explanation.
//!
//! Every explanation predicts how bright a target is; every sight then weighs for or against it. A probe that hangs
//! weighs before any time is up. Weights add, so the order of observations cannot matter.

use crate::code::All as _;
use crate::evidence::{Evidence, Sight, Way};
use crate::model::{Likelihood, Model, Weight};
use crate::target::{Catalogue, Role, Sector, Target};
use crate::time::Millis;
use crate::variant::Variant;
use strum::{IntoStaticStr, VariantArray, VariantNames};

/// An explanation of the evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantArray, VariantNames)]
#[strum(serialize_all = "kebab-case")]
pub enum Hypothesis {
    /// Nothing blocks names; a dark name is a dead host.
    Clear,
    /// Something dislikes security sites, whatever they are called.
    Filter,
    /// Requests fail by chance, whatever they ask for.
    Flaky,
    /// Something blocks the vendors by their whole names.
    NameList,
    /// Nothing gets through, listed or not.
    Outage,
    /// Variant B's strings are dark, whatever the sector.
    WormB,
    /// Variant C's strings are dark, whatever the sector.
    WormC,
}

impl Hypothesis {
    fn brightness(self, target: &Target) -> Brightness {
        let (which, then) = match self {
            Self::Clear => return Brightness::Lit,
            Self::Flaky => return Brightness::Uneven,
            Self::Outage => return Brightness::Dark,
            Self::Filter => (target.sector == Sector::Security, Brightness::Dim),
            Self::NameList => (target.role() == Role::Vendor, Brightness::Dim),
            Self::WormB => (target.listed_by.contains(Variant::B), Brightness::Dark),
            Self::WormC => (target.listed_by.contains(Variant::C), Brightness::Dark),
        };
        if which { then } else { Brightness::Lit }
    }

    /// Whether a target is more likely dark than not, if this explanation is true.
    pub(crate) fn expects_dark(self, target: &Target) -> bool {
        matches!(self.brightness(target), Brightness::Dark | Brightness::Dim)
    }

    /// What a sight of a target weighs for this explanation, where the block, if there is one, shows itself in some
    /// way.
    pub(crate) fn weigh(self, model: &Model, target: &Target, sight: Sight, way: Way) -> Weight {
        let brightness = self.brightness(target);
        let Likelihood {
            seen,
            hanging,
            silent,
            dark,
        } = model.likelihood[brightness as usize];
        let blocked = brightness == Brightness::Dark && target.is_listed();
        let elsewise = blocked && sight.way().is_some_and(|of| of != way);
        match sight {
            // The worm treats all names alike: one that is dark in another way is hardly its work.
            _ if elsewise => model.likelihood[Brightness::Lit as usize].hanging,
            Sight::Failed(_) | Sight::TimedOut(_) => dark,
            Sight::Hanging => hanging,
            Sight::Silent(_) => silent,
            Sight::Seen(_) => seen,
            Sight::Refused | Sight::Unknown => Weight::default(),
        }
    }
}

/// How bright an explanation expects a target to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Brightness {
    /// It is blocked.
    Dark,
    /// It is probably blocked: filters and lists have gaps.
    Dim,
    /// It answers, unless its host is down.
    Lit,
    /// It fails by chance.
    Uneven,
}

/// The weight of every explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ledger {
    weights: [Weight; Hypothesis::ALL.len()],
    pub(crate) way: Way,
    /// Whether the line loses packets.
    pub(crate) loses: bool,
}

impl Ledger {
    /// The weight of one explanation.
    #[must_use]
    pub fn weight(&self, hypothesis: Hypothesis) -> Weight {
        self.weights[hypothesis as usize]
    }

    /// By how much the best of `ours` leads the best of `theirs`; negative when it trails.
    #[must_use]
    pub fn lead(&self, ours: &[Hypothesis], theirs: &[Hypothesis]) -> Weight {
        self.weight(self.best(ours)) - self.weight(self.best(theirs))
    }

    /// The weightiest of some explanations, the first of several alike; [`Hypothesis::Clear`] when there are none.
    #[must_use]
    pub fn best(&self, of: &[Hypothesis]) -> Hypothesis {
        let mut best = of.first().copied().unwrap_or(Hypothesis::Clear);
        for &hypothesis in of {
            if self.weight(hypothesis) > self.weight(best) {
                best = hypothesis;
            }
        }
        best
    }
}

/// Weighs the evidence for every explanation.
///
/// - Order-free: it reads what is held, not how it came.
/// - A target that the page's policy refused, or that nothing is held about, weighs nothing.
/// - A twin that does not answer weighs nothing while its plain name is not seen: the server may be down.
#[must_use]
pub fn weigh(model: &Model, catalogue: &Catalogue, evidence: &Evidence) -> Ledger {
    let mut weights = model.prior;
    let way = way(catalogue, evidence);
    let loses = loses(model, catalogue, evidence);
    let flaky = weights[Hypothesis::Flaky as usize];
    let (mut seen, mut dark) = (0, 0);
    for (target, sight) in telling(loses, catalogue, evidence) {
        for (weight, &hypothesis) in weights.iter_mut().zip(Hypothesis::ALL) {
            *weight += hypothesis.weigh(model, target, sight, way);
        }
        seen += usize::from(sight.is_seen());
        dark += usize::from(sight.way().is_some());
    }
    if catalogue.is_own() {
        weights[Hypothesis::Flaky as usize] = flaky + by_unknown_chance(seen, dark);
    }
    Ledger { weights, way, loses }
}

/// What it weighs that names of one server fail by a chance which is not known, each as likely as another: where `dark`
/// names of all failed, and `seen` answered, 1 in (n + 1) · n! / (dark! · seen!).
fn by_unknown_chance(seen: usize, dark: usize) -> Weight {
    let log = |of: usize| i32::from(LOG_FACTORIALS.get(of).copied().unwrap_or(u16::MAX));
    Weight {
        centibans: log(seen) + log(dark) - log(seen + dark + 1),
    }
}

/// 100 · log₁₀ n! for each n up to one more than an operator has names.
const LOG_FACTORIALS: [u16; 30] = [
    0, 0, 30, 78, 138, 208, 286, 370, 461, 556, 656, 760, 868, 979, 1094, 1212, 1332, 1455, 1581, 1709, 1839, 1971,
    2105, 2241, 2379, 2519, 2661, 2804, 2948, 3095,
];

/// The way in which more listed names are dark.
pub(crate) fn way(catalogue: &Catalogue, evidence: &Evidence) -> Way {
    let mut more_failing = 0;
    for (id, sight) in evidence.iter() {
        if catalogue.target(id).is_some_and(Target::is_listed) {
            more_failing += match sight.way() {
                Some(Way::Failing) => 1,
                Some(Way::Silent) => -1,
                None => 0,
            };
        }
    }
    if more_failing > 0 { Way::Failing } else { Way::Silent }
}

/// Every target whose sight proves something, with that sight.
///
/// - A twin's darkness does only while its plain name is seen; that it answers always does.
/// - Where the line loses packets, a short silence is no more than a hang.
// Kept out of its callers: that takes bytes from what visitors download.
#[inline(never)]
pub(crate) fn telling<'a>(
    loses: bool,
    catalogue: &'a Catalogue,
    evidence: &'a Evidence,
) -> impl Iterator<Item = (&'a Target, Sight)> {
    let plain_seen = |plain| evidence.sight(plain).is_seen();
    evidence.iter().filter_map(move |(id, sight)| {
        let target = catalogue.target(id)?;
        let tells = sight.is_seen() || target.beside.is_none_or(plain_seen);
        let sight = if loses && matches!(sight, Sight::Silent(_)) {
            Sight::Hanging
        } else {
            sight
        };
        tells.then_some((target, sight))
    })
}

/// Whether the line shows that it loses packets: an unlisted name is silent, or an answer came late. From an answer
/// that comes a second late nobody can tell whether the look-up was asked again so soon, or the connection was.
fn loses(model: &Model, catalogue: &Catalogue, evidence: &Evidence) -> bool {
    let (mut fastest, mut slowest) = (Millis(u32::MAX), Millis(0));
    for (id, sight) in evidence.iter() {
        if let Some(span) = sight.seen() {
            let took = span.end - span.start;
            fastest = fastest.min(took);
            slowest = slowest.max(took);
        } else if sight.way() == Some(Way::Silent) && catalogue.target(id).is_some_and(|target| !target.is_listed()) {
            return true;
        }
    }
    slowest - fastest >= model.pace.late_min
}

/// How long the fastest answer took; zero when there is none.
pub(crate) fn fastest(evidence: &Evidence) -> Millis {
    let took = |(_, sight): (_, Sight)| sight.seen().map(|span| span.end - span.start);
    evidence.iter().filter_map(took).min().unwrap_or_default()
}
