//! All evidence that a run can hold, by kind; and what the verdict on each must be.
//!
//! A verdict does not depend on which names are held, only on how many of each kind: by cell of the experiment, by the
//! variants that list them, and by what was seen of them. Nor does it depend on times, but for who was asked after
//! whom. So a few numbers stand for all evidence that is alike, there are finitely many of them, and each can be
//! judged.

#![allow(missing_docs, reason = "the fields are counts, and their names say of what")]

pub mod cell;
pub mod concrete;
pub mod demands;
pub mod facts;
pub mod held;
pub mod kind;
pub mod laws;
pub mod published;
pub mod space;

use conficker_check::evidence::Line;
use conficker_check::model::Model;
use conficker_check::target::Catalogue;
use conficker_check::verdict::{Verdict, judge};

use cell::Hosts;
use held::Held;

/// What the core makes of evidence of a kind; none where no evidence is of that kind.
#[must_use]
pub fn judged(model: &Model, hosts: &Hosts, held: &Held, line: Line) -> Option<Verdict> {
    let evidence = concrete::evidence(model, hosts, held)?;
    Some(judge(model, &hosts.catalogue, &evidence, line))
}

/// The shipped targets, with an operator's twins.
#[must_use]
pub fn catalogue() -> Catalogue {
    Catalogue::shipped().with_twins("twins.example")
}

/// So many hosts a run asks, at most, of which all evidence is gone through by every `cargo test`.
pub const HOSTS_EVERY_DAY: usize = 8;

/// A number as people write it.
#[must_use]
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (place, digit) in digits.char_indices() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}
