// One check from outside, where its parts come late or never: its promise settles, and then it is over.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { clock, forget, pending, quietly, through } from './virtual.mjs';

const { listed, runCheck } = await import('../../pkg/run.js');
const { place } = await import('../../pkg/place.js');
const { ConfickerCheckError } = await import('../../pkg/errors.js');
// What is loaded takes no time here, and so does the core in JavaScript.
for (const part of ['check', 'core', 'core-js', 'simulate']) await import(`../../pkg/${part}.js`);

const wasm = globalThis.WebAssembly;
beforeEach(() => {
  forget();
  globalThis.WebAssembly = undefined;
});
afterEach(() => {
  globalThis.WebAssembly = wasm;
});

/** Lets the core come after so many ms. */
function delay(ms) {
  globalThis.WebAssembly = { instantiate: () => new Promise((_, reject) => setTimeout(reject, ms)) };
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
  globalThis.fetch = () => Promise.resolve({ type: 'opaque' });
  const report = await through(runCheck());
  assert.deepEqual([report.verdict, report.simulated], ['no-sign', false]);
});

test('a check that goes on is waited for, however late its core came', async () => {
  delay(25_000);
  const began = clock();
  const report = await through(runCheck({ simulate: 'offline-silent' }));
  assert.deepEqual([report.verdict, report.reason], ['cannot-tell', 'offline']);
  assert.ok(clock() - began > 31_000);
});

test('whoever cancelled does not wait for parts, and hears nothing of a check that comes too late', async () => {
  const heard = [];
  delay(5000);
  const controller = new AbortController();
  const began = clock();
  setTimeout(() => controller.abort(), 10);
  const handlers = { signal: controller.signal, onProgress: (progress) => heard.push(progress) };
  const report = await through(runCheck({ simulate: 'clean' }, handlers));
  assert.deepEqual([report.verdict, report.reason, report.targets], ['cannot-tell', 'cancelled', []]);
  assert.equal(clock() - began, 2010);
  await pass(10_000);
  assert.deepEqual(heard, []);
});

test('a check whose core never comes is given up, and does not begin later', async () => {
  const asked = [];
  globalThis.fetch = (url) => asked.push(url);
  delay(60_000);
  const refused = await through(runCheck()).catch((cause) => cause);
  assert.ok(refused instanceof ConfickerCheckError);
  assert.deepEqual([refused.code, refused.found], ['part-missing', 'core.js']);
  await pass(60_000);
  assert.deepEqual(asked, []);
});

test('the events of a simulation wait for the core', async () => {
  const { simulations } = await import('../../pkg/simulations.js');
  const [name] = Object.entries(simulations).find(([, { events }]) => events.some(([, kind]) => kind === 'offline'));
  const soon = await through(runCheck({ simulate: name, seed: 7 }));
  delay(20_000);
  const late = await through(runCheck({ simulate: name, seed: 7 }));
  assert.deepEqual([late.verdict, late.reason], [soon.verdict, soon.reason]);
});

test('a listener of warnings that throws harms only itself', async () => {
  const onWarning = ({ code }) => {
    throw new Error(code);
  };
  location.href = 'https://reset.example/';
  try {
    const { result, thrown } = await quietly(() => through(runCheck({ simulate: 'clean' }, { onWarning })));
    assert.deepEqual([result.verdict, thrown], ['no-sign', ['page-host-listed']]);
  } finally {
    location.href = 'https://partner.example/';
  }
});

for (const { address, codes } of [
  { address: 'https://reset.example/pkg/define.js', codes: ['page-host-listed'] },
  { address: 'https://cdn.reset.example/pkg/define.js', codes: ['page-host-listed', 'package-host-listed'] },
  { address: 'https://partner.example/pkg/define.js', codes: ['page-host-listed'] },
]) {
  test(`a page on reset.example with its package at ${address} is told of ${codes.join(' and ')}`, async () => {
    const warned = [];
    location.href = 'https://reset.example/';
    place.address = address;
    try {
      await through(runCheck({ simulate: 'clean' }, { onWarning: ({ code }) => warned.push(code) }));
    } finally {
      location.href = 'https://partner.example/';
      place.address = null;
    }
    assert.deepEqual(warned, codes);
  });
}

test('what is wrong has its code', async () => {
  for (const [options, code] of [[{ simulate: 'mars' }, 'unknown-scenario'], [{ canary: 'virus.example', simulate: 'clean' }, 'canary-listed']]) {
    const refused = await through(runCheck(options)).catch((cause) => cause);
    assert.ok(refused instanceof ConfickerCheckError);
    assert.equal(refused.code, code);
  }
  const refused = await through(listed(undefined)).catch((cause) => cause);
  assert.deepEqual([refused.name, refused.code], ['ConfickerCheckError', 'internal']);
});
