//! All evidence of a run, by kind: every number of names of each kind in each look.

use conficker_check::model::Model;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::cell::{Cell, Hosts, TWINS};
use crate::held::{Held, Look};

/// What evidence is to be gone through.
#[derive(Clone, Copy, Debug)]
pub struct Space {
    /// Hosts that were asked, at most.
    pub hosts_max: u8,
    /// Listed names that were not answered yet, at most.
    pub in_flight_max: u8,
    /// Whether names may have been refused.
    pub with_refusals: bool,
    /// Whether an operator's twins may have been asked.
    pub with_twins: bool,
}

impl Space {
    /// All that a run can hold that asks so many of the shipped hosts, and is refused none.
    #[must_use]
    pub fn of(model: &Model, hosts_max: usize) -> Self {
        let small = |count| u8::try_from(count).unwrap_or(u8::MAX);
        Self {
            hosts_max: small(hosts_max),
            in_flight_max: small(model.pace.listed_in_flight_max),
            with_refusals: false,
            with_twins: false,
        }
    }

    /// Goes through all of it but for the order of asking, on every processor; gives what came of each part.
    pub fn each<T: Send>(
        &self,
        hosts: &Hosts,
        begin: impl Fn() -> T + Sync,
        visit: impl Fn(&mut T, &Held) + Sync,
    ) -> Vec<T> {
        let lists = [false, true].map(|loses| {
            let looks = |cell: Cell| looks(cell, hosts.shipped[cell as usize].len(), loses);
            Cell::ALL.map(looks)
        });
        let mut parts = Vec::new();
        for (loses, cells) in [false, true].into_iter().zip(&lists) {
            for twins in self.twins(loses) {
                let part = |looks: &Looks| Held {
                    loses,
                    twins,
                    names: [looks.names, NONE, NONE, NONE, NONE, NONE],
                    ..Held::default()
                };
                parts.extend(cells[0].iter().map(part));
            }
        }
        let next = AtomicUsize::new(0);
        let work = || {
            // Where a law fails, nobody goes on.
            let _ends = Ends(&next);
            let mut result = begin();
            while let Some(part) = parts.get(next.fetch_add(1, Ordering::Relaxed)) {
                let cells = &lists[usize::from(part.loses)][1..];
                self.fill(cells, 1, *part, &mut |held| visit(&mut result, held));
            }
            result
        };
        let threads = thread::available_parallelism().map_or(1, usize::from);
        thread::scope(|scope| {
            let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
            let joined = workers.into_iter().map(thread::ScopedJoinHandle::join);
            joined
                .map(|part| part.unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
                .collect()
        })
    }

    /// How many kinds it has, where neither twins nor refusals come in; without going through it.
    #[must_use]
    pub fn count(&self, hosts: &Hosts) -> u64 {
        let mut count = 0;
        for loses in [false, true] {
            let mut alike = BTreeMap::from([([0; 6], 1)]);
            for cell in Cell::ALL {
                let all = looks(cell, hosts.shipped[cell as usize].len(), loses);
                let mut with_cell = BTreeMap::new();
                for (key, kinds) in &alike {
                    for key in all.iter().filter_map(|looks| self.joined(*key, cell, looks)) {
                        *with_cell.entry(key).or_default() += kinds;
                    }
                }
                alike = with_cell;
            }
            for ([_, _, listed_seen, unlisted_seen, hanging, dark], kinds) in alike {
                let mut held = Held {
                    loses,
                    ..Held::default()
                };
                held.names[Cell::Vendor as usize][Look::Seen as usize] = listed_seen;
                held.names[Cell::Peer as usize] = [unlisted_seen, hanging, 0, dark, 0];
                for hushed in [false, true] {
                    count += kinds * u64::from(Held { hushed, ..held }.loss().is_some());
                }
            }
        }
        count
    }

    /// What decides how many kinds there are: hosts, names in flight, and as far as it matters how many listed names
    /// were seen, and how many unlisted ones were seen, hang, or are dark.
    fn joined(&self, key: [u8; 6], cell: Cell, looks: &Looks) -> Option<[u8; 6]> {
        let [hosts, in_flight, listed_seen, unlisted_seen, hanging, dark] = key;
        let [seen, hangs, silent, failed, _] = looks.names;
        let key = if cell.is_listed() {
            let in_flight = in_flight + hangs + silent;
            [hosts + looks.all, in_flight, (listed_seen + seen).min(2), 0, 0, 0]
        } else {
            let (seen, dark) = ((unlisted_seen + seen).min(2), (dark + failed).min(2));
            [
                hosts + looks.all,
                in_flight,
                listed_seen,
                seen,
                (hanging + hangs).min(1),
                dark,
            ]
        };
        (key[0] <= self.hosts_max && key[1] <= self.in_flight_max).then_some(key)
    }

    /// Whether evidence is among it, in whatever order it was asked for.
    #[must_use]
    pub fn holds(&self, hosts: &Hosts, held: &Held) -> bool {
        let is_small = held.hosts() <= self.hosts_max && held.in_flight() <= self.in_flight_max;
        let is_allowed = (self.with_refusals || held.refused == [0, 0]) && self.twins(held.loses).contains(&held.twins);
        let is_listed = |cell: Cell| {
            let all = looks(cell, hosts.shipped[cell as usize].len(), held.loses);
            all.iter().any(|looks| looks.names == held.names[cell as usize])
        };
        let is_in_order = held.times().any(|time| time == *held);
        is_small && is_allowed && Cell::ALL.into_iter().all(is_listed) && held.loss().is_some() && is_in_order
    }

    fn fill(&self, cells: &[Vec<Looks>], at: usize, mut held: Held, visit: &mut impl FnMut(&Held)) {
        let hosts = held.hosts();
        if hosts > self.hosts_max || held.in_flight() > self.in_flight_max {
            return;
        }
        let Some((cell, rest)) = cells.split_first() else {
            return self.finish(held, hosts, visit);
        };
        for looks in cell.iter().take_while(|looks| hosts + looks.all <= self.hosts_max) {
            held.names[at] = looks.names;
            self.fill(rest, at + 1, held, visit);
        }
    }

    /// With what a line shows, and with what was refused.
    fn finish(&self, mut held: Held, hosts: u8, visit: &mut impl FnMut(&Held)) {
        let free = if self.with_refusals { self.hosts_max - hosts } else { 0 };
        for hushed in [false, true] {
            held.hushed = hushed;
            if held.loss().is_some() {
                for listed in 0..=free {
                    for unlisted in 0..=free - listed {
                        held.refused = [unlisted, listed];
                        visit(&held);
                    }
                }
            }
        }
    }

    /// All that twins may look like.
    fn twins(&self, loses: bool) -> Vec<[Option<Look>; 3]> {
        if !self.with_twins {
            return vec![[None; 3]];
        }
        let of = |cell: Cell| {
            let looks = Look::ALL.into_iter().filter(move |&look| can_look(cell, look, loses));
            looks.map(Some).chain([None])
        };
        let [plain, every, only_c] = TWINS.map(of);
        let of_both = |plain| {
            let only_c = only_c.clone();
            every
                .clone()
                .flat_map(move |every| only_c.clone().map(move |only_c| [plain, every, only_c]))
        };
        plain.flat_map(of_both).collect()
    }
}

/// Leaves nothing to do where its thread panics.
struct Ends<'a>(&'a AtomicUsize);

impl Drop for Ends<'_> {
    fn drop(&mut self) {
        if thread::panicking() {
            self.0.store(usize::MAX / 2, Ordering::Relaxed);
        }
    }
}

/// How many of a kind look how.
struct Looks {
    names: [u8; 5],
    all: u8,
}

const NONE: [u8; 5] = [0; 5];

/// Every number of names of a kind in each look, the fewest first.
fn looks(cell: Cell, names: usize, loses: bool) -> Vec<Looks> {
    let mut all = vec![Looks { names: NONE, all: 0 }];
    for look in Look::ALL.into_iter().filter(|&look| can_look(cell, look, loses)) {
        let with = |looks: Looks| {
            (0..=u8::try_from(names).unwrap_or(u8::MAX) - looks.all).map(move |more| {
                let Looks { mut names, all } = looks;
                names[look as usize] = more;
                Looks { names, all: all + more }
            })
        };
        all = all.into_iter().flat_map(with).collect();
    }
    all.sort_by_key(|looks| looks.all);
    all
}

/// Whether a name of a kind can look so, as evidence is written here.
fn can_look(cell: Cell, look: Look, loses: bool) -> bool {
    match look {
        Look::Seen | Look::Failed => true,
        Look::Hanging => cell.is_listed() || loses,
        Look::Silent => cell.is_listed() && !loses,
        Look::TimedOut => cell.is_listed(),
    }
}
