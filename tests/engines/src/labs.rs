//! A lab for each engine, and which engines this machine can play.

use anyhow::{Result, bail};
use setup::engines::{Kit, set_up};
use worlds::{Engine, Ground, Networks};

use crate::run::Outcome;

/// Lets each engine have its lab, all at once: most of the time is spent waiting for names that do not answer.
pub(crate) fn in_all(engines: &[Engine], run: impl Fn(Engine, &Kit) -> Result<Outcome> + Sync) -> Result<Vec<Outcome>> {
    let engines = possible(engines)?;
    let kits = set_up(&engines)?;
    std::thread::scope(|scope| {
        let mut labs = Vec::new();
        for (engine, kit) in &kits {
            let run = &run;
            labs.push(scope.spawn(move || run(*engine, kit)));
        }
        let ended = labs.into_iter().map(std::thread::ScopedJoinHandle::join);
        ended
            .map(|outcome| outcome.unwrap_or_else(|_| bail!("an engine's lab broke")))
            .collect()
    })
}

/// The engines that can be played in here. Where the machine refuses a network of the lab's own, says what that leaves
/// untested.
fn possible(engines: &[Engine]) -> Result<Vec<Engine>> {
    let Err(why) = lab::ensure_apart() else {
        return Ok(engines.to_vec());
    };
    println!(
        "{why:#}.\n\nSo everything is played on loopback, where no resolver takes part. What is not tested then, and \
        why:\n"
    );
    for network in Networks::shipped().network {
        for engine in Engine::ALL {
            if let Some(obstacle) = network.obstacle(Ground::Loopback(engine))
                && network.absent(engine).is_none()
            {
                println!("{} in {}: {obstacle}", network.name, engine.title());
            }
        }
    }
    println!("A change of two networks is played where both are.\n");
    Ok(vec![Engine::Chromium])
}
