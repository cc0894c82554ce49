// Who learns what: hosts see no page, no cookie and no origin, even on a page that tells everybody everything.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { embed, onPage } from '../browser.mjs';
import { fixChance } from '../chance.mjs';
import { asked, assertReport } from '../expect.mjs';
import { enter, log, pageHost } from '../lab.mjs';
import { faultsOfTraffic } from '../traffic.mjs';

const seedsMax = 20;

test('second opinion discloses nothing, on a page that sends its full address everywhere', async (t) => {
  const scenario = await enter('vendor-withheld');
  const withheld = scenario.targets.filter(({ fate }) => fate === 'withheld').map(({ host }) => host);
  for (let seed = 1; seed <= seedsMax; seed += 1) {
    await enter('vendor-withheld');
    const opinions = await onPage({ scenario, seed, path: embed({ referrer: 'unsafe-url' }) }, async (visitor) => {
      const before = Date.now();
      const { report } = await visitor.startByScript();
      assertReport(report, scenario, { before, after: Date.now() });
      const seen = { ...(await log()), contacted: visitor.contacted };
      assert.deepEqual(faultsOfTraffic(report, scenario, { after: seen }), []);
      const settled = report.targets.filter((target) => withheld.includes(target.host) && target.outcome === 'reached');
      const opinions = seen.requests.filter(({ accept }) => accept === 'text/event-stream');
      for (const { host } of settled)
        assert.ok(
          opinions.some((request) => request.host === host),
          `${host} was not asked twice`,
        );
      return opinions;
    });
    for (const { origin, referer, cookie } of opinions) {
      assert.deepEqual({ origin, referer, cookie }, { origin: 'null', referer: null, cookie: null });
    }
    t.diagnostic(`seed ${seed}: ${opinions.map(({ host }) => host).join(', ') || 'no second opinion was needed'}`);
    if (opinions.length > 0) return;
  }
  assert.fail('no run needed a second opinion');
});

test('hosts get no cookie back on a second run', async () => {
  const scenario = await enter('clean');
  await onPage({ scenario, path: embed({ referrer: 'unsafe-url' }) }, async (visitor) => {
    const runs = [];
    for (let run = 0; run < 2; run += 1) {
      // The same hosts first, of which none is asked twice within five minutes; whom to ask next depends on when they
      // answer.
      await visitor.page.evaluate(fixChance, 1);
      await visitor.page.evaluate((later) => {
        const now = Date.now;
        Date.now = () => now() + later;
      }, run * 360_000);
      const { report } = await visitor.startByScript();
      assert.equal(report.verdict, 'no-sign');
      runs.push(report.targets.filter(asked).map(({ host }) => host));
    }
    const twice = runs[1].filter((host) => runs[0].includes(host));
    assert.ok(twice.length > 0, `nobody was asked in both: ${runs.join('; ')}`);
    const { requests } = await log();
    const foreign = requests.filter(({ host }) => host !== pageHost);
    assert.deepEqual(
      foreign.filter(({ cookie, referer, origin }) => cookie || referer || origin),
      [],
    );
    assert.deepEqual(await visitor.page.context().cookies(), []);
  });
});

test('nothing is stored', async () => {
  const scenario = await enter('clean');
  await onPage({ scenario, path: embed() }, async (visitor) => {
    await visitor.startByScript();
    const stored = await visitor.page.evaluate(async () => ({
      local: localStorage.length,
      session: sessionStorage.length,
      databases: (await indexedDB.databases()).length,
      caches: (await caches.keys()).length,
    }));
    assert.deepEqual(stored, { local: 0, session: 0, databases: 0, caches: 0 });
  });
});
