//! Whom to probe next.
//!
//! A run opens with a few names of each role. From there on it supposes that the leading explanation is true, and asks
//! the names that, answering as it predicts, would settle the verdict: those that best separate it from its strongest
//! rival, or that a guard demands. Where no answers could settle it, it asks nobody. No name is asked
//! again while it hangs, because a second probe waits behind the first.

use crate::evidence::{Evidence, Sight, Span, Way};
use crate::flights::Flight;
use crate::inference::{self, Hypothesis};
use crate::model::Model;
use crate::probe::{Observation, Outcome};
use crate::target::{Catalogue, Role, Sector, Target, TargetId};
use crate::time::Millis;
use crate::verdict::{Case, Claim, Kind, Lack, WORMS};

/// What a plan is made from.
#[derive(Clone, Copy, Debug)]
pub struct Situation<'a> {
    /// The figures.
    pub model: &'a Model,
    /// The targets.
    pub catalogue: &'a Catalogue,
    /// What is held about them.
    pub evidence: &'a Evidence,
    /// The probes that have not settled.
    pub flights: &'a [Flight],
    /// The order in which targets of equal worth are asked.
    pub order: &'a [TargetId],
    /// A bit for each target that was asked: to ask its host again takes none of those that a run may ask.
    pub asked: u32,
    /// Whether the engine looks up more than a few names at once.
    pub many: bool,
}

/// Whom to ask now, the most urgent first. None, while no probe is in flight, is the end of the run.
#[must_use]
pub fn next(situation: &Situation<'_>, now: Millis) -> Vec<TargetId> {
    let mut wave = Wave::new(situation, now);
    if situation.flights.is_empty() {
        wave.open();
    }
    if wave.send.is_empty() && situation.is_ripe() {
        wave.fill();
    }
    wave.send
}

impl<'a> Situation<'a> {
    /// Whether it is time to ask more: no answer can be expected soon, or a listed name is dark, or hangs, beside an
    /// unlisted one that answered.
    fn is_ripe(&self) -> bool {
        let mut young = false;
        for flight in self.flights {
            young |= self.evidence.sight(flight.probe.target).is_unknown();
        }
        let unlisted_seen = self.any(&|listed, sight| !listed && sight.is_seen());
        !young || (unlisted_seen && self.is_listed_in_doubt())
    }

    /// Whether a listed name is dark, or hangs.
    fn is_listed_in_doubt(&self) -> bool {
        self.any(&|listed, sight| listed && sight.way().is_some())
    }

    fn any(&self, which: &dyn Fn(bool, Sight) -> bool) -> bool {
        self.evidence.iter().any(|(id, sight)| which(self.is_listed(id), sight))
    }

    /// One for a host that was not asked yet, zero for one that was.
    fn is_new(&self, id: TargetId) -> usize {
        usize::from(self.asked & (1 << id.0) == 0)
    }

    fn is_listed(&self, id: TargetId) -> bool {
        self.catalogue.target(id).is_some_and(Target::is_listed)
    }

    /// Whether a target may represent its role at the start of a run. One that C alone lists may not: it shows nothing
    /// about B.
    fn opens(&self, role: Role, id: TargetId) -> bool {
        let target = self.catalogue.target(id).filter(|_| !self.catalogue.is_twin(id));
        target.is_some_and(|target| target.role() == role && !target.tells_variants_apart())
    }
}

/// The names that a step asks.
struct Wave<'a> {
    of: &'a Situation<'a>,
    now: Millis,
    hosts_free: usize,
    /// How many hosts are kept for unlisted names that are to be asked once listed ones are dark: none, where they are
    /// already, or none seems to be.
    kept: usize,
    case: Case<'a>,
    listed_free: usize,
    send: Vec<TargetId>,
}

impl<'a> Wave<'a> {
    fn new(of: &'a Situation<'a>, now: Millis) -> Self {
        let listed = of.flights.iter().filter(|flight| of.is_listed(flight.probe.target));
        let pace = &of.model.pace;
        let listed_max = if of.many {
            pace.listed_in_flight_max
        } else {
            pace.listed_in_flight_any
        };
        let case = Case::of(of.model, of.catalogue, of.evidence);
        // One dark name alone may be a dead host.
        let few = of.is_listed_in_doubt() && case.dark_operators() < 2;
        let kept = if few { of.model.guard.lit_after_dark_min } else { 0 };
        Self {
            hosts_free: pace.hosts_max.saturating_sub(of.asked.count_ones() as usize + kept),
            kept,
            case,
            listed_free: listed_max.saturating_sub(listed.count()),
            send: Vec::new(),
            of,
            now,
        }
    }

    /// Asks a name, unless it would hang beside too many others.
    fn ask(&mut self, id: TargetId) {
        let listed = usize::from(self.of.is_listed(id));
        let new = self.of.is_new(id);
        if self.hosts_free >= new && self.listed_free >= listed {
            self.hosts_free -= new;
            self.listed_free -= listed;
            self.send.push(id);
        }
    }

    /// Asks, while nothing is in flight, what is missing of the names that every run begins with: one of each role, and
    /// the twins. After a sleep that is the case once more. Unlisted names come first, so that nothing that hangs
    /// delays them.
    fn open(&mut self) {
        let of = self.of;
        for role in ROLES {
            let mut first = None;
            for &id in of.order {
                if of.opens(role, id) {
                    if !of.evidence.sight(id).is_unknown() {
                        first = None;
                        break;
                    }
                    first = first.or(Some(id));
                    if of.asked == 0 {
                        // Nobody was asked yet, so there is no need to look on.
                        break;
                    }
                }
            }
            first.into_iter().for_each(|id| self.ask(id));
        }
        for &id in of.order {
            if of.catalogue.is_twin(id) && of.evidence.sight(id).is_unknown() {
                self.ask(id);
            }
        }
    }

    /// Asks the names that would settle the verdict if the leading explanation were true. While a listed name is dark
    /// or hangs, and the worm is not excluded, the worm comes first: an accusation takes longest.
    fn fill(&mut self) {
        let ledger = &self.case.ledger;
        let excluded = self.of.model.threshold.worm_excluded;
        let suspected = self.of.is_listed_in_doubt() && ledger.lead(&CLAIMANTS, &WORMS) < excluded;
        let leader = ledger.best(&CLAIMANTS);
        let mut hypothesis = match ledger.way {
            _ if !suspected => leader,
            // While both are as likely, C's own names are asked all at once: silence takes its time.
            Way::Silent => ledger.best(&[Hypothesis::WormC, Hypothesis::WormB]),
            Way::Failing => ledger.best(&WORMS),
        };
        let soon = self.of.many && self.case.is_line_sound();
        loop {
            let picks = Supposed::new(self, hypothesis, soon).picks(self.hosts_free);
            for &id in picks.iter().flatten() {
                self.ask(id);
            }
            if picks.is_some() || hypothesis == leader {
                return;
            }
            hypothesis = leader;
        }
    }
}

/// What would be held if an explanation were true and all answered as it predicts.
struct Supposed<'a> {
    of: &'a Situation<'a>,
    now: Millis,
    hypothesis: Hypothesis,
    claim: Claim,
    /// Whether a short silence is to settle it.
    soon: bool,
    fastest: Millis,
    /// How many more listed names may be asked now.
    listed_free: usize,
    evidence: Evidence,
    picks: Vec<TargetId>,
}

impl<'a> Supposed<'a> {
    fn new(wave: &Wave<'a>, hypothesis: Hypothesis, soon: bool) -> Self {
        let (of, now) = (wave.of, wave.now);
        let mut supposed = Self {
            claim: Claim::of(hypothesis),
            hypothesis,
            soon,
            fastest: inference::fastest(of.evidence),
            listed_free: wave.listed_free,
            evidence: of.evidence.clone(),
            picks: Vec::new(),
            of,
            now,
        };
        for flight in of.flights {
            let id = flight.probe.target;
            // What hangs is not supposed to answer after all.
            if of.evidence.sight(id).is_unknown() || supposed.expects_dark(id) {
                supposed.answer(id, flight.sent);
            }
        }
        // Those are kept that are to be asked once a listed one is dark.
        let mut kept = if supposed.claim == Claim::Worm { wave.kept } else { 0 };
        for &id in of.order {
            if kept > 0 && !of.is_listed(id) && supposed.evidence.sight(id).is_unknown() {
                kept -= 1;
                supposed.answer(id, now + of.model.pace.lost_packet);
            }
        }
        supposed
    }

    /// The names that would settle the verdict, at most so many; none where no answers could.
    fn picks(mut self, mut most: usize) -> Option<Vec<TargetId>> {
        while let Some(lack) = self.lack() {
            match self.pick(lack) {
                Some(pick) if self.of.is_new(pick) <= most => {
                    most -= self.of.is_new(pick);
                    self.listed_free = self.listed_free.saturating_sub(usize::from(self.of.is_listed(pick)));
                    self.picks.push(pick);
                    self.answer(pick, self.now);
                }
                _ if self.case().lack(self.claim).is_none() => break,
                _ => return None,
            }
        }
        Some(self.picks)
    }

    /// Takes in that a target answers, or goes dark in the way that others did, as the explanation predicts.
    fn answer(&mut self, id: TargetId, asked: Millis) {
        let (outcome, took) = match inference::way(self.of.catalogue, &self.evidence) {
            // As soon as others did, or the line would seem to lose packets.
            _ if !self.expects_dark(id) => (Outcome::Reached, self.fastest),
            Way::Failing => (Outcome::Failed, Millis(0)),
            Way::Silent if self.soon && self.of.is_listed(id) => {
                let (start, end) = (asked, asked);
                return self.evidence.wait(id, Sight::Silent(Span { end, start }));
            }
            Way::Silent => (Outcome::TimedOut, self.of.model.pace.lost_packet),
        };
        self.evidence.record(&Observation {
            target: id,
            outcome,
            asked,
            at: asked + took,
        });
    }

    fn expects_dark(&self, id: TargetId) -> bool {
        let target = self.of.catalogue.target(id);
        target.is_some_and(|target| self.hypothesis.expects_dark(target))
    }

    /// What the verdict still lacks. A sign lacks its variant first, since the name that shows it may distinguish the
    /// worm from a filter as well; a filter lacks its kind last.
    fn lack(&self) -> Option<Lack> {
        let case = self.case();
        let lack = case.lack(self.claim);
        let is_open = match self.claim {
            Claim::Clear | Claim::Outage => false,
            Claim::Filter => lack.is_none() && !case.is_kind_told(self.hypothesis, self.rival()),
            Claim::Worm => !matches!(lack, Some(Lack::Refuted)) && case.variants().len() > 1,
        };
        let kind = Lack::Lead(self.rival());
        if is_open && self.pick(kind).is_some() {
            return Some(kind);
        }
        lack
    }

    fn case(&self) -> Case<'a> {
        Case::of(self.of.model, self.of.catalogue, &self.evidence)
    }

    /// The explanation that leads to the same claim.
    fn rival(&self) -> Hypothesis {
        match self.hypothesis {
            Hypothesis::Filter => Hypothesis::NameList,
            Hypothesis::NameList => Hypothesis::Filter,
            Hypothesis::WormB => Hypothesis::WormC,
            Hypothesis::Clear | Hypothesis::Flaky | Hypothesis::Outage | Hypothesis::WormC => Hypothesis::WormB,
        }
    }

    /// The name that does most for a lead, or one that serves what else is lacking; of several alike, one outside the
    /// security sector, and the first in the order of this run.
    fn pick(&self, lack: Lack) -> Option<TargetId> {
        let mut best = None;
        for &id in self.of.order {
            let Some(target) = self.of.catalogue.target(id) else {
                continue;
            };
            let gain = match lack {
                _ if !self.evidence.sight(id).is_unknown() => 0,
                // A name that has to wait is worth half of one that does not.
                Lack::Lead(rival) if target.is_listed() && self.listed_free == 0 => self.gain(rival, target) / 2,
                Lack::Lead(rival) => self.gain(rival, target),
                Lack::Fresh | Lack::Names(_) | Lack::Refuted | Lack::Witness => i32::from(self.helps(lack, target)),
            };
            let worth = (gain, target.sector == Sector::General);
            if gain > 0 && best.is_none_or(|(most, _)| worth > most) {
                best = Some((worth, id));
            }
        }
        best.map(|(_, id)| id)
    }

    fn helps(&self, lack: Lack, target: &Target) -> bool {
        let dark = self.hypothesis.expects_dark(target);
        match lack {
            Lack::Fresh | Lack::Witness => !target.is_listed() && !dark,
            Lack::Lead(_) | Lack::Refuted => false,
            Lack::Names(kind) => {
                let wants_dark = match self.claim {
                    Claim::Clear => false,
                    Claim::Filter => kind == Kind::Security,
                    Claim::Outage | Claim::Worm => true,
                };
                kind.fits(target) && dark == wants_dark
            }
        }
    }

    /// By how many centibans the explanation would gain on a rival.
    fn gain(&self, rival: Hypothesis, target: &Target) -> i32 {
        let span = Span {
            end: self.now,
            start: self.now,
        };
        let sight = if self.hypothesis.expects_dark(target) {
            Sight::TimedOut(span)
        } else {
            Sight::Seen(span)
        };
        let weigh = |of: Hypothesis| of.weigh(self.of.model, target, sight, Way::Silent);
        (weigh(self.hypothesis) - weigh(rival)).centibans
    }
}

/// The explanations that a verdict may name.
const CLAIMANTS: [Hypothesis; 6] = [
    Hypothesis::Clear,
    Hypothesis::Filter,
    Hypothesis::NameList,
    Hypothesis::Outage,
    Hypothesis::WormB,
    Hypothesis::WormC,
];

const ROLES: [Role; 4] = [Role::Control, Role::Peer, Role::Bystander, Role::Vendor];
