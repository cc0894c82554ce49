//! The rules that came before, each as its makers stated it, on the same simulated networks. For comparison alone.

use crate::fate::Fate;
use crate::network::{Network, Response};
use crate::scenario::{Event, Scenario};
use crate::world::World;
use conficker_check::time::Millis;
use conficker_check::variant::Variant;

/// A rule that came before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Predecessor {
    /// The legend of the Conficker Eye Chart of 2009, read by a careful person: three pictures from hosts that the worm
    /// blocks (F-Secure, SecureWorks, Trend Micro) above three from hosts that it does not (OpenBSD, Linux, FreeBSD).
    /// Legend: inquisitr.com/21805 and Universität Wien, ZID; order of the pictures: pplware.sapo.pt.
    EyeChart,
    /// Any error or time-out means "blocked", as pages that test ad-blockers have it (d3ward/toolz: `fetch`, 8 s).
    AnyFailure,
    /// Controls lit and vendors dark, without peers or bystanders: half of the 2 × 2 experiment.
    VendorsAndControls,
}

/// What a rule says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opinion {
    /// The answer.
    pub said: Said,
    /// When it was given, counted from the start.
    pub at: Millis,
    /// How many requests it took.
    pub requests: usize,
}

/// An answer of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// Infected, and by which variant where the rule tells.
    Infected(Option<Variant>),
    /// Nothing of the kind.
    NotInfected,
    /// The rule has no answer to this.
    Unsure,
}

impl Predecessor {
    /// Every rule.
    pub const ALL: [Self; 3] = [Self::EyeChart, Self::AnyFailure, Self::VendorsAndControls];

    /// What the rule says on one run of a scenario. The seed means what it means for a check.
    #[must_use]
    pub fn judge(self, bench: &Bench, seed: u64) -> Opinion {
        let hosts = match self {
            Self::EyeChart => &bench.eye_chart,
            Self::AnyFailure => &bench.vendors,
            Self::VendorsAndControls => &bench.both,
        };
        let patience = match self {
            Self::EyeChart => READING_MAX,
            Self::AnyFailure | Self::VendorsAndControls => FETCH_MAX,
        };
        let network = Network::new(&bench.scenario.world, seed);
        let mut shown = [false; 6];
        let mut at = Millis(0);
        for (shown, &(number, fate)) in shown.iter_mut().zip(hosts) {
            let (response, took) = network.request(number, fate, Millis(0));
            let end = bench.cut.unwrap_or(patience).min(patience);
            *shown = response == Response::Answered && took <= end;
            at = at.max(took.min(end));
        }
        let said = match self {
            _ if bench.left => Said::Unsure,
            Self::EyeChart => read_legend(shown),
            Self::AnyFailure if shown[..3] == [true; 3] => Said::NotInfected,
            Self::AnyFailure => Said::Infected(None),
            Self::VendorsAndControls => compare(shown),
        };
        Opinion {
            said,
            at,
            requests: hosts.len(),
        }
    }
}

/// Above F-Secure, SecureWorks, Trend Micro; below the controls.
fn read_legend(shown: [bool; 6]) -> Said {
    match (&shown[..3], &shown[3..]) {
        ([true, true, true], [true, true, true]) => Said::NotInfected,
        ([false, false, false], [true, true, true]) => Said::Infected(Some(Variant::C)),
        ([false, true, false], [true, true, true]) => Said::Infected(Some(Variant::B)),
        // "Image loading turned off", or "poor Internet connection".
        _ => Said::Unsure,
    }
}

fn compare(shown: [bool; 6]) -> Said {
    match (&shown[..3], &shown[3..]) {
        ([false, false, false], [true, true, true]) => Said::Infected(None),
        ([true, true, true], [true, true, true]) => Said::NotInfected,
        _ => Said::Unsure,
    }
}

/// How long a careful person looks at pictures that do not come.
const READING_MAX: Millis = Millis(20_000);

/// What d3ward/toolz waits for.
const FETCH_MAX: Millis = Millis(8_000);

/// The hosts of the rules in a scenario, with their fates.
#[derive(Clone, Debug)]
pub struct Bench {
    scenario: Scenario,
    eye_chart: Vec<(usize, Fate)>,
    vendors: Vec<(usize, Fate)>,
    both: Vec<(usize, Fate)>,
    /// When whatever is in flight fails, because the line or the machine goes away.
    cut: Option<Millis>,
    /// Whether the person leaves.
    left: bool,
}

impl Bench {
    /// The rules in `scenario`.
    #[must_use]
    pub fn new(scenario: Scenario) -> Self {
        let events = &scenario.events;
        let cuts = events
            .iter()
            .filter(|timed| matches!(timed.event, Event::Cancelled | Event::Offline | Event::Suspended));
        Self {
            eye_chart: numbered(&scenario.world, &[EYE_CHART_ABOVE, EYE_CHART_BELOW].concat()),
            vendors: numbered(&scenario.world, &EYE_CHART_ABOVE),
            both: numbered(&scenario.world, &[VENDORS, CONTROLS].concat()),
            cut: cuts.map(|timed| timed.at()).min(),
            left: events.iter().any(|timed| timed.event == Event::Cancelled),
            scenario,
        }
    }
}

const EYE_CHART_ABOVE: [&str; 3] = ["www.f-secure.com", "www.secureworks.com", "www.trendmicro.com"];
const EYE_CHART_BELOW: [&str; 3] = ["www.openbsd.org", "www.linux.org", "www.freebsd.org"];
const VENDORS: [&str; 3] = ["www.f-secure.com", "www.trendmicro.com", "www.sophos.com"];
const CONTROLS: [&str; 3] = ["www.debian.org", "www.w3.org", "www.apache.org"];

/// Each host with its number in the catalogue, or one of its own, and its fate.
fn numbered(world: &World, hosts: &[&str]) -> Vec<(usize, Fate)> {
    let catalogue = world.catalogue();
    let number = |host: &str| catalogue.iter().position(|(_, target)| target.host == host);
    let strangers = 200..;
    hosts
        .iter()
        .zip(strangers)
        .map(|(host, stranger)| (number(host).unwrap_or(stranger), world.fate_of_host(host)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn says(rule: Predecessor, scenario: &str, said: Said) {
        let Some(found) = crate::scenario(scenario) else {
            panic!("no scenario is called {scenario}")
        };
        assert_eq!(rule.judge(&Bench::new(found), 1).said, said, "{scenario}");
    }

    #[test]
    fn the_legend_is_read_row_by_row() {
        let rule = Predecessor::EyeChart;
        says(rule, "clean", Said::NotInfected);
        says(rule, "conficker-b", Said::Infected(Some(Variant::B)));
        says(rule, "conficker-c-fast", Said::Infected(Some(Variant::C)));
        says(rule, "captive-portal", Said::Unsure);
        // What the 2 x 2 experiment is for.
        says(rule, "security-filter", Said::Infected(Some(Variant::C)));
    }

    #[test]
    fn any_failure_accuses() {
        let rule = Predecessor::AnyFailure;
        says(rule, "clean", Said::NotInfected);
        says(rule, "offline", Said::Infected(None));
        says(rule, "conficker-b-fast", Said::Infected(None));
    }

    #[test]
    fn vendors_and_controls_cannot_tell_the_worm_from_a_filter() {
        let rule = Predecessor::VendorsAndControls;
        says(rule, "clean", Said::NotInfected);
        says(rule, "conficker-b", Said::Infected(None));
        says(rule, "name-list", Said::Infected(None));
        says(rule, "offline", Said::Unsure);
    }

    #[test]
    fn waiting_has_an_end() {
        let Some(scenario) = crate::scenario("conficker-b-30-s") else {
            panic!("no such scenario")
        };
        let bench = Bench::new(scenario);
        assert_eq!(Predecessor::EyeChart.judge(&bench, 1).at, READING_MAX);
        assert_eq!(Predecessor::AnyFailure.judge(&bench, 1).at, FETCH_MAX);
    }
}
