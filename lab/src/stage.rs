//! The world that is played now, and what happened in it.

use std::collections::BTreeMap;
use std::net::Ipv4Addr;
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use anyhow::Result;
use serde_json::Value;
use worlds::Fate;

use super::log::{Log, Request};
use super::namespace::{self, HOSTS, Line};
use super::scene::{PAGE_HOST, Scene};

/// What all servers of the lab share.
pub(super) struct Stage {
    state: Mutex<State>,
    /// Where the hook in the browser's process reads what it must fail; none where the machine is not the lab's to set.
    hook: Option<PathBuf>,
}

struct State {
    scene: Scene,
    /// How many scenes came before that had browsers of their own.
    number: u64,
    /// How many scenes came before.
    turn: u64,
    log: Log,
    /// Where hosts are that a test serves itself.
    moved: BTreeMap<String, Ipv4Addr>,
    /// How often each question was lost that was.
    lost: BTreeMap<(String, u16), u32>,
}

impl State {
    fn of(scene: Scene, number: u64, turn: u64) -> Self {
        Self {
            scene,
            number,
            turn,
            log: Log::default(),
            moved: BTreeMap::new(),
            lost: BTreeMap::new(),
        }
    }
}

impl Stage {
    /// A stage on which that scene is played. What the hook must fail is written into `hook`; without it nothing of the
    /// machine is set.
    pub(super) fn new(scene: Scene, hook: Option<PathBuf>) -> Result<Self> {
        let stage = Self {
            state: Mutex::new(State::of(scene, 0, 0)),
            hook,
        };
        stage.set()?;
        Ok(stage)
    }

    /// Plays another scene from here on, with an empty log.
    pub(super) fn change(&self, scene: Scene) -> Result<()> {
        let mut state = self.state();
        let number = state.number + u64::from(!scene.may_keep_browser());
        *state = State::of(scene, number, state.turn + 1);
        drop(state);
        self.set()
    }

    /// The number of the scene that is played; one that may keep the last one's browser has its number as well.
    pub(super) fn number(&self) -> u64 {
        self.state().number
    }

    /// Which scene is played: another number for each that comes.
    pub(super) fn turn(&self) -> u64 {
        self.state().turn
    }

    /// Makes the machine what the scene says.
    fn set(&self) -> Result<()> {
        let Some(hook_told) = &self.hook else {
            return Ok(());
        };
        let (world, hook) = self.scene(|scene| (scene.world().clone(), scene.hook()));
        namespace::set_line(if world.offline { Line::Down } else { Line::Up })?;
        namespace::set_ipv6(world.ipv6)?;
        match world.resolver {
            Some(_) => namespace::played_resolver()?,
            None => namespace::name_servers(if world.two_servers { 2 } else { 1 })?,
        }
        namespace::replace(hook_told, &hook)
    }

    /// Whether the lab has a network of its own.
    pub(super) fn is_apart(&self) -> bool {
        self.hook.is_some()
    }

    /// Whether a question is lost on its way.
    pub(super) fn is_lost(&self, host: &str, kind: u16) -> bool {
        if host == PAGE_HOST {
            return false;
        }
        let mut state = self.state();
        let world = state.scene.world();
        let (most, is_silent) = (world.lost_questions(host), world.aaaa_silent && kind == AAAA);
        let lost = state.lost.entry((host.to_owned(), kind)).or_default();
        let is_lost = is_silent || *lost < most;
        *lost += u32::from(is_lost);
        is_lost
    }

    /// How long the name server takes to answer.
    pub(super) fn lookup_takes(&self, host: &str) -> Duration {
        let late = self.fate(host).part().lookup_ms;
        let slow = self.scene(|scene| scene.world().lookup_ms);
        Duration::from_millis((slow + late).into())
    }

    /// Looks at the scene.
    pub(super) fn scene<T>(&self, look: impl FnOnce(&Scene) -> T) -> T {
        look(&self.state().scene)
    }

    /// What meets a look-up of that name.
    pub(super) fn fate(&self, host: &str) -> Fate {
        self.scene(|scene| scene.fate(host))
    }

    /// Gives a host, or with `*.` all below it, another address, for a server that is not the lab's own.
    pub(super) fn move_host(&self, host: String, address: Ipv4Addr) {
        self.state().moved.insert(host, address);
    }

    /// Where a host is that is within reach.
    pub(super) fn address(&self, host: &str) -> Ipv4Addr {
        let moved = &self.state().moved;
        let below = || {
            host.split_once('.')
                .and_then(|(_, base)| moved.get(&format!("*.{base}")))
        };
        moved.get(host).or_else(below).copied().unwrap_or(HOSTS)
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
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The number of the record that holds an IPv6 address.
const AAAA: u16 = 28;

#[cfg(test)]
mod tests {
    use super::*;
    use worlds::Engine;

    fn stage(network: &str) -> Stage {
        Stage::new(Scene::met_by(Engine::Firefox, network).unwrap(), None).unwrap()
    }

    /// How many questions for a record of a host are lost.
    fn lost(stage: &Stage, host: &str, kind: u16) -> usize {
        let questions = std::iter::repeat_n((), 9);
        questions.take_while(|()| stage.is_lost(host, kind)).count()
    }

    #[test]
    fn so_many_of_a_name_s_first_questions_are_lost_as_the_world_says() {
        let stage = stage("lossy-windows");
        for (host, times) in [
            ("www.eset.com", 1),
            ("www.kaspersky.com", 2),
            ("www.malwarebytes.com", 3),
            ("www.debian.org", 0),
            (PAGE_HOST, 0),
        ] {
            assert_eq!(lost(&stage, host, 1), times, "{host}");
            // Those for another record are lost besides; from then on none is.
            assert_eq!(lost(&stage, host, AAAA), times, "{host}");
            assert_eq!(lost(&stage, host, 1), 0, "{host}");
        }
    }

    #[test]
    fn scene_that_comes_again_is_another_and_loses_its_questions_anew() {
        let stage = stage("lossy-windows");
        let first = stage.turn();
        assert_eq!(lost(&stage, "www.eset.com", 1), 1);
        stage
            .change(Scene::met_by(Engine::Firefox, "lossy-windows").unwrap())
            .unwrap();
        assert_ne!(stage.turn(), first);
        assert_eq!(lost(&stage, "www.eset.com", 1), 1);
    }

    #[test]
    fn page_is_found_where_the_questions_for_every_name_are_lost() {
        let stage = stage("first-lost-windows");
        assert_eq!(lost(&stage, "www.debian.org", 1), 2);
        assert_eq!(lost(&stage, PAGE_HOST, 1), 0);
    }
}
