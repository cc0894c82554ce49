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
    pub sent: Millis,
}

/// All that have not settled, in no order.
#[derive(Clone, Debug, Default)]
pub struct Flights {
    open: Vec<Flight>,
    sent: usize,
}

impl Flights {
    /// Sends a probe, numbered as they are sent.
    pub fn send(&mut self, now: Millis, target: TargetId, nonce: u64) -> Probe {
        let id = ProbeId(u32::try_from(self.sent).unwrap_or(u32::MAX));
        let probe = Probe { id, target, nonce };
        self.sent += 1;
        self.open.push(Flight { probe, sent: now });
        probe
    }

    /// Takes a probe out that has settled; none where it is not in flight.
    pub fn land(&mut self, probe: ProbeId) -> Option<Flight> {
        let place = self
            .open
            .iter()
            .position(|flight| flight.probe.id == probe)?;
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
    fn what_was_sent_is_in_flight_until_it_lands_once() {
        let mut flights = Flights::default();
        let (one, other) = (
            flights.send(Millis(0), TargetId(3), 7),
            flights.send(Millis(5), TargetId(4), 8),
        );
        assert_ne!(one.id, other.id);
        assert_eq!(
            (flights.sent(), flights.settled(), flights.len()),
            (2, 0, 2)
        );
        assert_eq!(flights.land(one.id).map(|flight| flight.probe), Some(one));
        assert_eq!(flights.land(one.id), None);
        assert_eq!(
            (flights.sent(), flights.settled(), flights.len()),
            (2, 1, 1)
        );
    }
}
