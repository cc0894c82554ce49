// Written by `cargo xtask codegen` from `data/catalogue.toml`; do not edit.

use crate::target::{Sector, Shipped};

pub(crate) const DATE: &str = "2026-11-30";

pub(crate) const SHIPPED: &[Shipped] = &[
    Shipped {
        host: "www.trendmicro.com",
        sector: Sector::Security,
    },
    Shipped {
        host: "www.f-secure.com",
        sector: Sector::Security,
    },
    Shipped {
        host: "www.sophos.com",
        sector: Sector::Security,
    },
    Shipped {
        host: "www.eset.com",
        sector: Sector::Security,
    },
    Shipped {
        host: "www.kaspersky.com",
        sector: Sector::Security,
    },
    Shipped {
        host: "www.bitdefender.com",
        sector: Sector::Security,
    },
    Shipped {
        host: "www.malwarebytes.com",
        sector: Sector::Security,
    },
    Shipped {
        host: "www.secureworks.com",
        sector: Sector::Security,
    },
    Shipped {
        host: "www.technet.org",
        sector: Sector::General,
    },
    Shipped {
        host: "www.technetix.com",
        sector: Sector::General,
    },
    Shipped {
        host: "pandas.pydata.org",
        sector: Sector::General,
    },
    Shipped {
        host: "www.defenders.org",
        sector: Sector::General,
    },
    Shipped {
        host: "www.vet.cornell.edu",
        sector: Sector::General,
    },
    Shipped {
        host: "www.ca.gov",
        sector: Sector::General,
    },
    Shipped {
        host: "www.nortonsimon.org",
        sector: Sector::General,
    },
    Shipped {
        host: "www.britannica.com",
        sector: Sector::General,
    },
    Shipped {
        host: "www.mountsinai.org",
        sector: Sector::General,
    },
    Shipped {
        host: "www.crowdstrike.com",
        sector: Sector::Security,
    },
    Shipped {
        host: "www.paloaltonetworks.com",
        sector: Sector::Security,
    },
    Shipped {
        host: "www.checkpoint.com",
        sector: Sector::Security,
    },
    Shipped {
        host: "www.withsecure.com",
        sector: Sector::Security,
    },
    Shipped {
        host: "www.cisa.gov",
        sector: Sector::Security,
    },
    Shipped {
        host: "www.debian.org",
        sector: Sector::General,
    },
    Shipped {
        host: "www.w3.org",
        sector: Sector::General,
    },
    Shipped {
        host: "www.apache.org",
        sector: Sector::General,
    },
    Shipped {
        host: "www.kernel.org",
        sector: Sector::General,
    },
    Shipped {
        host: "www.openstreetmap.org",
        sector: Sector::General,
    },
];
