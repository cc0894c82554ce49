//! What a simulated network makes of one request, and after how long.
//!
//! The draws of a request come from the run's seed and the host alone. So every rule that is tried on a run, ours or a
//! predecessor's, meets the same hosts down and the same packets lost.

use crate::fate::Fate;
use crate::world::{Agent, World};
use conficker_check::rng::Rng;
use conficker_check::time::Millis;

/// What became of a request, before a browser puts it into its own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Response {
    /// An HTTP response came back.
    Answered,
    /// The page's own policy forbade the request.
    Forbidden,
    /// No HTTP response came back.
    Nothing,
    /// An HTTP response came back, and was kept from the page.
    Withheld,
}

/// The network of one run.
#[derive(Clone, Copy, Debug)]
pub struct Network<'a> {
    world: &'a World,
    seed: u64,
}

impl<'a> Network<'a> {
    /// The network of the run that belongs to `seed`.
    #[must_use]
    pub fn new(world: &'a World, seed: u64) -> Self {
        Self { world, seed }
    }

    /// What becomes of a request sent at a time to a host of some fate, and how much later. `host` is a number of the
    /// host's own.
    #[must_use]
    pub fn request(self, host: usize, fate: Fate, at: Millis) -> (Response, Millis) {
        let mut request = Request {
            world: self.world,
            rng: Rng::new(self.seed ^ (host as u64 + 1).wrapping_mul(0xD6E8_FEB8_6659_FD93)),
            at,
        };
        let (response, took) = request.settle(fate);
        (response, Millis(took))
    }
}

struct Request<'a> {
    world: &'a World,
    rng: Rng,
    at: Millis,
}

/// Milliseconds from the beginning of a request.
type Ms = u32;

impl Request<'_> {
    fn settle(&mut self, fate: Fate) -> (Response, Ms) {
        if fate == Fate::BlockedByClient {
            return (Response::Nothing, 2 + self.rng.below(4));
        }
        if fate == Fate::Refused {
            return (Response::Forbidden, 2);
        }
        let down = self.chance(self.world.down);
        let failing = self.chance(self.world.failing);
        let proxied = self.chance(self.world.proxied);
        let answer = self.answer_ms();
        if failing {
            return (Response::Nothing, answer / 2);
        }
        let looked_up = if proxied { Ok(0) } else { self.look_up(fate) };
        let looked_up = match looked_up {
            Ok(ms) => ms,
            Err(ms) => return (Response::Nothing, ms),
        };
        // Of the hosts that are down, half refuse the connection, and half swallow every packet.
        let resets = fate == Fate::Reset || (down && answer.is_multiple_of(2));
        let connected = self.connect(looked_up);
        match connected.filter(|_| fate != Fate::Silent && (resets || !down)) {
            None => (Response::Nothing, looked_up + CONNECT_GIVEN_UP_MS),
            Some(ms) if resets || fate == Fate::BadCertificate => (Response::Nothing, ms + answer / 2),
            Some(ms) if matches!(fate, Fate::Redirected | Fate::Withheld) => (Response::Withheld, ms + answer),
            Some(ms) => (Response::Answered, ms + answer),
        }
    }

    /// How long an answer takes when nothing is lost. One in fifty is late: a server or the machine is busy.
    fn answer_ms(&mut self) -> Ms {
        let typical = self.world.answer_ms() * (80 + self.rng.below(80)) / 100;
        if self.rng.below(50) == 0 {
            typical * (2 + self.rng.below(3))
        } else {
            typical
        }
    }

    /// When the name is looked up, or when the browser gives that up. The times are those of Chromium's own resolver
    /// and of glibc, as measured, and of Windows, as Microsoft documents them (KB 2834226).
    fn look_up(&mut self, fate: Fate) -> Result<Ms, Ms> {
        let (tries, given_up): (&[Ms], Ms) = match self.world.agent {
            Agent::ChromiumWindows => (&[0, 1_000, 3_000, 8_000], 13_000),
            Agent::Chromium109 | Agent::FirefoxWindows if !self.world.patient => WINDOWS,
            Agent::Chromium109 | Agent::FirefoxLinux | Agent::FirefoxWindows => GLIBC,
        };
        let stalled = match fate {
            Fate::Dropped => Some(given_up),
            Fate::FailsAtOnce => Some(1 + self.rng.below(8)),
            Fate::Stalls10S => Some(10_000 + self.rng.below(50)),
            Fate::Stalls30S => Some(30_000 + self.rng.below(50)),
            Fate::BadCertificate
            | Fate::BlockedByClient
            | Fate::LeadsToListed
            | Fate::Lit
            | Fate::Loopback
            | Fate::NoSuchName
            | Fate::NotFound
            | Fate::Nowhere
            | Fate::Redirected
            | Fate::Refused
            | Fate::Reset
            | Fate::ServerError
            | Fate::ServerFails
            | Fate::Silent
            | Fate::Slow3S
            | Fate::SlowLookup2S
            | Fate::Withheld
            | Fate::Withheld3S => None,
        };
        if let Some(ms) = stalled {
            return Err(ms);
        }
        let heard = tries.iter().find(|&&after| !self.is_lost(after));
        let heard = heard.copied().ok_or(given_up)?;
        if fate == Fate::NoSuchName {
            return Err(heard + 4 + self.rng.below(8));
        }
        let slow = self.world.lookup_ms;
        Ok(heard + slow * (80 + self.rng.below(40)) / 100)
    }

    /// When a connection stands and has been used, counted from the request; none when that is given up.
    fn connect(&mut self, looked_up: Ms) -> Option<Ms> {
        let mut at = looked_up + self.world.connect_ms;
        for first_wait in [CONNECT_RETRY_MS, RESEND_MS, RESEND_MS] {
            at = self.deliver(at, first_wait)?;
        }
        Some(at)
    }

    /// When a packet that is sent again after ever longer waits arrives.
    fn deliver(&mut self, from: Ms, first_wait: Ms) -> Option<Ms> {
        let (mut at, mut wait) = (from, first_wait);
        for _ in 0..5 {
            if !self.is_lost(at) {
                return Some(at);
            }
            at += wait;
            wait *= 2;
        }
        None
    }

    fn is_lost(&mut self, after: Ms) -> bool {
        let at = (self.at + Millis(after)).0;
        let paused = self.world.pauses.iter().any(|&[from, to]| from <= at && at < to);
        paused || self.chance(self.world.loss)
    }

    fn chance(&mut self, per_thousand: u32) -> bool {
        per_thousand > 0 && self.rng.below(1_000) < per_thousand
    }
}

/// When Windows' resolver asks, and gives up: between what its documents say.
const WINDOWS: (&[Ms], Ms) = (&[0, 1_000, 2_000, 4_000, 8_000], 11_000);

/// The same of glibc's.
const GLIBC: (&[Ms], Ms) = (&[0, 5_000], 10_000);

/// The first wait for a connection's answer (RFC 6298: one second).
const CONNECT_RETRY_MS: Ms = 1_000;

/// The first wait before data is sent again (common in today's systems).
const RESEND_MS: Ms = 300;

/// Windows gives up connecting after about 21 s.
const CONNECT_GIVEN_UP_MS: Ms = 21_000;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::Networks;

    #[test]
    fn simulated_resolvers_ask_when_those_do_that_browsers_meet_in_the_lab() {
        let played = Networks::shipped().resolver;
        assert_eq!(WINDOWS.0, played["windows"].asks_ms);
        assert_eq!(WINDOWS.0, played["windows-7"].asks_ms);
        assert!((played["windows"].ends_ms..=played["windows-7"].ends_ms).contains(&WINDOWS.1));
        assert_eq!(GLIBC, (&played["glibc"].asks_ms[..], played["glibc"].ends_ms));
    }
}
