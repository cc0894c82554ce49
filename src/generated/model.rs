// Written by `cargo xtask codegen` from `data/`; do not edit.

use crate::inference::{Sighting, Weight, Weights};
use crate::plan::{Pace, Quota, Rungs};
use crate::time::Millis;
use crate::verdict::{Guard, Threshold};

pub(crate) const WEIGHTS: Weights = Weights {
    prior: [
        Weight { centibans: 0 },
        Weight { centibans: -100 },
        Weight { centibans: -150 },
        Weight { centibans: -130 },
        Weight { centibans: -250 },
        Weight { centibans: -250 },
    ],
    dark: Sighting {
        seen: Weight { centibans: -230 },
        unseen: Weight { centibans: 0 },
    },
    dim: Sighting {
        seen: Weight { centibans: -82 },
        unseen: Weight { centibans: -7 },
    },
    lit: Sighting {
        seen: Weight { centibans: -1 },
        unseen: Weight { centibans: -170 },
    },
};

pub(crate) const THRESHOLD: Threshold = Threshold {
    sign_lead: Weight { centibans: 200 },
    variant_lead: Weight { centibans: 100 },
    worm_excluded: Weight { centibans: 300 },
    clear_lead: Weight { centibans: 100 },
    filter_lead: Weight { centibans: 100 },
};

pub(crate) const GUARD: Guard = Guard {
    dark_operators_min: 3,
    dark_general_min: 1,
    lit_after_dark_min: 2,
    listed_seen_min: 2,
    vendors_seen_min: 1,
    filtered_dark_min: 3,
    outage_dark_min: 4,
};

pub(crate) const PACE: Pace = Pace {
    probe_timeout: Millis(8000),
    shared_wait_min: Millis(6000),
    last_wait_min: Millis(5500),
    lost_packet: Millis(5000),
    slow_factor: 2,
    suspect_min: Millis(400),
    suspect_factor: 4,
    silence: Millis(2000),
    run_max: Millis(14000),
    listed_in_flight_max: 4,
    hosts_max: 16,
    interruptions_max: 1,
};

pub(crate) const RUNG: Rungs = Rungs {
    look: Quota {
        control: 2,
        peer: 1,
        vendor: 1,
        c_only: 0,
        bystander: 1,
        twin: 3,
    },
    hang: Quota {
        control: 2,
        peer: 1,
        vendor: 2,
        c_only: 1,
        bystander: 2,
        twin: 3,
    },
    confirm: Quota {
        control: 3,
        peer: 2,
        vendor: 2,
        c_only: 1,
        bystander: 2,
        twin: 3,
    },
    settle: Quota {
        control: 4,
        peer: 3,
        vendor: 4,
        c_only: 1,
        bystander: 4,
        twin: 3,
    },
    line: Quota {
        control: 4,
        peer: 2,
        vendor: 1,
        c_only: 0,
        bystander: 1,
        twin: 3,
    },
};
