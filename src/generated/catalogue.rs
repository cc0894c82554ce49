// Written by `cargo xtask codegen` from `data/catalogue.toml`; do not edit.

use crate::target::{Operator, Sector, Shipped};

pub(crate) const DATE: &str = "2026-11-22";

pub(crate) const SHIPPED: &[Shipped] = &[
    Shipped {
        host: "www.trendmicro.com",
        path: "/robots.txt",
        operator: Operator(0),
        sector: Sector::Security,
    },
    Shipped {
        host: "www.f-secure.com",
        path: "/robots.txt",
        operator: Operator(1),
        sector: Sector::Security,
    },
    Shipped {
        host: "www.sophos.com",
        path: "/robots.txt",
        operator: Operator(2),
        sector: Sector::Security,
    },
    Shipped {
        host: "www.eset.com",
        path: "/robots.txt",
        operator: Operator(3),
        sector: Sector::Security,
    },
    Shipped {
        host: "www.kaspersky.com",
        path: "/robots.txt",
        operator: Operator(4),
        sector: Sector::Security,
    },
    Shipped {
        host: "www.bitdefender.com",
        path: "/robots.txt",
        operator: Operator(5),
        sector: Sector::Security,
    },
    Shipped {
        host: "www.malwarebytes.com",
        path: "/robots.txt",
        operator: Operator(6),
        sector: Sector::Security,
    },
    Shipped {
        host: "www.secureworks.com",
        path: "/robots.txt",
        operator: Operator(7),
        sector: Sector::Security,
    },
    Shipped {
        host: "www.technet.org",
        path: "/robots.txt",
        operator: Operator(8),
        sector: Sector::General,
    },
    Shipped {
        host: "www.technetix.com",
        path: "/robots.txt",
        operator: Operator(9),
        sector: Sector::General,
    },
    Shipped {
        host: "pandas.pydata.org",
        path: "/robots.txt",
        operator: Operator(10),
        sector: Sector::General,
    },
    Shipped {
        host: "www.ca.gov",
        path: "/robots.txt",
        operator: Operator(11),
        sector: Sector::General,
    },
    Shipped {
        host: "www.vet.cornell.edu",
        path: "/robots.txt",
        operator: Operator(12),
        sector: Sector::General,
    },
    Shipped {
        host: "www.mountsinai.org",
        path: "/robots.txt",
        operator: Operator(13),
        sector: Sector::General,
    },
    Shipped {
        host: "www.crowdstrike.com",
        path: "/robots.txt",
        operator: Operator(14),
        sector: Sector::Security,
    },
    Shipped {
        host: "www.paloaltonetworks.com",
        path: "/robots.txt",
        operator: Operator(15),
        sector: Sector::Security,
    },
    Shipped {
        host: "www.checkpoint.com",
        path: "/robots.txt",
        operator: Operator(16),
        sector: Sector::Security,
    },
    Shipped {
        host: "www.withsecure.com",
        path: "/robots.txt",
        operator: Operator(17),
        sector: Sector::Security,
    },
    Shipped {
        host: "www.cisa.gov",
        path: "/robots.txt",
        operator: Operator(18),
        sector: Sector::Security,
    },
    Shipped {
        host: "www.debian.org",
        path: "/robots.txt",
        operator: Operator(19),
        sector: Sector::General,
    },
    Shipped {
        host: "www.w3.org",
        path: "/robots.txt",
        operator: Operator(20),
        sector: Sector::General,
    },
    Shipped {
        host: "www.apache.org",
        path: "/robots.txt",
        operator: Operator(21),
        sector: Sector::General,
    },
    Shipped {
        host: "www.kernel.org",
        path: "/robots.txt",
        operator: Operator(22),
        sector: Sector::General,
    },
    Shipped {
        host: "www.openstreetmap.org",
        path: "/robots.txt",
        operator: Operator(23),
        sector: Sector::General,
    },
];
