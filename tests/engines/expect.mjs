// What the lab's log may hold after a check in a real network.
import assert from 'node:assert/strict';
import { asked, assertDiscreet, nobody } from '../e2e/expect.mjs';
import { resolverHost } from '../e2e/lab.mjs';

/** Where requests end up that are led on. */
const ledTo = { 'leads-to-listed': 'www.eset.com', redirected: 'login.example' };

/**
 * How often a check asks one host: itself, and once by its second look; WebKit looks again at what only such a look
 * took for an answer.
 */
const timesMax = { chromium: 2, firefox: 2, webkit: 3 };

/**
 * Asserts that nobody was looked up or contacted but the page and what the report tells, and that no host could learn
 * who asked from where.
 */
export function assertQuiet({ names, requests }, { targets }, scenario, pageHost) {
  const tried = targets.filter(asked);
  const led = scenario.targets.map(({ fate }) => ledTo[fate]).filter(Boolean);
  const known = new Set([pageHost, resolverHost, nobody, ...led, ...tried.map(({ host }) => host)]);
  const unknown = (hosts) => hosts.filter((host) => !known.has(host));
  assert.deepEqual(unknown(names), [], 'looked up beside the report');
  const foreign = requests.filter(({ host }) => host !== pageHost);
  assert.deepEqual(unknown(foreign.map(({ host }) => host)), [], 'contacted beside the report');
  foreign.forEach(assertDiscreet);
  const unseen = scenario.targets.filter(({ fate }) => fate in scenario.outcomes).map(({ host }) => host);
  for (const { host, outcome } of tried) {
    const count = foreign.filter((request) => request.host === host).length;
    // What nginx serves is in no log, since the recipe keeps none, nor is what some engine takes for an answer.
    const isSeen = !(scenario.canary && host.endsWith(scenario.canary)) && !unseen.includes(host);
    if (outcome === 'reached' && isSeen) assert.ok(count >= 1, `${host} is said to be reached, but was not`);
    assert.ok(count <= timesMax[scenario.engine] || led.includes(host), `${host} was contacted ${count} times`);
  }
}
