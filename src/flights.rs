//! The probes of a run: how many were sent, and which of them have not settled.

use crate::probe::{Probe, ProbeId};
use crate::target::TargetId;
use crate::time::Millis;
use core::ops::Deref;

/// A probe that has not settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flight {
    /// The probe.
    pub probe: Probe,
    /// When it was sent.
    pub first: Millis,
    /// From when on its host is silent: since its last request was sent, or what that met is looked into.
    pub sent: Millis,
    /// Whether that is a second look: it goes through a frame of our own, whose silence proves less.
    pub again: bool,
}

/// All that have not settled, in no order.
#[derive(Clone, Debug, Default)]
pub struct Flights {
    open: Vec<Flight>,
    sent: usize,
}

impl Flights {
    /// Sends a probe, numbered as they are sent.
    pub fn send(&mut self, now: Millis, target: TargetId) -> Probe {
        let id = ProbeId(u32::try_from(self.sent).unwrap_or(u32::MAX));
        let probe = Probe { id, target };
        self.sent += 1;
        self.open.push(Flight {
            probe,
            first: now,
            sent: now,
            again: false,
        });
        probe
    }

    /// Notes that the host of a probe is asked once more, or that what it met is looked into: its silence is counted
    /// from now on. A silence that has lasted for `full` came to its end, and stays one: then there is no target whose
    /// silence begins anew.
    pub fn restart(&mut self, now: Millis, probe: ProbeId, full: Millis) -> Option<TargetId> {
        let lasts = |flight: &&mut Flight| flight.probe.id == probe && now < flight.sent + full;
        let flight = self.open.iter_mut().find(lasts)?;
        flight.sent = now;
        flight.again = true;
        Some(flight.probe.target)
    }

    /// Takes a probe out that has settled; none where it is not in flight.
    pub fn land(&mut self, probe: ProbeId) -> Option<Flight> {
        let place = self.open.iter().position(|flight| flight.probe.id == probe)?;
        Some(self.open.swap_remove(place))
    }

    /// How many probes were sent.
    #[must_use]
    pub fn sent(&self) -> usize {
        self.sent
    }

    /// How many of them have settled.
    #[must_use]
    pub fn settled(&self) -> usize {
        self.sent - self.open.len()
    }
}

impl Deref for Flights {
    type Target = [Flight];

    fn deref(&self) -> &[Flight] {
        &self.open
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn silence_counts_from_the_last_request_unless_it_has_ended_one() {
        let mut flights = Flights::default();
        let probe = flights.send(Millis(100), TargetId(3));
        let mut sent = |now| {
            flights.restart(Millis(now), probe.id, Millis(5000));
            flights.iter().map(|flight| flight.sent.0).max()
        };
        assert_eq!(sent(3100), Some(3100));
        assert_eq!(sent(8099), Some(8099));
        assert_eq!(sent(13_099), Some(8099));
    }

    #[test]
    fn what_was_sent_is_in_flight_until_it_lands_once() {
        let mut flights = Flights::default();
        let (one, other) = (
            flights.send(Millis(0), TargetId(3)),
            flights.send(Millis(5), TargetId(4)),
        );
        assert_ne!(one.id, other.id);
        assert_eq!((flights.sent(), flights.settled(), flights.len()), (2, 0, 2));
        assert_eq!(flights.land(one.id).map(|flight| flight.probe), Some(one));
        assert_eq!(flights.land(one.id), None);
        assert_eq!((flights.sent(), flights.settled(), flights.len()), (2, 1, 1));
    }
}
