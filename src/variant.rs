//! The members of the worm family, named as SRI and the Conficker Working Group did
//! (Microsoft calls this C "Conficker.D", and B's late form B++ "Conficker.C").

use crate::code::All as _;
use strum::{IntoStaticStr, VariantArray, VariantNames};

/// A member of the worm family.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, IntoStaticStr, VariantArray, VariantNames)]
#[strum(serialize_all = "kebab-case")]
pub enum Variant {
    /// November 2008. Blocks no name, so no check of this kind can see it.
    A,
    /// December 2008, with B++ of February 2009. Blocks 60 strings (Sophos, Mal/Conficker-A).
    B,
    /// March 2009. Blocks B's strings and more; 67 are sourced.
    C,
}

impl Variant {
    const fn bit(self) -> u8 {
        match self {
            Self::A => 1,
            Self::B => 2,
            Self::C => 4,
        }
    }
}

/// A set of variants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct VariantSet {
    bits: u8,
}

impl VariantSet {
    /// No variant.
    pub const NONE: Self = Self { bits: 0 };

    /// The set of the given variants.
    #[must_use]
    pub const fn of(variants: &[Variant]) -> Self {
        let mut bits = 0;
        let mut rest = variants;
        while let [first, others @ ..] = rest {
            bits |= first.bit();
            rest = others;
        }
        Self { bits }
    }

    /// Whether the set holds `variant`.
    #[must_use]
    pub const fn contains(self, variant: Variant) -> bool {
        self.bits & variant.bit() != 0
    }

    /// Whether the set holds no variant.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.bits == 0
    }

    /// How many variants the set holds.
    #[must_use]
    pub const fn len(self) -> usize {
        self.bits.count_ones() as usize
    }

    /// Whether the sets have a variant in common.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.bits & other.bits != 0
    }

    /// The variants of either set.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self {
            bits: self.bits | other.bits,
        }
    }

    /// The variants of the set in order of appearance.
    pub fn iter(self) -> impl Iterator<Item = Variant> {
        Variant::ALL
            .iter()
            .copied()
            .filter(move |&variant| self.contains(variant))
    }
}
