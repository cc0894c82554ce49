//! What others ask of a verdict and of a case; verdicts themselves are judged in `tests/`.

use super::*;
use crate::code::All as _;
use crate::probe::{Observation, Outcome};

#[test]
fn only_what_contradicts_itself_or_is_too_little_is_not_firm() {
    for reason in Reason::ALL {
        let is_open = [Reason::Contradictory, Reason::TooLittle].contains(reason);
        assert_eq!(Verdict::CannotTell(*reason).is_firm(), !is_open, "{reason:?}");
    }
    assert!(Verdict::NoSign.is_firm());
    let variants = VariantSet::of(&[Variant::B]);
    assert!(Verdict::Sign { variants }.is_firm());
}

#[test]
fn each_kind_of_names_fits_its_roles() {
    for (kind, roles) in [
        (Kind::Bystander, &[Role::Bystander][..]),
        (Kind::Listed, &[Role::Vendor, Role::Bystander]),
        (Kind::Security, &[Role::Vendor, Role::Peer]),
        (Kind::Unlisted, &[Role::Peer, Role::Control]),
        (Kind::Vendor, &[Role::Vendor]),
    ] {
        for (_, target) in Catalogue::shipped().iter() {
            assert_eq!(
                kind.fits(target),
                roles.contains(&target.role()),
                "{kind:?}: {}",
                target.host
            );
        }
    }
}

#[test]
fn each_explanation_leads_to_its_claim() {
    use Hypothesis::{Clear, Filter, Flaky, NameList, Outage, WormB, WormC};
    for (claim, hypotheses) in [
        (Claim::Clear, &[Clear, Flaky][..]),
        (Claim::Filter, &[Filter, NameList]),
        (Claim::Outage, &[Outage]),
        (Claim::Worm, &[WormB, WormC]),
    ] {
        assert!(
            hypotheses.iter().all(|&hypothesis| Claim::of(hypothesis) == claim),
            "{claim:?}"
        );
    }
}

#[test]
fn what_the_plan_asks_of_a_case_is_counted() {
    let (model, catalogue) = (Model::shipped(), Catalogue::shipped());
    let soundness = |held: &[(Role, usize, Outcome, u32)]| {
        let mut evidence = Evidence::default();
        for &(role, count, outcome, took) in held {
            let of_role = catalogue.iter().filter(|(_, target)| target.role() == role);
            for (target, _) in of_role.take(count) {
                let (asked, at) = (Millis(0), Millis(took));
                evidence.record(&Observation {
                    target,
                    outcome,
                    asked,
                    at,
                });
            }
        }
        let case = Case::of(model, &catalogue, &evidence);
        (case.is_line_sound(), case.dark_operators())
    };
    let control = (Role::Control, 1, Outcome::Reached, 40);
    let silent = (Role::Peer, 1, Outcome::TimedOut, 5_000);
    let dark = (Role::Vendor, 2, Outcome::Failed, 8);
    assert_eq!(soundness(&[]), (false, 0));
    assert_eq!(soundness(&[dark]), (false, 2));
    assert_eq!(soundness(&[control, dark]), (true, 2));
    assert_eq!(soundness(&[control, silent]), (false, 0));
}
