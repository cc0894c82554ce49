//! Evidence by kind: how many names of each kind were seen, hang, or are dark; and who was asked after whom, as far as
//! a verdict may depend on it. What a verdict cannot distinguish is written in one form.

use crate::cell::{Cell, TWINS};

/// What is held about a name that was not refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    Seen,
    Hanging,
    Silent,
    Failed,
    TimedOut,
}

impl Look {
    pub const ALL: [Self; 5] = [Self::Seen, Self::Hanging, Self::Silent, Self::Failed, Self::TimedOut];
}

/// How listed names are dark, or hang.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Failing,
    Silent,
}

/// Names of different operators, by sector.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Block {
    /// In the security sector.
    pub vendors: u8,
    /// Outside it.
    pub bystanders: u8,
}

impl Block {
    #[must_use]
    pub fn all(self) -> u8 {
        self.vendors + self.bystanders
    }
}

/// How a line shows that it loses packets, or does not.
#[derive(Clone, Copy, Debug)]
pub struct Loss {
    /// How many of the unlisted names that are dark time out.
    pub silent: u8,
    /// Whether an answer comes late.
    pub late: bool,
}

/// Evidence by kind.
///
/// - An unlisted name that is dark is [`Look::Failed`] here, whatever it is: by `loses` and `hushed` alone do the two
///   ways differ.
/// - An unlisted name that is silent shows loss, and then counts as one that hangs: so does a listed one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// How many of each kind look so.
    pub names: [[u8; 5]; 6],
    /// How an operator's twins look.
    pub twins: [Option<Look>; 3],
    /// How many were refused: unlisted ones, and listed ones.
    pub refused: [u8; 2],
    /// Whether the line shows that it loses packets.
    pub loses: bool,
    /// Whether no unlisted name was seen, and of the dark ones more are silent than fail.
    pub hushed: bool,
    /// Unlisted names that were asked once the block was seen, and answered.
    pub fresh: u8,
    /// What of the block has a witness.
    pub witnessed: Block,
}

impl Held {
    /// How many of a kind look so.
    #[must_use]
    pub fn count(&self, cell: Cell, look: Look) -> u8 {
        self.names[cell as usize][look as usize]
    }

    /// The same with so many more, or fewer, of a kind that look so; none where there are too few.
    #[must_use]
    pub fn with(mut self, cell: Cell, look: Look, more: i8) -> Option<Self> {
        let count = &mut self.names[cell as usize][look as usize];
        *count = count.checked_add_signed(more)?;
        Some(self)
    }

    /// How many names there are for which this is so, the twins among them.
    pub fn all(&self, which: impl Fn(Cell, Look) -> bool) -> u8 {
        let mut count = 0;
        for cell in Cell::ALL {
            for look in Look::ALL {
                count += u8::from(which(cell, look)) * self.count(cell, look);
            }
        }
        for (cell, look) in TWINS.into_iter().zip(self.twins) {
            count += u8::from(look.is_some_and(|look| which(cell, look)));
        }
        count
    }

    /// How many hosts a run asked that holds this.
    #[must_use]
    pub fn hosts(&self) -> u8 {
        self.all(|_, _| true) + self.refused[0] + self.refused[1]
    }

    /// How many listed names have not been answered yet.
    #[must_use]
    pub fn in_flight(&self) -> u8 {
        self.all(|cell, look| cell.is_listed() && matches!(look, Look::Hanging | Look::Silent))
    }

    /// How many unlisted names were seen.
    #[must_use]
    pub fn unlisted_seen(&self) -> u8 {
        self.all(|cell, look| !cell.is_listed() && look == Look::Seen)
    }

    /// How many listed names were seen.
    #[must_use]
    pub fn listed_seen(&self) -> u8 {
        self.all(|cell, look| cell.is_listed() && look == Look::Seen)
    }

    /// The way in which more listed names are dark, or hang.
    #[must_use]
    pub fn way(&self) -> Way {
        let failing = self.all(|cell, look| cell.is_listed() && look == Look::Failed);
        let waiting = self.all(|cell, look| cell.is_listed() && !matches!(look, Look::Failed | Look::Seen));
        if failing > waiting { Way::Failing } else { Way::Silent }
    }

    /// Whether what is dark beside the plain twin means anything.
    #[must_use]
    pub fn plain_seen(&self) -> bool {
        self.twins[0] == Some(Look::Seen)
    }

    /// Whether a look is dark in the way of the block.
    #[must_use]
    pub fn is_of_block(&self, look: Look) -> bool {
        match self.way() {
            Way::Failing => look == Look::Failed,
            Way::Silent => look == Look::TimedOut || (look == Look::Silent && !self.loses),
        }
    }

    /// The operators of listed names that are dark in the way of the block. All twins are of one.
    #[must_use]
    pub fn block(&self) -> Block {
        let dark = Look::ALL.map(|look| self.is_of_block(look));
        let sum = |cell: Cell| {
            let counts = self.names[cell as usize];
            counts
                .into_iter()
                .zip(dark)
                .map(|(count, dark)| count * u8::from(dark))
                .sum::<u8>()
        };
        let of_block = |twin: &Option<Look>| twin.is_some_and(|look| dark[look as usize]);
        let twins = self.plain_seen() && self.twins[1..].iter().any(of_block);
        Block {
            vendors: sum(Cell::Vendor) + sum(Cell::VendorOfC),
            bystanders: sum(Cell::Bystander) + sum(Cell::BystanderOfC) + u8::from(twins),
        }
    }

    /// How a line shows what it shows: by so many unlisted names that time out, of those that are dark, or by an answer
    /// that comes late; none where it cannot show that.
    #[must_use]
    pub fn loss(&self) -> Option<Loss> {
        let unlisted_seen = self.unlisted_seen();
        let dark = self.all(|cell, look| !cell.is_listed() && look == Look::Failed);
        let hangs = self.all(|cell, look| !cell.is_listed() && look == Look::Hanging) > 0;
        if self.hushed {
            let is_possible = self.loses && unlisted_seen == 0 && dark > 0;
            return is_possible.then_some(Loss {
                silent: dark,
                late: false,
            });
        }
        let silent = match (unlisted_seen, dark) {
            _ if hangs || !self.loses => 0,
            (0, 2..) => 1,
            (0, _) => 0,
            (1.., _) => dark,
        };
        let late = self.loses && !hangs && silent == 0;
        let is_possible = (self.loses || !hangs) && (!late || unlisted_seen + self.listed_seen() > 1);
        is_possible.then_some(Loss { silent, late })
    }

    /// The same with every order of asking in which it can be held: how many unlisted names answered that were asked
    /// later, and what of the block has a witness.
    pub fn times(self) -> impl Iterator<Item = Self> {
        let block = self.block();
        let fresh_max = if block.all() > 0 { self.unlisted_seen() } else { 0 };
        let least = match self.way() {
            Way::Failing => block,
            Way::Silent => Block::default(),
        };
        (0..=fresh_max).flat_map(move |fresh| {
            (least.vendors..=block.vendors).flat_map(move |vendors| {
                (least.bystanders..=block.bystanders).filter_map(move |bystanders| {
                    let witnessed = Block { vendors, bystanders };
                    let held = Self {
                        fresh,
                        witnessed,
                        ..self
                    };
                    held.has_witnesses().then_some(held)
                })
            })
        })
    }

    /// The same with the orders of asking that prove most: no other has both more that is fresh and more witnesses.
    pub fn best_times(self) -> impl Iterator<Item = Self> {
        let (block, fresh) = (self.block(), self.unlisted_seen());
        let without = |vendors: u8, bystanders: u8| Block {
            vendors: block.vendors.saturating_sub(vendors),
            bystanders: block.bystanders.saturating_sub(bystanders),
        };
        let (all, one) = (without(0, 0), fresh.saturating_sub(1));
        let orders = match self.way() {
            _ if block.all() == 0 => [Some((0, all)), None, None],
            Way::Failing => [Some((fresh, all)), None, None],
            Way::Silent if self.listed_seen() > 0 => [Some((fresh, all)), None, None],
            Way::Silent if fresh == 0 => [Some((0, Block::default())), None, None],
            // One unlisted name was asked with the block, or a name of the block with the fresh ones.
            Way::Silent => [
                Some((one, all)),
                (block.vendors > 0).then(|| (fresh, without(1, 0))),
                (block.bystanders > 0).then(|| (fresh, without(0, 1))),
            ],
        };
        let held = move |(fresh, witnessed)| Self {
            fresh,
            witnessed,
            ..self
        };
        orders.into_iter().flatten().map(held)
    }

    /// Whether some names can have been asked when those must have been that have a witness.
    pub(crate) fn has_witnesses(&self) -> bool {
        let earlier = self.listed_seen() + self.unlisted_seen() > self.fresh;
        let later = self.fresh > 0 && self.witnessed != self.block();
        self.way() == Way::Failing || self.witnessed.all() == 0 || earlier || later
    }
}
