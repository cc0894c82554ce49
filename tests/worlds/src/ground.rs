//! The grounds that a world can be played on, and why some worlds cannot be played on some grounds.

use crate::engine::Engine;
use crate::fate::{Fate, Lookup, Place};
use crate::scenario::{Event, Scenario};
use crate::world::{Agent, Browser, Page};

/// On what a world is played.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// The state machine against a simulated network.
    VirtualTime,
    /// A network of the lab's own, where somebody opens the page in Chromium and clicks.
    Namespaces,
    /// The same, in an engine whose driver also sets the browser up, and lets things happen to it.
    Driven(Engine),
    /// An engine so driven where the lab has no network of its own, and names are given to the browser alone.
    Loopback(Engine),
}

impl Scenario {
    /// Why it cannot be played on a ground, if so.
    #[must_use]
    pub fn obstacle(&self, on: Ground) -> Option<&str> {
        match on {
            Ground::VirtualTime => self.why_not_in_virtual_time(),
            Ground::Namespaces => self.why_not_real().or_else(|| self.why_not_without_a_driver()),
            Ground::Driven(engine) => {
                let real = self.absent(engine).or_else(|| self.why_not_real());
                real.or_else(|| self.why_not_in_an_engine())
            }
            Ground::Loopback(engine) => {
                let driven = self.obstacle(Ground::Driven(engine));
                driven.or_else(|| self.why_not_on_loopback(engine))
            }
        }
    }

    /// Only a browser, its resolver and a network can show it.
    fn why_not_in_virtual_time(&self) -> Option<&'static str> {
        let world = &self.world;
        let is_real = |fate: Fate| fate.part().is_real;
        let page = world.page != Page::Secure || world.csp.is_some() || world.coep.is_some();
        first([
            (world.fates().any(is_real), "only a browser tells such answers apart"),
            (world.has_odd_lookups(), "a resolver takes part"),
            (page || world.hidden, "only a browser has such a page"),
            (world.is_past_the_machine(), "its browser looks names up in its own way"),
        ])
    }

    /// Nobody can make a real network of it.
    fn why_not_real(&self) -> Option<&'static str> {
        let world = &self.world;
        let chance = [world.loss, world.down, world.failing, world.proxied] != [0; 4];
        let times = [world.connect_ms, world.hiccup_ms, world.timer_ms] != [0; 3];
        let held = |fate: Fate| {
            let part = fate.part();
            part.is_inside && part.lookup == Lookup::Unanswered && world.hook.is_none()
        };
        let blocked = |fate| fate == Fate::BlockedByClient && world.browser() != Some(Browser::Blocker);
        first([
            (chance, "packets, hosts or requests fail by chance"),
            (times || !world.pauses.is_empty(), "its line or its timers are slow"),
            (world.fates().any(held), "something in the machine holds look-ups"),
            (world.patient, "the system's resolver waits"),
            (world.fates().any(blocked), "something in the browser stops requests"),
            (self.has(Event::Cancelled), "the person stops it in mid-run"),
        ])
    }

    /// Its browser is no engine's own.
    fn why_not_in_an_engine(&self) -> Option<&'static str> {
        (self.world.agent != Agent::default()).then_some("it is made for another browser")
    }

    /// More is to be done than to open a page and to click.
    fn why_not_without_a_driver(&self) -> Option<&'static str> {
        let world = &self.world;
        let browser = world.browser().is_some() || world.hook.is_some();
        let led = |fate| fate == Fate::Redirected;
        first([
            (!self.events.is_empty(), "things happen in mid-run"),
            (world.fates().any(led), "the page's policy forbids where it leads"),
            (browser || world.hidden, "its browser is set up by a driver"),
            (world.page != Page::Secure, "its page is of another kind"),
        ])
    }

    /// Somebody takes part who needs an address, or a cable.
    fn why_not_on_loopback(&self, engine: Engine) -> Option<&'static str> {
        let world = &self.world;
        let is_elsewhere = |fate: Fate| {
            let part = fate.part();
            part.lookup_ms > 0
                || match part.lookup {
                    Lookup::At(Place::Closed | Place::Foreign | Place::Home) | Lookup::NoSuchName => false,
                    Lookup::At(Place::Loopback | Place::Nowhere | Place::Silent)
                    | Lookup::ServerFails
                    | Lookup::Unanswered => true,
                }
        };
        let lookups = world.has_odd_lookups() || world.lookup_ms > 0 || world.fates().any(is_elsewhere);
        let system = world.hook.is_some() || world.browser() == Some(Browser::SystemResolver);
        first([
            (engine != Engine::Chromium, "only Chromium can be told where names are"),
            (lookups, "no resolver and no address of its own takes part"),
            (system, "the system's look-up does not take part"),
            (world.is_past_the_machine(), "there is no resolver and no proxy to ask"),
            (world.twins, "nginx has no address of its own"),
            (world.offline || self.has(Event::Offline), "there is no cable to pull"),
            (world.page == Page::Plain, "port 80 is not to be had"),
        ])
    }

    fn has(&self, event: Event) -> bool {
        self.events.iter().any(|timed| timed.event == event)
    }
}

fn first<const N: usize>(obstacles: [(bool, &'static str); N]) -> Option<&'static str> {
    let found = obstacles.into_iter().find(|(is_there, _)| *is_there);
    found.map(|(_, why)| why)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::{Networks, scenarios};

    #[track_caller]
    fn network(name: &str) -> Scenario {
        let networks = Networks::shipped().network;
        networks.into_iter().find(|network| network.name == name).unwrap()
    }

    #[test]
    fn each_table_is_played_where_it_says() {
        for scenario in scenarios() {
            assert_eq!(scenario.obstacle(Ground::VirtualTime), None, "{}", scenario.name);
            let lab = scenario.lab.then(|| scenario.obstacle(Ground::Namespaces));
            assert_eq!(lab.flatten(), None, "{}", scenario.name);
        }
        for network in Networks::shipped().network {
            for engine in Engine::ALL {
                let obstacle = network.obstacle(Ground::Driven(engine));
                assert_eq!(obstacle, network.absent(engine), "{} in {engine:?}", network.name);
            }
        }
    }

    #[test]
    fn what_only_a_browser_can_show_is_not_played_in_virtual_time() {
        let may = |name: &str| network(name).obstacle(Ground::VirtualTime).is_none();
        assert!(may("clean") && may("conficker-b-drop") && may("conficker-b-hook"));
        for name in ["not-found", "first-lost", "coep", "background", "conficker-b-doh"] {
            assert!(!may(name), "{name}");
        }
    }

    #[test]
    fn something_can_be_played_on_loopback_and_what_needs_a_resolver_cannot() {
        let may = |name: &str| network(name).obstacle(Ground::Loopback(Engine::Chromium)).is_none();
        assert!(may("clean") && may("conficker-b-nxdomain"));
        for name in ["conficker-b-drop", "conficker-b-hook", "offline", "twins"] {
            assert!(!may(name), "{name}");
        }
        assert!(network("clean").obstacle(Ground::Loopback(Engine::Firefox)).is_some());
    }
}
