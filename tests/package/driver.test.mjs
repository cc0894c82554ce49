// The core with its shell, in virtual time: whom it asks, what it reports, and that nothing of it is left on the page.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { clock, forget, native, pending, quietly, sleep, through } from './virtual.mjs';
import { drive, openCore, world } from './worlds.mjs';

const { open: openGlue } = await import('../../pkg/src/core-glue.js');

let core;
beforeEach(async () => {
  forget();
  core = await openCore();
});

const run = (stand, options = {}) => through(drive(core, { seed: 7, simulation: stand, ...options }));
const told = ({ verdict, reason }) => [verdict, reason];

for (const { outcome, expected } of [
  { outcome: 'reached', expected: ['no-sign', null] },
  { outcome: 'failed', expected: ['cannot-tell', 'captive-portal'] },
  { outcome: 'refused', expected: ['cannot-tell', 'page-policy'] },
  { outcome: 'unknown', expected: ['cannot-tell', 'page-policy'] },
]) {
  test(`where every host is ${outcome}, it is ${expected.join(' ')}`, async () => {
    assert.deepEqual(told(await run(world(outcome))), expected);
  });
}

test('whoever was asked is in the report, and nobody else', async () => {
  const stand = world('reached');
  const { targets } = await run(stand);
  const tried = targets.filter(({ outcome }) => outcome !== 'not-tried').map(({ host }) => host);
  assert.deepEqual([...tried].sort(), [...stand.asked].sort());
  assert.equal(new Set(stand.asked).size, stand.asked.length);
});

test('a page that checks again asks others, says so, and after five minutes may ask all', async () => {
  const asked = {};
  const stands = [];
  const again = async () => {
    core = await openCore();
    stands.push(world('reached'));
    const { verdict, caveats } = await run(stands.at(-1), { asked });
    return [verdict, caveats.includes('asked-before')];
  };
  assert.deepEqual(await again(), ['no-sign', false]);
  assert.deepEqual(await again(), ['no-sign', true]);
  const [first, second] = stands.map((stand) => [...stand.asked]);
  assert.ok(second.length && !second.some((host) => first.includes(host)), `${second} after ${first}`);
  for (const host of Object.keys(asked)) asked[host] -= 299_000;
  assert.deepEqual(await again(), ['no-sign', true]);
  for (const host of Object.keys(asked)) asked[host] -= 300_000;
  assert.deepEqual(await again(), ['no-sign', false]);
  assert.deepEqual([...stands.at(-1).asked].sort(), [...first].sort(), 'the same seed asks the same');
});

test('what is wrong with the domain of the twins is told, and nobody is asked', async () => {
  const stand = world('reached');
  const refused = await run(stand, { canary: 'virus.example' }).catch((cause) => cause);
  assert.deepEqual(refused.faults, [
    { code: 'domain-listed', field: 'canary', found: 'virus.example', string: 'virus' },
  ]);
  assert.deepEqual(stand.asked, []);
});

test('equal seeds ask equal hosts, others others', async () => {
  const asked = [];
  for (const seed of [7, 7, 8]) {
    const stand = world('reached');
    await through(drive(await openCore(), { seed, simulation: stand }));
    asked.push(stand.asked.join());
  }
  assert.equal(asked[0], asked[1]);
  assert.notEqual(asked[0], asked[2]);
});

test('cancelled by a listener of progress, it asks nobody more, and reports those alone who were asked', async () => {
  const { signal, abort } = aborter();
  const stand = world('reached');
  let asked = 0;
  const onProgress = () => {
    if (!asked) {
      asked = stand.asked.length;
      abort();
    }
  };
  const { targets, reason } = await run(stand, { signal, onProgress });
  assert.deepEqual([reason, asked, stand.asked.length], ['cancelled', 1, 1]);
  assert.equal(targets.filter(({ outcome }) => outcome !== 'not-tried').length, 1);
});

test('while a page says that it is frozen, its timers keep nobody busy', async () => {
  const stand = world('reached', 100_000);
  const { setTimeout } = globalThis;
  let timers = 0;
  globalThis.setTimeout = (...given) => {
    timers += 1;
    return setTimeout(...given);
  };
  try {
    setTimeout(() => stand.dispatchEvent(new Event('freeze')), 50);
    assert.deepEqual(told(await run(stand)), ['cannot-tell', 'interrupted']);
  } finally {
    globalThis.setTimeout = setTimeout;
  }
  assert.ok(timers < 60, `${timers} timers`);
});

for (const [what, place, name] of [
  ['clearTimeout', globalThis, 'clearTimeout'],
  ['AbortController#abort', AbortController.prototype, 'abort'],
]) {
  test(`a page whose ${what} cancels the check ends it as cancelled`, async () => {
    const own = place[name];
    const signal = new EventTarget();
    let times = 0;
    place[name] = function (...given) {
      times += 1;
      if (times === 1) signal.dispatchEvent(new Event('abort'));
      return own.apply(this, given);
    };
    try {
      assert.deepEqual(told(await run(world('reached'), { signal })), ['cannot-tell', 'cancelled']);
    } finally {
      place[name] = own;
    }
    assert.ok(times > 1);
  });
}

test('cancelled in mid-run, it ends at once with a report', async () => {
  const { signal, abort } = aborter();
  const began = clock();
  setTimeout(abort, 5);
  const report = await run(world('reached', 900), { signal });
  assert.deepEqual(told(report), ['cannot-tell', 'cancelled']);
  assert.equal(report.elapsedMs, 5);
  assert.equal(clock() - began, 5);
});

test('cancelled before it began, it asks nobody', async () => {
  const { signal, abort } = aborter();
  abort();
  const stand = world('reached');
  assert.deepEqual(told(await run(stand, { signal })), ['cannot-tell', 'cancelled']);
  assert.deepEqual(stand.asked, []);
});

test('a listener of progress may cancel', async () => {
  const { signal, abort } = aborter();
  const seen = [];
  const onProgress = (progress) => {
    seen.push(progress);
    abort();
  };
  assert.deepEqual(told(await run(world('reached'), { signal, onProgress })), ['cannot-tell', 'cancelled']);
  assert.ok(seen.length > 0);
  assert.deepEqual(Object.keys(seen[0]).sort(), ['elapsedMs', 'host', 'outcome', 'role', 'sent', 'settled']);
});

test('a listener of progress that throws harms only itself', async () => {
  const onProgress = () => {
    throw new Error('a mistake of the page');
  };
  const { result, thrown } = await quietly(() => run(world('reached'), { onProgress }));
  assert.deepEqual(told(result), ['no-sign', null]);
  assert.ok(thrown.length > 3 && thrown.every((message) => message === 'a mistake of the page'), thrown.join());
});

test('progress tells since when it runs', async () => {
  const seen = [];
  const { elapsedMs } = await run(world('reached', 20), { onProgress: (progress) => seen.push(progress.elapsedMs) });
  assert.deepEqual([seen[0], seen[seen.length - 1]], [0, elapsedMs]);
  assert.ok(elapsedMs >= 20);
});

test('whatever is under way at the end is given up', async () => {
  const signals = [];
  globalThis.fetch = native((_, { signal }) => {
    signals.push(signal);
    return new Promise(() => {});
  });
  const { signal, abort } = aborter();
  setTimeout(abort, 5);
  await through(drive(core, { seed: 7, signal }));
  assert.ok(signals.length > 0 && signals.every(({ aborted }) => aborted));
});

test('a host that keeps silent is given up before the run ends', async () => {
  const givenUp = [];
  globalThis.fetch = native((_, { signal }) => {
    signal.addEventListener('abort', () => givenUp.push(clock()));
    return new Promise(() => {});
  });
  await through(drive(core, { seed: 7 }));
  assert.ok(
    givenUp.some((at) => at < clock()),
    givenUp.join(),
  );
});

test('losing the connection ends a run', async () => {
  const stand = world('failed', 900);
  setTimeout(() => stand.dispatchEvent(new Event('offline')), 3);
  assert.deepEqual(told(await run(stand)), ['cannot-tell', 'offline']);
});

for (const ms of [3500, 60_000]) {
  test(`a sleep of ${ms} ms is forgiven once: what was in flight proves nothing`, async () => {
    const stand = world('failed', 300);
    setTimeout(() => {
      sleep(ms);
      stand.probe = () => new Promise((resolve) => setTimeout(resolve, 20, 'reached'));
    }, 5);
    const report = await run(stand);
    assert.deepEqual(told(report), ['no-sign', null]);
    assert.deepEqual(
      report.targets.filter(({ outcome }) => outcome === 'failed'),
      [],
    );
  });
}

test('a page that was frozen for long is forgiven once', async () => {
  const stand = world('reached', 900);
  setTimeout(() => stand.dispatchEvent(new Event('freeze')), 5);
  setTimeout(() => {
    sleep(60_000);
    stand.dispatchEvent(new Event('resume'));
  }, 6);
  assert.deepEqual(told(await run(stand)), ['no-sign', null]);
});

test('a page that is frozen again and again ends a run', async () => {
  const stand = world('reached', 900);
  for (const ms of [1, 3, 5]) {
    setTimeout(() => stand.dispatchEvent(new Event('freeze')), ms);
    setTimeout(() => stand.dispatchEvent(new Event('resume')), ms + 1);
  }
  assert.deepEqual(told(await run(stand)), ['cannot-tell', 'interrupted']);
});

test('a clock that a page sets back ends no run', async () => {
  const { now } = performance;
  const stand = world('reached');
  setTimeout(() => (performance.now = () => now() - 60_000), 5);
  try {
    assert.deepEqual(told(await run(stand)), ['no-sign', null]);
  } finally {
    performance.now = now;
  }
});

for (const at of [1, 5]) {
  test(`a core that breaks at its ${at}. request ends the run, and the page hears of nothing else`, async () => {
    const stand = world('failed');
    const { probe } = stand;
    stand.probe = (host) => {
      if (stand.asked.length + 1 === at) throw new Error('unreachable');
      return probe.call(stand, host);
    };
    const began = clock();
    const refused = await run(stand).catch((cause) => cause);
    assert.equal(refused.message, 'unreachable');
    assert.ok(clock() - began < 1000);
    while (pending()) await through(new Promise((resolve) => setTimeout(resolve, 100)));
    assert.deepEqual(
      told(await through(drive(await openCore(), { seed: 7, simulation: world('reached') }))),
      ['no-sign', null],
      'the next one works',
    );
  });
}

for (const place of ['first', 'last']) {
  test(`a core that breaks as a listener of its ${place} progress cancels gives no report, and asks nobody else`, async () => {
    const times = [];
    await run(world('failed'), { onProgress: () => times.push(clock()) });
    const at = place === 'first' ? 1 : times.length;
    const stand = world('failed');
    const { signal, abort } = aborter();
    let heard = 0;
    let asked = null;
    const onProgress = () => {
      heard += 1;
      if (heard !== at) return;
      abort();
      asked = stand.asked.length;
    };
    const broken = await openBroken();
    const refused = await through(drive(broken, { seed: 7, simulation: stand, signal, onProgress })).catch(
      (cause) => cause,
    );
    assert.equal(refused.message, 'unreachable');
    while (pending()) await through(new Promise((resolve) => setTimeout(resolve, 100)));
    assert.deepEqual([heard, stand.asked.length], [at, asked]);
  });
}

test('a seed that is none counts as not given', async () => {
  const asked = async (seed) => {
    const hosts = [];
    globalThis.fetch = native((url) => (hosts.push(new URL(url).host), Promise.resolve({ type: 'opaque' })));
    await through(drive(await openCore(), { seed }));
    return hosts.join();
  };
  assert.equal(await asked(7), await asked(7));
  for (const seed of [-1, 2 ** 32, NaN, '7', 7n]) {
    // Four hosts of some 1,200 ways to choose them: three times the same is chance once in a million.
    const tries = [await asked(seed), await asked(seed), await asked(seed)];
    assert.ok(new Set(tries).size > 1, `${typeof seed} ${seed} is taken for a seed`);
  }
});

test('after its end, no timer is left and nobody listens', async () => {
  const stand = world('reached');
  const { signal, abort } = aborter();
  const heard = new Set();
  for (const target of [stand, signal]) {
    const { addEventListener, removeEventListener } = target;
    target.addEventListener = (kind, ...rest) => (heard.add(kind), addEventListener.call(target, kind, ...rest));
    target.removeEventListener = (kind, ...rest) => (
      heard.delete(kind),
      removeEventListener.call(target, kind, ...rest)
    );
  }
  await run(stand, { signal });
  abort();
  assert.deepEqual([...heard], []);
  assert.equal(pending(), 0);
});

/** A core that breaks when it is cancelled. */
async function openBroken() {
  const cancel = String(openGlue().core.cancel).match(/wasm\.(\w+)\(/)[1];
  const { instantiate } = WebAssembly;
  const unreachable = () => {
    throw new Error('unreachable');
  };
  WebAssembly.instantiate = async (...given) => {
    const { instance } = await instantiate(...given);
    return { instance: { exports: { ...instance.exports, [cancel]: unreachable } } };
  };
  try {
    return await openCore();
  } finally {
    WebAssembly.instantiate = instantiate;
  }
}

/** An AbortController, whose signal is a target of its own here. */
function aborter() {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}
