// Written by `cargo xtask codegen` from `data/`; do not edit.

use crate::target::{Sector, Shipped};

pub(crate) const DATE: &str = "2026-11-22";

pub(crate) const SHIPPED: &[Shipped] = &[
    Shipped {
        host: "www.trendmicro.com",
        path: "/robots.txt",
        operator: "Trend Micro",
        sector: Sector::Security,
    },
    Shipped {
        host: "www.f-secure.com",
        path: "/robots.txt",
        operator: "F-Secure",
        sector: Sector::Security,
    },
    Shipped {
        host: "www.sophos.com",
        path: "/robots.txt",
        operator: "Sophos",
        sector: Sector::Security,
    },
    Shipped {
        host: "www.eset.com",
        path: "/robots.txt",
        operator: "ESET",
        sector: Sector::Security,
    },
    Shipped {
        host: "www.kaspersky.com",
        path: "/robots.txt",
        operator: "Kaspersky",
        sector: Sector::Security,
    },
    Shipped {
        host: "www.bitdefender.com",
        path: "/robots.txt",
        operator: "Bitdefender",
        sector: Sector::Security,
    },
    Shipped {
        host: "www.malwarebytes.com",
        path: "/robots.txt",
        operator: "Malwarebytes",
        sector: Sector::Security,
    },
    Shipped {
        host: "www.secureworks.com",
        path: "/robots.txt",
        operator: "Secureworks",
        sector: Sector::Security,
    },
    Shipped {
        host: "pandas.pydata.org",
        path: "/robots.txt",
        operator: "NumFOCUS",
        sector: Sector::General,
    },
    Shipped {
        host: "www.ca.gov",
        path: "/robots.txt",
        operator: "State of California",
        sector: Sector::General,
    },
    Shipped {
        host: "www.vet.cornell.edu",
        path: "/robots.txt",
        operator: "Cornell University",
        sector: Sector::General,
    },
    Shipped {
        host: "www.mountsinai.org",
        path: "/robots.txt",
        operator: "Mount Sinai Health System",
        sector: Sector::General,
    },
    Shipped {
        host: "www.crowdstrike.com",
        path: "/robots.txt",
        operator: "CrowdStrike",
        sector: Sector::Security,
    },
    Shipped {
        host: "www.paloaltonetworks.com",
        path: "/robots.txt",
        operator: "Palo Alto Networks",
        sector: Sector::Security,
    },
    Shipped {
        host: "www.checkpoint.com",
        path: "/robots.txt",
        operator: "Check Point",
        sector: Sector::Security,
    },
    Shipped {
        host: "www.withsecure.com",
        path: "/robots.txt",
        operator: "WithSecure",
        sector: Sector::Security,
    },
    Shipped {
        host: "www.cisa.gov",
        path: "/robots.txt",
        operator: "CISA",
        sector: Sector::Security,
    },
    Shipped {
        host: "www.debian.org",
        path: "/robots.txt",
        operator: "Debian",
        sector: Sector::General,
    },
    Shipped {
        host: "www.w3.org",
        path: "/robots.txt",
        operator: "W3C",
        sector: Sector::General,
    },
    Shipped {
        host: "www.apache.org",
        path: "/robots.txt",
        operator: "Apache Software Foundation",
        sector: Sector::General,
    },
    Shipped {
        host: "www.kernel.org",
        path: "/robots.txt",
        operator: "Linux Kernel Organization",
        sector: Sector::General,
    },
    Shipped {
        host: "www.openstreetmap.org",
        path: "/robots.txt",
        operator: "OpenStreetMap Foundation",
        sector: Sector::General,
    },
];
