//! What a partner may write, and what is said of the rest.

use conficker_check::code::Code as _;
use conficker_check::settings::Settings;

#[test]
fn a_domain_of_two_labels_or_more_is_taken() {
    for base in [
        "twins.example",
        "check.bank.example",
        "xn--bcher-kva.example",
        " Twins.Example ",
    ] {
        let catalogue = Settings::parse(Some(base), None, 0)
            .map(|settings| settings.catalogue())
            .ok();
        let host = catalogue.and_then(|catalogue| catalogue.iter().last().map(|(_, target)| target.host.to_string()));
        assert_eq!(
            host,
            Some(format!("conficker.{}", base.trim().to_lowercase())),
            "{base}"
        );
    }
}

#[test]
fn no_domain_means_no_twins() {
    let catalogue = Settings::parse(None, None, 0).map(|settings| settings.catalogue());
    assert!(catalogue.is_ok_and(|catalogue| catalogue.iter().all(|(id, _)| !catalogue.is_twin(id))));
}

#[test]
fn what_is_no_domain_is_refused() {
    let long_label = format!("{}.example", "a".repeat(64));
    let long_name = [
        "a".repeat(60),
        "b".repeat(60),
        "c".repeat(60),
        "d".repeat(60),
        String::from("example"),
    ]
    .join(".");
    let written = [
        "",
        "localhost",
        "https://twins.example",
        "twins.example/",
        "twins.example:8443",
        "twins..example",
        ".example",
        "example.",
        "-a.example",
        "a-.example",
        "a b.example",
        "bücher.example",
        "192.0.2.1",
        "[2001:db8::1]",
        &long_label,
        &long_name,
    ];
    for base in written {
        refused(base, &["domain-invalid"]);
    }
}

#[test]
fn a_domain_that_the_worm_blocks_is_refused_with_every_string() {
    refused("eset.example", &["domain-listed"]);
    refused("reset.example", &["domain-listed"]);
    refused("virus.norton.example", &["domain-listed", "domain-listed"]);
    let faults = Settings::parse(Some("conficker.example"), None, 0)
        .err()
        .unwrap_or_default();
    let told: Vec<_> = faults.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        ["canary contains a string that the worm blocks: conficker in conficker.example"]
    );
}

#[track_caller]
fn refused(base: &str, codes: &[&str]) {
    let faults = Settings::parse(Some(base), None, 0).err().unwrap_or_default();
    let found: Vec<_> = faults.iter().map(|fault| fault.code()).collect();
    assert_eq!(found, codes, "{base:?}");
    assert!(faults.iter().all(|fault| fault.field() == "canary"), "{base:?}");
}
