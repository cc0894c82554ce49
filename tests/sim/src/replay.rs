//! Tells one run line by line: of a scenario, or of the mixed population.

use anyhow::{Context as _, Result};
use worlds::{Population, Scenario, Simulator, scenario};

/// The scenario of that name.
///
/// # Errors
/// When there is none.
pub(crate) fn named(name: &str) -> Result<Scenario> {
    scenario(name).with_context(|| format!("no scenario is called `{name}`"))
}

/// The run `[SCENARIO:]SEED`.
///
/// # Errors
/// When the scenario is not known, or the seed is none.
pub(crate) fn of(run: &str) -> Result<String> {
    let (name, seed) = match run.rsplit_once(':') {
        Some((name, seed)) => (Some(name), seed),
        None => (None, run),
    };
    let seed = seed
        .parse()
        .with_context(|| format!("`{seed}` is no seed, which is a number"))?;
    let scenario = match name {
        Some(name) => named(name)?,
        None => {
            let population = Population::shipped();
            population.on_line(population.draw(seed))
        }
    };
    let mut lines = vec![format!("{}: {}, seed {seed}", scenario.name, scenario.about)];
    lines.extend(Simulator::new(scenario).transcript(seed));
    Ok(lines.join("\n"))
}
