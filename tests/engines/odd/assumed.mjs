// Kind A: an engine that is not what it says, and a page that keeps or fakes what an engine tells of its requests.
import { clean, each, infected, orUnknown, withheld } from './worlds.mjs';

const agents = {
  chromium:
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
  firefox: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0',
  webkit:
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15',
};

const both = { infected: orUnknown(infected), withheld };
const all = { ...both, most: { ...withheld, network: 'withheld-most-listed' } };

/** Every engine under the user agent of every other. */
const swapped = Object.keys(agents).flatMap((engine) =>
  Object.entries(agents)
    .filter(([other]) => other !== engine)
    .flatMap(([other, agent]) =>
      each(both, {
        name: `a-${engine}-as-${other}`,
        about: "an engine under another's user agent",
        engines: [engine],
        agent,
      }),
    ),
);

/** A page that gives the browser another user agent; `claim` runs with it. */
const claims = (agent) =>
  `Object.defineProperty(navigator, 'userAgent', { get: function () { return ${JSON.stringify(agent)}; } });`;

const claimed = [
  ...each(both, {
    name: 'a-page-says-firefox',
    about: 'a page whose script gives the browser another user agent',
    script: claims(agents.firefox),
  }),
  ...each(both, {
    name: 'a-page-says-chromium',
    about: 'a page whose script gives the browser another user agent',
    script: claims(agents.chromium),
  }),
  ...each(
    { infected: orUnknown(infected), clean },
    {
      name: 'a-page-says-nothing',
      about: 'a user agent that names no browser',
      script: claims('Mozilla/5.0 (Windows NT 10.0)'),
    },
  ),
];

const timings = [
  ...each(
    { ...all, infected: orUnknown(infected), clean },
    {
      name: 'a-260-resources',
      about: 'a page whose own resources fill the buffer of timings, which holds 250',
      script: () => {
        for (let n = 0; n < 260; n += 1) new Image().src = `/favicon.ico?${n}`;
      },
    },
  ),
  ...each(all, {
    name: 'a-timings-cleared',
    about: 'a page that clears its resource timings all the time',
    script: () => {
      setInterval(() => performance.clearResourceTimings(), 5);
    },
  }),
  ...each(all, {
    name: 'a-timings-none',
    about: 'a page that gives its resource timings no room',
    script: () => {
      performance.clearResourceTimings();
      performance.setResourceTimingBufferSize(0);
    },
  }),
  ...each(all, {
    name: 'a-timings-hidden',
    about: 'a page whose timings are not to be found',
    script: () => {
      performance.getEntriesByName = () => [];
      performance.getEntriesByType = () => [];
      performance.getEntries = () => [];
    },
  }),
  ...each(both, {
    name: 'a-timings-long',
    about: 'a page that says of every request that it took 30 ms',
    script: () => {
      performance.getEntriesByName = (name) => [
        { name, entryType: 'resource', duration: 30, startTime: 1, responseStart: 20 },
      ];
    },
  }),
  ...each(both, {
    name: 'a-timings-of-no-length',
    about: 'a page that says of every request that it took no time',
    script: () => {
      performance.getEntriesByName = (name) => [
        { name, entryType: 'resource', duration: 0, startTime: 1, responseStart: 0 },
      ];
    },
  }),
  ...each(both, {
    name: 'a-timings-throw',
    about: 'a page whose timings throw',
    script: () => {
      performance.getEntriesByName = () => {
        throw new Error('no timings here');
      };
    },
  }),
];

const opinions = [
  ...each(both, {
    name: 'a-frames-removed',
    about: 'a page that removes every frame it has not made',
    script: () => {
      const away = (root) => root.querySelectorAll('iframe').forEach((frame) => frame.remove());
      setInterval(
        () =>
          [document, ...[...document.querySelectorAll('conficker-check')].map((tag) => tag.shadowRoot)].forEach(away),
        5,
      );
    },
  }),
  ...each(
    { withheld, clean: orUnknown(clean) },
    {
      name: 'a-listed-refused-by-page',
      about: 'a page whose own fetch refuses security sites, as a privacy script does',
      script: () => {
        const own = window.fetch;
        const refused = /eset|kaspersky|trend|f-secure|sophos|bitdef|malware|secure|ca\.gov|panda|techn|vet\.|sinai/;
        window.fetch = (url, options) =>
          refused.test(url) ? Promise.reject(new TypeError('refused')) : own(url, options);
      },
    },
  ),
];

export const assumed = [...swapped, ...claimed, ...timings, ...opinions];
