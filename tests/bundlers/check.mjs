// A visitor's check on the page of a sample app, and what must hold of it.
import assert from 'node:assert/strict';
import { assertReport } from '../e2e/expect.mjs';
import { log } from '../e2e/lab.mjs';
import { faultsOfTraffic } from '../e2e/traffic.mjs';

/** Clicks, holds the report and all traffic against the world, and gives the report. */
export async function check(visitor, scenario, host) {
  assert.deepEqual(visitor.contacted, [host], 'nobody else is contacted before the click');
  const before = Date.now();
  await visitor.start();
  const report = await visitor.event('verdict');
  assertReport(report, scenario, { before, after: Date.now() });
  const after = { ...(await log()), contacted: visitor.contacted };
  assert.deepEqual(faultsOfTraffic(report, scenario, { after, pageHost: host }), []);
  // React, for one, says here that what the server rendered is not what the page holds.
  assert.deepEqual(visitor.faults, []);
  return report;
}
