// Each world of the lab: a visitor opens the awareness page, or a partner's where there are twins, clicks once, and
// gets the true verdict.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { embed, onPage } from '../browser.mjs';
import { asked, assertReport } from '../expect.mjs';
import { enter, worlds } from '../lab.mjs';
import { inFirstTurn, playCheck } from '../player.mjs';

/** How often each world is played, and which ones if not those of the data. */
const repeat = Number(process.env.LAB_REPEAT ?? 1);
const chosen = process.env.LAB_WORLDS?.split(' ') ?? (await worlds());

/** In a world where few names are dark, so many seeds are tried until a run asks one of them. */
const seedsMax = 60;

/** Where to begin, for a quick success; any seed is as true. */
const seedFirst = { 'vendor-down': 10 };

for (const world of chosen) {
  for (let run = 1; run <= repeat; run += 1) {
    test(repeat > 1 ? `${world}, run ${run} of ${repeat}` : world, async (t) => {
      const first = (seedFirst[world] ?? 1) + (run - 1) * seedsMax;
      for (let seed = first; seed < first + seedsMax; seed += 1) {
        const { report, telling } = await play(world, seed);
        t.diagnostic(
          `seed ${seed}: ${report.verdict} in ${report.elapsedMs} ms, ${report.targets.filter(asked).length} hosts`,
        );
        if (telling) return;
      }
      assert.fail('no run asked a name that is not lit');
    });
  }
}

/** Runs one check; `telling` unless all that is special of the world was missed by chance. */
async function play(world, seed) {
  const scenario = await enter(world);
  // The awareness page names no domain of an operator, and its policy allows none.
  const { canary, own } = scenario;
  const path = canary || own ? embed(canary ? { canary } : { own }) : '/';
  return onPage({ scenario, path, seed }, async (visitor) => {
    const { report, around, faults } = await playCheck(visitor, scenario);
    assert.deepEqual(faults, []);
    assertReport(report, scenario, around);
    const property = inFirstTurn(await visitor.tag.evaluate((tag) => tag.report));
    assert.deepEqual(report, property, 'the property is the event');
    assertEvents(inFirstTurn(await visitor.events()), report);
    const special = new Set(scenario.targets.filter(({ fate }) => fate !== 'lit').map(({ host }) => host));
    const telling = special.size === 0 || report.targets.some((target) => asked(target) && special.has(target.host));
    return { report, telling };
  });
}

/** One start, then progress, then one verdict. */
function assertEvents(events, report) {
  const names = events.map(({ type }) => type.replace('conficker-check-', ''));
  assert.deepEqual(
    names.filter((name) => name !== 'progress'),
    ['start', 'verdict'],
  );
  assert.equal(names.at(-1), 'verdict');
  const hosts = new Set(report.targets.filter(asked).map(({ host }) => host));
  for (const { type, detail } of events) {
    if (!type.endsWith('progress')) continue;
    assert.ok(
      hosts.has(detail.host) && detail.settled <= detail.sent && detail.sent <= hosts.size,
      JSON.stringify(detail),
    );
  }
}
