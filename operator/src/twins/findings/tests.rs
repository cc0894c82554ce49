//! What is found wrong with an operator's twins or own names, and what is not.

use super::super::targets;
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

/// Names without a fault.
fn sound(kind: Kind) -> Vec<Seen> {
    let base = "names.example.org";
    let settings = match kind {
        Kind::Own => Settings::parse(None, Some(base), 3),
        Kind::Twins => Settings::parse(Some(base), None, 0),
    };
    let targets = targets(kind, base, &settings.unwrap().catalogue());
    let seen = targets.into_iter().map(|(target, expected)| Seen {
        target,
        expected,
        addresses: Ok([address()].into()),
        visits: vec![(address(), Ok(Answer::sample(200, SOUND, "User-agent: *\n")))],
        old: Some(Ok(())),
    });
    seen.collect()
}

/// Breaks one of the twins, and demands that exactly one finding with these words is the result.
#[track_caller]
fn check(which: usize, weight: Weight, words: &str, harm: impl Fn(&mut Seen)) {
    let mut seen = sound(Kind::Twins);
    harm(&mut seen[which]);
    demand(Kind::Twins, &seen, weight, words);
}

/// Demands that exactly one finding with these words is the result; gives it as it is printed.
#[track_caller]
fn demand(kind: Kind, seen: &[Seen], weight: Weight, words: &str) -> String {
    let found = findings(kind, seen, &BOUNDS);
    let [finding] = &found[..] else {
        panic!("{words}: {found:#?}");
    };
    assert_eq!(finding.weight, weight, "{finding}");
    assert!(finding.to_string().contains(words), "{finding}");
    assert!(finding.remedy.ends_with('.'), "{finding}");
    finding.to_string()
}

fn answer(seen: &mut Seen) -> &mut Answer {
    seen.visits[0].1.as_mut().unwrap()
}

fn send(seen: &mut Seen, name: &'static str, value: &str) {
    answer(seen).headers.insert(name, value.parse().unwrap());
}

#[test]
fn sound_names_have_no_fault() {
    for kind in [Kind::Own, Kind::Twins] {
        assert_eq!(findings(kind, &sound(kind), &BOUNDS), []);
    }
}

#[test]
fn twins_are_blocked_by_those_whom_the_widget_tells_apart() {
    let blocked_by = |seen: &Seen| variants(seen.expected);
    let expected = ["no variant", "variants B and C", "variant C alone"];
    assert_eq!(sound(Kind::Twins).iter().map(blocked_by).collect::<Vec<_>>(), expected);
}

#[test]
fn only_half_of_the_own_names_are_found() {
    let mut seen = sound(Kind::Own);
    for seen in seen.iter_mut().filter(|seen| !seen.target.is_listed()) {
        seen.addresses = Err(Trouble::NoName(String::from("no such name")));
        seen.visits.clear();
        seen.old = None;
    }
    let text = demand(Kind::Own, &seen, Weight::Fault, "Publish a wildcard record");
    assert!(text.contains(" and 10 more: the name cannot be looked up"), "{text}");
}

#[test]
fn certificate_without_a_wildcard_is_told_of() {
    let mut seen = sound(Kind::Own);
    for seen in &mut seen {
        seen.visits[0].1 = Err(Trouble::Certificate(String::from("it is for other names")));
        seen.old = None;
    }
    let text = demand(Kind::Own, &seen, Weight::Fault, "Get a wildcard certificate");
    assert!(text.contains(" and 24 more: "), "{text}");
}

#[test]
fn own_name_that_another_site_answers_for_is_told_of() {
    let mut seen = sound(Kind::Own);
    answer(&mut seen[9]).body = "else".into();
    demand(
        Kind::Own,
        &seen,
        Weight::Fault,
        "its answer (status 200) is not that of",
    );
}

#[test]
fn any_status_counts_as_long_as_all_have_it() {
    let mut seen = sound(Kind::Twins);
    for seen in &mut seen {
        answer(seen).status = 404;
    }
    assert_eq!(findings(Kind::Twins, &seen, &BOUNDS), []);
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
    let mut seen = sound(Kind::Twins);
    send(&mut seen[0], "cross-origin-resource-policy", "cross-origin");
    assert_eq!(findings(Kind::Twins, &seen, &BOUNDS), []);
}

#[test]
fn name_that_should_be_blocked_and_is_not_is_a_fault() {
    let words = "blocked by no variant, and should be by variants B and C";
    check(1, Weight::Fault, words, |seen| {
        seen.target.listed_by = VariantSet::NONE;
    });
    let words = "blocked by variants B and C, and should be by variant C alone";
    check(2, Weight::Fault, words, |seen| {
        seen.target.listed_by = VariantSet::of(&[Variant::B, Variant::C]);
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
    let mut seen = sound(Kind::Twins);
    for seen in &mut seen {
        seen.addresses.as_mut().unwrap().insert(here());
        let why = String::from("network is unreachable");
        seen.visits.push((here(), Err(Trouble::NoConnection(why))));
    }
    let found = findings(Kind::Twins, &seen, &BOUNDS);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!((found[0].weight, found[0].places.len()), (Weight::Remark, 3));
}

#[test]
fn twins_that_differ_in_more_than_the_name_are_told_of() {
    check(1, Weight::Fault, "not those of plain.names.example.org", |seen| {
        seen.addresses = Ok([address(), IpAddr::from([192, 0, 2, 11])].into());
    });
    let words = "its answer (status 404) is not that of plain.names.example.org (status 200)";
    check(2, Weight::Fault, words, |seen| answer(seen).status = 404);
    check(2, Weight::Fault, "its answer", |seen| {
        answer(seen).body = "else".into();
    });
}

#[test]
fn redirect_is_told_of_even_where_all_twins_have_it() {
    let mut seen = sound(Kind::Twins);
    for seen in &mut seen {
        answer(seen).status = 301;
        send(seen, "location", "https://example.org/");
    }
    let found = findings(Kind::Twins, &seen, &BOUNDS);
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
