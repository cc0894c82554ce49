//! What is found wrong with an operator's twins, and what is not.

use super::*;
use conficker_check::settings::Settings;
use std::time::Duration;

const BOUNDS: Bounds = Bounds {
    slow_ms: 1000,
    days_min: 14,
};

const SOUND: &[(&str, &str)] = &[("cache-control", "no-store")];

fn address() -> IpAddr {
    IpAddr::from([192, 0, 2, 10])
}

/// Twins without a fault.
fn sound() -> Vec<Seen> {
    let settings = Settings::parse(Some("twins.example.org"), None, 0).unwrap();
    let catalogue = settings.catalogue();
    let twins = catalogue.iter().filter(|(id, _)| catalogue.is_twin(*id));
    let seen = twins.map(|(_, target)| Seen {
        target: target.clone(),
        addresses: Ok([address()].into()),
        visits: vec![(address(), Ok(Answer::sample(200, SOUND, "User-agent: *\n")))],
        old: Some(Ok(())),
    });
    seen.collect()
}

/// Breaks one of the twins, and demands that exactly one finding with these words is the result.
#[track_caller]
fn check(which: usize, weight: Weight, words: &str, harm: impl Fn(&mut Seen)) {
    let mut seen = sound();
    harm(&mut seen[which]);
    let found = findings(&seen, &BOUNDS);
    let [finding] = &found[..] else {
        panic!("{words}: {found:#?}");
    };
    assert_eq!(finding.weight, weight, "{finding}");
    assert!(finding.to_string().contains(words), "{finding}");
    assert!(finding.remedy.ends_with('.'), "{finding}");
}

fn answer(seen: &mut Seen) -> &mut Answer {
    seen.visits[0].1.as_mut().unwrap()
}

fn send(seen: &mut Seen, name: &'static str, value: &str) {
    answer(seen).headers.insert(name, value.parse().unwrap());
}

#[test]
fn sound_twins_have_no_fault() {
    assert_eq!(findings(&sound(), &BOUNDS), []);
}

#[test]
fn any_status_counts_as_long_as_all_have_it() {
    let mut seen = sound();
    for seen in &mut seen {
        answer(seen).status = 404;
    }
    assert_eq!(findings(&seen, &BOUNDS), []);
}

#[test]
fn every_header_that_harms_is_told_of() {
    for (header, value, words) in [
        ("alt-svc", "h3=\":443\"", "`alt-svc`"),
        ("cache-control", "max-age=60", "a cache may keep"),
        (
            "cross-origin-resource-policy",
            "same-site",
            "`Cross-Origin-Resource-Policy: same-site`",
        ),
        ("nel", "{}", "`nel`"),
        ("report-to", "{}", "`report-to`"),
        (
            "reporting-endpoints",
            "a=\"https://b.example\"",
            "`reporting-endpoints`",
        ),
        ("set-cookie", "a=b", "`set-cookie`"),
        ("strict-transport-security", "max-age=1", "`strict-transport-security`"),
    ] {
        check(1, Weight::Fault, words, |seen| send(seen, header, value));
    }
}

#[test]
fn header_that_lets_other_sites_in_is_welcome() {
    let mut seen = sound();
    send(&mut seen[0], "cross-origin-resource-policy", "cross-origin");
    assert_eq!(findings(&seen, &BOUNDS), []);
}

#[test]
fn name_that_should_be_blocked_and_is_not_is_a_fault() {
    let words = "blocked by no variant, and should be by variants B and C";
    check(1, Weight::Fault, words, |seen| {
        seen.target.listed_by = VariantSet::NONE;
    });
    let words = "blocked by variants B and C, and should be by variant C alone";
    check(2, Weight::Fault, words, |seen| {
        seen.target.listed_by = LISTED_BY[1];
    });
}

#[test]
fn listed_name_that_is_not_found_may_be_blocked_here() {
    for (which, words) in [(0, "when the zone is loaded"), (2, "the worm on this very machine")] {
        check(which, Weight::Fault, words, |seen| {
            seen.addresses = Err(Trouble::NoName(String::from("no such name")));
            seen.visits.clear();
            seen.old = None;
        });
    }
}

#[test]
fn every_trouble_has_a_remedy() {
    let why = String::from;
    for (trouble, words) in [
        (Trouble::Certificate(why("it has expired")), "all three names"),
        (Trouble::NoAnswer(why("connection closed")), "own log"),
        (Trouble::NoConnection(why("connection refused")), "firewall"),
        (Trouble::NoName(why("no address")), "A and AAAA"),
        (Trouble::NoTls(why("handshake eof")), "SNI"),
        (Trouble::TooLate(Duration::from_secs(8)), "no answer within 8000 ms"),
    ] {
        check(0, Weight::Fault, words, |seen| {
            seen.visits[0].1 = Err(trouble.clone());
            seen.old = None;
        });
    }
}

#[test]
fn machine_without_ipv6_is_no_fault_of_the_server_and_told_of_once() {
    let here = || IpAddr::from([0x2001, 0xdb8, 0, 0, 0, 0, 0, 1]);
    let mut seen = sound();
    for seen in &mut seen {
        seen.addresses.as_mut().unwrap().insert(here());
        let why = String::from("network is unreachable");
        seen.visits.push((here(), Err(Trouble::NoConnection(why))));
    }
    let found = findings(&seen, &BOUNDS);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!((found[0].weight, found[0].places.len()), (Weight::Remark, 3));
}

#[test]
fn twins_that_differ_in_more_than_the_name_are_told_of() {
    check(1, Weight::Fault, "not those of the plain name", |seen| {
        seen.addresses = Ok([address(), IpAddr::from([192, 0, 2, 11])].into());
    });
    let words = "its answer (status 404) is not that of the plain name (status 200)";
    check(2, Weight::Fault, words, |seen| answer(seen).status = 404);
    check(2, Weight::Fault, "its answer", |seen| {
        answer(seen).body = "else".into();
    });
}

#[test]
fn redirect_is_told_of_even_where_all_twins_have_it() {
    let mut seen = sound();
    for seen in &mut seen {
        answer(seen).status = 301;
        send(seen, "location", "https://example.org/");
    }
    let found = findings(&seen, &BOUNDS);
    assert_eq!(found.len(), 1, "{found:#?}");
    let text = found[0].to_string();
    assert!(text.contains("a redirect to https://example.org/"), "{text}");
}

#[test]
fn what_will_be_trouble_soon_is_told_of() {
    check(0, Weight::Fault, "good for 13 days", |seen| {
        answer(seen).days_left = 13;
    });
    check(0, Weight::Fault, "took 1001 ms", |seen| {
        answer(seen).took = Duration::from_millis(1001);
    });
    check(0, Weight::Fault, "TLS 1.2 does not work", |seen| {
        seen.old = Some(Err(Trouble::NoTls(String::from("protocol version"))));
    });
}
