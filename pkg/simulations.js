// Written by `cargo xtask codegen` from `data/`; do not edit.

export const simulations = {
  "bystander-down": {
    "about": "the site of one bystander is down",
    "answerMs": 40,
    "canary": null,
    "events": [],
    "onLine": true,
    "outcomes": {
      "www.mountsinai.org": [
        "failed",
        8
      ]
    },
    "userAgent": "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0"
  },
  "cancelled": {
    "about": "the person stops the check",
    "answerMs": 900,
    "canary": null,
    "events": [
      [
        100,
        "abort"
      ]
    ],
    "onLine": true,
    "outcomes": {},
    "userAgent": "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0"
  },
  "captive-portal": {
    "about": "a network that answers every name with its login page",
    "answerMs": 40,
    "canary": null,
    "events": [],
    "onLine": true,
    "outcomes": {
      "pandas.pydata.org": [
        "failed",
        25
      ],
      "www.apache.org": [
        "failed",
        25
      ],
      "www.bitdefender.com": [
        "failed",
        25
      ],
      "www.ca.gov": [
        "failed",
        25
      ],
      "www.checkpoint.com": [
        "failed",
        25
      ],
      "www.cisa.gov": [
        "failed",
        25
      ],
      "www.crowdstrike.com": [
        "failed",
        25
      ],
      "www.debian.org": [
        "failed",
        25
      ],
      "www.eset.com": [
        "failed",
        25
      ],
      "www.f-secure.com": [
        "failed",
        25
      ],
      "www.kaspersky.com": [
        "failed",
        25
      ],
      "www.kernel.org": [
        "failed",
        25
      ],
      "www.malwarebytes.com": [
        "failed",
        25
      ],
      "www.mountsinai.org": [
        "failed",
        25
      ],
      "www.openstreetmap.org": [
        "failed",
        25
      ],
      "www.paloaltonetworks.com": [
        "failed",
        25
      ],
      "www.secureworks.com": [
        "failed",
        25
      ],
      "www.sophos.com": [
        "failed",
        25
      ],
      "www.trendmicro.com": [
        "failed",
        25
      ],
      "www.vet.cornell.edu": [
        "failed",
        25
      ],
      "www.w3.org": [
        "failed",
        25
      ],
      "www.withsecure.com": [
        "failed",
        25
      ]
    },
    "userAgent": "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0"
  },
  "chromium": {
    "about": "a browser that looks names up itself",
    "answerMs": 40,
    "canary": null,
    "events": [],
    "onLine": true,
    "outcomes": {},
    "userAgent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36"
  },
  "clean": {
    "about": "a PC on a sound line",
    "answerMs": 40,
    "canary": null,
    "events": [],
    "onLine": true,
    "outcomes": {},
    "userAgent": "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0"
  },
  "clean-lossy": {
    "about": "one first packet in twenty is lost",
    "answerMs": 40,
    "canary": null,
    "events": [],
    "onLine": true,
    "outcomes": {},
    "userAgent": "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0"
  },
  "clean-slow": {
    "about": "a line on which every answer takes about 3 s",
    "answerMs": 2400,
    "canary": null,
    "events": [],
    "onLine": true,
    "outcomes": {},
    "userAgent": "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0"
  },
  "clean-slow-lossy": {
    "about": "a line that is slow and loses one first packet in five",
    "answerMs": 2400,
    "canary": null,
    "events": [],
    "onLine": true,
    "outcomes": {},
    "userAgent": "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0"
  },
  "clean-very-lossy": {
    "about": "one first packet in five is lost",
    "answerMs": 40,
    "canary": null,
    "events": [],
    "onLine": true,
    "outcomes": {},
    "userAgent": "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0"
  },
  "conficker-b": {
    "about": "variant B whose look-ups are never answered",
    "answerMs": 40,
    "canary": null,
    "events": [],
    "onLine": true,
    "outcomes": {
      "pandas.pydata.org": [
        "failed",
        10000
      ],
      "www.bitdefender.com": [
        "failed",
        10000
      ],
      "www.ca.gov": [
        "failed",
        10000
      ],
      "www.eset.com": [
        "failed",
        10000
      ],
      "www.f-secure.com": [
        "failed",
        10000
      ],
      "www.kaspersky.com": [
        "failed",
        10000
      ],
      "www.malwarebytes.com": [
        "failed",
        10000
      ],
      "www.mountsinai.org": [
        "failed",
        10000
      ],
      "www.sophos.com": [
        "failed",
        10000
      ],
      "www.trendmicro.com": [
        "failed",
        10000
      ],
      "www.vet.cornell.edu": [
        "failed",
        10000
      ]
    },
    "userAgent": "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0"
  },
  "conficker-b-control-down": {
    "about": "variant B while one control is down",
    "answerMs": 40,
    "canary": null,
    "events": [],
    "onLine": true,
    "outcomes": {
      "pandas.pydata.org": [
        "failed",
        8
      ],
      "www.bitdefender.com": [
        "failed",
        8
      ],
      "www.ca.gov": [
        "failed",
        8
      ],
      "www.eset.com": [
        "failed",
        8
      ],
      "www.f-secure.com": [
        "failed",
        8
      ],
      "www.kaspersky.com": [
        "failed",
        8
      ],
      "www.malwarebytes.com": [
        "failed",
        8
      ],
      "www.mountsinai.org": [
        "failed",
        8
      ],
      "www.sophos.com": [
        "failed",
        8
      ],
      "www.trendmicro.com": [
        "failed",
        8
      ],
      "www.vet.cornell.edu": [
        "failed",
        8
      ],
      "www.w3.org": [
        "failed",
        10000
      ]
    },
    "userAgent": "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0"
  },
  "conficker-b-fast": {
    "about": "variant B whose look-ups fail at once",
    "answerMs": 40,
    "canary": null,
    "events": [],
    "onLine": true,
    "outcomes": {
      "pandas.pydata.org": [
        "failed",
        8
      ],
      "www.bitdefender.com": [
        "failed",
        8
      ],
      "www.ca.gov": [
        "failed",
        8
      ],
      "www.eset.com": [
        "failed",
        8
      ],
      "www.f-secure.com": [
        "failed",
        8
      ],
      "www.kaspersky.com": [
        "failed",
        8
      ],
      "www.malwarebytes.com": [
        "failed",
        8
      ],
      "www.mountsinai.org": [
        "failed",
        8
      ],
      "www.sophos.com": [
        "failed",
        8
      ],
      "www.trendmicro.com": [
        "failed",
        8
      ],
      "www.vet.cornell.edu": [
        "failed",
        8
      ]
    },
    "userAgent": "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0"
  },
  "conficker-b-hiccup": {
    "about": "variant B while the machine is busy and one control answers late",
    "answerMs": 40,
    "canary": null,
    "events": [],
    "onLine": true,
    "outcomes": {
      "pandas.pydata.org": [
        "failed",
        10000
      ],
      "www.bitdefender.com": [
        "failed",
        10000
      ],
      "www.ca.gov": [
        "failed",
        10000
      ],
      "www.eset.com": [
        "failed",
        10000
      ],
      "www.f-secure.com": [
        "failed",
        10000
      ],
      "www.kaspersky.com": [
        "failed",
        10000
      ],
      "www.malwarebytes.com": [
        "failed",
        10000
      ],
      "www.mountsinai.org": [
        "failed",
        10000
      ],
      "www.sophos.com": [
        "failed",
        10000
      ],
      "www.trendmicro.com": [
        "failed",
        10000
      ],
      "www.vet.cornell.edu": [
        "failed",
        10000
      ]
    },
    "userAgent": "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0"
  },
  "conficker-b-not-windows": {
    "about": "the pattern of variant B on a machine that the worm cannot infect",
    "answerMs": 40,
    "canary": null,
    "events": [],
    "onLine": true,
    "outcomes": {
      "pandas.pydata.org": [
        "failed",
        8
      ],
      "www.bitdefender.com": [
        "failed",
        8
      ],
      "www.ca.gov": [
        "failed",
        8
      ],
      "www.eset.com": [
        "failed",
        8
      ],
      "www.f-secure.com": [
        "failed",
        8
      ],
      "www.kaspersky.com": [
        "failed",
        8
      ],
      "www.malwarebytes.com": [
        "failed",
        8
      ],
      "www.mountsinai.org": [
        "failed",
        8
      ],
      "www.sophos.com": [
        "failed",
        8
      ],
      "www.trendmicro.com": [
        "failed",
        8
      ],
      "www.vet.cornell.edu": [
        "failed",
        8
      ]
    },
    "userAgent": "Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0"
  },
  "conficker-b-twins": {
    "about": "variant B, with an operator's twins",
    "answerMs": 40,
    "canary": "twins.example",
    "events": [],
    "onLine": true,
    "outcomes": {
      "pandas.pydata.org": [
        "failed",
        8
      ],
      "virus.twins.example": [
        "failed",
        8
      ],
      "www.bitdefender.com": [
        "failed",
        8
      ],
      "www.ca.gov": [
        "failed",
        8
      ],
      "www.eset.com": [
        "failed",
        8
      ],
      "www.f-secure.com": [
        "failed",
        8
      ],
      "www.kaspersky.com": [
        "failed",
        8
      ],
      "www.malwarebytes.com": [
        "failed",
        8
      ],
      "www.mountsinai.org": [
        "failed",
        8
      ],
      "www.sophos.com": [
        "failed",
        8
      ],
      "www.trendmicro.com": [
        "failed",
        8
      ],
      "www.vet.cornell.edu": [
        "failed",
        8
      ]
    },
    "userAgent": "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0"
  },
  "conficker-c": {
    "about": "variant C whose look-ups are never answered",
    "answerMs": 40,
    "canary": null,
    "events": [],
    "onLine": true,
    "outcomes": {
      "pandas.pydata.org": [
        "failed",
        10000
      ],
      "www.bitdefender.com": [
        "failed",
        10000
      ],
      "www.ca.gov": [
        "failed",
        10000
      ],
      "www.eset.com": [
        "failed",
        10000
      ],
      "www.f-secure.com": [
        "failed",
        10000
      ],
      "www.kaspersky.com": [
        "failed",
        10000
      ],
      "www.malwarebytes.com": [
        "failed",
        10000
      ],
      "www.mountsinai.org": [
        "failed",
        10000
      ],
      "www.secureworks.com": [
        "failed",
        10000
      ],
      "www.sophos.com": [
        "failed",
        10000
      ],
      "www.trendmicro.com": [
        "failed",
        10000
      ],
      "www.vet.cornell.edu": [
        "failed",
        10000
      ]
    },
    "userAgent": "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0"
  },
  "conficker-c-fast": {
    "about": "variant C whose look-ups fail at once",
    "answerMs": 40,
    "canary": null,
    "events": [],
    "onLine": true,
    "outcomes": {
      "pandas.pydata.org": [
        "failed",
        8
      ],
      "www.bitdefender.com": [
        "failed",
        8
      ],
      "www.ca.gov": [
        "failed",
        8
      ],
      "www.eset.com": [
        "failed",
        8
      ],
      "www.f-secure.com": [
        "failed",
        8
      ],
      "www.kaspersky.com": [
        "failed",
        8
      ],
      "www.malwarebytes.com": [
        "failed",
        8
      ],
      "www.mountsinai.org": [
        "failed",
        8
      ],
      "www.secureworks.com": [
        "failed",
        8
      ],
      "www.sophos.com": [
        "failed",
        8
      ],
      "www.trendmicro.com": [
        "failed",
        8
      ],
      "www.vet.cornell.edu": [
        "failed",
        8
      ]
    },
    "userAgent": "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0"
  },
  "conficker-c-fast-lossy": {
    "about": "variant C whose look-ups fail at once, on a line that loses one first packet in twenty",
    "answerMs": 40,
    "canary": null,
    "events": [],
    "onLine": true,
    "outcomes": {
      "pandas.pydata.org": [
        "failed",
        8
      ],
      "www.bitdefender.com": [
        "failed",
        8
      ],
      "www.ca.gov": [
        "failed",
        8
      ],
      "www.eset.com": [
        "failed",
        8
      ],
      "www.f-secure.com": [
        "failed",
        8
      ],
      "www.kaspersky.com": [
        "failed",
        8
      ],
      "www.malwarebytes.com": [
        "failed",
        8
      ],
      "www.mountsinai.org": [
        "failed",
        8
      ],
      "www.secureworks.com": [
        "failed",
        8
      ],
      "www.sophos.com": [
        "failed",
        8
      ],
      "www.trendmicro.com": [
        "failed",
        8
      ],
      "www.vet.cornell.edu": [
        "failed",
        8
      ]
    },
    "userAgent": "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0"
  },
  "conficker-c-lossy": {
    "about": "variant C on a line that loses one first packet in twenty",
    "answerMs": 40,
    "canary": null,
    "events": [],
    "onLine": true,
    "outcomes": {
      "pandas.pydata.org": [
        "failed",
        10000
      ],
      "www.bitdefender.com": [
        "failed",
        10000
      ],
      "www.ca.gov": [
        "failed",
        10000
      ],
      "www.eset.com": [
        "failed",
        10000
      ],
      "www.f-secure.com": [
        "failed",
        10000
      ],
      "www.kaspersky.com": [
        "failed",
        10000
      ],
      "www.malwarebytes.com": [
        "failed",
        10000
      ],
      "www.mountsinai.org": [
        "failed",
        10000
      ],
      "www.secureworks.com": [
        "failed",
        10000
      ],
      "www.sophos.com": [
        "failed",
        10000
      ],
      "www.trendmicro.com": [
        "failed",
        10000
      ],
      "www.vet.cornell.edu": [
        "failed",
        10000
      ]
    },
    "userAgent": "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0"
  },
  "control-down": {
    "about": "the site of one control is down",
    "answerMs": 40,
    "canary": null,
    "events": [],
    "onLine": true,
    "outcomes": {
      "www.debian.org": [
        "failed",
        10000
      ]
    },
    "userAgent": "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0"
  },
  "goes-offline": {
    "about": "the connection is lost in mid-run",
    "answerMs": 40,
    "canary": null,
    "events": [
      [
        900,
        "offline"
      ]
    ],
    "onLine": true,
    "outcomes": {
      "www.bitdefender.com": [
        "failed",
        10000
      ],
      "www.eset.com": [
        "failed",
        10000
      ],
      "www.f-secure.com": [
        "failed",
        10000
      ],
      "www.kaspersky.com": [
        "failed",
        10000
      ],
      "www.malwarebytes.com": [
        "failed",
        10000
      ],
      "www.secureworks.com": [
        "failed",
        10000
      ],
      "www.sophos.com": [
        "failed",
        10000
      ],
      "www.trendmicro.com": [
        "failed",
        10000
      ]
    },
    "userAgent": "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0"
  },
  "name-list": {
    "about": "a hosts file that sends the vendors nowhere",
    "answerMs": 40,
    "canary": null,
    "events": [],
    "onLine": true,
    "outcomes": {
      "www.bitdefender.com": [
        "failed",
        8
      ],
      "www.eset.com": [
        "failed",
        8
      ],
      "www.f-secure.com": [
        "failed",
        8
      ],
      "www.kaspersky.com": [
        "failed",
        8
      ],
      "www.malwarebytes.com": [
        "failed",
        8
      ],
      "www.secureworks.com": [
        "failed",
        8
      ],
      "www.sophos.com": [
        "failed",
        8
      ],
      "www.trendmicro.com": [
        "failed",
        8
      ]
    },
    "userAgent": "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0"
  },
  "name-list-silent": {
    "about": "other malware that leaves look-ups of the vendors unanswered",
    "answerMs": 40,
    "canary": null,
    "events": [],
    "onLine": true,
    "outcomes": {
      "www.bitdefender.com": [
        "failed",
        10000
      ],
      "www.eset.com": [
        "failed",
        10000
      ],
      "www.f-secure.com": [
        "failed",
        10000
      ],
      "www.kaspersky.com": [
        "failed",
        10000
      ],
      "www.malwarebytes.com": [
        "failed",
        10000
      ],
      "www.secureworks.com": [
        "failed",
        10000
      ],
      "www.sophos.com": [
        "failed",
        10000
      ],
      "www.trendmicro.com": [
        "failed",
        10000
      ]
    },
    "userAgent": "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0"
  },
  "not-windows": {
    "about": "a machine that the worm cannot infect",
    "answerMs": 40,
    "canary": null,
    "events": [],
    "onLine": true,
    "outcomes": {},
    "userAgent": "Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0"
  },
  "offline": {
    "about": "no connection",
    "answerMs": 40,
    "canary": null,
    "events": [],
    "onLine": false,
    "outcomes": {
      "pandas.pydata.org": [
        "failed",
        8
      ],
      "www.apache.org": [
        "failed",
        8
      ],
      "www.bitdefender.com": [
        "failed",
        8
      ],
      "www.ca.gov": [
        "failed",
        8
      ],
      "www.checkpoint.com": [
        "failed",
        8
      ],
      "www.cisa.gov": [
        "failed",
        8
      ],
      "www.crowdstrike.com": [
        "failed",
        8
      ],
      "www.debian.org": [
        "failed",
        8
      ],
      "www.eset.com": [
        "failed",
        8
      ],
      "www.f-secure.com": [
        "failed",
        8
      ],
      "www.kaspersky.com": [
        "failed",
        8
      ],
      "www.kernel.org": [
        "failed",
        8
      ],
      "www.malwarebytes.com": [
        "failed",
        8
      ],
      "www.mountsinai.org": [
        "failed",
        8
      ],
      "www.openstreetmap.org": [
        "failed",
        8
      ],
      "www.paloaltonetworks.com": [
        "failed",
        8
      ],
      "www.secureworks.com": [
        "failed",
        8
      ],
      "www.sophos.com": [
        "failed",
        8
      ],
      "www.trendmicro.com": [
        "failed",
        8
      ],
      "www.vet.cornell.edu": [
        "failed",
        8
      ],
      "www.w3.org": [
        "failed",
        8
      ],
      "www.withsecure.com": [
        "failed",
        8
      ]
    },
    "userAgent": "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0"
  },
  "offline-silent": {
    "about": "a connection on which nothing answers",
    "answerMs": 40,
    "canary": null,
    "events": [],
    "onLine": true,
    "outcomes": {
      "pandas.pydata.org": [
        "failed",
        10000
      ],
      "www.apache.org": [
        "failed",
        10000
      ],
      "www.bitdefender.com": [
        "failed",
        10000
      ],
      "www.ca.gov": [
        "failed",
        10000
      ],
      "www.checkpoint.com": [
        "failed",
        10000
      ],
      "www.cisa.gov": [
        "failed",
        10000
      ],
      "www.crowdstrike.com": [
        "failed",
        10000
      ],
      "www.debian.org": [
        "failed",
        10000
      ],
      "www.eset.com": [
        "failed",
        10000
      ],
      "www.f-secure.com": [
        "failed",
        10000
      ],
      "www.kaspersky.com": [
        "failed",
        10000
      ],
      "www.kernel.org": [
        "failed",
        10000
      ],
      "www.malwarebytes.com": [
        "failed",
        10000
      ],
      "www.mountsinai.org": [
        "failed",
        10000
      ],
      "www.openstreetmap.org": [
        "failed",
        10000
      ],
      "www.paloaltonetworks.com": [
        "failed",
        10000
      ],
      "www.secureworks.com": [
        "failed",
        10000
      ],
      "www.sophos.com": [
        "failed",
        10000
      ],
      "www.trendmicro.com": [
        "failed",
        10000
      ],
      "www.vet.cornell.edu": [
        "failed",
        10000
      ],
      "www.w3.org": [
        "failed",
        10000
      ],
      "www.withsecure.com": [
        "failed",
        10000
      ]
    },
    "userAgent": "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0"
  },
  "page-policy": {
    "about": "a page whose policy forbids every probe",
    "answerMs": 40,
    "canary": null,
    "events": [],
    "onLine": true,
    "outcomes": {
      "pandas.pydata.org": [
        "refused",
        2
      ],
      "www.apache.org": [
        "refused",
        2
      ],
      "www.bitdefender.com": [
        "refused",
        2
      ],
      "www.ca.gov": [
        "refused",
        2
      ],
      "www.checkpoint.com": [
        "refused",
        2
      ],
      "www.cisa.gov": [
        "refused",
        2
      ],
      "www.crowdstrike.com": [
        "refused",
        2
      ],
      "www.debian.org": [
        "refused",
        2
      ],
      "www.eset.com": [
        "refused",
        2
      ],
      "www.f-secure.com": [
        "refused",
        2
      ],
      "www.kaspersky.com": [
        "refused",
        2
      ],
      "www.kernel.org": [
        "refused",
        2
      ],
      "www.malwarebytes.com": [
        "refused",
        2
      ],
      "www.mountsinai.org": [
        "refused",
        2
      ],
      "www.openstreetmap.org": [
        "refused",
        2
      ],
      "www.paloaltonetworks.com": [
        "refused",
        2
      ],
      "www.secureworks.com": [
        "refused",
        2
      ],
      "www.sophos.com": [
        "refused",
        2
      ],
      "www.trendmicro.com": [
        "refused",
        2
      ],
      "www.vet.cornell.edu": [
        "refused",
        2
      ],
      "www.w3.org": [
        "refused",
        2
      ],
      "www.withsecure.com": [
        "refused",
        2
      ]
    },
    "userAgent": "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0"
  },
  "page-policy-listed": {
    "about": "a page whose policy allows the unlisted names alone",
    "answerMs": 40,
    "canary": null,
    "events": [],
    "onLine": true,
    "outcomes": {
      "pandas.pydata.org": [
        "refused",
        2
      ],
      "www.bitdefender.com": [
        "refused",
        2
      ],
      "www.ca.gov": [
        "refused",
        2
      ],
      "www.eset.com": [
        "refused",
        2
      ],
      "www.f-secure.com": [
        "refused",
        2
      ],
      "www.kaspersky.com": [
        "refused",
        2
      ],
      "www.malwarebytes.com": [
        "refused",
        2
      ],
      "www.mountsinai.org": [
        "refused",
        2
      ],
      "www.secureworks.com": [
        "refused",
        2
      ],
      "www.sophos.com": [
        "refused",
        2
      ],
      "www.trendmicro.com": [
        "refused",
        2
      ],
      "www.vet.cornell.edu": [
        "refused",
        2
      ]
    },
    "userAgent": "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0"
  },
  "security-filter": {
    "about": "a filter that blocks every security site at once",
    "answerMs": 40,
    "canary": null,
    "events": [],
    "onLine": true,
    "outcomes": {
      "www.bitdefender.com": [
        "failed",
        8
      ],
      "www.checkpoint.com": [
        "failed",
        8
      ],
      "www.cisa.gov": [
        "failed",
        8
      ],
      "www.crowdstrike.com": [
        "failed",
        8
      ],
      "www.eset.com": [
        "failed",
        8
      ],
      "www.f-secure.com": [
        "failed",
        8
      ],
      "www.kaspersky.com": [
        "failed",
        8
      ],
      "www.malwarebytes.com": [
        "failed",
        8
      ],
      "www.paloaltonetworks.com": [
        "failed",
        8
      ],
      "www.secureworks.com": [
        "failed",
        8
      ],
      "www.sophos.com": [
        "failed",
        8
      ],
      "www.trendmicro.com": [
        "failed",
        8
      ],
      "www.withsecure.com": [
        "failed",
        8
      ]
    },
    "userAgent": "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0"
  },
  "security-filter-silent": {
    "about": "a filter that leaves look-ups of security sites unanswered",
    "answerMs": 40,
    "canary": null,
    "events": [],
    "onLine": true,
    "outcomes": {
      "www.bitdefender.com": [
        "failed",
        10000
      ],
      "www.checkpoint.com": [
        "failed",
        10000
      ],
      "www.cisa.gov": [
        "failed",
        10000
      ],
      "www.crowdstrike.com": [
        "failed",
        10000
      ],
      "www.eset.com": [
        "failed",
        10000
      ],
      "www.f-secure.com": [
        "failed",
        10000
      ],
      "www.kaspersky.com": [
        "failed",
        10000
      ],
      "www.malwarebytes.com": [
        "failed",
        10000
      ],
      "www.paloaltonetworks.com": [
        "failed",
        10000
      ],
      "www.secureworks.com": [
        "failed",
        10000
      ],
      "www.sophos.com": [
        "failed",
        10000
      ],
      "www.trendmicro.com": [
        "failed",
        10000
      ],
      "www.withsecure.com": [
        "failed",
        10000
      ]
    },
    "userAgent": "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0"
  },
  "sleeps-once": {
    "about": "the lid is closed and opened in mid-run",
    "answerMs": 900,
    "canary": null,
    "events": [
      [
        200,
        "freeze"
      ],
      [
        3000,
        "resume"
      ]
    ],
    "onLine": true,
    "outcomes": {},
    "userAgent": "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0"
  },
  "sleeps-twice": {
    "about": "the lid is closed and opened again and again",
    "answerMs": 2400,
    "canary": null,
    "events": [
      [
        200,
        "freeze"
      ],
      [
        3000,
        "resume"
      ],
      [
        3200,
        "freeze"
      ]
    ],
    "onLine": true,
    "outcomes": {},
    "userAgent": "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0"
  },
  "twins-agree": {
    "about": "a PC on a sound line, with an operator's twins",
    "answerMs": 40,
    "canary": "twins.example",
    "events": [],
    "onLine": true,
    "outcomes": {},
    "userAgent": "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0"
  },
  "twins-contradict": {
    "about": "a filter on security sites that knows nothing of an operator's twins",
    "answerMs": 40,
    "canary": "twins.example",
    "events": [],
    "onLine": true,
    "outcomes": {
      "www.bitdefender.com": [
        "failed",
        8
      ],
      "www.checkpoint.com": [
        "failed",
        8
      ],
      "www.cisa.gov": [
        "failed",
        8
      ],
      "www.crowdstrike.com": [
        "failed",
        8
      ],
      "www.eset.com": [
        "failed",
        8
      ],
      "www.f-secure.com": [
        "failed",
        8
      ],
      "www.kaspersky.com": [
        "failed",
        8
      ],
      "www.malwarebytes.com": [
        "failed",
        8
      ],
      "www.paloaltonetworks.com": [
        "failed",
        8
      ],
      "www.secureworks.com": [
        "failed",
        8
      ],
      "www.sophos.com": [
        "failed",
        8
      ],
      "www.trendmicro.com": [
        "failed",
        8
      ],
      "www.withsecure.com": [
        "failed",
        8
      ]
    },
    "userAgent": "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0"
  },
  "twins-server-down": {
    "about": "an operator's server is down on a sound line",
    "answerMs": 40,
    "canary": "twins.example",
    "events": [],
    "onLine": true,
    "outcomes": {
      "conficker.twins.example": [
        "failed",
        10000
      ],
      "plain.twins.example": [
        "failed",
        10000
      ],
      "virus.twins.example": [
        "failed",
        10000
      ]
    },
    "userAgent": "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0"
  },
  "vendor-down": {
    "about": "the site of one vendor is down",
    "answerMs": 40,
    "canary": null,
    "events": [],
    "onLine": true,
    "outcomes": {
      "www.sophos.com": [
        "failed",
        10000
      ]
    },
    "userAgent": "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0"
  },
  "vendor-withheld": {
    "about": "one vendor and one control forbid their use by other sites",
    "answerMs": 40,
    "canary": null,
    "events": [],
    "onLine": true,
    "outcomes": {},
    "userAgent": "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0"
  }
};
