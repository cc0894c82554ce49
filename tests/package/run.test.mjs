// One check from outside, where its parts come late or never: its promise settles, and then it is over.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { clock, forget, native, pending, quietly, through } from './virtual.mjs';

const { listed, runCheck } = await import('../../pkg/src/run.js');
const { place } = await import('../../pkg/src/place.js');
const { ConfickerCheckError } = await import('../../pkg/src/errors.js');
// What is loaded takes no time here, and so does the core in JavaScript.
for (const part of ['check', 'core', 'core-js', 'simulate']) await import(`../../pkg/src/${part}.js`);

const wasm = globalThis.WebAssembly;
beforeEach(() => {
  forget();
  globalThis.WebAssembly = undefined;
});
afterEach(() => {
  globalThis.WebAssembly = wasm;
});

/** Lets WebAssembly never come to an end: then the core in JavaScript takes its place. */
function hang() {
  globalThis.WebAssembly = { instantiate: () => new Promise(() => {}) };
}
const patienceMs = 2000;

/** Lets the core come after so many ms, when WebAssembly is no longer what it waits for. */
function delay(ms) {
  const exports = new Promise((_, reject) => setTimeout(reject, ms));
  globalThis.WebAssembly = { instantiate: () => Promise.resolve({ instance: { exports } }) };
}

/** Lets `ms` pass. */
const pass = (ms) => through(new Promise((resolve) => setTimeout(resolve, ms)));

test('a simulation has its verdict', async () => {
  const report = await through(runCheck({ simulate: 'conficker-c-fast' }));
  assert.deepEqual([report.verdict, report.variants, report.simulated], ['sign', ['c'], true]);
  assert.equal(pending(), 0);
});

test('a simulation of a machine without a connection says so', async () => {
  const report = await through(runCheck({ simulate: 'offline' }));
  assert.deepEqual([report.verdict, report.reason], ['cannot-tell', 'offline']);
});

test('a simulation with twins asks them', async () => {
  const { targets } = await through(runCheck({ simulate: 'conficker-b-twins' }));
  assert.ok(targets.some(({ host }) => host.startsWith('virus.')));
});

test('a check of the network is no simulation', async () => {
  globalThis.fetch = native(() => Promise.resolve({ type: 'opaque' }));
  const report = await through(runCheck());
  assert.deepEqual([report.verdict, report.simulated], ['no-sign', false]);
});

test('where WebAssembly never comes to an end, the core in JavaScript decides, soon', async () => {
  hang();
  const began = clock();
  const report = await through(runCheck({ simulate: 'conficker-c-fast' }));
  assert.equal(report.verdict, 'sign');
  assert.ok(clock() - began < patienceMs + 1000);
});

test('whoever cancelled asks nobody, and hears nothing of a check whose core comes later', async () => {
  const [heard, asked] = [[], []];
  hang();
  globalThis.fetch = native((url) => asked.push(url));
  const controller = new AbortController();
  const began = clock();
  setTimeout(() => controller.abort(), 10);
  const handlers = { signal: controller.signal, onProgress: (progress) => heard.push(progress) };
  const report = await through(runCheck({}, handlers));
  assert.deepEqual([report.verdict, report.reason], ['cannot-tell', 'cancelled']);
  assert.ok(clock() - began <= 2010);
  await pass(10_000);
  assert.deepEqual([heard, asked], [[], []]);
});

test('a check whose core never comes is given up, and does not begin later', async () => {
  const asked = [];
  delay(60_000);
  globalThis.fetch = native((url) => asked.push(url));
  const refused = await through(runCheck()).catch((cause) => cause);
  assert.ok(refused instanceof ConfickerCheckError);
  assert.deepEqual([refused.code, refused.found], ['part-missing', 'core.js']);
  await pass(60_000);
  assert.deepEqual(asked, []);
});

test('a check that goes on is waited for, however late its core came', async () => {
  delay(25_000);
  const began = clock();
  const report = await through(runCheck({ simulate: 'offline-silent' }));
  assert.equal(report.verdict, 'cannot-tell');
  assert.ok(clock() - began > 31_000);
});

test('where a page keeps a check from going on, that ends, and has seen too little', async () => {
  globalThis.fetch = native(() => new Promise(() => {}));
  const own = globalThis.setTimeout;
  const onLoaded = () => (globalThis.setTimeout = () => 0);
  const onProgress = () => (globalThis.setTimeout = own);
  const [began, startedAt] = [clock(), new Date(Date.now()).toISOString()];
  const report = await through(runCheck({}, { onLoaded, onProgress }));
  assert.deepEqual([report.verdict, report.reason, report.targets], ['cannot-tell', 'too-little', []]);
  assert.deepEqual([report.startedAt, report.elapsedMs], [startedAt, clock() - began]);
  assert.ok(report.elapsedMs < 40_000);
  assert.equal(pending(), 0);
});

test('a core that breaks ends the check, takes the frame away, and the page hears of nothing else', async () => {
  let isBreaking = false;
  const breaking =
    (own) =>
    (...given) => {
      if (!isBreaking) return own(...given);
      isBreaking = false;
      throw new wasm.RuntimeError('unreachable');
    };
  const broken = async (bytes, imports) => {
    const { exports } = new wasm.Instance(new wasm.Module(bytes), imports);
    const entries = Object.entries(exports).map(([name, own]) => [
      name,
      typeof own === 'function' ? breaking(own) : own,
    ]);
    return { instance: { exports: Object.fromEntries(entries) } };
  };
  globalThis.WebAssembly = { instantiate: broken };
  const frame = {
    isMade: false,
    isGone: false,
    setAttribute() {},
    style: { setProperty() {} },
    parentNode: { removeChild: () => (frame.isGone = true) },
  };
  document.createElement = () => frame;
  document.body = { appendChild: () => (frame.isMade = true) };
  let answerMs = 0;
  globalThis.fetch = native(() => new Promise((resolve) => setTimeout(resolve, (answerMs += 50), { type: 'opaque' })));
  let [brokeAt, progressed] = [0, 0];
  const onProgress = ({ outcome }) => {
    progressed += 1;
    if (brokeAt || !outcome) return;
    brokeAt = clock();
    setTimeout(() => (isBreaking = true));
  };
  const { result, thrown } = await quietly(() => through(runCheck({}, { onProgress }).catch((cause) => cause)));
  assert.deepEqual([result.code, result.cause.message, thrown], ['internal', 'unreachable', []]);
  assert.ok(brokeAt && clock() - brokeAt < 1000);
  assert.deepEqual([frame.isMade, frame.isGone], [true, true]);
  const before = progressed;
  await pass(10_000);
  assert.equal(progressed, before);
  document.body = null;
  assert.equal((await through(runCheck())).verdict, 'no-sign', 'the next one works');
});

test('the events of a simulation wait for the core', async () => {
  const { simulations } = await import('../../pkg/src/simulations.js');
  const [name] = Object.entries(simulations).find(([, { events }]) => events.some(([, kind]) => kind === 'offline'));
  const soon = await through(runCheck({ simulate: name, seed: 7 }));
  hang();
  const late = await through(runCheck({ simulate: name, seed: 7 }));
  assert.deepEqual([late.verdict, late.reason], [soon.verdict, soon.reason]);
});

test('a listener of warnings that throws harms only itself', async () => {
  const onWarning = ({ code }) => {
    throw new Error(code);
  };
  location.hostname = 'reset.example';
  try {
    const { result, thrown } = await quietly(() => through(runCheck({ simulate: 'clean' }, { onWarning })));
    assert.deepEqual([result.verdict, thrown], ['no-sign', ['page-host-listed']]);
  } finally {
    location.hostname = 'partner.example';
  }
});

for (const { address, codes } of [
  { address: 'https://reset.example/pkg/define.js', codes: ['page-host-listed'] },
  { address: 'https://cdn.reset.example/pkg/define.js', codes: ['page-host-listed', 'package-host-listed'] },
  { address: 'https://partner.example/pkg/define.js', codes: ['page-host-listed'] },
]) {
  test(`a page on reset.example with its package at ${address} is told of ${codes.join(' and ')}`, async () => {
    const warned = [];
    location.hostname = 'reset.example';
    place.address = address;
    try {
      await through(runCheck({ simulate: 'clean' }, { onWarning: ({ code }) => warned.push(code) }));
    } finally {
      location.hostname = 'partner.example';
      place.address = null;
    }
    assert.deepEqual(warned, codes);
  });
}

test('what is wrong has its code', async () => {
  for (const [options, code] of [
    [{ simulate: 'mars' }, 'unknown-scenario'],
    [{ canary: 'virus.example', simulate: 'clean' }, 'domain-listed'],
  ]) {
    const refused = await through(runCheck(options)).catch((cause) => cause);
    assert.ok(refused instanceof ConfickerCheckError);
    assert.equal(refused.code, code);
  }
  const refused = await through(listed(undefined)).catch((cause) => cause);
  assert.deepEqual([refused.name, refused.code], ['ConfickerCheckError', 'internal']);
});

/** Lets timers be as a page has wrapped them, while `work` is done. */
async function withTimers(wrap, work) {
  const { setTimeout } = globalThis;
  globalThis.setTimeout = wrap(setTimeout);
  try {
    return await work();
  } finally {
    globalThis.setTimeout = setTimeout;
  }
}

for (const [how, wrap] of Object.entries({
  'forget further arguments': (own) => (call, ms) => own(() => call(), ms),
  'keep their handle': (own) => (call, ms) => void own(call, ms),
})) {
  test(`where timers ${how}, whoever cancels has a report, and no timer outlives a check`, async () => {
    await withTimers(wrap, async () => {
      const controller = new AbortController();
      hang();
      const cancelled = runCheck({}, { signal: controller.signal });
      controller.abort();
      assert.equal((await through(cancelled)).reason, 'cancelled');
      assert.equal((await through(runCheck({ simulate: 'clean' }))).verdict, 'no-sign');
      await pass(60_000);
      assert.equal(pending(), 0, 'no timer outlives its check');
    });
  });
}
