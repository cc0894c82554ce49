// What counts as silence, and what does not: late answers, second looks, frames that are moved, clocks and timers that
// a page has broken.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { opaque, rejects, run, later, after, isListed, butListed, waiting, unmeasured } from './page.mjs';
import { clock } from './virtual.mjs';

test('a frame that keeps silent about addresses makes no name dark that was refused at once', async () => {
  const { report, outcomes, asked } = await run({ fetch: rejects, tell: () => undefined });
  assert.ok(asked.length > 4);
  assert.deepEqual([report.verdict, outcomes], ['cannot-tell', []]);
  assert.ok(['interrupted', 'too-little'].includes(report.reason), report.reason);
});

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

const withholds = { fetch: butListed(() => after(3000, rejects)) };
const framed = { fetch: opaque, written: '(url) => opaque' };
const noSign = (verdict) => verdict !== 'sign';
const isReached = (verdict) => verdict === 'no-sign';
for (const [what, world, movedAt, how, isRight] of [
  ['moved while a host withholds its answer', withholds, 5900, {}, isReached],
  ['moved while it alone is asked', framed, 2900, {}, isReached],
  ['moved, and loads for long', framed, 3000, { loadingMs: 2400 }, noSign],
  ['moved, and comes back dead', withholds, 4500, { isDead: true }, noSign],
  ['taken away', withholds, 5700, { isTaken: true }, noSign],
  ['taken away late', withholds, 5900, { isTaken: true }, noSign],
]) {
  test(`a frame makes no host silent that is ${what}`, async () => {
    let moves = 0;
    const tell = (url, frame, answer) => {
      const mine = moves;
      later(() => mine === moves && answer(14), isListed(url) ? 3000 : 40);
      if (frame.isAwaited) return;
      frame.isAwaited = true;
      moveFrame(frame, movedAt - (clock() - began), { ...how, onMoved: () => (moves += 1) });
    };
    const began = clock();
    const { report } = await run({ ...world, tell });
    assert.ok(isRight(report.verdict), report.verdict);
    assert.equal(moves, 1);
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
