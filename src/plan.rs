//! Whom to probe next and when to look again.
//!
//! A run climbs rungs. It looks at one name of each cell; when a listed name hangs or is dark, it asks *other* listed names
//! (a second try of a hanging name would wait behind the first) and fresh unlisted names beside them. It asks few names at
//! once, because look-ups that hang starve healthy ones. The figures and the reason for each are in `data/model.toml`.

use crate::evidence::{Evidence, Sight};
use crate::generated::model::{PACE, RUNG};
use crate::probe::Probe;
use crate::target::{Catalogue, Role, Target, TargetId};
use crate::time::Millis;

/// A probe that has not settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flight {
    /// The probe.
    pub probe: Probe,
    /// When it was sent.
    pub sent: Millis,
}

/// What a plan is made from.
#[derive(Clone, Copy, Debug)]
pub struct Situation<'a> {
    /// The targets.
    pub catalogue: &'a Catalogue,
    /// What is held about them.
    pub evidence: &'a Evidence,
    /// The probes that have not settled.
    pub flights: &'a [Flight],
    /// The order in which targets of a cell are asked.
    pub order: &'a [TargetId],
    /// The targets that were ever asked.
    pub asked: &'a [TargetId],
    /// The shortest that an unlisted name took to answer; zero when none has.
    pub fastest_answer: Millis,
}

/// What to do next.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Whom to ask now, the most urgent first.
    pub send: Vec<TargetId>,
    /// When waiting alone will have changed the plan.
    pub look_again: Option<Millis>,
}

/// Plans the next step. A plan without targets, while no probe is in flight, is the end of the run.
#[must_use]
pub fn next(situation: &Situation<'_>, now: Millis) -> Plan {
    let rung = situation.rung(now);
    let mut send = situation.wants(rung);
    if situation.flights.is_empty() {
        for higher in [Rung::Confirm, Rung::Settle] {
            if send.is_empty() && rung != Rung::Line {
                send = situation.wants(higher);
            }
        }
    }
    Plan {
        send,
        look_again: situation.look_again(now),
    }
}

/// How far a run has climbed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rung {
    /// One name of each cell.
    Look,
    /// A listed name hangs while unlisted ones answered.
    Hang,
    /// A listed name is dark while unlisted ones answered.
    Confirm,
    /// All that may be asked.
    Settle,
    /// No unlisted name answered: only the line is in question.
    Line,
}

impl Situation<'_> {
    fn rung(&self, now: Millis) -> Rung {
        let unlisted_seen = self.any(&|target, sight| !target.is_listed() && sight.is_seen());
        if !unlisted_seen {
            let unlisted_dark = self.any(&|target, sight| !target.is_listed() && sight.is_dark());
            let silent = self
                .first_sent()
                .is_some_and(|sent| now >= sent + PACE.silence);
            let unlisted_in_flight = self
                .flights
                .iter()
                .any(|flight| !self.is_listed(flight.probe.target));
            return if silent || (unlisted_dark && !unlisted_in_flight) {
                Rung::Line
            } else {
                Rung::Look
            };
        }
        if self.any(&|target, sight| target.is_listed() && sight.is_dark()) {
            Rung::Confirm
        } else if self.hang_at().is_some_and(|at| now >= at) {
            Rung::Hang
        } else {
            Rung::Look
        }
    }

    /// The next targets that a rung allows, within what may be in flight and what a guest may ask.
    fn wants(&self, rung: Rung) -> Vec<TargetId> {
        let mut held = Quota::default();
        for &id in self.asked {
            let lost = self.evidence.sight(id) == Sight::Unknown && !self.is_in_flight(id);
            if let (Some(cell), false) = (self.cell(id), lost) {
                *held.of_mut(cell) += 1;
            }
        }
        let mut listed_free = PACE
            .listed_in_flight_max
            .saturating_sub(self.listed_in_flight());
        let mut hosts_free = PACE.hosts_max.saturating_sub(self.asked.len());
        let mut send = Vec::new();
        for cell in Cell::BY_URGENCY {
            for &id in self.order {
                let listed = self.is_listed(id);
                let full = held.of(cell) >= rung.quota().of(cell)
                    || hosts_free == 0
                    || (listed && listed_free == 0);
                if self.cell(id) != Some(cell) || self.asked.contains(&id) || full {
                    continue;
                }
                *held.of_mut(cell) += 1;
                hosts_free -= 1;
                listed_free = listed_free.saturating_sub(usize::from(listed));
                send.push(id);
            }
        }
        send
    }

    /// When the oldest listed name in flight has hung for longer than unlisted names take on this line.
    fn hang_at(&self) -> Option<Millis> {
        let patience = Millis(self.fastest_answer.0.saturating_mul(PACE.suspect_factor));
        let mut earliest = None;
        for flight in self.flights {
            if self.is_listed(flight.probe.target) {
                let at = flight.sent + patience.max(PACE.suspect_min);
                earliest = earliest.or(Some(at)).min(Some(at));
            }
        }
        earliest
    }

    fn look_again(&self, now: Millis) -> Option<Millis> {
        let silence = self.first_sent().map(|sent| sent + PACE.silence);
        match (
            self.hang_at().filter(|&at| at > now),
            silence.filter(|&at| at > now),
        ) {
            (Some(hang), Some(silence)) => Some(hang.min(silence)),
            (hang, silence) => hang.or(silence),
        }
    }

    fn first_sent(&self) -> Option<Millis> {
        self.flights.iter().map(|flight| flight.sent).min()
    }

    fn any(&self, which: &dyn Fn(&Target, Sight) -> bool) -> bool {
        self.catalogue
            .iter()
            .any(|(id, target)| which(target, self.evidence.sight(id)))
    }

    fn is_listed(&self, id: TargetId) -> bool {
        self.catalogue.target(id).is_some_and(Target::is_listed)
    }

    fn is_in_flight(&self, id: TargetId) -> bool {
        self.flights.iter().any(|flight| flight.probe.target == id)
    }

    fn listed_in_flight(&self) -> usize {
        self.flights
            .iter()
            .filter(|flight| self.is_listed(flight.probe.target))
            .count()
    }

    fn cell(&self, id: TargetId) -> Option<Cell> {
        let target = self.catalogue.target(id)?;
        Some(match target.role() {
            _ if self.catalogue.is_twin(id) => Cell::Twin,
            Role::Bystander => Cell::Bystander,
            Role::Control => Cell::Control,
            Role::Peer => Cell::Peer,
            Role::Vendor if target.tells_variants_apart() => Cell::COnly,
            Role::Vendor => Cell::Vendor,
        })
    }
}

/// What a quota counts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cell {
    Bystander,
    COnly,
    Control,
    Peer,
    Twin,
    Vendor,
}

impl Cell {
    /// Unlisted names first, so that nothing that hangs delays them; then what tells the worm from a filter.
    const BY_URGENCY: [Self; 6] = [
        Self::Control,
        Self::Peer,
        Self::Twin,
        Self::Bystander,
        Self::COnly,
        Self::Vendor,
    ];
}

/// How many names of each cell.
#[derive(Clone, Copy, Default)]
pub(crate) struct Quota {
    pub(crate) control: usize,
    pub(crate) peer: usize,
    pub(crate) vendor: usize,
    pub(crate) c_only: usize,
    pub(crate) bystander: usize,
    pub(crate) twin: usize,
}

impl Quota {
    fn of(self, cell: Cell) -> usize {
        match cell {
            Cell::Bystander => self.bystander,
            Cell::COnly => self.c_only,
            Cell::Control => self.control,
            Cell::Peer => self.peer,
            Cell::Twin => self.twin,
            Cell::Vendor => self.vendor,
        }
    }

    fn of_mut(&mut self, cell: Cell) -> &mut usize {
        match cell {
            Cell::Bystander => &mut self.bystander,
            Cell::COnly => &mut self.c_only,
            Cell::Control => &mut self.control,
            Cell::Peer => &mut self.peer,
            Cell::Twin => &mut self.twin,
            Cell::Vendor => &mut self.vendor,
        }
    }
}

impl Rung {
    fn quota(self) -> Quota {
        match self {
            Self::Look => RUNG.look,
            Self::Hang => RUNG.hang,
            Self::Confirm => RUNG.confirm,
            Self::Settle => RUNG.settle,
            Self::Line => RUNG.line,
        }
    }
}

/// The quotas of every rung.
pub(crate) struct Rungs {
    pub(crate) look: Quota,
    pub(crate) hang: Quota,
    pub(crate) confirm: Quota,
    pub(crate) settle: Quota,
    pub(crate) line: Quota,
}

/// Times and limits of a run.
pub(crate) struct Pace {
    pub(crate) probe_timeout: Millis,
    pub(crate) shared_wait_min: Millis,
    pub(crate) last_wait_min: Millis,
    pub(crate) lost_packet: Millis,
    pub(crate) slow_factor: u32,
    pub(crate) suspect_min: Millis,
    pub(crate) suspect_factor: u32,
    pub(crate) silence: Millis,
    pub(crate) run_max: Millis,
    pub(crate) listed_in_flight_max: usize,
    pub(crate) hosts_max: usize,
    pub(crate) interruptions_max: usize,
}
