// Written by `cargo xtask codegen` from `data/catalogue.toml`; do not edit.

pub(crate) const DATE: &str = "2026-11-30";

pub(crate) const SHIPPED: &str = "!www.trendmicro.com !www.f-secure.com !www.sophos.com !www.eset.com !www.kaspersky.com !www.bitdefender.com !www.malwarebytes.com !www.secureworks.com www.technet.org www.technetix.com pandas.pydata.org www.defenders.org www.vet.cornell.edu www.ca.gov www.nortonsimon.org www.britannica.com www.mountsinai.org !www.crowdstrike.com !www.paloaltonetworks.com !www.checkpoint.com !www.withsecure.com !www.cisa.gov www.debian.org www.w3.org www.apache.org www.kernel.org www.openstreetmap.org ";

pub(crate) const OWN: &str = "panda ca vet nai rising norman technet msdn msft !virus !malware !spyware !eset !conficker !phishing !botnet !ransomware !hacking !exploit zebra uk zoo oak setting robert fishnet mkpn hdrt ";
