//! What may be said. Total: every evidence has a verdict. Guarded: no weight overrules the counts below.
//!
//! A check can fail to see a sign; it can never see a clean PC. So there is no such verdict.

use crate::evidence::{Evidence, Sight};
use crate::generated::model::{GUARD, THRESHOLD};
use crate::inference::{self, Hypothesis, Ledger, Weight};
use crate::target::{Catalogue, Role, Sector, Target};
use crate::variant::{Variant, VariantSet};

/// What may be said of the PC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The evidence fits no explanation well enough, for this reason.
    CannotTell(Reason),
    /// No sign of the worm's block was seen.
    NoSign,
    /// The worm's block was seen.
    Sign {
        /// The variants that would block so; one where the evidence tells them apart.
        variants: VariantSet,
    },
}

/// Why nothing can be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The person stopped the check.
    Cancelled,
    /// Every name failed at once, as behind a login page or a dead resolver.
    CaptivePortal,
    /// The observations fit no explanation.
    Contradictory,
    /// Security sites are blocked by what they are, not by how they are spelt.
    Filtered,
    /// The machine slept, or the page was frozen, more than once.
    Interrupted,
    /// There is no connection.
    Offline,
    /// The policy of the page forbade the probes.
    PagePolicy,
    /// Too few names answered or failed to compare them.
    TooLittle,
}

impl Verdict {
    /// Whether more probing is not expected to change the verdict.
    #[must_use]
    pub fn is_firm(self) -> bool {
        match self {
            Self::NoSign | Self::Sign { .. } => true,
            Self::CannotTell(reason) => {
                !matches!(reason, Reason::Contradictory | Reason::TooLittle)
            }
        }
    }
}

/// Whether the browser believes that it has a connection. It names the reason of an outage and decides nothing else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Line {
    /// The browser says that it has none.
    Offline,
    /// The browser says that it has one, or says nothing.
    #[default]
    Online,
}

/// Judges what is held.
///
/// - No `Sign` without enough dark listed names of different operators, one of them outside the security sector,
///   and enough unlisted names seen after the first went dark.
/// - No `NoSign` without enough listed names of different operators seen, a vendor among them, and an unlisted one.
#[must_use]
pub fn judge(catalogue: &Catalogue, evidence: &Evidence, ledger: &Ledger, line: Line) -> Verdict {
    let view = View::of(catalogue, evidence);
    let worm_lead = ledger.lead(&WORMS, &INNOCENT);
    if worm_lead >= THRESHOLD.sign_lead && view.permits_sign() {
        return Verdict::Sign {
            variants: variants(ledger),
        };
    }
    let clear = [Hypothesis::Clear];
    let cleared = ledger.lead(&clear, &WORMS) >= THRESHOLD.worm_excluded
        && ledger.lead(&clear, &RIVALS) >= THRESHOLD.clear_lead;
    if cleared && view.permits_no_sign() {
        return Verdict::NoSign;
    }
    Verdict::CannotTell(reason(&view, ledger, line))
}

const WORMS: [Hypothesis; 2] = [Hypothesis::WormB, Hypothesis::WormC];
const FILTERS: [Hypothesis; 2] = [Hypothesis::Filter, Hypothesis::NameList];
const OTHERS: [Hypothesis; 4] = [
    Hypothesis::Clear,
    Hypothesis::Outage,
    Hypothesis::WormB,
    Hypothesis::WormC,
];
const RIVALS: [Hypothesis; 3] = [Hypothesis::Filter, Hypothesis::NameList, Hypothesis::Outage];
const INNOCENT: [Hypothesis; 4] = [
    Hypothesis::Clear,
    Hypothesis::Filter,
    Hypothesis::NameList,
    Hypothesis::Outage,
];

fn variants(ledger: &Ledger) -> VariantSet {
    let b_over_c = ledger.weight(Hypothesis::WormB) - ledger.weight(Hypothesis::WormC);
    let c_over_b = ledger.weight(Hypothesis::WormC) - ledger.weight(Hypothesis::WormB);
    if b_over_c >= THRESHOLD.variant_lead {
        VariantSet::of(&[Variant::B])
    } else if c_over_b >= THRESHOLD.variant_lead {
        VariantSet::of(&[Variant::C])
    } else {
        VariantSet::of(&[Variant::B, Variant::C])
    }
}

fn reason(view: &View<'_>, ledger: &Ledger, line: Line) -> Reason {
    if view.count(&|target, sight| !target.is_listed() && sight.is_seen()) == 0 {
        return view.reason_without_line(line);
    }
    let listed_settled =
        view.count(&|target, sight| target.is_listed() && (sight.is_seen() || sight.is_dark()));
    let listed_refused = view.count(&|target, sight| target.is_listed() && sight == Sight::Refused);
    if listed_settled == 0 && listed_refused >= GUARD.listed_seen_min {
        return Reason::PagePolicy;
    }
    let dark_security =
        view.operators(&|target, sight| target.sector == Sector::Security && sight.is_dark());
    if ledger.lead(&FILTERS, &OTHERS) >= THRESHOLD.filter_lead
        && dark_security >= GUARD.filtered_dark_min
    {
        return Reason::Filtered;
    }
    if listed_settled < GUARD.listed_seen_min {
        Reason::TooLittle
    } else {
        Reason::Contradictory
    }
}

/// Every target whose sight proves anything, with that sight.
struct View<'a> {
    held: Vec<(&'a Target, Sight)>,
}

impl<'a> View<'a> {
    fn of(catalogue: &'a Catalogue, evidence: &Evidence) -> Self {
        let mut held = Vec::with_capacity(catalogue.len());
        for (id, target) in catalogue.iter() {
            if inference::counts(target, evidence) {
                held.push((target, evidence.sight(id)));
            }
        }
        Self { held }
    }

    fn permits_sign(&self) -> bool {
        let first_dark = self
            .held
            .iter()
            .filter(|(target, _)| target.is_listed())
            .filter_map(|(_, sight)| sight.dark_at())
            .min();
        let Some(first_dark) = first_dark else {
            return false;
        };
        self.operators(&|target, sight| target.is_listed() && sight.is_dark())
            >= GUARD.dark_operators_min
            && self.operators(&|target, sight| target.role() == Role::Bystander && sight.is_dark())
                >= GUARD.dark_general_min
            && self
                .count(&|target, sight| !target.is_listed() && sight.seen_at() > Some(first_dark))
                >= GUARD.lit_after_dark_min
    }

    fn permits_no_sign(&self) -> bool {
        self.operators(&|target, sight| target.is_listed() && sight.is_seen())
            >= GUARD.listed_seen_min
            && self.count(&|target, sight| target.role() == Role::Vendor && sight.is_seen())
                >= GUARD.vendors_seen_min
            && self.count(&|target, sight| !target.is_listed() && sight.is_seen()) > 0
    }

    fn reason_without_line(&self, line: Line) -> Reason {
        let refused = self.count(&|_, sight| sight == Sight::Refused);
        let dark = self.count(&|target, sight| !target.is_listed() && sight.is_dark());
        let hung =
            self.count(&|target, sight| !target.is_listed() && matches!(sight, Sight::TimedOut(_)));
        if refused > dark {
            return Reason::PagePolicy;
        }
        if dark < GUARD.outage_dark_min {
            return Reason::TooLittle;
        }
        match line {
            Line::Offline => Reason::Offline,
            Line::Online if hung > dark / 2 => Reason::Offline,
            Line::Online => Reason::CaptivePortal,
        }
    }

    fn count(&self, which: Which<'_>) -> usize {
        let mut count = 0;
        for &(target, sight) in &self.held {
            count += usize::from(which(target, sight));
        }
        count
    }

    /// How many operators run the targets that `which` picks.
    fn operators(&self, which: Which<'_>) -> usize {
        let mut operators = Vec::new();
        for &(target, sight) in &self.held {
            if which(target, sight) && !operators.contains(&target.operator) {
                operators.push(target.operator);
            }
        }
        operators.len()
    }
}

/// Picks targets. Not generic, because a copy for every question would double the module that visitors download.
type Which<'a> = &'a dyn Fn(&Target, Sight) -> bool;

/// Leads that the ledger must show.
pub(crate) struct Threshold {
    pub(crate) sign_lead: Weight,
    pub(crate) variant_lead: Weight,
    pub(crate) worm_excluded: Weight,
    pub(crate) clear_lead: Weight,
    pub(crate) filter_lead: Weight,
}

/// Counts that no weight can overrule.
pub(crate) struct Guard {
    pub(crate) dark_operators_min: usize,
    pub(crate) dark_general_min: usize,
    pub(crate) lit_after_dark_min: usize,
    pub(crate) listed_seen_min: usize,
    pub(crate) vendors_seen_min: usize,
    pub(crate) filtered_dark_min: usize,
    pub(crate) outage_dark_min: usize,
}
