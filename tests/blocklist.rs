//! The worm's strings and the names they block.

use conficker_check::blocklist::{self, Tier};
use conficker_check::evidence::TARGETS_MAX;
use conficker_check::target::{Catalogue, Role, Sector, Target};
use conficker_check::variant::{Variant, VariantSet};

const B_AND_C: &[Variant] = &[Variant::B, Variant::C];
const C_ALONE: &[Variant] = &[Variant::C];

#[test]
fn the_list_has_the_published_length() {
    let carrying = |variant| {
        blocklist::sourced()
            .iter()
            .filter(|entry| entry.variants.contains(variant))
            .count()
    };
    // Sophos, Mal/Conficker-A: 60 strings of B. Seven more of C are sourced.
    assert_eq!(
        (carrying(Variant::A), carrying(Variant::B), carrying(Variant::C)),
        (0, 60, 67)
    );
    assert_eq!(blocklist::unverified().len(), 24 + 24);
    assert!(blocklist::sourced().iter().all(|entry| entry.tier == Tier::Sourced));
    assert!(blocklist::unverified().iter().all(|entry| entry.tier != Tier::Sourced));
}

#[test]
fn names_that_contain_a_string_are_listed() {
    listed("www.kaspersky.com", B_AND_C);
    listed("WWW.Kaspersky.COM", B_AND_C);
    listed("www.bitdefender.com", B_AND_C);
    listed("pandas.pydata.org", B_AND_C);
    listed("www.ca.gov", B_AND_C);
    listed("reset.example", B_AND_C);
    listed("www.secureworks.com", C_ALONE);
    listed("conficker.example", C_ALONE);
    listed("technet.example", C_ALONE);
}

#[test]
fn names_that_only_look_alike_are_not_listed() {
    listed("www.cbc.ca", &[]);
    listed("letsencrypt.org", &[]);
    listed("certificate.example", &[]);
    listed("www.withsecure.com", &[]);
    listed("", &[]);
    // Said to be C's, without a source.
    listed("www.gmer.net", &[]);
    listed("www.dslreports.com", &[]);
}

#[test]
fn a_rooted_name_ends_in_its_dot() {
    listed("www.cbc.ca.", B_AND_C);
}

#[test]
fn the_catalogue_fills_every_cell() {
    let catalogue = Catalogue::shipped();
    let count = |which: &dyn Fn(&Target) -> bool| catalogue.iter().filter(|(_, target)| which(target)).count();
    assert!(count(&|target| target.role() == Role::Vendor && !target.tells_variants_apart()) >= 6);
    // One for each sector, and one more, so that no outage renames the worm.
    assert!(count(&|target| target.tells_variants_apart()) >= 3);
    for role in [Role::Bystander, Role::Control, Role::Peer] {
        assert!(count(&|target| target.role() == role) >= 4, "{role:?}");
    }
}

#[test]
fn no_target_rests_on_an_unverified_string() {
    for (_, target) in Catalogue::shipped().iter() {
        let touched: Vec<_> = blocklist::matches(blocklist::unverified(), &target.host).collect();
        assert!(touched.is_empty(), "{}: {touched:?}", target.host);
    }
}

#[test]
fn the_catalogue_fits_the_evidence() {
    let catalogue = Catalogue::shipped().with_twins("twins.example");
    assert!(catalogue.len() <= TARGETS_MAX);
}

#[test]
fn no_two_targets_share_an_operator() {
    let catalogue = Catalogue::shipped();
    for (id, target) in catalogue.iter() {
        let twin = catalogue
            .iter()
            .find(|(other, second)| *other != id && second.operator == target.operator);
        assert!(twin.is_none(), "{} and {twin:?}", target.host);
        // The verdict counts operators by the bits of a word; the last is the partner's.
        assert!(target.operator.0 < 31, "{}", target.host);
    }
}

#[test]
fn twins_differ_in_the_string_alone() {
    let catalogue = Catalogue::shipped().with_twins("twins.example");
    let twins: Vec<_> = catalogue
        .iter()
        .filter(|(id, _)| catalogue.is_twin(*id))
        .map(|(_, target)| target)
        .collect();
    let [plain, virus, conficker] = twins.as_slice() else {
        panic!("{twins:?}")
    };
    assert_eq!(
        (plain.role(), virus.role(), conficker.role()),
        (Role::Control, Role::Bystander, Role::Bystander)
    );
    assert!(conficker.tells_variants_apart() && !virus.tells_variants_apart());
    for twin in [plain, virus, conficker] {
        assert_eq!((&plain.operator, Sector::General), (&twin.operator, twin.sector));
    }
    assert!(plain.beside.is_none() && virus.beside.is_some() && virus.beside == conficker.beside);
}

#[track_caller]
fn listed(host: &str, by: &[Variant]) {
    assert_eq!(blocklist::listed_by(host), VariantSet::of(by), "{host}");
}
