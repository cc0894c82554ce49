// What the check gathers of a request, on pages that do to it whatever pages do. What is made of the facts is tested in
// src/sighting.rs.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { clock, forget, pending, through } from './virtual.mjs';
import { drive, openCore } from './worlds.mjs';

const opaque = () => Promise.resolve({ type: 'opaque' });
const offlinePage = () => Promise.resolve({ type: 'basic' });
const rejects = () => Promise.reject(new TypeError('Failed to fetch'));
const stopped = () => Promise.reject(Object.assign(new Error('stopped'), { name: 'AbortError' }));
const violation = (blockedURI, disposition = 'enforce', violatedDirective = 'connect-src') =>
  document.dispatchEvent(
    Object.assign(new Event('securitypolicyviolation'), { blockedURI, disposition, violatedDirective }),
  );
const violates =
  (disposition, blocked = (url) => url, directive) =>
  (url) => {
    violation(blocked(url), disposition, directive);
    return rejects();
  };
const workers = (controller) => ({ controller, addEventListener() {} });
const controlled = workers({});
const throws = () => {
  throw new Error('no workers here');
};
const own = {
  fetch: globalThis.fetch,
  MessageChannel: globalThis.MessageChannel,
  AbortController: globalThis.AbortController,
};

globalThis.Node = class {};

beforeEach(() => {
  forget();
  Object.assign(globalThis, own);
  globalThis.MessageChannel = class {
    port1 = {};
    port2 = { postMessage: (data) => Promise.resolve().then(() => this.port1.onmessage({ data })) };
  };
  delete navigator.serviceWorker;
  Object.assign(globalThis, { isSecureContext: false, origin: 'https://page.example' });
  performance.getEntriesByName = () => [];
});

/**
 * A page whose helper frame tells what `tell(url, frame, later)` gives, or calls `later` with, and loads after
 * `loadedAt` ms; without `tell` the page has none.
 */
function page(tell, loadedAt = 0) {
  const asked = [];
  const contentWindow = {
    postMessage(url, _, [port]) {
      if (url) asked.push(url);
      const told = url ? tell(url, frame, (later) => port.postMessage(later)) : 0;
      if (told !== undefined) port.postMessage(told);
    },
  };
  const attributes = {};
  const setAttribute = (name, value) => (attributes[name] = value);
  const frame = {
    attributes,
    setAttribute,
    style: { setProperty() {} },
    parentNode: { removeChild: () => (frame.isGone = true) },
    contentWindow,
  };
  const load = () => frame.onload && frame.onload();
  document.createElement = () => frame;
  document.body = tell ? { appendChild: () => setTimeout(load, loadedAt, (frame.isGone = false)) } : null;
  return { asked, frame };
}

/** One check on such a page: its report, with the outcomes of all that was asked, and what the frame was asked. */
async function run({
  fetch,
  tell,
  worker,
  secure,
  origin,
  loadedAt,
  timing,
  written = 'function fetch() { [native code] }',
  seed = 7,
  ...options
}) {
  const { asked, frame } = page(tell, loadedAt);
  if (timing) performance.getEntriesByName = () => [timing];
  const requests = [];
  // A function of the browser's own says so.
  globalThis.fetch = Object.assign((url, init) => (requests.push([url, init]), fetch(url, init)), {
    toString: () => written,
  });
  if (worker) Object.defineProperty(navigator, 'serviceWorker', { configurable: true, get: worker });
  if (secure) globalThis.isSecureContext = true;
  if (origin) globalThis.origin = origin;
  const report = await through(drive(await openCore(), { seed, ...options }));
  assert.notEqual(frame.isGone, false, 'the frame goes with the check');
  // What is still under way at the end is interrupted.
  const outcomes = report.targets
    .map(({ outcome }) => outcome)
    .filter((outcome) => !['interrupted', 'not-tried'].includes(outcome));
  return { report, outcomes: [...new Set(outcomes)], requests, asked, frame };
}

const [waiting, forbidden, unmeasured] = [-1, -2, -3];
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

test('a frame that keeps silent about addresses makes no name dark that was refused at once', async () => {
  const { report, outcomes, asked } = await run({ fetch: rejects, tell: () => undefined });
  assert.ok(asked.length > 4);
  assert.deepEqual([report.verdict, report.reason, outcomes], ['cannot-tell', 'interrupted', []]);
});

/** The world's own timer, whatever a page does to its timers. */
const { setTimeout: later } = globalThis;
const after = (ms, then) => new Promise((resolve, reject) => later(() => then().then(resolve, reject), ms));
const { core } = await openCore();
const isListed = (url) => core.listed(new URL(url).hostname) !== null;
/** Unlisted hosts answer at once, and listed ones as `other` says. */
const butListed = (other) => (url) => (isListed(url) ? other() : after(40, opaque));

test('a host that forbids its answers to other sites after three seconds is reached: the second look has its time, too', async () => {
  const fetch = butListed(() => after(3000, rejects));
  const { report } = await run({ fetch, tell: (url, _, tell) => void setTimeout(tell, 3000, 14) });
  assert.equal(report.verdict, 'no-sign');
});

test('the same of a host that the frame alone is asked about', async () => {
  const { report } = await run({
    fetch: opaque,
    written: '(url) => opaque',
    tell: (url, _, tell) => void setTimeout(tell, isListed(url) ? 3000 : 40, 14),
  });
  assert.equal(report.verdict, 'no-sign');
});

test('a request that ends by itself as late as a lost packet was silent, and so is its second look', async () => {
  const { report } = await run({ fetch: butListed(() => after(5000, rejects)), tell: () => undefined });
  assert.equal(report.verdict, 'sign');
});

test('a look-up that ends early, as one that another has begun, is silent where its second look is', async () => {
  const { report } = await run({ fetch: butListed(() => after(3000, rejects)), tell: () => undefined });
  assert.equal(report.verdict, 'sign');
});

test('in WebKit, where the frame alone is asked, a slow host is reached as soon as it has answered twice', async () => {
  const tell = (url, _, answer) =>
    void later(answer, isListed(url) ? 2600 : 40, url.includes('.invalid') ? waiting : unmeasured);
  const { report } = await run({ fetch: opaque, written: '(url) => opaque', tell });
  assert.equal(report.verdict, 'no-sign');
});

test('a page that stops its requests again and again after a while makes no silence', async () => {
  const { report } = await run({ fetch: butListed(() => after(1600, rejects)), tell: () => undefined });
  assert.equal(report.verdict, 'cannot-tell');
});

test('how slow a line is shows in the whole time of an answer, also of one that is withheld', async () => {
  const fetch = (url) => after(isListed(url) ? 5500 : 2000, rejects);
  const { report } = await run({ fetch, tell: (url, _, tell) => void later(tell, 30, 14) });
  assert.equal(report.verdict, 'no-sign');
  const reached = report.targets.filter(({ outcome }) => outcome === 'reached');
  assert.ok(reached.every(({ ms }) => ms >= 2030));
});

/** Moves the helper frame after `ms`: it gets another window, which loads `loadingMs` later, and may be dead. */
function moveFrame(frame, ms, { loadingMs = 0, isDead = false, isTaken = false, onMoved = () => {} } = {}) {
  later(() => {
    const { contentWindow } = frame;
    frame.contentWindow = isTaken ? null : { postMessage() {} };
    onMoved();
    if (!isTaken)
      later(() => {
        if (!isDead) frame.contentWindow.postMessage = contentWindow.postMessage;
        frame.onload();
      }, loadingMs);
  }, ms);
}

for (const [what, fetch, written, movedAt, how] of [
  ['loads anew for long', opaque, '(url) => opaque', 3000, { loadingMs: 2400 }],
  ['comes back dead', butListed(() => after(3000, rejects)), undefined, 4500, { isDead: true }],
  ['is taken away', butListed(() => after(3000, rejects)), undefined, 5700, { isTaken: true }],
  ['is taken away late', butListed(() => after(3000, rejects)), undefined, 5900, { isTaken: true }],
]) {
  test(`a frame that ${what} makes no host silent`, async () => {
    let loads = 0;
    const tell = (url, frame, answer) => {
      const mine = loads;
      later(() => mine === loads && answer(14), isListed(url) ? 3000 : 40);
      if (frame.isAwaited) return;
      frame.isAwaited = true;
      moveFrame(frame, movedAt - (clock() - began), { ...how, onMoved: () => (loads += 1) });
    };
    const began = clock();
    const { report } = await run({ fetch, written, tell });
    assert.notEqual(report.verdict, 'sign');
    assert.equal(loads, 1);
  });
}

for (const [what, fetch, written, movedAt] of [
  ['a host that withholds its answer', butListed(() => after(3000, rejects)), undefined, 5900],
  ['a host that the frame alone is asked about', opaque, '(url) => opaque', 2900],
]) {
  test(`a tag that is moved loses what its frame asked, and asks it anew: ${what}`, async () => {
    let loads = 0;
    const tell = (url, frame, answer) => {
      const mine = loads;
      later(() => mine === loads && answer(14), isListed(url) ? 3000 : 40);
      if (frame.isAwaited) return;
      frame.isAwaited = true;
      moveFrame(frame, movedAt - (clock() - began), { onMoved: () => (loads += 1) });
    };
    const began = clock();
    const { report } = await run({ fetch, written, tell });
    assert.equal(report.verdict, 'no-sign');
    assert.equal(loads, 1);
  });
}

const brokenTimers = {
  'clearTimeout is null': () => (globalThis.clearTimeout = null),
  'setTimeout returns nothing': () => (globalThis.setTimeout = (call, ms) => void later(call, ms)),
};
for (const [how, breakThem] of Object.entries(brokenTimers)) {
  for (const unlistedMs of [1, 40, 300]) {
    test(`where ${how}, a late answer is none, and no time is made up: others answer after ${unlistedMs} ms`, async () => {
      const { setTimeout, clearTimeout } = globalThis;
      const began = clock();
      breakThem();
      try {
        const fetch = (url) => after(isListed(url) ? 1500 : unlistedMs, opaque);
        const { report } = await run({ fetch, tell: () => waiting });
        assert.equal(report.verdict, 'no-sign');
        assert.ok(report.elapsedMs <= clock() - began + 10, `${report.elapsedMs} ms`);
      } finally {
        Object.assign(globalThis, { setTimeout, clearTimeout });
      }
    });
  }
}

for (const times of [5, 10]) {
  test(`timers that are ${times} times too fast make no silence of a late answer`, async () => {
    const own = globalThis.setTimeout;
    globalThis.setTimeout = (call, ms) => own(call, ms / times);
    try {
      const { report } = await run({ fetch: butListed(() => after(1500, opaque)), tell: () => waiting });
      assert.equal(report.verdict, 'no-sign');
    } finally {
      globalThis.setTimeout = own;
    }
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

const began = clock();
const clocks = {
  stands: () => 5,
  'is missing': undefined,
  'is none': () => 'late',
  throws() {
    throw new Error('no clock');
  },
  'is ten times too slow': () => (clock() - began) / 10,
  'is twenty times too fast': () => (clock() - began) * 20,
};
/** How a page breaks one of its clocks, and how it is mended. */
const breakClock = { performance: (now) => (performance.now = now), Date: (now) => (Date.now = now) };
const clockWorlds = {
  'silence ends in time': [{ fetch: butListed(() => new Promise(() => {})), tell: () => waiting }, 'sign'],
  'a late answer is none': [{ fetch: butListed(() => after(1500, opaque)), tell: () => waiting }, 'no-sign'],
};
for (const [of, put] of Object.entries(breakClock)) {
  for (const [how, now] of Object.entries(clocks)) {
    for (const [what, [world, expected]] of Object.entries(clockWorlds)) {
      test(`where the page's ${of}.now ${how}, ${what}`, async () => {
        const [before, start] = [globalThis[of].now, clock()];
        put(now);
        try {
          const { report } = await run(world);
          // Where the time of day runs ahead of all else, a sleep is not told from it.
          const isLikeSleep = of === 'Date' && how.endsWith('fast');
          assert.equal(report.verdict, isLikeSleep ? 'cannot-tell' : expected);
          // A clock that is too slow makes a late verdict, not a wrong one.
          assert.ok(clock() - start < (how.endsWith('slow') ? 90_000 : 9000), `${clock() - start} ms`);
        } finally {
          put(before);
        }
      });
    }
  }
}

test('a sleep is noticed by the other clock where the page has stopped Date', async () => {
  const before = Date.now;
  Date.now = () => 5;
  const { now } = performance;
  let slept = 0;
  performance.now = () => now() + slept;
  // The lid is closed while listed names are on their way, and all that was is over when it is opened.
  setTimeout(() => (slept += 60_000), 200);
  try {
    const { report } = await run({ fetch: butListed(() => after(300, opaque)), tell: () => waiting });
    assert.equal(report.verdict, 'no-sign');
  } finally {
    Date.now = before;
    performance.now = now;
  }
});
