//! The kind of some evidence: what is left of it without names and times.

use conficker_check::evidence::{Evidence, Sight, Span};
use conficker_check::model::Model;
use conficker_check::target::{Target, TargetId};
use conficker_check::time::Millis;
use std::collections::BTreeSet;

use crate::cell::{Cell, Hosts};
use crate::held::{Block, Held, Look, Way};

/// The kind that evidence is of.
#[must_use]
pub fn of(model: &Model, hosts: &Hosts, evidence: &Evidence) -> Held {
    let all: Vec<_> = evidence
        .iter()
        .filter_map(|(id, sight)| Some((id, hosts.catalogue.target(id)?, sight)))
        .collect();
    let mut held = Held::default();
    let plain_seen = evidence.sight(hosts.twins[0]).is_seen();
    for &(id, target, sight) in &all {
        // What was refused beside a plain twin that was not seen means nothing, and is like nothing.
        if sight != Sight::Refused || target.beside.is_none() || plain_seen {
            held.take(hosts, id, target, sight);
        }
    }
    held.lose(model, &all);
    held.order(model, &all);
    held
}

type All<'a> = [(TargetId, &'a Target, Sight)];

impl Held {
    fn take(&mut self, hosts: &Hosts, id: TargetId, target: &Target, sight: Sight) {
        let look = match sight {
            Sight::Unknown => return,
            Sight::Refused => {
                self.refused[usize::from(target.is_listed())] += 1;
                return;
            }
            Sight::Seen(_) => Look::Seen,
            Sight::Failed(_) => Look::Failed,
            Sight::TimedOut(_) if target.is_listed() => Look::TimedOut,
            Sight::TimedOut(_) => Look::Failed,
            Sight::Silent(_) if target.is_listed() => Look::Silent,
            Sight::Silent(_) | Sight::Hanging => Look::Hanging,
        };
        match hosts.twins.iter().position(|twin| *twin == id) {
            Some(place) => self.twins[place] = Some(look),
            None => self.names[Cell::of(target) as usize][look as usize] += 1,
        }
    }

    /// Takes in what the line shows of itself.
    fn lose(&mut self, model: &Model, all: &All<'_>) {
        let took = all
            .iter()
            .filter_map(|(_, _, sight)| sight.seen())
            .map(|span| span.end.0 - span.start.0);
        let (fastest, slowest) = (took.clone().min(), took.max());
        let late = slowest
            .zip(fastest)
            .is_some_and(|(slowest, fastest)| slowest - fastest >= model.pace.late_min.0);
        let unlisted = all.iter().filter(|(_, target, _)| !target.is_listed());
        let timed_out = unlisted
            .filter(|(_, _, sight)| matches!(sight, Sight::TimedOut(_)))
            .count();
        let hangs = self.all(|cell, look| !cell.is_listed() && look == Look::Hanging) > 0;
        let dark = usize::from(self.all(|cell, look| !cell.is_listed() && look == Look::Failed));
        self.loses = late || hangs || timed_out > 0;
        self.hushed = self.unlisted_seen() == 0 && timed_out > dark / 2;
        if self.loses {
            for counts in &mut self.names {
                counts[Look::Hanging as usize] += core::mem::take(&mut counts[Look::Silent as usize]);
            }
            for twin in self.twins.iter_mut().filter(|twin| **twin == Some(Look::Silent)) {
                *twin = Some(Look::Hanging);
            }
        }
    }

    /// Takes in who was asked after whom.
    fn order(&mut self, model: &Model, all: &All<'_>) {
        let pace = &model.pace;
        let seen = || {
            all.iter()
                .filter_map(|(_, target, sight)| Some((*target, sight.seen()?)))
        };
        let has_witness = |dark: Span| {
            seen().any(|(_, span)| {
                (dark.start..=dark.start + pace.hang_min).contains(&span.start)
                    && span.end <= dark.start + pace.lost_packet
            })
        };
        let (mut vendors, mut bystanders) = (BTreeSet::new(), BTreeSet::new());
        let mut since: Option<Millis> = None;
        for &(_, target, sight) in all {
            let look = match sight {
                Sight::Failed(_) => Look::Failed,
                Sight::TimedOut(_) => Look::TimedOut,
                Sight::Silent(_) => Look::Silent,
                Sight::Hanging | Sight::Refused | Sight::Seen(_) | Sight::Unknown => continue,
            };
            let tells = target.beside.is_none() || self.plain_seen();
            let Some(dark) = sight
                .dark()
                .filter(|_| target.is_listed() && tells && self.is_of_block(look))
            else {
                continue;
            };
            let is_failing = self.way() == Way::Failing;
            let seen_since = if is_failing {
                dark.end
            } else {
                dark.start + pace.lost_packet_windows
            };
            since = Some(since.map_or(seen_since, |since| since.min(seen_since)));
            if is_failing || has_witness(dark) {
                let of = if Cell::of(target).is_bystander() {
                    &mut bystanders
                } else {
                    &mut vendors
                };
                of.insert(target.operator.0);
            }
        }
        let count = |set: BTreeSet<u8>| u8::try_from(set.len()).unwrap_or(u8::MAX);
        self.witnessed = Block {
            vendors: count(vendors),
            bystanders: count(bystanders),
        };
        let later =
            |(target, span): &(&Target, Span)| !target.is_listed() && since.is_some_and(|since| span.start >= since);
        self.fresh = u8::try_from(seen().filter(later).count()).unwrap_or(u8::MAX);
    }
}
