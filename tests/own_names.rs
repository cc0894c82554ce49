//! The names of a check on an operator's own names, and what no evidence of them may lead to.

use conficker_check::blocklist;
use conficker_check::code::{All as _, Code as _};
use conficker_check::evidence::{Evidence, Line, TARGETS_MAX};
use conficker_check::inference::{Hypothesis, weigh};
use conficker_check::model::Model;
use conficker_check::probe::{Observation, Outcome};
use conficker_check::settings::Settings;
use conficker_check::target::{Catalogue, Role, TURNS, Target, TargetId};
use conficker_check::time::Millis;
use conficker_check::variant::Variant;
use conficker_check::verdict::{Verdict, judge};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::sync::LazyLock;

const BASE: &str = "check.bank.example";

fn names() -> &'static Catalogue {
    static NAMES: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::own(BASE, 0));
    &NAMES
}

#[test]
fn chance_has_a_weight_however_many_names_are_seen() {
    let mut evidence = Evidence::default();
    for (target, _) in names().iter() {
        evidence.record(&Observation {
            target,
            outcome: Outcome::Reached,
            asked: Millis(0),
            at: Millis(40),
        });
    }
    let flaky = weigh(Model::own(), names(), &evidence).weight(Hypothesis::Flaky);
    // 1 in (n + 1), and the odds of one in ten.
    let expected = -100.0 * ((names().len() + 1) as f64).log10() - 100.0;
    assert!((f64::from(flaky.centibans) - expected).abs() <= 2.0, "{flaky:?}");
}

#[test]
fn every_turn_has_the_same_names_but_for_a_letter() {
    let first = names();
    let mut hosts = BTreeSet::new();
    for turn in 0..16 {
        let catalogue = Catalogue::own(BASE, turn);
        assert_eq!((catalogue.len(), catalogue.is_own()), (first.len(), true));
        for ((_, name), (_, as_first)) in catalogue.iter().zip(first.iter()) {
            assert_eq!(name.host[1..], as_first.host[1..]);
            assert_eq!(
                (name.role(), name.listed_by),
                (as_first.role(), as_first.listed_by),
                "{}",
                name.host
            );
            assert!(hosts.insert(name.host.clone()), "{} twice", name.host);
        }
    }
    let again = Catalogue::own(BASE, u32::try_from(TURNS.len()).unwrap());
    assert_eq!(&again, first);
}

#[test]
fn name_is_blocked_for_one_string_or_for_none() {
    let catalogue = names();
    let unlisted = catalogue.iter().filter(|(_, name)| !name.is_listed());
    assert_eq!(
        unlisted.count() * 2,
        catalogue.len(),
        "as many are let through as are blocked"
    );
    for (_, name) in catalogue.iter() {
        let strings = blocklist::matches(blocklist::sourced(), &name.host).count();
        assert_eq!(strings, usize::from(name.is_listed()), "{}", name.host);
        let unverified = blocklist::matches(blocklist::unverified(), &name.host).count();
        assert!(unverified == 0 || name.is_listed(), "{} rests on no source", name.host);
    }
}

#[test]
fn names_fill_every_cell_and_fit_the_evidence() {
    let catalogue = names();
    assert!(catalogue.len() <= TARGETS_MAX);
    let operators: BTreeSet<_> = catalogue.iter().map(|(_, name)| name.operator.0).collect();
    assert_eq!(operators.len(), catalogue.len());
    assert!(
        operators.iter().all(|operator| *operator < 31),
        "the verdict counts them by bits"
    );
    for &role in Role::ALL {
        let count = catalogue.iter().filter(|(_, name)| name.role() == role).count();
        assert!(count >= 4, "{role:?}");
    }
    let of_c = catalogue.iter().filter(|(_, name)| name.tells_variants_apart());
    assert!(of_c.count() >= 4);
}

#[test]
fn longest_name_fits_into_a_host_name() {
    let label = "a".repeat(61);
    let base = [label.as_str(); 4].join(".")[..239].to_owned();
    let catalogue = Settings::parse(None, Some(&base), 0).map(|settings| settings.catalogue());
    let longest = catalogue.unwrap().iter().map(|(_, name)| name.host.len()).max();
    assert!(longest.unwrap() <= 253, "{longest:?}");
}

#[test]
fn domain_is_valid_or_refused() {
    let own = Settings::parse(None, Some(" Check.Bank.example "), 3).unwrap();
    assert_eq!((own.model(), own.catalogue().is_own()), (Model::own(), true));
    assert!(
        own.catalogue()
            .iter()
            .all(|(_, name)| name.host.starts_with("g-") && name.host.ends_with(BASE))
    );
    for (canary, own, code, field) in [
        (None, Some("bank"), "domain-invalid", "own"),
        (None, Some("virus.bank.example"), "domain-listed", "own"),
        (Some("twins.bank.example"), Some(BASE), "domain-beside-own", "canary"),
    ] {
        let faults = Settings::parse(canary, own, 0).unwrap_err();
        assert_eq!((faults[0].code(), faults[0].field(), faults.len()), (code, field, 1));
    }
}

/// Evidence of names that were all asked at once, or after the others where `late` says so.
fn holding(outcomes: impl IntoIterator<Item = (TargetId, Outcome)>, late: impl Fn(&Target) -> bool) -> Evidence {
    let catalogue = names();
    let mut evidence = Evidence::default();
    for (target, outcome) in outcomes {
        let is_late = catalogue.target(target).is_some_and(&late);
        let asked = Millis(if is_late { 9_000 } else { 0 });
        let at = asked + Millis(40);
        evidence.record(&Observation {
            target,
            outcome,
            asked,
            at,
        });
    }
    evidence
}

fn verdict(evidence: &Evidence) -> Verdict {
    judge(Model::own(), names(), evidence, Line::Online)
}

fn is_sign(evidence: &Evidence) -> bool {
    matches!(verdict(evidence), Verdict::Sign { .. })
}

/// So many of the names for which something holds, in their order.
fn some(count: usize, which: impl Fn(&Target) -> bool) -> Vec<TargetId> {
    let catalogue = names();
    let fitting = catalogue.iter().filter(|(_, name)| which(name));
    fitting.take(count).map(|(id, _)| id).collect()
}

#[test]
fn names_that_answer_by_chance_make_a_false_sign_at_most_once_in_20_000() {
    let (mut signs, mut least) = (0, u64::MAX);
    for bystanders in 0..=6 {
        for vendors in 0..=4 {
            for lit in 0..=14 {
                let dark = some(bystanders, |name| {
                    name.role() == Role::Bystander && !name.tells_variants_apart()
                });
                let words = some(vendors, |name| {
                    name.role() == Role::Vendor && !name.tells_variants_apart()
                });
                let seen = some(lit, |name| !name.is_listed());
                let dark = dark.into_iter().chain(words).map(|id| (id, Outcome::Failed));
                let seen = seen.into_iter().map(|id| (id, Outcome::Reached));
                if is_sign(&holding(dark.chain(seen), |name| !name.is_listed())) {
                    signs += 1;
                    // Of all the ways in which chance darkens as many of the names, one is the worm's.
                    least = least.min(choices(bystanders + vendors + lit, bystanders + vendors));
                }
            }
        }
    }
    assert!(signs > 0);
    // And chance has to darken just as many: whatever chance that is, it does so in at most one run of five.
    assert!(least * 5 >= 20_000, "{least}");
}

/// In how many ways so many of all can be chosen.
fn choices(all: usize, chosen: usize) -> u64 {
    (1..=chosen as u64).fold(1, |ways, at| ways * (all as u64 - chosen as u64 + at) / at)
}

#[test]
fn chance_that_is_not_known_weighs_what_its_integral_says() {
    for dark in 0..=14 {
        for lit in 0..=14 {
            let dark_ids = some(dark, |name| name.is_listed())
                .into_iter()
                .map(|id| (id, Outcome::Failed));
            let lit_ids = some(lit, |name| !name.is_listed())
                .into_iter()
                .map(|id| (id, Outcome::Reached));
            let ledger = weigh(Model::own(), names(), &holding(dark_ids.chain(lit_ids), |_| false));
            // The integral of pᵈ · (1 − p)ˡ over all chances p.
            let ways = choices(dark + lit, dark) * (dark + lit + 1) as u64;
            let expected =
                f64::from(Model::own().prior[Hypothesis::Flaky as usize].centibans) - 100.0 * (ways as f64).log10();
            let weighed = f64::from(ledger.weight(Hypothesis::Flaky).centibans);
            assert!(
                (weighed - expected).abs() <= 2.0,
                "{dark} dark, {lit} lit: {weighed}, {expected}"
            );
        }
    }
}

#[test]
fn server_that_is_down_is_no_sign_of_anything() {
    let all = |outcome| names().iter().map(|(id, _)| (id, outcome)).collect::<Vec<_>>();
    for outcome in [Outcome::Failed, Outcome::TimedOut] {
        let evidence = holding(all(outcome), |_| false);
        assert_eq!(verdict(&evidence).code(), "cannot-tell");
        let of = |line| judge(Model::own(), names(), &evidence, line);
        let reason = |verdict| match verdict {
            Verdict::CannotTell(reason) => reason.code(),
            Verdict::NoSign | Verdict::Sign { .. } => "",
        };
        assert_eq!(
            [Line::Online, Line::Offline].map(of).map(reason),
            ["unreachable", "offline"]
        );
    }
}

fn any_outcomes() -> impl Strategy<Value = Vec<(TargetId, Outcome)>> {
    let ids: Vec<_> = names().iter().map(|(id, _)| id).collect();
    let free = prop::collection::vec(
        (prop::sample::select(ids.clone()), prop::sample::select(Outcome::ALL)),
        0..28,
    );
    let wormlike = prop::collection::vec(prop::sample::select(ids), 12..40).prop_map(|ids| {
        let catalogue = names();
        let is_dark = |id| {
            catalogue
                .target(id)
                .is_some_and(|name| name.listed_by.contains(Variant::B))
        };
        let told = |id| (id, if is_dark(id) { Outcome::Failed } else { Outcome::Reached });
        ids.into_iter().map(told).collect()
    });
    prop_oneof![free, wormlike]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn sign_has_three_harmless_strings_dark(outcomes in any_outcomes()) {
        let evidence = holding(outcomes, |name| !name.is_listed());
        let bystanders = names().iter().filter(|(_, name)| name.role() == Role::Bystander);
        let dark = bystanders.filter(|(id, _)| evidence.sight(*id).is_dark()).count();
        prop_assert!(!is_sign(&evidence) || dark >= 3);
    }

    #[test]
    fn words_alone_decide_nothing(outcomes in any_outcomes()) {
        // Whatever is dark is a word that filters dislike.
        let catalogue = names();
        let words = outcomes.into_iter().map(|(id, outcome)| match catalogue.target(id).map(Target::role) {
            Some(Role::Vendor | Role::Peer) => (id, outcome),
            _ => (id, Outcome::Reached),
        });
        prop_assert!(!is_sign(&holding(words, |name| !name.is_listed())));
    }

    #[test]
    fn unlisted_name_that_goes_dark_never_makes_a_sign(outcomes in any_outcomes(), at in 0..14_usize) {
        let target = some(14, |name| !name.is_listed())[at];
        let before: Vec<_> = outcomes.into_iter().filter(|(id, _)| *id != target).collect();
        let mut after = before.clone();
        after.push((target, Outcome::Failed));
        let is_sign = |outcomes: Vec<_>| is_sign(&holding(outcomes, |name| !name.is_listed()));
        prop_assert!(is_sign(before) || !is_sign(after));
    }

    #[test]
    fn listed_name_that_answers_never_makes_a_sign(outcomes in any_outcomes(), at in 0..10_usize) {
        let target = some(10, |name| name.listed_by.contains(Variant::B))[at];
        let before: Vec<_> = outcomes.into_iter().filter(|(id, _)| *id != target).collect();
        let mut after = before.clone();
        after.push((target, Outcome::Reached));
        let is_sign = |outcomes: Vec<_>| is_sign(&holding(outcomes, |name| !name.is_listed()));
        prop_assert!(is_sign(before) || !is_sign(after));
    }
}
