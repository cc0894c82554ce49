//! Each guard and each threshold keeps some verdict back: without it, one is given that is not allowed. So each demand
//! can fail, and going through all evidence would show it.

use conficker_check::evidence::Line;
use conficker_check::model::{Model, Weight};
use conficker_check::verdict::{Reason, Verdict};
use proof::cell::Hosts;
use proof::demands::{FILTERED, NO_SIGN, SIGN, demanded, unmet};
use proof::facts::Facts;
use proof::held::Held;
use proof::space::Space;
use proof::{catalogue, judged};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

/// What is broken, and on what evidence that is looked for.
struct Broken {
    /// The figure, and what else fails with it.
    names: &'static [&'static str],
    without: fn(&mut Model),
    hosts_max: usize,
    with_refusals: bool,
}

impl Broken {
    const fn without(names: &'static [&'static str], without: fn(&mut Model)) -> Self {
        Self {
            names,
            without,
            hosts_max: 6,
            with_refusals: false,
        }
    }

    const fn hosts(self, hosts_max: usize) -> Self {
        Self { hosts_max, ..self }
    }

    const fn with_refusals(self) -> Self {
        let with_refusals = true;
        Self { with_refusals, ..self }
    }

    /// Evidence that is judged otherwise without the figure, where that alone keeps the verdict back.
    #[track_caller]
    fn gives(self, wrong: fn(Verdict) -> bool) {
        let mut broken = Model::shipped().clone();
        (self.without)(&mut broken);
        let (model, hosts) = (Model::shipped(), Hosts::of(catalogue()));
        let (found, is_found) = (Mutex::new(None), AtomicBool::new(false));
        let demands = [&SIGN[..], &NO_SIGN, &FILTERED].concat();
        let visit = |held: &Held| {
            for held in held.best_times().take_while(|_| !is_found.load(Ordering::Relaxed)) {
                let given = demanded(&broken, &held, Line::Online);
                if given == demanded(model, &held, Line::Online) || !wrong(given) {
                    continue;
                }
                let (before, after) = (Facts::of(model, &held), Facts::of(&broken, &held));
                let still: Vec<_> = unmet(&demands, &after, &broken).collect();
                let gone = unmet(&demands, &before, model).filter(|name| !still.contains(name));
                if gone.into_iter().all(|name| self.names.contains(&name)) {
                    is_found.store(true, Ordering::Relaxed);
                    *found.lock().expect("nobody panics") = Some(held);
                }
            }
        };
        let space = Space {
            in_flight_max: 1,
            with_refusals: self.with_refusals,
            ..Space::of(model, self.hosts_max)
        };
        space.each(&hosts, || (), |(), held| visit(held));
        let held = found.into_inner().expect("nobody panics");
        let held = held.unwrap_or_else(|| panic!("nothing is kept back by {:?} alone", self.names));
        let is_wrong = |model| judged(model, &hosts, &held, Line::Online).is_some_and(wrong);
        assert!(is_wrong(&broken), "it is not wrong without {:?}: {held:?}", self.names);
        assert!(!is_wrong(model), "it is wrong with {:?}: {held:?}", self.names);
    }
}

const NOTHING: Weight = Weight { centibans: 0 };

const OPERATORS_WITH_WITNESS: &str = "as many dark operators with a witness";
const GENERAL_WITH_WITNESS: &str = "as many dark general ones with a witness";

fn is_sign(verdict: Verdict) -> bool {
    matches!(verdict, Verdict::Sign { .. })
}

fn is_one_variant(verdict: Verdict) -> bool {
    matches!(verdict, Verdict::Sign { variants } if variants.len() == 1)
}

fn is_no_sign(verdict: Verdict) -> bool {
    verdict == Verdict::NoSign
}

fn is_filtered(verdict: Verdict) -> bool {
    verdict == Verdict::CannotTell(Reason::Filtered)
}

#[test]
fn without_dark_operators_min_two_dark_names_are_a_sign() {
    Broken::without(&["dark-operators-min", OPERATORS_WITH_WITNESS], |model| {
        model.guard.dark_operators_min = 0;
    })
    .hosts(9)
    .gives(is_sign);
}

#[test]
fn without_dark_general_min_dark_vendors_alone_are_a_sign() {
    Broken::without(&["dark-general-min", GENERAL_WITH_WITNESS], |model| {
        model.guard.dark_general_min = 0;
    })
    .hosts(9)
    .gives(is_sign);
}

#[test]
fn without_dark_general_min_lossy_names_that_are_lost_are_a_sign() {
    Broken::without(&["dark-general-min-lossy"], |model| {
        model.guard.dark_general_min_lossy = 0
    })
    .hosts(8)
    .gives(is_sign);
}

#[test]
fn without_lit_after_dark_min_a_line_that_died_is_a_sign() {
    Broken::without(&["lit-after-dark-min"], |model| model.guard.lit_after_dark_min = 0)
        .hosts(8)
        .gives(is_sign);
}

#[test]
fn without_lit_beside_dark_min_a_school_s_filter_is_a_sign() {
    Broken::without(&["lit-beside-dark-min"], |model| model.guard.lit_beside_dark_min = 0)
        .hosts(9)
        .gives(is_sign);
}

#[test]
fn without_sign_lead_few_dark_names_are_a_sign() {
    Broken::without(&["sign-lead"], |model| model.threshold.sign_lead = NOTHING).gives(is_sign);
}

#[test]
fn without_variant_lead_a_variant_is_named_that_nothing_shows() {
    Broken::without(&[], |model| model.threshold.variant_lead = NOTHING)
        .hosts(8)
        .gives(is_one_variant);
}

#[test]
fn without_listed_seen_min_one_name_from_a_cache_is_no_sign() {
    Broken::without(&["listed-seen-min"], |model| model.guard.listed_seen_min = 0).gives(is_no_sign);
}

#[test]
fn without_vendors_seen_min_bystanders_alone_are_no_sign() {
    Broken::without(&["vendors-seen-min"], |model| model.guard.vendors_seen_min = 0).gives(is_no_sign);
}

#[test]
fn without_worm_excluded_a_name_from_a_cache_beside_dark_ones_is_no_sign() {
    Broken::without(&["worm-excluded"], |model| model.threshold.worm_excluded = NOTHING).gives(is_no_sign);
}

#[test]
fn without_clear_lead_a_pc_behind_a_filter_has_no_sign() {
    Broken::without(&["clear-lead"], |model| model.threshold.clear_lead = NOTHING).gives(is_no_sign);
}

#[test]
fn without_filtered_dark_min_a_dead_host_is_a_filter() {
    Broken::without(&["filtered-dark-min"], |model| model.guard.filtered_dark_min = 0).gives(is_filtered);
}

#[test]
fn without_filter_lead_chance_is_a_filter() {
    Broken::without(&["filter-lead"], |model| model.threshold.filter_lead = NOTHING)
        .hosts(8)
        .gives(is_filtered);
}

#[test]
fn without_outage_dark_min_a_dead_host_is_an_outage() {
    let is_outage = |verdict| verdict == Verdict::CannotTell(Reason::CaptivePortal);
    Broken::without(&[], |model| model.guard.outage_dark_min = 0).gives(is_outage);
}

#[test]
fn without_refused_min_any_page_has_a_policy() {
    let is_policy = |verdict| verdict == Verdict::CannotTell(Reason::PagePolicy);
    Broken::without(&[], |model| model.guard.refused_min = 0)
        .with_refusals()
        .gives(is_policy);
}
