// Written by `cargo xtask codegen` from `operator/src/policy.rs`; do not edit.

export const policies = {
  element: {
    "script-src": ["{host}","'wasm-unsafe-eval'","'sha256-8qklxfC/5L9IMFdkd2S8eU6ot+zYOl8pOCZSAWKPFdI='"],
    "connect-src": ["https://www.trendmicro.com","https://www.f-secure.com","https://www.sophos.com","https://www.eset.com","https://www.kaspersky.com","https://www.bitdefender.com","https://www.malwarebytes.com","https://www.secureworks.com","https://www.technet.org","https://www.technetix.com","https://pandas.pydata.org","https://www.defenders.org","https://www.vet.cornell.edu","https://www.ca.gov","https://www.nortonsimon.org","https://www.britannica.com","https://www.mountsinai.org","https://www.crowdstrike.com","https://www.paloaltonetworks.com","https://www.checkpoint.com","https://www.withsecure.com","https://www.cisa.gov","https://www.debian.org","https://www.w3.org","https://www.apache.org","https://www.kernel.org","https://www.openstreetmap.org","https://nobody.invalid"],
    "frame-src": ["{host}"],
  },
  single: {
    "script-src": ["{host}","'sha256-8qklxfC/5L9IMFdkd2S8eU6ot+zYOl8pOCZSAWKPFdI='"],
    "connect-src": ["https://www.trendmicro.com","https://www.f-secure.com","https://www.sophos.com","https://www.eset.com","https://www.kaspersky.com","https://www.bitdefender.com","https://www.malwarebytes.com","https://www.secureworks.com","https://www.technet.org","https://www.technetix.com","https://pandas.pydata.org","https://www.defenders.org","https://www.vet.cornell.edu","https://www.ca.gov","https://www.nortonsimon.org","https://www.britannica.com","https://www.mountsinai.org","https://www.crowdstrike.com","https://www.paloaltonetworks.com","https://www.checkpoint.com","https://www.withsecure.com","https://www.cisa.gov","https://www.debian.org","https://www.w3.org","https://www.apache.org","https://www.kernel.org","https://www.openstreetmap.org","https://nobody.invalid"],
    "frame-src": ["{host}"],
  },
  strict: {
    "script-src": ["{host}"],
    "style-src": ["{host}"],
    "connect-src": ["https://www.trendmicro.com","https://www.f-secure.com","https://www.sophos.com","https://www.eset.com","https://www.kaspersky.com","https://www.bitdefender.com","https://www.malwarebytes.com","https://www.secureworks.com","https://www.technet.org","https://www.technetix.com","https://pandas.pydata.org","https://www.defenders.org","https://www.vet.cornell.edu","https://www.ca.gov","https://www.nortonsimon.org","https://www.britannica.com","https://www.mountsinai.org","https://www.crowdstrike.com","https://www.paloaltonetworks.com","https://www.checkpoint.com","https://www.withsecure.com","https://www.cisa.gov","https://www.debian.org","https://www.w3.org","https://www.apache.org","https://www.kernel.org","https://www.openstreetmap.org","https://nobody.invalid"],
    "frame-src": ["{host}"],
  },
  framed: {
    "frame-src": ["{host}"],
  },
  framedPage: {
    "default-src": ["'none'"],
    "script-src": ["'self'","'wasm-unsafe-eval'","'sha256-8qklxfC/5L9IMFdkd2S8eU6ot+zYOl8pOCZSAWKPFdI='"],
    "style-src": ["'self'"],
    "connect-src": ["https://www.trendmicro.com","https://www.f-secure.com","https://www.sophos.com","https://www.eset.com","https://www.kaspersky.com","https://www.bitdefender.com","https://www.malwarebytes.com","https://www.secureworks.com","https://www.technet.org","https://www.technetix.com","https://pandas.pydata.org","https://www.defenders.org","https://www.vet.cornell.edu","https://www.ca.gov","https://www.nortonsimon.org","https://www.britannica.com","https://www.mountsinai.org","https://www.crowdstrike.com","https://www.paloaltonetworks.com","https://www.checkpoint.com","https://www.withsecure.com","https://www.cisa.gov","https://www.debian.org","https://www.w3.org","https://www.apache.org","https://www.kernel.org","https://www.openstreetmap.org","https://nobody.invalid"],
    "frame-src": ["'self'"],
    "base-uri": ["'none'"],
    "form-action": ["'none'"],
    "frame-ancestors": ["*"],
  },
  npm: {
    "script-src": ["'self'","'wasm-unsafe-eval'","'sha256-8qklxfC/5L9IMFdkd2S8eU6ot+zYOl8pOCZSAWKPFdI='"],
    "connect-src": ["https://www.trendmicro.com","https://www.f-secure.com","https://www.sophos.com","https://www.eset.com","https://www.kaspersky.com","https://www.bitdefender.com","https://www.malwarebytes.com","https://www.secureworks.com","https://www.technet.org","https://www.technetix.com","https://pandas.pydata.org","https://www.defenders.org","https://www.vet.cornell.edu","https://www.ca.gov","https://www.nortonsimon.org","https://www.britannica.com","https://www.mountsinai.org","https://www.crowdstrike.com","https://www.paloaltonetworks.com","https://www.checkpoint.com","https://www.withsecure.com","https://www.cisa.gov","https://www.debian.org","https://www.w3.org","https://www.apache.org","https://www.kernel.org","https://www.openstreetmap.org","https://nobody.invalid"],
  },
  chart: {
    "default-src": ["'none'"],
    "img-src": ["https://www.trendmicro.com","https://www.f-secure.com","https://pandas.pydata.org","https://www.ca.gov","https://www.paloaltonetworks.com","https://www.checkpoint.com","https://www.debian.org","https://www.w3.org"],
    "style-src": ["'self'"],
    "base-uri": ["'none'"],
    "form-action": ["'none'"],
    "frame-ancestors": ["*"],
  },
};

export const twins = ["https://plain.{twins}","https://virus.{twins}","https://conficker.{twins}"];

export const own = ["https://nobody.invalid","https://*.{own}"];

export const facts = {
  add: "Add these sources to the policy that your page already has. Where a page has two policies, both have to allow them.",
  connect: "A host that connect-src leaves out cannot be asked, and neither can one that has moved to a host it leaves out. Where too many are missing, the check cannot tell, and says `page-policy`. A new release may ask other hosts: make the list anew with each, or write https: in its place, which allows them all.",
  hash: "The hash allows the script of a hidden, sandboxed frame that asks a host again whose answer was withheld, or did not come. Without it the check says less: where names fail at once, it cannot tell in most browsers, and its report says `no-second-opinion`.",
  wasm: "'wasm-unsafe-eval' allows WebAssembly. Without it the same check runs as JavaScript: more to download, the same verdict.",
  frame: "frame-src lets visitors without script open the eye chart inside the tag. Where it is missing, they get no chart.",
};
