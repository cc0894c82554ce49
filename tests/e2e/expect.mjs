// What a report must say in a world, to the last field.
import assert from 'node:assert/strict';

/** The caveats that belong to a verdict in every world, weightiest first. */
export const always = {
  sign: ['similar-malware'],
  'no-sign': ['variant-a', 'not-restarted', 'proxy', 'dns-over-https'],
  'cannot-tell': [],
};

/** The versions of Windows that never had the worm's hole: there a sign says that other malware is likelier. */
const neverVulnerable = ['windows-7', 'windows-8', 'windows-10'];
const likelier = ({ verdict }, system) =>
  verdict === 'sign' && neverVulnerable.includes(system) ? ['other-malware'] : [];

/** What a browser can make of a fate; a target may also be left out, or given up when the verdict stands. */
const outcomes = {
  'bad-certificate': ['failed'],
  'blocked-by-client': ['failed'],
  dropped: ['failed', 'timed-out'],
  'fails-at-once': ['failed'],
  'leads-to-listed': ['reached'],
  lit: ['reached'],
  loopback: ['failed'],
  'no-such-name': ['failed'],
  'not-found': ['reached'],
  nowhere: ['failed'],
  redirected: ['reached'],
  refused: ['refused'],
  reset: ['failed'],
  'server-error': ['reached'],
  'server-fails': ['failed'],
  silent: ['timed-out'],
  'slow-3-s': ['reached'],
  'slow-lookup-2-s': ['reached'],
  'stalls-10-s': ['timed-out'],
  'stalls-30-s': ['timed-out'],
  withheld: ['reached'],
  'withheld-3-s': ['reached'],
};

/** What a report calls the systems that the worlds' browsers say they run on. */
const systems = { 'Windows NT 10.0': 'windows-10', 'Windows NT 6.1': 'windows-7', Linux: 'other' };
const systemOf = ({ engine, page, userAgent }) => {
  const system = Object.entries(systems).find(([name]) => userAgent.includes(name))[1];
  // Chromium gives hints to secure pages alone, and without them it says `Windows NT 10.0` on every Windows.
  return engine === 'chromium' && page === 'plain' && system === 'windows-10' ? 'windows' : system;
};

/** Why a check cannot tell that did not see enough. */
const unsettled = ['contradictory', 'too-little'];

/** Whether nobody learns anything until nearly the end. */
const isLate = ({ targets }) => targets.every(({ late }) => late);

/** A run may contact so many hosts; where nothing is wrong, a good deal fewer. */
const hostsMax = 17;
const hostsMaxClean = 9;
const ownNamesMax = 24;

/** Whether the report asked that target. */
export const asked = ({ outcome }) => outcome !== 'not-tried';

/** Asserts every field of a report. `around` holds the wall clock before and after the run. */
export function assertReport(report, scenario, around) {
  const { expect } = scenario;
  const { targets, elapsedMs, startedAt, ...rest } = report;
  const system = systemOf(scenario);
  // Where nothing answers until nearly the end, the last moments decide what there is too little of.
  const late = isLate(scenario) && unsettled.includes(expect.reason);
  assert.deepEqual(
    { ...rest, caveats: [...rest.caveats].sort() },
    {
      schema: 1,
      verdict: expect.verdict,
      variants: expect.variants,
      reason: late && unsettled.includes(report.reason) ? report.reason : expect.reason,
      caveats: [...always[expect.verdict], ...likelier(expect, system), ...expect.caveats].sort(),
      system,
      simulated: false,
      catalogueDate: scenario.catalogueDate,
    },
  );
  assertTimes(report, scenario, around);
  assertTargets(targets, scenario);
}

/**
 * A check ends, also on a machine that does much else. How soon it ends is held in virtual time, and by
 * `cargo xtask bench`.
 */
const elapsedMaxMs = 15_000;

function assertTimes({ startedAt, elapsedMs }, scenario, { before, after }) {
  assert.match(startedAt, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
  const at = Date.parse(startedAt);
  assert.ok(at >= before - 1000 && at <= after, `${startedAt} is not when it ran`);
  assert.ok(Number.isInteger(elapsedMs) && elapsedMs >= 0 && elapsedMs <= after - before, `elapsedMs ${elapsedMs}`);
  const asleepMs = (sum, { event, atMs }) => sum + ({ suspended: -atMs, resumed: atMs }[event] ?? 0);
  const most = scenario.events.reduce(asleepMs, elapsedMaxMs);
  assert.ok(elapsedMs <= most, `took ${elapsedMs} ms, more than ${most}`);
}

function assertTargets(targets, scenario) {
  const fixed = ({ host, role, sector, listedBy }) => ({ host, role, sector, listedBy: [...listedBy].sort() });
  const byHost = (one, other) => (one.host < other.host ? -1 : 1);
  assert.deepEqual(targets.map(fixed).sort(byHost), scenario.targets.map(fixed).sort(byHost));
  const fates = new Map(scenario.targets.map(({ host, fate }) => [host, fate]));
  // Where the line breaks, or every answer comes late, anything may become of a name.
  const may = { ...outcomes, ...scenario.outcomes };
  const late = new Set(scenario.targets.filter((target) => target.late).map(({ host }) => host));
  const breaks = scenario.events.some(({ event }) => event === 'offline');
  // Without a second look a withheld answer and none are the same.
  const unconfirmed = scenario.expect.caveats.includes('no-second-opinion') ? ['unknown'] : [];
  for (const { host, outcome, ms } of targets) {
    const possible = [
      'not-tried',
      'interrupted',
      ...unconfirmed,
      ...(breaks || late.has(host) ? [outcome] : may[fates.get(host)]),
    ];
    assert.ok(possible.includes(outcome), `${host} is ${fates.get(host)}, but was ${outcome}`);
    const timed = outcome === 'not-tried' ? ms === null : Number.isInteger(ms) && ms >= 0 && ms <= elapsedMaxMs;
    assert.ok(timed, `${host} ${outcome} after ${ms}`);
  }
  const clean = [...fates.values()].every((fate) => fate === 'lit') && !scenario.canary && !late.size;
  const count = targets.filter(asked).length;
  assert.ok(
    count >= 1 && count <= (clean ? hostsMaxClean : scenario.own ? ownNamesMax : hostsMax),
    `${count} hosts were asked`,
  );
}
