//! What a verdict rests on, counted and weighed from evidence by kind: a second time, and in another way than the core
//! does.

use conficker_check::inference::{Brightness, Hypothesis};
use conficker_check::model::Model;
use conficker_check::variant::{Variant, VariantSet};

use crate::cell::{Cell, TWINS};
use crate::held::{Block, Held, Look, Way};

/// What a verdict rests on.
#[derive(Clone, Copy, Debug)]
pub struct Facts {
    pub block: Block,
    pub witnessed: Block,
    /// Whether the line loses packets and names are silent.
    pub is_in_doubt: bool,
    pub unlisted_seen: u8,
    pub unlisted_dark: u8,
    /// Whether an unlisted name is dark, or hangs.
    pub unlisted_in_doubt: bool,
    pub fresh: u8,
    pub hushed: bool,
    /// Operators of listed names that were seen.
    pub listed_seen: u8,
    pub vendors_seen: u8,
    /// Those that every variant blocks.
    pub bystanders_seen: u8,
    pub security_dark: u8,
    pub listed_dark: u8,
    /// Listed names that were seen, or are dark.
    pub listed_settled: u8,
    pub refused: [u8; 2],
    /// Whether a twin answers that a variant of the sign would block.
    pub is_refuted: bool,
    pub variants: VariantSet,
    pub weights: [i32; 7],
}

impl Facts {
    /// Those of some evidence.
    #[must_use]
    pub fn of(model: &Model, held: &Held) -> Self {
        let weights = weights(model, held);
        let variants = variants(model, &weights);
        let twin_seen = |place: usize| held.twins[place] == Some(Look::Seen);
        let is_dark = |look: Look| match look {
            Look::Failed | Look::TimedOut => true,
            Look::Silent => !held.loses,
            Look::Hanging | Look::Seen => false,
        };
        // What is dark beside a plain twin that was not seen.
        let mut mute = 0;
        for look in held.twins.into_iter().skip(1).flatten() {
            mute += u8::from(is_dark(look) && !held.plain_seen());
        }
        let listed_seen = held.listed_seen();
        let listed_dark = held.all(|cell, look| cell.is_listed() && is_dark(look)) - mute;
        Self {
            block: held.block(),
            witnessed: held.witnessed,
            is_in_doubt: held.loses && held.way() == Way::Silent,
            unlisted_seen: held.unlisted_seen(),
            unlisted_dark: held.all(|cell, look| !cell.is_listed() && is_dark(look)),
            unlisted_in_doubt: held.all(|cell, look| !cell.is_listed() && look != Look::Seen) > 0,
            fresh: held.fresh,
            hushed: held.hushed,
            listed_seen: listed_seen - u8::from(twin_seen(1) && twin_seen(2)),
            vendors_seen: held.all(|cell, look| cell.is_vendor() && look == Look::Seen),
            bystanders_seen: held.all(|cell, look| cell == Cell::Bystander && look == Look::Seen),
            security_dark: held.all(|cell, look| cell.is_security() && is_dark(look)),
            listed_dark,
            listed_settled: listed_seen + listed_dark,
            refused: held.refused,
            is_refuted: twin_seen(1) || (twin_seen(2) && variants.contains(Variant::C)),
            variants,
            weights,
        }
    }

    /// By how much the best of some explanations leads the best of others.
    #[must_use]
    pub fn lead(&self, ours: &[Hypothesis], theirs: &[Hypothesis]) -> i32 {
        best(&self.weights, ours) - best(&self.weights, theirs)
    }
}

fn best(weights: &[i32; 7], of: &[Hypothesis]) -> i32 {
    of.iter()
        .map(|&hypothesis| weights[hypothesis as usize])
        .fold(i32::MIN, i32::max)
}

/// One variant where its weight leads the other's by enough.
fn variants(model: &Model, weights: &[i32; 7]) -> VariantSet {
    let b_over_c = weights[Hypothesis::WormB as usize] - weights[Hypothesis::WormC as usize];
    let least = model.threshold.variant_lead.centibans;
    match (b_over_c >= least, -b_over_c >= least) {
        (true, _) => VariantSet::of(&[Variant::B]),
        (false, true) => VariantSet::of(&[Variant::C]),
        (false, false) => VariantSet::of(&[Variant::B, Variant::C]),
    }
}

type Expected = fn(Cell) -> Brightness;

/// How bright each explanation expects each kind of names to be.
const EXPECTED: [(Hypothesis, Expected); 7] = [
    (Hypothesis::Clear, |_| Brightness::Lit),
    (Hypothesis::Filter, |cell| where_so(cell.is_security(), Brightness::Dim)),
    (Hypothesis::Flaky, |_| Brightness::Uneven),
    (Hypothesis::NameList, |cell| where_so(cell.is_vendor(), Brightness::Dim)),
    (Hypothesis::Outage, |_| Brightness::Dark),
    (Hypothesis::WormB, |cell| {
        where_so(matches!(cell, Cell::Vendor | Cell::Bystander), Brightness::Dark)
    }),
    (Hypothesis::WormC, |cell| where_so(cell.is_listed(), Brightness::Dark)),
];

fn where_so(so: bool, then: Brightness) -> Brightness {
    if so { then } else { Brightness::Lit }
}

fn weights(model: &Model, held: &Held) -> [i32; 7] {
    let way = held.way();
    let mut weights = model.prior.map(|prior| prior.centibans);
    let mut add = |cell: Cell, look: Look, count: u8| {
        for (hypothesis, expected) in EXPECTED {
            weights[hypothesis as usize] += i32::from(count) * weigh(model, cell, expected(cell), look, way);
        }
    };
    for cell in Cell::ALL {
        for look in Look::ALL {
            let count = held.count(cell, look);
            if count > 0 {
                add(cell, look, count);
            }
        }
    }
    for (cell, look) in TWINS.into_iter().zip(held.twins) {
        if let Some(look) = look.filter(|&look| !cell.is_listed() || look == Look::Seen || held.plain_seen()) {
            add(cell, look, 1);
        }
    }
    weights
}

fn weigh(model: &Model, cell: Cell, brightness: Brightness, look: Look, way: Way) -> i32 {
    let of = |brightness: Brightness| &model.likelihood[brightness as usize];
    let is_other_way = look != Look::Seen && (look == Look::Failed) != (way == Way::Failing);
    // What blocks names treats them alike.
    if cell.is_listed() && brightness == Brightness::Dark && is_other_way {
        return of(Brightness::Lit).hanging.centibans;
    }
    match look {
        Look::Seen => of(brightness).seen.centibans,
        Look::Hanging => of(brightness).hanging.centibans,
        Look::Silent => of(brightness).silent.centibans,
        Look::Failed | Look::TimedOut => of(brightness).dark.centibans,
    }
}
