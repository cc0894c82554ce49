//! The pictures of the eye chart, as `data/catalogue.toml` names them: compiled in, so that an installed program needs
//! no checkout.

use anyhow::{Context as _, Result, ensure};
use conficker_check::target::{Catalogue, Role};
use serde::Deserialize;

/// What of the catalogue is about pictures.
#[derive(Deserialize)]
struct File {
    target: Vec<Target>,
}

#[derive(Deserialize)]
struct Target {
    host: String,
    image: Option<String>,
}

/// A picture of the eye chart: it shows where its host can be reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Whose it is.
    pub host: String,
    /// Where it lies on that host.
    pub path: String,
    /// The cell of the chart that shows it.
    pub role: Role,
}

/// The pictures of the eye chart, in the file's order.
///
/// # Errors
///
/// A path lacks its slash, a cell has not two pictures, or a listed one is not listed by all variants that list
/// anything.
pub fn all() -> Result<Vec<Picture>> {
    let file: File = toml::from_str(CATALOGUE).context("data/catalogue.toml")?;
    let catalogue = Catalogue::shipped();
    let mut pictures = Vec::new();
    for Target { host, image, .. } in &file.target {
        let Some(path) = image else { continue };
        ensure!(path.starts_with('/'), "image {path:?} of {host} lacks its slash");
        let (_, target) = catalogue
            .iter()
            .find(|(_, target)| target.host == *host)
            .with_context(|| format!("{host} is not compiled in; run codegen once more"))?;
        // The chart tells an infection, not a variant.
        ensure!(
            !target.tells_variants_apart(),
            "{host} is on the chart, but B does not block it"
        );
        pictures.push(Picture {
            host: host.clone(),
            path: path.clone(),
            role: target.role(),
        });
    }
    for role in [Role::Bystander, Role::Control, Role::Peer, Role::Vendor] {
        let count = pictures.iter().filter(|picture| picture.role == role).count();
        ensure!(
            count == CHART_CELL,
            "the eye chart has {count} pictures of the role {role:?}; it needs {CHART_CELL}"
        );
    }
    Ok(pictures)
}

/// How many pictures a cell of the eye chart holds: a site that is down takes one of them, not both.
const CHART_CELL: usize = 2;

const CATALOGUE: &str = include_str!("../../data/catalogue.toml");
