//! Every kind of evidence has the verdict that is demanded of it. All that a run can hold takes hours
//! (`cargo xtask test --all`); here the runs ask fewer hosts, and twins, refusals and every order of asking come in.

use conficker_check::model::Model;
use proof::cell::Hosts;
use proof::grouped;
use proof::held::Held;
use proof::laws::{Laws, Tally};
use proof::space::Space;
use proof::{HOSTS_EVERY_DAY, catalogue};

#[test]
fn every_evidence_has_the_verdict_that_is_demanded() {
    let tally = tally(HOSTS_EVERY_DAY, |space| space, Laws::check);
    assert!(tally.signs > 0 && tally.no_signs > 0, "{tally:?}");
    assert_eq!(tally.kinds, kinds(HOSTS_EVERY_DAY));
}

#[test]
fn published_numbers_are_those_of_the_kinds() {
    let hosts_max = Model::shipped().pace.hosts_max;
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let document = words(include_str!("../../../docs/DESIGN.md"));
    for published in [
        format!(
            "The {} kinds of evidence of up to {HOSTS_EVERY_DAY} hosts",
            grouped(kinds(HOSTS_EVERY_DAY))
        ),
        format!(
            "what a run of {hosts_max} hosts can hold, {} kinds",
            grouped(kinds(hosts_max))
        ),
    ] {
        assert!(
            document.contains(&published),
            "docs/DESIGN.md does not say: {published}"
        );
    }
}

#[test]
fn whoever_was_asked_first_the_verdict_is_the_one_demanded() {
    let tally = tally(5, |space| space, Laws::check_times);
    assert!(tally.verdicts > 0);
}

#[test]
fn twins_leave_the_verdict_as_demanded() {
    let with = |space| Space {
        with_twins: true,
        ..space
    };
    assert!(tally(5, with, Laws::check).no_signs > 0);
}

#[test]
fn refusals_leave_the_verdict_as_demanded() {
    let with = |space| Space {
        with_refusals: true,
        ..space
    };
    assert!(tally(5, with, Laws::check).no_signs > 0);
}

fn kinds(hosts_max: usize) -> u64 {
    Space::of(Model::shipped(), hosts_max).count(&Hosts::of(catalogue()))
}

fn tally(hosts_max: usize, with: fn(Space) -> Space, check: fn(&Laws, &mut Tally, &Held)) -> Tally {
    let laws = Laws {
        model: Model::shipped(),
        hosts: Hosts::of(catalogue()),
    };
    let space = with(Space::of(laws.model, hosts_max));
    let tallies = space.each(&laws.hosts, Tally::default, |tally, held| check(&laws, tally, held));
    Tally::sum(&tallies)
}
