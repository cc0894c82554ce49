//! What is wrong with an operator's twins or own names: each finding a sentence, with its remedy.

use std::fmt;
use std::net::IpAddr;

use conficker_check::target::Target;
use conficker_check::variant::{Variant, VariantSet};

use super::{Kind, Seen};
use crate::visit::{Answer, Trouble};

/// How much of something is too much.
pub(super) struct Bounds {
    pub(super) slow_ms: u64,
    pub(super) days_min: u16,
}

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    /// It can make a check's evidence wrong, or harms visitors.
    Fault,
    /// Worth knowing.
    Remark,
}

/// Something about the names that their operator should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Finding {
    pub(super) weight: Weight,
    /// The names or addresses that it is about.
    places: Vec<String>,
    what: String,
    remedy: &'static str,
}

impl Finding {
    fn fault(place: &str, what: impl Into<String>, remedy: &'static str) -> Self {
        Self {
            weight: Weight::Fault,
            places: vec![place.to_owned()],
            what: what.into(),
            remedy,
        }
    }

    fn remark(place: &str, what: impl Into<String>, remedy: &'static str) -> Self {
        Self {
            weight: Weight::Remark,
            ..Self::fault(place, what, remedy)
        }
    }

    fn is_like(&self, other: &Self) -> bool {
        (self.weight, &self.what, self.remedy) == (other.weight, &other.what, other.remedy)
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match self.weight {
            Weight::Fault => "Fault",
            Weight::Remark => "Note",
        };
        let Self {
            places, what, remedy, ..
        } = self;
        let (first, more) = places.split_at(places.len().min(PLACES_MAX));
        write!(f, "{kind}: {}", first.join(", "))?;
        if !more.is_empty() {
            write!(f, " and {} more", more.len())?;
        }
        write!(f, ": {what}.\n  {remedy}")
    }
}

/// Everything there is to say, the names first, then the servers one by one, then what differs between them.
///
/// What is the same in several places is said once.
pub(super) fn findings(kind: Kind, seen: &[Seen], bounds: &Bounds) -> Vec<Finding> {
    let mut told: Vec<Finding> = Vec::new();
    for finding in all(kind, seen, bounds) {
        match told.iter_mut().find(|known| known.is_like(&finding)) {
            Some(known) => known.places.extend(finding.places),
            None => told.push(finding),
        }
    }
    told
}

fn all(kind: Kind, seen: &[Seen], bounds: &Bounds) -> Vec<Finding> {
    let mut found = Vec::new();
    for seen in seen {
        found.extend(about_name(&seen.target, seen.expected));
        found.extend(about_look_up(kind, seen));
        for (address, visit) in &seen.visits {
            let place = format!("{} at {address}", seen.target.host);
            match visit {
                Ok(answer) => found.extend(about_answer(&place, answer, bounds)),
                Err(trouble) => found.push(about_trouble(kind, &place, *address, trouble)),
            }
        }
        if let Some(Err(trouble)) = &seen.old {
            found.push(Finding::fault(
                &seen.target.host,
                format!("TLS 1.2 does not work ({trouble})"),
                "Old PCs have no newer one, and they are who this is for: allow TLSv1.2 beside TLSv1.3.",
            ));
        }
    }
    found.extend(about_differences(seen));
    found
}

fn about_name(target: &Target, expected: VariantSet) -> Option<Finding> {
    (target.listed_by != expected).then(|| {
        let (found, expected) = (variants(target.listed_by), variants(expected));
        Finding::fault(
            &target.host,
            format!("blocked by {found}, and should be by {expected}"),
            "The domain and the label make one of the worm's strings together: choose another domain.",
        )
    })
}

fn about_look_up(kind: Kind, seen: &Seen) -> Option<Finding> {
    let trouble = seen.addresses.as_ref().err()?;
    let remedy = match (kind, seen.target.is_listed()) {
        (Kind::Own, true) => {
            "Publish a wildcard record, which answers for every name: a list of names does not, since each check asks \
            others. If it is there, something between here and the name server blocks the name: a filter, or the worm \
            on this very machine. Try from another line."
        }
        (Kind::Own, false) => "Publish a wildcard record, `*`, and try again when the zone is loaded.",
        (Kind::Twins, true) => {
            "Publish its A and AAAA records beside those of the plain name. If they are there, something between here \
            and the name server blocks the name: a filter, or the worm on this very machine. Try from another line."
        }
        (Kind::Twins, false) => "Publish its A and AAAA records, and try again when the zone is loaded.",
    };
    Some(Finding::fault(&seen.target.host, trouble.to_string(), remedy))
}

fn about_trouble(kind: Kind, place: &str, address: IpAddr, trouble: &Trouble) -> Finding {
    let remedy = match trouble {
        Trouble::NoConnection(why) if address.is_ipv6() && why.contains("unreachable") => {
            return Finding::remark(
                place,
                trouble.to_string(),
                "This machine seems to have no IPv6, so nobody was visited there. Run this again where there is IPv6.",
            );
        }
        Trouble::Certificate(_) if kind == Kind::Own => {
            "Get a wildcard certificate, for `*.` and the domain, and have every server send its whole chain (ACME's \
            `fullchain.pem`)."
        }
        Trouble::Certificate(_) => {
            "Get one certificate with all three names, and have the server send its whole chain (ACME's \
            `fullchain.pem`)."
        }
        Trouble::NoAnswer(_) => "See the server's own log for why it closes the connection.",
        Trouble::NoConnection(_) => {
            "See that the server runs, that it listens on this address, and that the firewall lets port 443 through."
        }
        Trouble::NoName(_) => "Publish its A and AAAA records.",
        Trouble::NoTls(_) => "See that the server speaks TLS on this port, and that it knows this name (SNI).",
        Trouble::TooLate(_) => {
            "See that the server runs and that the firewall lets port 443 through; one that drops packets looks just \
            so."
        }
    };
    Finding::fault(place, trouble.to_string(), remedy)
}

fn about_answer(place: &str, answer: &Answer, bounds: &Bounds) -> Vec<Finding> {
    let mut found = about_headers(place, answer);
    if answer.days_left < bounds.days_min {
        found.push(Finding::fault(
            place,
            format!("the certificate is good for {} days more", answer.days_left),
            "Renew it, and see why that did not happen by itself.",
        ));
    }
    if answer.took.as_millis() > u128::from(bounds.slow_ms) {
        found.push(Finding::fault(
            place,
            format!("the answer took {} ms", answer.took.as_millis()),
            "The check takes late answers for a bad line: find out what is slow, or ask from nearer.",
        ));
    }
    if answer.body.len() > BODY_MAX {
        found.push(Finding::remark(
            place,
            format!("the answer has {} bytes", answer.body.len()),
            "Nobody reads them; a few bytes do.",
        ));
    }
    found
}

fn about_headers(place: &str, answer: &Answer) -> Vec<Finding> {
    let mut found = Vec::new();
    if let Some(target) = answer.leads_to() {
        found.push(Finding::fault(
            place,
            format!("the answer is a redirect to {target}"),
            "A redirect is a second name that can fail: answer at once, with whatever status.",
        ));
    }
    if let Some(header) = answer.withheld_by() {
        found.push(Finding::fault(
            place,
            format!("the answer has `{header}`"),
            "Browsers keep it from the widget, which then sees a dead name: send `cross-origin`, or no such header.",
        ));
    }
    if !answer.header("cache-control").contains("no-store") {
        found.push(Finding::fault(
            place,
            "a cache may keep the answer",
            "A cache on the way would answer where the name cannot be looked up: send `Cache-Control: no-store`.",
        ));
    }
    let unwanted = UNWANTED.iter().filter(|(header, _)| !answer.header(header).is_empty());
    found.extend(
        unwanted.map(|(header, remedy)| Finding::fault(place, format!("the answer has a header `{header}`"), remedy)),
    );
    found
}

/// What tells the names apart although nothing but their spelling may: each beside the first that nothing blocks.
fn about_differences(seen: &[Seen]) -> Vec<Finding> {
    let mut found = Vec::new();
    let Some(plain) = seen.iter().find(|seen| seen.expected.is_empty()) else {
        return found;
    };
    let first = |seen: &Seen| {
        let mut answers = seen.visits.iter();
        answers.find_map(|(_, visit)| visit.as_ref().ok().cloned())
    };
    for other in seen {
        if let (Ok(one), Ok(two)) = (&plain.addresses, &other.addresses)
            && one != two
        {
            found.push(Finding::fault(
                &other.target.host,
                format!("its addresses are not those of {}", plain.target.host),
                "Nothing but the name may differ, or an outage of one server looks like the worm: give all the same \
                records.",
            ));
        }
        if let (Some(one), Some(two)) = (first(plain), first(other))
            && (one.status, &one.body) != (two.status, &two.body)
        {
            found.push(Finding::fault(
                &other.target.host,
                format!(
                    "its answer (status {}) is not that of {} (status {})",
                    two.status, plain.target.host, one.status
                ),
                "Nothing but the name may differ: let one block of the server's configuration answer for all.",
            ));
        }
    }
    found
}

fn variants(set: VariantSet) -> &'static str {
    match (set.contains(Variant::B), set.contains(Variant::C)) {
        (false, false) => "no variant",
        (false, true) => "variant C alone",
        (true, false) => "variant B alone",
        (true, true) => "variants B and C",
    }
}

/// So many places of a finding are named; the others are counted.
const PLACES_MAX: usize = 4;

/// Headers that leave something in the visitor's browser, or make it tell somebody.
const UNWANTED: &[(&str, &str)] = &[
    (
        "alt-svc",
        "Browsers remember the name for it, and try HTTP/3 the next time: turn HTTP/3 off for these names.",
    ),
    (
        "nel",
        "Browsers would report visitors' failures to somebody: turn network error logging off, at the CDN if there is \
        one.",
    ),
    (
        "report-to",
        "Browsers would report to somebody: turn reporting off, at the CDN if there is one.",
    ),
    (
        "reporting-endpoints",
        "Browsers would report to somebody: turn reporting off, at the CDN if there is one.",
    ),
    (
        "set-cookie",
        "The widget promises that nothing is stored: send no cookie.",
    ),
    (
        "strict-transport-security",
        "Browsers remember the name for it, which leaves a trace of the visit: send it on your other names only.",
    ),
];

/// A robots.txt has some thirty bytes; this leaves room for a page that says why there is none.
const BODY_MAX: usize = 1024;

#[cfg(test)]
mod tests;
