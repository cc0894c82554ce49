//! The world that is played now, and what happened in it.

use std::collections::BTreeMap;
use std::net::Ipv4Addr;
use std::sync::{Mutex, MutexGuard, PoisonError};

use anyhow::Result;
use serde_json::Value;
use worlds::Fate;

use super::hosts::HOSTS;
use super::log::{Log, Request};
use super::namespace;
use super::scene::Scene;

/// What all servers of the lab share.
pub(super) struct Stage(Mutex<State>);

struct State {
    scene: Scene,
    log: Log,
    /// Where hosts are that a test serves itself.
    moved: BTreeMap<String, Ipv4Addr>,
}

impl Stage {
    /// A stage on which that scene is played.
    pub(super) fn new(scene: Scene) -> Result<Self> {
        namespace::set_line(scene.online())?;
        Ok(Self(Mutex::new(State {
            scene,
            log: Log::default(),
            moved: BTreeMap::new(),
        })))
    }

    /// Plays another scene from here on, with an empty log.
    pub(super) fn change(&self, scene: Scene) -> Result<()> {
        namespace::set_line(scene.online())?;
        *self.state() = State {
            scene,
            log: Log::default(),
            moved: BTreeMap::new(),
        };
        Ok(())
    }

    /// Looks at the scene.
    pub(super) fn scene<T>(&self, look: impl FnOnce(&Scene) -> T) -> T {
        look(&self.state().scene)
    }

    /// What meets a look-up of that name.
    pub(super) fn fate(&self, host: &str) -> Fate {
        self.scene(|scene| scene.fate(host))
    }

    /// Gives a host another address, for a server that is not the lab's own.
    pub(super) fn move_host(&self, host: String, address: Ipv4Addr) {
        self.state().moved.insert(host, address);
    }

    /// Where a host is that is within reach.
    pub(super) fn address(&self, host: &str) -> Ipv4Addr {
        self.state().moved.get(host).copied().unwrap_or(HOSTS)
    }

    /// Notes that the name server was asked.
    pub(super) fn note_question(&self, host: &str) {
        self.state().log.names.insert(host.to_owned());
    }

    /// Notes that a host received a request.
    pub(super) fn note_request(&self, request: Request) {
        self.state().log.requests.push(request);
    }

    /// What happened since the scene began.
    pub(super) fn log(&self) -> Result<Value> {
        Ok(serde_json::to_value(&self.state().log)?)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Every change is a single write, so a state that was left in a panic is still whole.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
