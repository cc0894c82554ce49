// Written by `cargo xtask codegen` from `data/catalogue.toml`; do not edit.

export const sites = {
  vendor: ['www.trendmicro.com', 'www.f-secure.com', 'www.sophos.com', 'www.eset.com', 'www.kaspersky.com', 'www.bitdefender.com', 'www.malwarebytes.com', 'www.secureworks.com'],
  bystander: ['www.technet.org', 'www.technetix.com', 'pandas.pydata.org', 'www.defenders.org', 'www.vet.cornell.edu', 'www.ca.gov', 'www.nortonsimon.org', 'www.britannica.com', 'www.mountsinai.org'],
  peer: ['www.crowdstrike.com', 'www.paloaltonetworks.com', 'www.checkpoint.com', 'www.withsecure.com', 'www.cisa.gov'],
  control: ['www.debian.org', 'www.w3.org', 'www.apache.org', 'www.kernel.org', 'www.openstreetmap.org'],
};
