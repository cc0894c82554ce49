//! Stable kebab-case names of everything a person may be shown. The core reports codes; the texts are in
//! `pkg/src/messages`.

use strum::{VariantArray, VariantNames};

/// Has a stable name, which its type derives from the names of its variants.
pub trait Code {
    /// The name of every variant, in the order in which they are declared. Scripts get them in this order, and the
    /// places of reasons, systems, roles and variants are part of the code for a help desk (`pkg/src/help-code.js`):
    /// new ones go to the end.
    const CODES: &'static [&'static str];

    /// The name: kebab-case, the same in every version.
    fn code(&self) -> &'static str;
}

impl<T: VariantNames> Code for T
where
    for<'a> &'a T: Into<&'static str>,
{
    const CODES: &'static [&'static str] = T::VARIANTS;

    fn code(&self) -> &'static str {
        self.into()
    }
}

/// Has variants without fields.
pub trait All: Sized + 'static {
    /// Every variant, in the order in which they are declared.
    const ALL: &'static [Self];
}

impl<T: VariantArray> All for T {
    const ALL: &'static [Self] = T::VARIANTS;
}

/// The outcome of a target that was not asked.
pub const NOT_TRIED: &str = "not-tried";
