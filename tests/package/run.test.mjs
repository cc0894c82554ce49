// One check from outside, where its parts come late or never: its promise settles, and then it is over.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { clock, forget, pending, quietly, through } from './virtual.mjs';

const { listed, runCheck } = await import('../../pkg/run.js');
const { ConfickerCheckError } = await import('../../pkg/errors.js');
// What is loaded takes no time here, and so does the core in JavaScript.
for (const part of ['check', 'core-js', 'simulate']) await import(`../../pkg/${part}.js`);

Object.defineProperty(globalThis, 'navigator', { value: { userAgent: 'Firefox/115.0 Gecko/20100101', onLine: true } });

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
  globalThis.WebAssembly = { compile: () => new Promise((_, reject) => setTimeout(reject, ms)) };
}

/** Lets `ms` pass. */
const pass = (ms) => through(new Promise((resolve) => setTimeout(resolve, ms)));

test('a simulation has its verdict', async () => {
  const report = await through(runCheck({ simulate: 'conficker-c-fast' }));
  assert.deepEqual([report.verdict, report.variants, report.simulated], ['sign', ['c'], true]);
  assert.equal(pending(), 0);
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

test('what is wrong has its code', async () => {
  for (const [options, code] of [[{ simulate: 'mars' }, 'unknown-scenario'], [{ canary: 'virus.example', simulate: 'clean' }, 'canary-listed']]) {
    const refused = await through(runCheck(options)).catch((cause) => cause);
    assert.ok(refused instanceof ConfickerCheckError);
    assert.equal(refused.code, code);
  }
  const refused = await through(listed(undefined)).catch((cause) => cause);
  assert.deepEqual([refused.name, refused.code], ['ConfickerCheckError', 'internal']);
});
