// What the check gathers of a request, on pages that do to it whatever pages do. What is made of the facts is tested in
// src/sighting.rs.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  opaque,
  offlinePage,
  rejects,
  stopped,
  violation,
  violates,
  workers,
  controlled,
  throws,
  page,
  run,
  waiting,
  forbidden,
  unmeasured,
} from './page.mjs';
import { pending, through } from './virtual.mjs';
import { drive, openCore } from './worlds.mjs';

for (const { name, expected, ...world } of [
  { name: 'responses of other sites', fetch: opaque, tell: () => waiting, expected: ['reached'] },
  { name: 'rejections, and nothing', fetch: rejects, tell: () => waiting, expected: ['failed'] },
  { name: 'rejections, and responses that were withheld', fetch: rejects, tell: () => 14, expected: ['reached'] },
  { name: 'rejections in Firefox, and nothing', fetch: rejects, tell: () => 0, expected: ['failed'] },
  {
    name: 'rejections in WebKit, and responses that were withheld',
    fetch: rejects,
    tell: (url) => (url.includes('.invalid') ? waiting : unmeasured),
    expected: ['reached'],
  },
  { name: 'rejections on a page without body', fetch: rejects, expected: ['unknown'] },
  { name: 'pages for those who are offline', fetch: offlinePage, tell: () => waiting, expected: ['failed'] },
  { name: 'pages for those who are offline, and no frame', fetch: offlinePage, expected: ['unknown'] },
  {
    name: "other hosts' answers by a service worker",
    fetch: opaque,
    tell: () => waiting,
    worker: () => controlled,
    expected: ['failed'],
  },
  { name: 'a service worker, and no frame', fetch: opaque, worker: () => controlled, expected: ['unknown'] },
  {
    name: 'a secure page without a service worker',
    fetch: opaque,
    tell: () => waiting,
    secure: true,
    worker: () => workers(null),
    expected: ['reached'],
  },
  {
    name: 'a page that hides its worker behind null',
    fetch: opaque,
    tell: () => waiting,
    secure: true,
    worker: () => null,
    expected: ['failed'],
  },
  {
    name: 'a page whose workers throw',
    fetch: opaque,
    tell: () => waiting,
    secure: true,
    worker: throws,
    expected: ['failed'],
  },
  {
    name: 'a page without an origin, whose workers throw',
    fetch: opaque,
    tell: () => waiting,
    secure: true,
    origin: 'null',
    worker: throws,
    expected: ['reached'],
  },
  {
    name: 'a page with a stand-in for its workers',
    fetch: opaque,
    tell: () => waiting,
    secure: true,
    worker: () => ({ controller: null }),
    expected: ['failed'],
  },
  { name: 'a policy', fetch: violates('enforce'), tell: () => 14, expected: ['refused'] },
  { name: 'a policy of which the frame alone hears', fetch: rejects, tell: () => forbidden, expected: ['refused'] },
  { name: 'a policy that only reports', fetch: violates('report'), tell: () => waiting, expected: ['failed'] },
  {
    name: 'a policy in a browser that tells the origin alone',
    fetch: violates(null, (url) => new URL(url).origin, "default-src 'self'"),
    tell: () => 14,
    expected: ['refused'],
  },
  {
    name: 'a policy for pictures of the same host',
    fetch: violates('enforce', undefined, 'img-src'),
    tell: () => waiting,
    expected: ['failed'],
  },
  {
    name: 'a policy for other hosts',
    fetch: violates('enforce', (url) => `${new URL(url).origin}.example/`),
    tell: () => waiting,
    expected: ['failed'],
  },
  { name: 'a policy that is told late', fetch: rejects, tell: (url) => (violation(url), 14), expected: ['refused'] },
  { name: 'a frame that is slow', fetch: rejects, tell: () => 14, loadedAt: 2400, expected: ['reached'] },
  { name: 'a frame that is too slow', fetch: rejects, tell: () => 14, loadedAt: 4050, expected: ['unknown'] },
  {
    name: 'a frame that the page takes away',
    fetch: rejects,
    tell: (_, frame) => void (frame.contentWindow = null),
    expected: ['unknown'],
  },
  {
    name: 'rejections with a timing that has no length, and no frame',
    fetch: rejects,
    timing: { duration: 0 },
    expected: ['unknown'],
  },
  {
    name: 'rejections with a timing that has a length, and no frame',
    fetch: rejects,
    timing: { duration: 9 },
    expected: ['unknown'],
  },
  {
    name: "a page's own fetch, which answers in a host's place",
    fetch: opaque,
    written: '(url) => opaque',
    tell: () => waiting,
    expected: ['failed'],
  },
  {
    name: "a page's own fetch, which hangs for a host that answers",
    fetch: () => new Promise(() => {}),
    written: '(url) => pending',
    tell: () => 14,
    expected: ['reached'],
  },
  {
    name: "a page's own fetch, and a host that is silent",
    fetch: opaque,
    written: '(url) => opaque',
    tell: () => undefined,
    expected: ['timed-out'],
  },
  { name: 'hosts that are silent', fetch: () => new Promise(() => {}), tell: () => undefined, expected: ['timed-out'] },
  {
    name: 'a page whose fetch throws',
    fetch() {
      throw new Error('a mistake of the page');
    },
    tell: () => waiting,
    expected: ['refused'],
  },
  { name: 'a page whose fetch gives nothing', fetch: () => undefined, tell: () => waiting, expected: ['refused'] },
]) {
  test(`${name}: ${expected}`, async () => {
    assert.deepEqual((await run(world)).outcomes, expected);
  });
}

test('a request that the page stopped is asked again', async () => {
  let times = 0;
  const { report } = await run({ fetch: () => ((times += 1) <= 4 ? stopped() : opaque()), tell: () => waiting });
  assert.equal(report.verdict, 'no-sign');
});

test('a page that begins to be left ends requests, and proves nothing', async () => {
  let times = 0;
  const fetch = () => {
    times += 1;
    if (times > 4) return opaque();
    if (times === 4) dispatchEvent(new Event('beforeunload'));
    return rejects();
  };
  const { report } = await run({ fetch, tell: () => waiting });
  assert.equal(report.verdict, 'no-sign');
});

test('a page without fetch refuses what is asked', async () => {
  page(() => waiting);
  globalThis.fetch = undefined;
  const report = await through(drive(await openCore(), { seed: 7 }));
  assert.deepEqual([report.verdict, report.reason], ['cannot-tell', 'page-policy']);
  assert.deepEqual([...new Set(report.targets.map(({ outcome }) => outcome))].sort(), ['not-tried', 'refused']);
});

test('the frame has no rights but to run its script, and shows nothing', async () => {
  const { frame } = await run({ fetch: rejects, tell: () => waiting });
  const { srcdoc, ...attributes } = frame.attributes;
  assert.deepEqual(attributes, {
    sandbox: 'allow-scripts',
    referrerpolicy: 'no-referrer',
    'aria-hidden': 'true',
    tabindex: '-1',
  });
  assert.ok(srcdoc.startsWith('<meta name=referrer content=no-referrer><script>'));
});

test('the frame is there before the first host is asked, so that it has loaded when a request is rejected', async () => {
  const there = [];
  const tell = () => 14;
  const fetch = () => {
    there.push('srcdoc' in document.createElement().attributes);
    return rejects();
  };
  await run({ fetch, tell });
  assert.ok(there.length > 1 && there.every(Boolean), `${there}`);
});

test('the frame is made where the page wants it, if that is a node', async () => {
  let children = 0;
  const mount = Object.assign(new Node(), { appendChild: () => (children += 1) });
  await run({ fetch: opaque, mount });
  assert.equal(children, 1);
  assert.deepEqual((await run({ fetch: rejects, tell: () => 14, mount: '#mount' })).outcomes, ['reached']);
});

test('whoever is given up while the frame loads is not asked for later', async () => {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 50);
  const { asked } = await run({ fetch: rejects, tell: () => 14, loadedAt: 100, signal: controller.signal });
  while (pending()) await through(new Promise((resolve) => setTimeout(resolve, 100)));
  assert.deepEqual(asked, []);
});

test('a check that ended listens neither to the window nor to the document', async () => {
  const heard = new Set();
  let most = 0;
  for (const [place, target] of Object.entries({ window, document })) {
    const { addEventListener, removeEventListener } = target;
    target.addEventListener = (kind, ...rest) => (
      heard.add(`${place} ${kind}`),
      (most = heard.size),
      addEventListener.call(target, kind, ...rest)
    );
    target.removeEventListener = (kind, ...rest) => (
      heard.delete(`${place} ${kind}`),
      removeEventListener.call(target, kind, ...rest)
    );
  }
  await run({ fetch: opaque, tell: () => waiting });
  assert.deepEqual([...heard], []);
  assert.equal(most, 6);
});

const versions = {
  'Windows 7': [() => Promise.resolve({ platformVersion: '0.1.0' }), 'windows-7'],
  nothing: [() => Promise.reject(new Error('not allowed')), 'windows'],
  'nothing ever': [() => new Promise(() => {}), 'windows'],
};
for (const [name, [getHighEntropyValues, expected]] of Object.entries(versions)) {
  test(`where a browser says Windows NT 10.0 and its client hints tell ${name}, the system is ${expected}`, async () => {
    const { userAgent } = navigator;
    navigator.userAgent =
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/108.0.0.0 Safari/537.36';
    navigator.userAgentData = { platform: 'Windows', getHighEntropyValues };
    try {
      assert.equal((await run({ fetch: opaque, tell: () => waiting })).report.system, expected);
    } finally {
      navigator.userAgent = userAgent;
      delete navigator.userAgentData;
    }
  });
}

test('a host is asked nothing but the address, without cookie, referrer or cache', async () => {
  const { requests } = await run({ fetch: opaque, tell: () => waiting });
  for (const [url, { signal, ...init }] of requests) {
    assert.match(url, /^https:\/\/[\w.-]+\/[\w./-]*\?[0-9a-f]{16}$/);
    assert.deepEqual(init, { mode: 'no-cors', credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store' });
    assert.ok(signal.aborted, 'what a host would send beside its headers is not waited for');
  }
});

/** The addresses that a check asks whose order is fixed. */
async function addresses() {
  const own = Math.random;
  let state = 7;
  Math.random = () => (state = (state * 48271) % 2147483647) / 2147483647;
  try {
    const { requests } = await run({ fetch: opaque, tell: () => waiting });
    return requests.map(([url]) => new URL(url));
  } finally {
    Math.random = own;
  }
}

test('what makes an address new tells neither the order of the hosts nor what another host is asked with', async () => {
  const [one, other] = [await addresses(), await addresses()];
  const hosts = (urls) => urls.map(({ host }) => host);
  assert.deepEqual(hosts(one), hosts(other));
  const nonces = [...one, ...other].map(({ search }) => search);
  assert.equal(new Set(nonces).size, nonces.length);
});

for (const [name, broken] of [
  ['has none', undefined],
  ['throws', { getRandomValues: throws }],
  ['changes nothing', { getRandomValues: () => {} }],
])
  test(`where a page's source of strong chance ${name}, each address is new`, async () => {
    const own = Object.getOwnPropertyDescriptor(globalThis, 'crypto');
    Object.defineProperty(globalThis, 'crypto', { value: broken, configurable: true });
    try {
      const nonces = (await addresses()).map(({ search }) => search);
      assert.ok(nonces.length > 1);
      assert.equal(new Set(nonces).size, nonces.length);
    } finally {
      Object.defineProperty(globalThis, 'crypto', own);
    }
  });
