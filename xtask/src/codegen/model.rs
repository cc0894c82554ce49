//! The figures of the model as constants.

use super::notice;
use anyhow::{Context as _, anyhow};
use worlds::Figures;

/// The constants.
///
/// # Errors
///
/// `data/model.toml` does not read, or lacks a figure.
pub(super) fn source(text: &str) -> anyhow::Result<String> {
    let figures = Figures::parse(text).map_err(|error| anyhow!(error));
    let model = figures.and_then(|figures| figures.model().map_err(|error| anyhow!(error)));
    let model = model.context("data/model.toml")?;
    // How the model prints itself is how Rust reads it.
    Ok(format!(
        "{}use crate::model::{{Guard, Likelihood, Model, Pace, Threshold, Weight}};
        use crate::time::Millis;

        pub(crate) static MODEL: Model = {model:?};
        ",
        notice("data/model.toml")
    ))
}
