// Written by `cargo xtask codegen` from `data/`; do not edit.

export const simulations = {
  "bystander-down": {
    "about": "the site of one bystander is down",
    "agent": "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0",
    "answerMs": 40,
    "canary": null,
    "events": [],
    "online": true,
    "outcomes": {}
  },
  "cancelled": {
    "about": "the person stops the check",
    "agent": "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0",
    "answerMs": 900,
    "canary": null,
    "events": [
      [
        100,
        "cancelled"
      ]
    ],
    "online": true,
    "outcomes": {}
  },
  "captive-portal": {
    "about": "a network that answers every name with its login page",
    "agent": "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0",
    "answerMs": 40,
    "canary": null,
    "events": [],
    "online": true,
    "outcomes": {}
  },
  "chromium": {
    "about": "a browser that looks names up itself",
    "agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36",
    "answerMs": 40,
    "canary": null,
    "events": [],
    "online": true,
    "outcomes": {}
  },
  "clean": {
    "about": "a PC on a sound line",
    "agent": "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0",
    "answerMs": 40,
    "canary": null,
    "events": [],
    "online": true,
    "outcomes": {}
  },
  "clean-lossy": {
    "about": "one first packet in twenty is lost",
    "agent": "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0",
    "answerMs": 40,
    "canary": null,
    "events": [],
    "online": true,
    "outcomes": {}
  },
  "clean-slow": {
    "about": "a line on which every answer takes about 3 s",
    "agent": "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0",
    "answerMs": 2400,
    "canary": null,
    "events": [],
    "online": true,
    "outcomes": {}
  },
  "clean-very-lossy": {
    "about": "one first packet in five is lost",
    "agent": "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0",
    "answerMs": 40,
    "canary": null,
    "events": [],
    "online": true,
    "outcomes": {}
  },
  "conficker-b": {
    "about": "variant B whose look-ups are never answered",
    "agent": "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0",
    "answerMs": 40,
    "canary": null,
    "events": [],
    "online": true,
    "outcomes": {}
  },
  "conficker-b-control-down": {
    "about": "variant B while one control is down",
    "agent": "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0",
    "answerMs": 40,
    "canary": null,
    "events": [],
    "online": true,
    "outcomes": {}
  },
  "conficker-b-fast": {
    "about": "variant B whose look-ups fail at once",
    "agent": "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0",
    "answerMs": 40,
    "canary": null,
    "events": [],
    "online": true,
    "outcomes": {}
  },
  "conficker-b-not-windows": {
    "about": "the pattern of variant B on a machine that the worm cannot infect",
    "agent": "Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0",
    "answerMs": 40,
    "canary": null,
    "events": [],
    "online": true,
    "outcomes": {}
  },
  "conficker-b-twins": {
    "about": "variant B, with an operator's twins",
    "agent": "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0",
    "answerMs": 40,
    "canary": "twins.example",
    "events": [],
    "online": true,
    "outcomes": {}
  },
  "conficker-c": {
    "about": "variant C whose look-ups are never answered",
    "agent": "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0",
    "answerMs": 40,
    "canary": null,
    "events": [],
    "online": true,
    "outcomes": {}
  },
  "conficker-c-fast": {
    "about": "variant C whose look-ups fail at once",
    "agent": "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0",
    "answerMs": 40,
    "canary": null,
    "events": [],
    "online": true,
    "outcomes": {}
  },
  "conficker-c-lossy": {
    "about": "variant C on a line that loses one first packet in twenty",
    "agent": "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0",
    "answerMs": 40,
    "canary": null,
    "events": [],
    "online": true,
    "outcomes": {}
  },
  "control-down": {
    "about": "the site of one control is down",
    "agent": "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0",
    "answerMs": 40,
    "canary": null,
    "events": [],
    "online": true,
    "outcomes": {}
  },
  "goes-offline": {
    "about": "the connection is lost in mid-run",
    "agent": "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0",
    "answerMs": 40,
    "canary": null,
    "events": [
      [
        900,
        "offline"
      ]
    ],
    "online": true,
    "outcomes": {}
  },
  "name-list": {
    "about": "a hosts file that sends the vendors nowhere",
    "agent": "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0",
    "answerMs": 40,
    "canary": null,
    "events": [],
    "online": true,
    "outcomes": {}
  },
  "name-list-silent": {
    "about": "other malware that leaves look-ups of the vendors unanswered",
    "agent": "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0",
    "answerMs": 40,
    "canary": null,
    "events": [],
    "online": true,
    "outcomes": {}
  },
  "not-windows": {
    "about": "a machine that the worm cannot infect",
    "agent": "Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0",
    "answerMs": 40,
    "canary": null,
    "events": [],
    "online": true,
    "outcomes": {}
  },
  "offline": {
    "about": "no connection",
    "agent": "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0",
    "answerMs": 40,
    "canary": null,
    "events": [],
    "online": false,
    "outcomes": {}
  },
  "offline-silent": {
    "about": "a connection on which nothing answers",
    "agent": "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0",
    "answerMs": 40,
    "canary": null,
    "events": [],
    "online": true,
    "outcomes": {}
  },
  "page-policy": {
    "about": "a page whose policy forbids every probe",
    "agent": "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0",
    "answerMs": 40,
    "canary": null,
    "events": [],
    "online": true,
    "outcomes": {}
  },
  "page-policy-listed": {
    "about": "a page whose policy allows the unlisted names alone",
    "agent": "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0",
    "answerMs": 40,
    "canary": null,
    "events": [],
    "online": true,
    "outcomes": {}
  },
  "security-filter": {
    "about": "a filter that blocks every security site at once",
    "agent": "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0",
    "answerMs": 40,
    "canary": null,
    "events": [],
    "online": true,
    "outcomes": {}
  },
  "security-filter-silent": {
    "about": "a filter that leaves look-ups of security sites unanswered",
    "agent": "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0",
    "answerMs": 40,
    "canary": null,
    "events": [],
    "online": true,
    "outcomes": {}
  },
  "sleeps-once": {
    "about": "the lid is closed and opened in mid-run",
    "agent": "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0",
    "answerMs": 900,
    "canary": null,
    "events": [
      [
        200,
        "suspended"
      ],
      [
        60000,
        "resumed"
      ]
    ],
    "online": true,
    "outcomes": {}
  },
  "sleeps-twice": {
    "about": "the lid is closed and opened again and again",
    "agent": "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0",
    "answerMs": 2400,
    "canary": null,
    "events": [
      [
        200,
        "suspended"
      ],
      [
        60000,
        "resumed"
      ],
      [
        60200,
        "suspended"
      ]
    ],
    "online": true,
    "outcomes": {}
  },
  "twins-agree": {
    "about": "a PC on a sound line, with an operator's twins",
    "agent": "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0",
    "answerMs": 40,
    "canary": "twins.example",
    "events": [],
    "online": true,
    "outcomes": {}
  },
  "twins-contradict": {
    "about": "a filter on security sites that knows nothing of an operator's twins",
    "agent": "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0",
    "answerMs": 40,
    "canary": "twins.example",
    "events": [],
    "online": true,
    "outcomes": {}
  },
  "twins-server-down": {
    "about": "an operator's server is down on a sound line",
    "agent": "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0",
    "answerMs": 40,
    "canary": "twins.example",
    "events": [],
    "online": true,
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
    }
  },
  "vendor-down": {
    "about": "the site of one vendor is down",
    "agent": "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0",
    "answerMs": 40,
    "canary": null,
    "events": [],
    "online": true,
    "outcomes": {}
  },
  "vendor-withheld": {
    "about": "one vendor and one control forbid their use by other sites",
    "agent": "Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0",
    "answerMs": 40,
    "canary": null,
    "events": [],
    "online": true,
    "outcomes": {}
  }
};
