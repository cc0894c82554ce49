//! The figures of the model as constants.

use super::NOTICE;
use serde::Deserialize;

/// `data/model.toml`.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct File {
    prior: Prior,
    brightness: Brightness,
    threshold: Threshold,
    guard: Guard,
    pace: Pace,
    rung: Rungs,
}

/// Declares a table of which every row is one figure with its reason.
macro_rules! table {
    ($name:ident { $($field:ident),+ $(,)? }) => {
        #[derive(Deserialize)]
        #[serde(rename_all = "kebab-case", deny_unknown_fields)]
        struct $name { $($field: Figure),+ }
    };
}

table!(Prior {
    clear,
    filter,
    name_list,
    outage,
    worm_b,
    worm_c
});
table!(Sighting { seen, unseen });
table!(Threshold {
    sign_lead,
    variant_lead,
    worm_excluded,
    clear_lead,
    filter_lead
});
table!(Guard {
    dark_operators_min,
    dark_general_min,
    lit_after_dark_min,
    listed_seen_min,
    vendors_seen_min,
    filtered_dark_min,
    outage_dark_min
});
table!(Pace {
    probe_timeout_ms,
    shared_wait_min_ms,
    last_wait_min_ms,
    lost_packet_ms,
    slow_factor,
    suspect_min_ms,
    suspect_factor,
    silence_ms,
    run_max_ms,
    listed_in_flight_max,
    hosts_max,
    interruptions_max,
});

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Brightness {
    dark: Sighting,
    dim: Sighting,
    lit: Sighting,
}

/// One number; a weight is in centibans.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Figure {
    #[serde(alias = "weight")]
    value: i32,
    /// For people: whether the number is a judgement rather than a count.
    #[serde(rename = "guess", default)]
    _guess: bool,
    /// For people; no figure comes without one.
    #[serde(rename = "reason")]
    _reason: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rungs {
    look: Quota,
    hang: Quota,
    confirm: Quota,
    settle: Quota,
    line: Quota,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Quota {
    control: usize,
    peer: usize,
    vendor: usize,
    c_only: usize,
    bystander: usize,
    twin: usize,
    #[serde(rename = "reason")]
    _reason: String,
}

/// The constants.
pub(super) fn source(file: &File) -> String {
    let File {
        prior,
        brightness,
        threshold,
        guard,
        pace,
        rung,
    } = file;
    let priors = [
        &prior.clear,
        &prior.filter,
        &prior.name_list,
        &prior.outage,
        &prior.worm_b,
        &prior.worm_c,
    ]
    .map(weight)
    .join(", ");
    let Brightness { dark, dim, lit } = brightness;
    let quotas = [
        ("look", &rung.look),
        ("hang", &rung.hang),
        ("confirm", &rung.confirm),
        ("settle", &rung.settle),
        ("line", &rung.line),
    ];
    let quotas: String = quotas
        .into_iter()
        .map(|(name, of)| format!("{name}: {},", quota(of)))
        .collect();
    format!(
        "{NOTICE}use crate::inference::{{Sighting, Weight, Weights}};
        use crate::plan::{{Pace, Quota, Rungs}};
        use crate::time::Millis;
        use crate::verdict::{{Guard, Threshold}};

        pub(crate) const WEIGHTS: Weights = Weights {{ prior: [{priors}], dark: {}, dim: {}, lit: {} }};

        pub(crate) const THRESHOLD: Threshold = Threshold {{
            sign_lead: {}, variant_lead: {}, worm_excluded: {}, clear_lead: {}, filter_lead: {} }};

        pub(crate) const GUARD: Guard = Guard {{
            dark_operators_min: {}, dark_general_min: {}, lit_after_dark_min: {}, listed_seen_min: {}, vendors_seen_min: {}, filtered_dark_min: {},
            outage_dark_min: {} }};

        pub(crate) const PACE: Pace = Pace {{
            probe_timeout: Millis({}), shared_wait_min: Millis({}), last_wait_min: Millis({}), lost_packet: Millis({}), slow_factor: {}, suspect_min: Millis({}),
            suspect_factor: {}, silence: Millis({}), run_max: Millis({}), listed_in_flight_max: {}, hosts_max: {},
            interruptions_max: {} }};

        pub(crate) const RUNG: Rungs = Rungs {{ {quotas} }};
        ",
        sighting(dark),
        sighting(dim),
        sighting(lit),
        weight(&threshold.sign_lead),
        weight(&threshold.variant_lead),
        weight(&threshold.worm_excluded),
        weight(&threshold.clear_lead),
        weight(&threshold.filter_lead),
        guard.dark_operators_min.value,
        guard.dark_general_min.value,
        guard.lit_after_dark_min.value,
        guard.listed_seen_min.value,
        guard.vendors_seen_min.value,
        guard.filtered_dark_min.value,
        guard.outage_dark_min.value,
        pace.probe_timeout_ms.value,
        pace.shared_wait_min_ms.value,
        pace.last_wait_min_ms.value,
        pace.lost_packet_ms.value,
        pace.slow_factor.value,
        pace.suspect_min_ms.value,
        pace.suspect_factor.value,
        pace.silence_ms.value,
        pace.run_max_ms.value,
        pace.listed_in_flight_max.value,
        pace.hosts_max.value,
        pace.interruptions_max.value,
    )
}

fn weight(figure: &Figure) -> String {
    format!("Weight {{ centibans: {} }}", figure.value)
}

fn sighting(of: &Sighting) -> String {
    format!(
        "Sighting {{ seen: {}, unseen: {} }}",
        weight(&of.seen),
        weight(&of.unseen)
    )
}

fn quota(of: &Quota) -> String {
    let Quota {
        control,
        peer,
        vendor,
        c_only,
        bystander,
        twin,
        ..
    } = of;
    format!(
        "Quota {{ control: {control}, peer: {peer}, vendor: {vendor}, c_only: {c_only}, bystander: {bystander}, twin: {twin} }}"
    )
}
