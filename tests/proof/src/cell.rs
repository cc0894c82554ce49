//! The kinds of names: the cells of the experiment, and apart from the others those that C alone lists.

use conficker_check::target::{Catalogue, Role, Target, TargetId};

/// A kind of names. Listed ones come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    Vendor,
    VendorOfC,
    Bystander,
    BystanderOfC,
    Peer,
    Control,
}

impl Cell {
    pub const ALL: [Self; 6] = [
        Self::Vendor,
        Self::VendorOfC,
        Self::Bystander,
        Self::BystanderOfC,
        Self::Peer,
        Self::Control,
    ];

    /// The kind that a target is of.
    #[must_use]
    pub fn of(target: &Target) -> Self {
        match (target.role(), target.tells_variants_apart()) {
            (Role::Vendor, false) => Self::Vendor,
            (Role::Vendor, true) => Self::VendorOfC,
            (Role::Bystander, false) => Self::Bystander,
            (Role::Bystander, true) => Self::BystanderOfC,
            (Role::Peer, _) => Self::Peer,
            (Role::Control, _) => Self::Control,
        }
    }

    #[must_use]
    pub fn is_listed(self) -> bool {
        !matches!(self, Self::Peer | Self::Control)
    }

    #[must_use]
    pub fn is_bystander(self) -> bool {
        matches!(self, Self::Bystander | Self::BystanderOfC)
    }

    #[must_use]
    pub fn is_vendor(self) -> bool {
        matches!(self, Self::Vendor | Self::VendorOfC)
    }

    #[must_use]
    pub fn is_security(self) -> bool {
        self.is_vendor() || self == Self::Peer
    }
}

/// The names of each kind.
pub struct Hosts {
    pub catalogue: Catalogue,
    /// The shipped ones, by kind.
    pub shipped: [Vec<TargetId>; 6],
    /// The plain twin, the one that every variant blocks, and the one that C alone blocks.
    pub twins: [TargetId; 3],
}

impl Hosts {
    /// Those of a catalogue with twins.
    ///
    /// # Panics
    /// Where it has other twins than three.
    #[must_use]
    pub fn of(catalogue: Catalogue) -> Self {
        let mut shipped: [Vec<TargetId>; 6] = Default::default();
        let mut twins = Vec::new();
        for (id, target) in catalogue.iter() {
            if catalogue.is_twin(id) {
                twins.push((id, Cell::of(target)));
            } else {
                shipped[Cell::of(target) as usize].push(id);
            }
        }
        let kinds: Vec<_> = twins.iter().map(|(_, kind)| *kind).collect();
        assert_eq!(kinds, TWINS, "these are other twins");
        let twins = [twins[0].0, twins[1].0, twins[2].0];
        Self {
            catalogue,
            shipped,
            twins,
        }
    }
}

/// The kinds of an operator's twins, in their order.
pub const TWINS: [Cell; 3] = [Cell::Control, Cell::Bystander, Cell::BystanderOfC];
