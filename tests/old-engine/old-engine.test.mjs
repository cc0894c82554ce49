// A real engine of 2018 reaches the verdict, by each way in which a page may embed the widget.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertReport, assertTraffic } from '../e2e/expect.mjs';
import { enter, log, pageUrl, worlds } from '../e2e/lab.mjs';
import { check } from './engine.mjs';

const pageHost = new URL(pageUrl).host;
const chosen = process.env.LAB_WORLDS?.split(' ') ?? (await worlds());

/** Takes WebAssembly away before the page sees it. */
const withoutWasm = 'delete window.WebAssembly;';

for (const world of chosen) {
  test(`module, WebAssembly: ${world}`, () => play(world, { path: '/embed/module.html' }));
}

async function play(world, how) {
  const scenario = await enter(world);
  const before = Date.now();
  const { report, scripts } = await check({ scenario, ...how });
  assertReport(report, scenario, { before, after: Date.now() });
  assertTraffic(await log(), [], report, pageHost);
  return scripts;
}
