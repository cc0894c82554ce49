//! What must hold of the core's verdict on every kind of evidence, and of the verdicts on evidence that differs from it
//! by one name.

use conficker_check::evidence::Line;
use conficker_check::model::Model;
use conficker_check::verdict::{Verdict, judge};

use crate::cell::{Cell, Hosts};
use crate::concrete::evidence;
use crate::demands::{NO_SIGN, are_met, given};
use crate::facts::Facts;
use crate::held::{Held, Look, Way};
use crate::{HOSTS_EVERY_DAY, judged};

/// What is judged, and how many verdicts were given.
pub struct Laws {
    pub model: &'static Model,
    pub hosts: Hosts,
}

/// What came of some evidence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Kinds of evidence.
    pub kinds: u64,
    /// Those with a sign in some order of asking.
    pub signs: u64,
    /// Those with no sign.
    pub no_signs: u64,
    /// Verdicts that were given.
    pub verdicts: u64,
}

impl Tally {
    #[must_use]
    pub fn sum(of: &[Self]) -> Self {
        of.iter().fold(Self::default(), |sum, tally| Self {
            kinds: sum.kinds + tally.kinds,
            signs: sum.signs + tally.signs,
            no_signs: sum.no_signs + tally.no_signs,
            verdicts: sum.verdicts + tally.verdicts,
        })
    }
}

impl Laws {
    /// Judges evidence in the orders of asking that prove most, and where it has a sign in all others.
    ///
    /// # Panics
    /// When a law does not hold.
    pub fn check(&self, tally: &mut Tally, held: &Held) {
        tally.kinds += 1;
        let (mut sign, mut no_sign) = (false, false);
        for held in held.best_times() {
            tally.verdicts += 1;
            let verdict = self.as_demanded(&held);
            sign |= matches!(verdict, Verdict::Sign { .. });
            no_sign |= verdict == Verdict::NoSign;
        }
        tally.signs += u64::from(sign);
        tally.no_signs += u64::from(no_sign);
        assert!(
            !(sign && no_sign),
            "the order of asking makes no sign of a sign: {held:?}"
        );
        if sign {
            self.check_times(tally, held);
            self.check_sign(held);
        }
        if no_sign {
            self.check_no_sign(held);
        }
    }

    /// Judges evidence in every order of asking.
    ///
    /// # Panics
    /// When it is judged otherwise than is demanded.
    pub fn check_times(&self, tally: &mut Tally, held: &Held) {
        for held in held.times() {
            tally.verdicts += 1;
            self.as_demanded(&held);
        }
    }

    fn as_demanded(&self, held: &Held) -> Verdict {
        let facts = Facts::of(self.model, held);
        let evidence = evidence(self.model, &self.hosts, held);
        let as_given = |line| {
            let verdict = given(self.model, &facts, line);
            let judged = evidence
                .as_ref()
                .map(|evidence| judge(self.model, &self.hosts.catalogue, evidence, line));
            assert_eq!(judged, Some(verdict), "{line:?}, {held:?}");
            verdict
        };
        let verdict = as_given(Line::Online);
        // What the browser believes of the line matters only where no unlisted name was seen: evidence of fewer hosts
        // shows it.
        let is_small = usize::from(held.hosts()) <= HOSTS_EVERY_DAY;
        if matches!(verdict, Verdict::CannotTell(_)) && (is_small || facts.unlisted_seen == 0) {
            as_given(Line::Offline);
        }
        verdict
    }

    /// Less of what speaks against it, and more of the block, leave a sign a sign; and it is never no sign as well.
    fn check_sign(&self, held: &Held) {
        assert!(!are_met(&NO_SIGN, &Facts::of(self.model, held), self.model), "{held:?}");
        let dark = match held.way() {
            Way::Failing => Look::Failed,
            Way::Silent => Look::TimedOut,
        };
        // What was seen may have been the witness.
        let has_others = held.unlisted_seen() as usize > self.model.guard.lit_after_dark_min;
        for cell in [Cell::Vendor, Cell::Bystander] {
            let unseen = held
                .with(cell, Look::Seen, -1)
                .filter(|_| has_others || held.way() == Way::Failing);
            self.is_sign_too(held, unseen, "a listed name that answers makes a sign");
            let darker = held.with(cell, dark, 1);
            self.is_sign_too(held, darker, "a block that is larger takes a sign back");
            for look in [Look::Hanging, Look::Silent] {
                let later = held.with(cell, look, -1).and_then(|held| held.with(cell, dark, 1));
                self.is_sign_too(held, later, "silence that lasts takes a sign back");
            }
        }
        for cell in [Cell::Peer, Cell::Control] {
            for look in [Look::Failed, Look::Hanging] {
                let without = held.with(cell, look, -1);
                self.is_sign_too(held, without, "an unlisted name that does not answer makes a sign");
            }
        }
    }

    /// Fewer dark names, and more that were seen, leave no sign what it is.
    fn check_no_sign(&self, held: &Held) {
        // One that C alone lists speaks against B when it answers, and when it does not, against nobody.
        for cell in [Cell::Vendor, Cell::Bystander, Cell::Peer, Cell::Control] {
            for look in [Look::Failed, Look::TimedOut, Look::Silent, Look::Hanging] {
                // Where names are dark in both ways, without one of them the others may be what a block looks like.
                let brighter = held.with(cell, look, -1).filter(|other| other.way() == held.way());
                self.is_no_sign_too(held, brighter, "a name that does not answer makes no sign");
            }
        }
        for cell in [Cell::Vendor, Cell::Bystander] {
            self.is_no_sign_too(
                held,
                held.with(cell, Look::Seen, 1),
                "a listed name that answers unmakes no sign",
            );
        }
    }

    fn is_sign_too(&self, held: &Held, other: Option<Held>, fault: &str) {
        let is_sign = |held: &Held| {
            let mut orders = held.best_times();
            orders.any(|held| matches!(self.judged(&held), Some(Verdict::Sign { .. })))
        };
        if let Some(other) = other.filter(|other| self.exists(other)) {
            assert!(is_sign(&other), "{fault}: {held:?}");
        }
    }

    fn is_no_sign_too(&self, held: &Held, other: Option<Held>, fault: &str) {
        if let Some(other) = other.filter(|other| self.exists(other)) {
            let mut orders = other.best_times();
            assert!(
                orders.all(|held| self.judged(&held) == Some(Verdict::NoSign)),
                "{fault}: {held:?}"
            );
        }
    }

    fn judged(&self, held: &Held) -> Option<Verdict> {
        judged(self.model, &self.hosts, held, Line::Online)
    }

    fn exists(&self, held: &Held) -> bool {
        let is_there = |cell: Cell| {
            let names = held.names[cell as usize].into_iter().map(usize::from);
            names.sum::<usize>() <= self.hosts.shipped[cell as usize].len()
        };
        held.loss().is_some() && Cell::ALL.into_iter().all(is_there)
    }
}
