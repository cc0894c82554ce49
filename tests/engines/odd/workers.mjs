// Kind B: somebody on the page answers in a host's place: its service worker, or a script around `fetch`.
import { clean, each, infected, orUnknown, withheld } from './worlds.mjs';

const unsure = { infected: orUnknown(infected), clean: orUnknown(clean) };

/** A host that these pages ask by themselves. */
const others = ['www.debian.org'];

/** The click comes when the worker has the page. */
const controlled = () => {
  window.labWaits = true;
  const ready = () => {
    window.labWaits = false;
  };
  navigator.serviceWorker.addEventListener('controllerchange', ready);
  navigator.serviceWorker.register('worker.js');
  if (navigator.serviceWorker.controller) ready();
};

/** A worker takes its page at once, and answers as `answer` says. */
const worker = (answer) => `
  addEventListener('install', () => skipWaiting());
  addEventListener('activate', (event) => event.waitUntil(clients.claim()));
  const isForeign = ({ url }) => new URL(url).origin !== location.origin;
  const isListed = ({ url }) => /eset|kaspersky|trend|f-secure|sophos|bitdef|malware|secure|ca\\.gov|panda|techn|vet\\.|sinai/.test(new URL(url).host);
  const other = () => fetch('https://www.debian.org/robots.txt?placeholder', { mode: 'no-cors' });
  const after = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  addEventListener('fetch', (event) => { const { request } = event; ${answer} });`;

const behindWorkers = [
  ...each(unsure, {
    name: 'b-worker-opaque-fallback',
    about: "failures are answered with another host's opaque response",
    worker: worker('event.respondWith(fetch(request).catch(other));'),
  }),
  ...each(unsure, {
    name: 'b-worker-opaque-cached',
    about: 'failures are answered with one opaque response from the cache',
    worker: `${worker("event.respondWith(fetch(request).catch(() => caches.match('/placeholder')));")}
      addEventListener('install', (event) => event.waitUntil(Promise.all([caches.open('c'), other()]).then(([cache, response]) => cache.put('/placeholder', response))));`,
  }),
  ...each(unsure, {
    name: 'b-worker-opaque-always',
    about: "every other site is answered with one host's opaque response",
    worker: worker('if (isForeign(request)) event.respondWith(other());'),
  }),
  ...each(unsure, {
    name: 'b-worker-offline-page',
    about: 'failures are answered with a page for those who are offline',
    worker: worker("event.respondWith(fetch(request).catch(() => new Response('offline')));"),
  }),
  ...each(unsure, {
    name: 'b-worker-passes',
    about: 'a worker that passes everything on',
    worker: worker('event.respondWith(fetch(request));'),
  }),
  ...each(unsure, { name: 'b-worker-idle', about: 'a worker that answers nothing', worker: worker('') }),
  ...each(unsure, {
    name: 'b-worker-delays',
    about: 'a worker that holds every request for a second',
    worker: worker('if (isForeign(request)) event.respondWith(after(1000).then(() => fetch(request)));'),
  }),
  ...each(
    { clean: orUnknown(clean), withheld },
    {
      name: 'b-worker-never-answers-listed',
      about: 'a worker that never answers for security sites, which is none of their silence',
      worker: worker('if (isListed(request)) event.respondWith(new Promise(() => {}));'),
    },
  ),
  ...each(
    { infected: orUnknown(infected) },
    {
      name: 'b-worker-never-answers',
      about: 'a worker that never answers for other sites',
      worker: worker('if (isForeign(request)) event.respondWith(new Promise(() => {}));'),
    },
  ),
  ...each(
    { clean: orUnknown(clean), withheld },
    {
      name: 'b-worker-refuses-listed',
      about: 'a worker that refuses security sites',
      worker: worker('if (isListed(request)) event.respondWith(Response.error());'),
    },
  ),
  ...each(
    { clean: orUnknown(clean) },
    {
      name: 'b-worker-refuses-all',
      about: 'a worker that refuses every other site',
      worker: worker('if (isForeign(request)) event.respondWith(Response.error());'),
    },
  ),
].map((row) => ({ ...row, script: controlled, others }));

/** What a page puts in the place of all workers, as a property of `navigator`. */
const hides = {
  null: '{ value: null }',
  'a stand-in': '{ value: { controller: null, register: () => Promise.reject() } }',
  'a getter that throws': "{ get() { throw new Error('no workers here'); } }",
};

const hidden = Object.entries(hides).flatMap(([by, property]) =>
  each(unsure, {
    name: `b-worker-hidden-by-${by.replaceAll(' ', '-')}`,
    about: `the page hides its worker, by ${by} in the place of all workers`,
    others,
    worker: worker('if (isForeign(request)) event.respondWith(other());'),
    script: `
      const { serviceWorker } = navigator;
      (${controlled})();
      const hide = () => Object.defineProperty(navigator, 'serviceWorker', ${property});
      serviceWorker.addEventListener('controllerchange', hide);
      if (serviceWorker.controller) hide();`,
  }),
);

const inMidRun = each(unsure, {
  name: 'b-worker-claims',
  about: 'a worker that takes the page in mid-run',
  others,
  worker: worker('if (isForeign(request)) event.respondWith(fetch(request).catch(other));'),
  script: () => addEventListener('conficker-check-start', () => navigator.serviceWorker.register('worker.js')),
});

/** A queue around `fetch` that serves the last that came first, so many at a time. */
const lastFirst = (most) => `
  const own = window.fetch;
  const waiting = [];
  let going = 0;
  const over = () => {
    going -= 1;
    next();
  };
  const next = () => {
    if (going >= ${most} || !waiting.length) return;
    going += 1;
    const { request, resolve, reject } = waiting.pop();
    own(...request).then(resolve, reject).then(over, over);
  };
  window.fetch = (...request) =>
    new Promise((resolve, reject) => {
      waiting.push({ request, resolve, reject });
      setTimeout(next);
    });`;

const aroundFetch = [
  ...each(
    { infected, clean, withheld },
    {
      name: 'b-fetch-never-listed',
      about: 'a script around fetch never answers for security sites, which is none of their silence',
      script: () => {
        const own = window.fetch;
        const listed = /eset|kaspersky|trend|f-secure|sophos|bitdef|malware|secure|ca\.gov|panda|techn|vet\.|sinai/;
        window.fetch = (url, options) => (listed.test(url) ? new Promise(() => {}) : own(url, options));
      },
    },
  ),
  ...each(unsure, {
    name: 'b-fetch-opaque-fallback',
    about: "a script around fetch answers failures with another host's opaque response",
    others,
    script: () => {
      const own = window.fetch;
      window.fetch = (...request) =>
        own(...request).catch(() => own('https://www.debian.org/robots.txt?placeholder', { mode: 'no-cors' }));
    },
  }),
  // These say of themselves that they are native code.
  ...each(unsure, {
    name: 'b-fetch-bound-fallback',
    about: 'the same by a function that is bound',
    others,
    script: () => {
      const own = window.fetch;
      window.fetch = function (...request) {
        return own(...request).catch(() => own('https://www.debian.org/x', { mode: 'no-cors' }));
      }.bind(window);
    },
  }),
  ...each(unsure, {
    name: 'b-fetch-proxy-fallback',
    about: 'the same by a proxy',
    others,
    script: () => {
      const own = window.fetch;
      const apply = (_, page, request) =>
        own.apply(page, request).catch(() => own('https://www.debian.org/x', { mode: 'no-cors' }));
      window.fetch = new Proxy(own, { apply });
    },
  }),
  ...each(unsure, {
    name: 'b-fetch-own-object',
    about: 'a script around fetch answers failures with an object of its own that calls itself opaque',
    script: () => {
      const own = window.fetch;
      window.fetch = (...request) => own(...request).catch(() => ({ type: 'opaque', ok: false, status: 0 }));
    },
  }),
  ...each(unsure, {
    name: 'b-fetch-empty-response',
    about: 'a script around fetch answers failures with an empty response',
    script: () => {
      const own = window.fetch;
      window.fetch = (...request) => own(...request).catch(() => new Response('', { status: 599 }));
    },
  }),
  ...each(
    { infected, clean },
    {
      name: 'b-fetch-retries',
      about: 'a script around fetch tries three times',
      script: () => {
        const own = window.fetch;
        const again = (times, request) =>
          own(...request).catch((cause) =>
            times
              ? new Promise((resolve) => setTimeout(resolve, 200)).then(() => again(times - 1, request))
              : Promise.reject(cause),
          );
        window.fetch = (...request) => again(2, request);
      },
    },
  ),
  ...each(
    { infected, clean },
    {
      name: 'b-fetch-last-in-first-out',
      about: 'a script around fetch lets one request go at a time, and the last that came first',
      script: lastFirst(1),
    },
  ),
  ...each(
    { hanging: { network: 'conficker-b-drop', allowed: ['sign b', 'cannot-tell'] } },
    {
      name: 'b-fetch-last-in-first-out',
      about: 'the same with four requests at a time',
      own: true,
      script: lastFirst(4),
    },
  ),
];

export const workers = [...behindWorkers, ...hidden, ...inMidRun, ...aroundFetch];
