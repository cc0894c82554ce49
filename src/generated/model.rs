// Written by `cargo xtask codegen` from `data/model.toml`; do not edit.

use crate::model::{Guard, Likelihood, Model, Pace, Threshold, Weight};
use crate::time::Millis;

pub(crate) static MODEL: Model = Model {
    prior: [
        Weight { centibans: 0 },
        Weight { centibans: -100 },
        Weight { centibans: -252 },
        Weight { centibans: -152 },
        Weight { centibans: -130 },
        Weight { centibans: -252 },
        Weight { centibans: -252 },
    ],
    likelihood: [
        Likelihood {
            seen: Weight { centibans: -230 },
            hanging: Weight { centibans: 0 },
            silent: Weight { centibans: 0 },
            dark: Weight { centibans: 0 },
        },
        Likelihood {
            seen: Weight { centibans: -82 },
            hanging: Weight { centibans: -7 },
            silent: Weight { centibans: -7 },
            dark: Weight { centibans: -7 },
        },
        Likelihood {
            seen: Weight { centibans: -1 },
            hanging: Weight { centibans: -52 },
            silent: Weight { centibans: -87 },
            dark: Weight { centibans: -170 },
        },
        Likelihood {
            seen: Weight { centibans: -7 },
            hanging: Weight { centibans: -82 },
            silent: Weight { centibans: -82 },
            dark: Weight { centibans: -82 },
        },
    ],
    threshold: Threshold {
        sign_lead: Weight { centibans: 348 },
        variant_lead: Weight { centibans: 172 },
        worm_excluded: Weight { centibans: 300 },
        clear_lead: Weight { centibans: 100 },
        filter_lead: Weight { centibans: 100 },
    },
    guard: Guard {
        dark_operators_min: 3,
        dark_general_min: 1,
        dark_general_min_lossy: 4,
        lit_after_dark_min: 2,
        lit_beside_dark_min: 4,
        listed_seen_min: 2,
        vendors_seen_min: 1,
        filtered_dark_min: 3,
        outage_dark_min: 4,
        refused_min: 4,
    },
    pace: Pace {
        silence_max: Millis(8000),
        lost_packet: Millis(5000),
        lost_packet_windows: Millis(2400),
        lost_packet_browser: Millis(3400),
        late_min: Millis(900),
        grace: Millis(200),
        slow_factor: 2,
        slow_max: Millis(1500),
        hang_min: Millis(350),
        hang_factor: 3,
        hang_unpaced: Millis(2000),
        run_max: Millis(14800),
        listed_in_flight_any: 4,
        listed_in_flight_max: 7,
        hosts_max: 17,
        interruptions_max: 1,
    },
};
