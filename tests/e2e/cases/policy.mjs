// Pages with a content security policy: the ones that partners are told are enough, a stricter one is told of, none is
// broken.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { embed, onPage } from '../browser.mjs';
import { enter, enterNetwork, log } from '../lab.mjs';
import { policy, withoutFrame } from '../policy.mjs';

const advised = policy('element');
const seedsMax = 20;

/** Each way, on a page that allows exactly what partners are told to allow. */
const ways = [
  { name: 'modules', page: 'embed', csp: advised },
  { name: 'one classic script', page: 'single', csp: policy('single') },
  {
    name: 'the build for the strictest policies, on a page that requires trusted types',
    page: 'strict',
    csp: `${policy('strict')}; require-trusted-types-for 'script'; trusted-types 'none'`,
  },
];

for (const { name, page, csp } of ways)
  test(`${name}: an answer that is withheld counts as reached`, async (t) => {
    for (let seed = 1; seed <= seedsMax; seed += 1) {
      const { report, settled, opinions } = await meetWithheld(csp, seed, page);
      assert.equal(report.verdict, 'no-sign');
      assert.ok(!report.caveats.includes('no-second-opinion'));
      assert.ok(
        settled.every((outcome) => outcome === 'reached'),
        settled.join(),
      );
      t.diagnostic(`seed ${seed}: ${settled.length} withheld, ${opinions} second opinions`);
      if (settled.length > 0 && opinions > 0) return;
    }
    assert.fail('no run asked a host that withholds its answers');
  });

test('under a policy without the hash, an answer that is withheld darkens no verdict', async () => {
  for (let seed = 1; seed <= 3; seed += 1) {
    const { report, settled, opinions } = await meetWithheld(withoutFrame, seed);
    assert.equal(report.verdict, 'no-sign');
    assert.equal(report.caveats.includes('no-second-opinion'), settled.length > 0);
    assert.equal(opinions, 0);
  }
});

/** Pages without the helper frame: what fails at once and what is withheld look alike there. */
const alone = [
  { name: 'a policy without the hash', csp: withoutFrame },
  { name: 'a policy that requires trusted types', csp: "require-trusted-types-for 'script'; trusted-types 'none'" },
];

for (const { name, csp } of alone)
  for (const world of ['conficker-b-fast', 'conficker-c-fast']) {
    test(`${world}: under ${name}, nobody looks twice, and a block that fails at once is no sign`, async (t) => {
      const scenario = await enter(world);
      await onPage({ scenario, path: embed({ csp }) }, async (visitor) => {
        const { report } = await visitor.startByScript();
        assert.deepEqual(
          [report.verdict, report.reason, report.caveats],
          ['cannot-tell', 'page-policy', ['no-second-opinion']],
        );
        const blocked = report.targets.filter(({ host }) =>
          scenario.targets.some((target) => target.host === host && target.fate !== 'lit'),
        );
        const told = blocked.filter(({ outcome }) => !['interrupted', 'not-tried'].includes(outcome));
        assert.ok(told.length > 0 && told.every(({ outcome }) => outcome === 'unknown'), JSON.stringify(told));
        t.diagnostic(`${report.elapsedMs} ms`);
      });
    });
  }

for (const { name, csp } of alone)
  test(`under ${name}, listed names that all withhold their answers are no sign`, async () => {
    const scenario = await enterNetwork('withheld-listed', 'chromium');
    for (let seed = 1; seed <= 3; seed += 1) {
      await onPage({ scenario, seed, path: embed({ csp }), userAgent: scenario.userAgent }, async (visitor) => {
        const { report } = await visitor.startByScript();
        assert.deepEqual(
          [report.verdict, report.reason, report.caveats],
          ['cannot-tell', 'page-policy', ['no-second-opinion']],
        );
      });
    }
  });

test('a policy against inline styles leaves the widget its looks', async () => {
  const scenario = await enter('clean');
  await onPage({ scenario, path: embed({ csp: advised }) }, async (visitor) => {
    const border = await visitor.tag.locator('[part~=root]').evaluate((root) => getComputedStyle(root).borderTopWidth);
    assert.notEqual(border, '0px');
  });
});

/** Runs the check under a policy where some hosts withhold their answers; gives what came of those that it heard of. */
async function meetWithheld(csp, seed, page = 'embed') {
  const scenario = await enter('vendor-withheld');
  return onPage({ scenario, seed, path: embed({ csp }, page) }, async (visitor) => {
    const { report } = await visitor.startByScript();
    const withheld = scenario.targets.filter(({ fate }) => fate === 'withheld').map(({ host }) => host);
    const outcomes = report.targets.filter(({ host }) => withheld.includes(host)).map(({ outcome }) => outcome);
    // The helper frame goes with the last probe that waits for it.
    await visitor.page.waitForFunction(
      () => !document.querySelector('conficker-check').shadowRoot.querySelector('iframe'),
    );
    const { requests } = await log();
    return {
      report,
      settled: outcomes.filter((outcome) => !['interrupted', 'not-tried'].includes(outcome)),
      opinions: requests.filter(({ accept }) => accept === 'text/event-stream').length,
    };
  });
}
