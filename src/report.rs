//! What a finished check holds: the verdict, its limits, and what each host showed.

use crate::probe::Outcome;
use crate::surroundings::{Resolver, Surroundings, System};
use crate::target::{Catalogue, Target};
use crate::time::Millis;
use crate::verdict::Verdict;
use std::rc::Rc;
use strum::{EnumMessage, IntoStaticStr, VariantArray, VariantNames};

/// What a finished check holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// What the evidence allows to report.
    pub verdict: Verdict,
    /// What the verdict does not show.
    pub caveats: Vec<Caveat>,
    /// The operating system, which decides what helps.
    pub system: System,
    /// How long it took.
    pub elapsed: Millis,
    /// The targets of the check.
    pub catalogue: Rc<Catalogue>,
    /// What became of each of them, in the same order; none where a target was not asked.
    pub results: Vec<Option<Settled>>,
}

impl Report {
    /// Every target with what became of it; none where it was not asked.
    pub fn targets(&self) -> impl Iterator<Item = (&Target, Option<Settled>)> {
        let targets = self.catalogue.iter().map(|(_, target)| target);
        targets.zip(self.results.iter().copied())
    }
}

/// What became of a probe.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settled {
    /// What the browser reported.
    pub outcome: Outcome,
    /// How long after the probe was sent.
    pub took: Millis,
}

/// What a verdict does not show. In the order in which a report has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumMessage, IntoStaticStr, VariantArray, VariantNames)]
#[strum(serialize_all = "kebab-case")]
pub enum Caveat {
    /// This PC does not run Windows, and the worm infects nothing else.
    NotWindows,
    /// Other malware copies the block.
    SimilarMalware,
    /// This version of Windows never had the hole that the worm came through (MS08-067), so other malware is likelier
    /// here.
    OtherMalware,
    /// This browser looks names up itself, or may do so.
    OwnResolver,
    /// Variant A blocks nothing.
    VariantA,
    /// A PC that was infected over the network blocks nothing before it is restarted (Honeynet, Know Your Enemy:
    /// Containing Conficker).
    NotRestarted,
    /// A proxy or VPN looks names up elsewhere.
    Proxy,
    /// DNS over HTTPS passes the worm by.
    DnsOverHttps,
    /// For some site it cannot be determined whether its response was withheld or none came, as where the page's policy
    /// forbids the frame.
    NoSecondOpinion,
    /// This page has checked a short while ago. What it asked then was left out, since browsers keep answers.
    AskedBefore,
    /// All names were an operator's own: what blocks security sites by their whole names is not seen.
    OwnNames,
}

impl Caveat {
    /// The caveats of `verdict` on a machine with these surroundings, weightiest first.
    #[must_use]
    pub fn of(verdict: Verdict, surroundings: Surroundings) -> Vec<Self> {
        let mut caveats = Vec::new();
        if surroundings.system == System::Other {
            caveats.push(Self::NotWindows);
        }
        if matches!(verdict, Verdict::CannotTell(_)) {
            return caveats;
        }
        if matches!(verdict, Verdict::Sign { .. }) {
            caveats.push(Self::SimilarMalware);
            if surroundings.system.was_never_vulnerable() {
                caveats.push(Self::OtherMalware);
            }
            return caveats;
        }
        if surroundings.resolver != Resolver::System {
            caveats.push(Self::OwnResolver);
        }
        caveats.extend_from_slice(&[Self::VariantA, Self::NotRestarted, Self::Proxy, Self::DnsOverHttps]);
        caveats
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code::All as _;
    use crate::variant::VariantSet;

    #[test]
    fn sign_names_other_malware_where_the_worm_had_no_hole() {
        let variants = VariantSet::NONE;
        for &system in System::ALL {
            let there = Surroundings {
                system,
                ..Surroundings::default()
            };
            let caveats = Caveat::of(Verdict::Sign { variants }, there);
            let never = [System::Windows7, System::Windows8, System::Windows10].contains(&system);
            assert_eq!(caveats.contains(&Caveat::OtherMalware), never, "{system:?}");
        }
    }
}
