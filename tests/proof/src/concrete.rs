//! Some evidence of each kind, with names and times.

use conficker_check::evidence::{Evidence, Sight, Span};
use conficker_check::model::Model;
use conficker_check::probe::{Observation, Outcome};
use conficker_check::target::TargetId;
use conficker_check::time::Millis;

use crate::cell::{Cell, Hosts, TWINS};
use crate::held::{Block, Held, Look, Loss, Way};

/// Some evidence of this kind; none where there is none.
#[must_use]
pub fn evidence(model: &Model, hosts: &Hosts, held: &Held) -> Option<Evidence> {
    let mut made = Made::nothing(model, held)?;
    let mut refused = held.refused;
    for cell in Cell::ALL {
        let mut free = hosts.shipped[cell as usize].iter();
        for look in Look::ALL {
            for _ in 0..held.count(cell, look) {
                made.add(*free.next()?, cell, look);
            }
        }
        let refused = &mut refused[usize::from(cell.is_listed())];
        while let Some(&id) = free.next().filter(|_| *refused > 0) {
            *refused -= 1;
            made.observe(id, Outcome::Refused, Millis(0), Millis(0));
        }
    }
    for ((id, cell), look) in hosts.twins.into_iter().zip(TWINS).zip(held.twins) {
        if let Some(look) = look {
            made.add_twin(id, cell, look);
        }
    }
    (refused == [0, 0]).then_some(made.evidence)
}

/// Evidence that is being made.
struct Made<'a> {
    model: &'a Model,
    held: &'a Held,
    evidence: Evidence,
    when: Moments,
    /// What of the block is still to have a witness.
    witnessed: Block,
    /// How many unlisted names are still to be asked later.
    fresh: u8,
    /// How many unlisted names that are dark are still to be silent.
    silent: u8,
    /// Whether a name that is seen is still to answer late.
    late: bool,
}

/// When names are asked.
struct Moments {
    earlier: Millis,
    later: Millis,
    /// What of the block has a witness.
    beside: Millis,
    /// What of it has none.
    alone: Millis,
}

impl<'a> Made<'a> {
    /// Nothing yet.
    fn nothing(model: &'a Model, held: &'a Held) -> Option<Self> {
        let pace = &model.pace;
        let Loss { silent, late } = held.loss().filter(|_| held.has_witnesses())?;
        let earlier = held.unlisted_seen().checked_sub(held.fresh)? + held.listed_seen();
        let is_later = held.way() == Way::Silent && held.witnessed.all() > 0 && earlier == 0;
        let (beside, alone) = if is_later {
            (pace.silence_max, Millis(0))
        } else {
            (Millis(0), pace.hang_min + pace.hang_min)
        };
        let when = Moments {
            earlier: Millis(0),
            later: pace.silence_max,
            beside,
            alone,
        };
        Some(Self {
            model,
            held,
            evidence: Evidence::default(),
            when,
            witnessed: held.witnessed,
            fresh: held.fresh,
            silent,
            late,
        })
    }

    fn add(&mut self, id: TargetId, cell: Cell, look: Look) {
        if look == Look::Seen {
            return self.see(id, cell);
        }
        if !cell.is_listed() {
            let silent = look == Look::Failed && self.silent > 0;
            self.silent -= u8::from(silent);
            return self.darken(id, if silent { Look::TimedOut } else { look }, Millis(0));
        }
        let mut asked = Millis(0);
        if self.held.is_of_block(look) {
            let witnessed = if cell.is_bystander() {
                &mut self.witnessed.bystanders
            } else {
                &mut self.witnessed.vendors
            };
            asked = if *witnessed > 0 {
                self.when.beside
            } else {
                self.when.alone
            };
            *witnessed = witnessed.saturating_sub(1);
        }
        self.darken(id, look, asked);
    }

    /// As [`Made::add`], but both twins that a variant blocks are of one operator.
    fn add_twin(&mut self, id: TargetId, cell: Cell, look: Look) {
        let left = self.witnessed;
        self.add(id, cell, look);
        if cell == Cell::Bystander {
            self.witnessed = left;
        }
    }

    fn see(&mut self, id: TargetId, cell: Cell) {
        let mut asked = self.when.earlier;
        if !cell.is_listed() && self.fresh > 0 {
            self.fresh -= 1;
            asked = self.when.later;
        }
        let late = if self.late { self.model.pace.late_min } else { Millis(0) };
        self.late = false;
        self.observe(id, Outcome::Reached, asked, asked + AT_ONCE + late);
    }

    fn darken(&mut self, id: TargetId, look: Look, asked: Millis) {
        let pace = &self.model.pace;
        match look {
            Look::Failed => self.observe(id, Outcome::Failed, asked, asked + AT_ONCE),
            Look::TimedOut => self.observe(id, Outcome::TimedOut, asked, asked + pace.lost_packet),
            Look::Silent => {
                let end = asked + pace.lost_packet_windows;
                self.evidence.wait(id, Sight::Silent(Span { end, start: asked }));
            }
            Look::Hanging | Look::Seen => self.evidence.wait(id, Sight::Hanging),
        }
    }

    fn observe(&mut self, target: TargetId, outcome: Outcome, asked: Millis, at: Millis) {
        self.evidence.record(&Observation {
            target,
            outcome,
            asked,
            at,
        });
    }
}

/// What an answer takes where no packet is lost.
const AT_ONCE: Millis = Millis(40);
