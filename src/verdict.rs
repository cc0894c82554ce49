//! What the evidence allows to report. Total: every evidence has a verdict. Guarded: no weight overrules the counts of
//! [`Guard`].
//!
//! A check can fail to see a sign; it can never see a clean PC. So there is no such verdict.
//!
//! Every verdict but "cannot tell" makes a claim, and a claim may be made when it lacks nothing. What it lacks decides
//! whom the plan asks.
//!
//! [`Guard`]: crate::model::Guard

use crate::evidence::{Evidence, Line, Sight, Span, Way};
use crate::inference::{self, Hypothesis, Ledger};
use crate::model::{Model, Pace};
use crate::target::{Catalogue, Role, Sector, Target};
use crate::time::Millis;
use crate::variant::{Variant, VariantSet};
use strum::{EnumMessage, IntoStaticStr, VariantArray, VariantNames};

/// What the evidence allows to report about the PC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantNames)]
#[strum(serialize_all = "kebab-case")]
pub enum Verdict {
    /// The worm's block was seen.
    Sign {
        /// The variants that would block so; one where the evidence distinguishes them.
        variants: VariantSet,
    },
    /// No sign of the worm's block was seen.
    NoSign,
    /// The evidence fits no explanation well enough, for this reason.
    CannotTell(Reason),
}

/// Why the verdict is `cannot-tell`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumMessage, IntoStaticStr, VariantArray, VariantNames)]
#[strum(serialize_all = "kebab-case")]
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
    /// The policy of the page forbade the probes, or the second look at what came of them.
    PagePolicy,
    /// Too few names answered or failed to compare them.
    TooLittle,
    /// Security sites are blocked one by one, as by a hosts file or by other malware.
    NameList,
    /// None of the operator's own names answers: the line or the server is down, or something keeps it away.
    Unreachable,
    /// Of the operator's own names, those are blocked that contain words which a filter may dislike.
    Words,
}

impl Verdict {
    /// Whether it has enough evidence of its own kind; more of another kind may still change it.
    #[must_use]
    pub fn is_firm(self) -> bool {
        match self {
            Self::NoSign | Self::Sign { .. } => true,
            Self::CannotTell(reason) => match reason {
                Reason::Contradictory | Reason::TooLittle => false,
                Reason::Cancelled
                | Reason::CaptivePortal
                | Reason::Filtered
                | Reason::Interrupted
                | Reason::NameList
                | Reason::Offline
                | Reason::PagePolicy
                | Reason::Unreachable
                | Reason::Words => true,
            },
        }
    }
}

/// Judges what is held.
///
/// - No `Sign` without enough dark listed names of different operators, one of them outside the security sector, and
///   enough unlisted names that were asked once the first of those was dark, and answered.
/// - No `NoSign` without enough listed names of different operators seen, a vendor among them, and an unlisted one.
#[must_use]
pub fn judge(model: &Model, catalogue: &Catalogue, evidence: &Evidence, line: Line) -> Verdict {
    let case = Case::of(model, catalogue, evidence);
    if case.lack(Claim::Worm).is_none() {
        Verdict::Sign {
            variants: case.variants(),
        }
    } else if case.lack(Claim::Clear).is_none() {
        Verdict::NoSign
    } else {
        Verdict::CannotTell(case.reason(line))
    }
}

/// What each claim lacks first, that of the worm first of all; none where it may be made. For whoever asks why a check
/// said what it said: a check itself has no use for all of them.
#[must_use]
pub fn lacks(model: &Model, catalogue: &Catalogue, evidence: &Evidence) -> [(Claim, Option<Lack>); 4] {
    let case = Case::of(model, catalogue, evidence);
    [Claim::Worm, Claim::Clear, Claim::Filter, Claim::Outage].map(|claim| (claim, case.lack(claim)))
}

/// What a verdict claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claim {
    /// Nothing blocks names.
    Clear,
    /// Security sites are blocked by what they are.
    Filter,
    /// Nothing gets through.
    Outage,
    /// The worm blocks names.
    Worm,
}

/// What keeps a claim from being made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// Unlisted names that were asked once a listed one was dark, and answered.
    Fresh,
    /// A lead over this explanation.
    Lead(Hypothesis),
    /// Names of this kind that answer, or fail, as the claim predicts.
    Names(Kind),
    /// An answer is there that the claim rules out. No other answer can change that.
    Refuted,
    /// Names that answer while silent ones are silent.
    Witness,
}

/// A kind of names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Listed names outside the security sector.
    Bystander,
    /// Names that a variant blocks.
    Listed,
    /// Names of the security sector.
    Security,
    /// Names that no variant blocks.
    Unlisted,
    /// Listed names of the security sector.
    Vendor,
}

impl Kind {
    pub(crate) fn fits(self, target: &Target) -> bool {
        match self {
            Self::Bystander => target.role() == Role::Bystander,
            Self::Listed => target.is_listed(),
            Self::Security => target.sector == Sector::Security,
            Self::Unlisted => !target.is_listed(),
            Self::Vendor => target.role() == Role::Vendor,
        }
    }
}

impl Claim {
    /// The claim that an explanation leads to.
    pub(crate) fn of(hypothesis: Hypothesis) -> Self {
        match hypothesis {
            Hypothesis::Clear | Hypothesis::Flaky => Self::Clear,
            Hypothesis::Filter | Hypothesis::NameList => Self::Filter,
            Hypothesis::Outage => Self::Outage,
            Hypothesis::WormB | Hypothesis::WormC => Self::Worm,
        }
    }
}

/// Evidence as it is judged.
pub(crate) struct Case<'a> {
    model: &'a Model,
    /// Whether all names are an operator's own.
    is_own: bool,
    pub(crate) ledger: Ledger,
    counts: Counts,
}

impl<'a> Case<'a> {
    pub(crate) fn of(model: &'a Model, catalogue: &Catalogue, evidence: &Evidence) -> Self {
        let ledger = inference::weigh(model, catalogue, evidence);
        Self {
            model,
            is_own: catalogue.is_own(),
            counts: Counts::of(model, catalogue, evidence, &ledger),
            ledger,
        }
    }

    /// Whether the line is known, and shows no loss.
    pub(crate) fn is_line_sound(&self) -> bool {
        self.counts.unlisted_seen > 0 && !self.ledger.loses
    }

    /// How many listed names of different operators are dark in one way.
    pub(crate) fn dark_operators(&self) -> usize {
        operators(self.counts.block.listed)
    }

    /// The first thing that a claim lacks.
    pub(crate) fn lack(&self, claim: Claim) -> Option<Lack> {
        let Self {
            model, ledger, counts, ..
        } = self;
        let (guard, threshold) = (&model.guard, &model.threshold);
        let lit_min = if counts.unlisted_in_doubt > 0 {
            guard.lit_beside_dark_min
        } else {
            0
        };
        let general_min = if ledger.loses && ledger.way == Way::Silent {
            guard.dark_general_min_lossy
        } else {
            guard.dark_general_min
        };
        let names = |lacking: bool, kind| lacking.then_some(Lack::Names(kind));
        let lead = |ours: &[Hypothesis], theirs: &[Hypothesis], least| {
            (ledger.lead(ours, theirs) < least).then(|| Lack::Lead(ledger.best(theirs)))
        };
        let few = |of: Block, general_min: usize| {
            let bystanders = operators(of.bystanders) < general_min;
            let listed = operators(of.listed) < guard.dark_operators_min;
            names(listed, Kind::Listed).or(names(bystanders, Kind::Bystander))
        };
        let clear = [Hypothesis::Clear];
        match claim {
            Claim::Worm if counts.twins_seen.overlaps(self.variants()) => Some(Lack::Refuted),
            Claim::Worm => few(counts.block, general_min)
                .or_else(|| lead(&WORMS, &INNOCENT, threshold.sign_lead))
                .or_else(|| few(counts.witnessed, guard.dark_general_min).map(|_| Lack::Witness))
                .or((counts.unlisted_seen < lit_min).then_some(Lack::Witness))
                .or((counts.fresh < guard.lit_after_dark_min).then_some(Lack::Fresh)),
            Claim::Clear => names(operators(counts.listed_seen) < guard.listed_seen_min, Kind::Listed)
                .or(names(counts.vendors_seen < guard.vendors_seen_min, Kind::Vendor))
                .or(names(counts.unlisted_seen == 0, Kind::Unlisted))
                .or_else(|| lead(&clear, &WORMS, threshold.worm_excluded))
                .or_else(|| lead(&clear, &FILTERS, threshold.clear_lead)),
            Claim::Filter => names(
                operators(counts.security_dark) < guard.filtered_dark_min,
                Kind::Security,
            )
            .or(names(counts.unlisted_seen == 0, Kind::Unlisted))
            .or(names(counts.bystanders_seen == 0, Kind::Bystander))
            .or_else(|| lead(&FILTERS, &OTHERS, threshold.filter_lead)),
            Claim::Outage if counts.unlisted_seen > 0 => Some(Lack::Refuted),
            Claim::Outage => names(counts.unlisted_dark < guard.outage_dark_min, Kind::Unlisted),
        }
    }

    /// The variants whose pattern it is; both while neither leads the other by enough.
    pub(crate) fn variants(&self) -> VariantSet {
        let b_over_c = self.ledger.lead(&[Hypothesis::WormB], &[Hypothesis::WormC]);
        let c_over_b = self.ledger.lead(&[Hypothesis::WormC], &[Hypothesis::WormB]);
        if b_over_c >= self.model.threshold.variant_lead {
            VariantSet::of(&[Variant::B])
        } else if c_over_b >= self.model.threshold.variant_lead {
            VariantSet::of(&[Variant::C])
        } else {
            VariantSet::of(&[Variant::B, Variant::C])
        }
    }

    /// Whether it is one kind of filter rather than the other.
    pub(crate) fn is_kind_told(&self, kind: Hypothesis, other: Hypothesis) -> bool {
        self.ledger.lead(&[kind], &[other]) >= self.model.threshold.filter_lead
    }

    fn reason(&self, line: Line) -> Reason {
        let counts = &self.counts;
        if counts.unlisted_seen == 0 {
            return self.reason_without_line(line);
        }
        let guard = &self.model.guard;
        if !counts.is_listed_dark && counts.listed_refused >= guard.refused_min {
            Reason::PagePolicy
        } else if self.lack(Claim::Filter).is_none() {
            if self.is_own {
                Reason::Words
            } else if self.is_kind_told(Hypothesis::NameList, Hypothesis::Filter) {
                Reason::NameList
            } else {
                Reason::Filtered
            }
        } else if counts.listed_settled < guard.listed_seen_min {
            Reason::TooLittle
        } else {
            Reason::Contradictory
        }
    }

    fn reason_without_line(&self, line: Line) -> Reason {
        let counts = &self.counts;
        if counts.refused > counts.unlisted_dark {
            Reason::PagePolicy
        } else if self.lack(Claim::Outage).is_some() {
            Reason::TooLittle
        } else if self.is_own && line != Line::Offline {
            Reason::Unreachable
        } else if line == Line::Offline || counts.unlisted_silent > counts.unlisted_dark / 2 {
            Reason::Offline
        } else {
            Reason::CaptivePortal
        }
    }
}

pub(crate) const WORMS: [Hypothesis; 2] = [Hypothesis::WormB, Hypothesis::WormC];
const FILTERS: [Hypothesis; 2] = [Hypothesis::Filter, Hypothesis::NameList];
const OTHERS: [Hypothesis; 5] = [
    Hypothesis::Clear,
    Hypothesis::Flaky,
    Hypothesis::Outage,
    Hypothesis::WormB,
    Hypothesis::WormC,
];
const INNOCENT: [Hypothesis; 5] = [
    Hypothesis::Clear,
    Hypothesis::Filter,
    Hypothesis::Flaky,
    Hypothesis::NameList,
    Hypothesis::Outage,
];

/// Operators as bits: their numbers are below 31, and the partner's is 31 (`tests/blocklist.rs`).
type Operators = u32;

fn operators(of: Operators) -> usize {
    of.count_ones() as usize
}

/// Listed names that are dark in one way.
#[derive(Clone, Copy, Default)]
struct Block {
    listed: Operators,
    bystanders: Operators,
}

impl Block {
    fn add(&mut self, target: &Target) {
        let operator = 1 << (target.operator.0 & 31);
        self.listed |= operator;
        if target.sector == Sector::General {
            self.bystanders |= operator;
        }
    }
}

/// How many targets of each kind were seen, or found dark.
#[derive(Default)]
struct Counts {
    listed_seen: Operators,
    /// The listed names that are dark in the way of the block.
    block: Block,
    /// Those of them that failed, or beside which some name was asked that answered before a lost packet would have
    /// been sent again: or else the line may have been dead when they were asked.
    witnessed: Block,
    twins_seen: VariantSet,
    security_dark: Operators,
    bystanders_seen: usize,
    vendors_seen: usize,
    is_listed_dark: bool,
    listed_settled: usize,
    listed_refused: usize,
    unlisted_seen: usize,
    unlisted_dark: usize,
    /// Those that are dark, or hang.
    unlisted_in_doubt: usize,
    unlisted_silent: usize,
    refused: usize,
    /// Unlisted names that were asked once the first listed name was dark, and answered.
    fresh: usize,
}

impl Counts {
    fn of(model: &Model, catalogue: &Catalogue, evidence: &Evidence, ledger: &Ledger) -> Self {
        let mut counts = Self::default();
        let way = ledger.way;
        let held = || inference::telling(ledger.loses, catalogue, evidence);
        let seen_beside = |silent: Span| {
            let Pace {
                hang_min, lost_packet, ..
            } = model.pace;
            for (_, sight) in held() {
                if let Some(seen) = sight.seen()
                    && silent.start <= seen.start
                    && seen.start <= silent.start + hang_min
                    && seen.end <= silent.start + lost_packet
                {
                    return true;
                }
            }
            false
        };
        let mut since = Millis(u32::MAX);
        for (target, sight) in held() {
            counts.add(target, sight);
            if let (true, true, Some(dark)) = (target.is_listed(), sight.way() == Some(way), sight.dark()) {
                counts.block.add(target);
                let (witnessed, at) = match way {
                    Way::Failing => (true, dark.end),
                    Way::Silent => (seen_beside(dark), dark.start + model.pace.lost_packet_windows),
                };
                if witnessed {
                    counts.witnessed.add(target);
                }
                since = since.min(at);
            }
        }
        for (target, sight) in held() {
            if let (false, Some(seen)) = (target.is_listed(), sight.seen()) {
                counts.fresh += usize::from(seen.start >= since);
            }
        }
        counts
    }

    fn add(&mut self, target: &Target, sight: Sight) {
        let operator = 1 << (target.operator.0 & 31);
        let seen = sight.is_seen();
        let dark = sight.is_dark();
        let refused = usize::from(matches!(sight, Sight::Refused));
        self.refused += refused;
        if dark && target.sector == Sector::Security {
            self.security_dark |= operator;
        }
        if target.is_listed() {
            self.listed_settled += usize::from(seen || dark);
            self.listed_refused += refused;
            if seen {
                self.listed_seen |= operator;
                self.vendors_seen += usize::from(target.role() == Role::Vendor);
            }
            if seen && target.role() == Role::Bystander && !target.tells_variants_apart() {
                self.bystanders_seen += 1;
            }
            if seen && target.beside.is_some() {
                self.twins_seen = self.twins_seen.union(target.listed_by);
            }
            self.is_listed_dark |= dark;
        } else {
            self.unlisted_seen += usize::from(seen);
            self.unlisted_dark += usize::from(dark);
            self.unlisted_in_doubt += usize::from(sight.way().is_some());
            self.unlisted_silent += usize::from(matches!(sight, Sight::Silent(_) | Sight::TimedOut(_)));
        }
    }
}

#[cfg(test)]
mod tests;
