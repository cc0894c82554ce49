//! The figures of the model as constants.

use super::notice;
use anyhow::{Context as _, anyhow};
use worlds::{Figures, Models};

/// The constants.
///
/// # Errors
///
/// `data/model.toml` does not read, or lacks a figure.
pub(super) fn source(text: &str) -> anyhow::Result<String> {
    let figures = Figures::parse(text).map_err(|error| anyhow!(error));
    let models = figures.and_then(|figures| figures.models().map_err(|error| anyhow!(error)));
    let Models { shipped, own } = models.context("data/model.toml")?;
    // How the model prints itself is how Rust reads it.
    Ok(format!(
        "{}use crate::model::{{Guard, Likelihood, Model, Pace, Threshold, Weight}};
        use crate::time::Millis;

        pub(crate) static MODEL: Model = {shipped:?};

        pub(crate) static OWN: Model = {own:?};
        ",
        notice("data/model.toml")
    ))
}
