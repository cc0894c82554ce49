// Pages with a content security policy: the one the embed guide gives is enough, a stricter one is told of, none is broken.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { embed, onPage } from './browser.mjs';
import { enter, log } from './lab.mjs';

const guide = await readFile(new URL('../../pkg/README.md', import.meta.url), 'utf8');
const advised = `default-src 'none'; ${guide.match(/^\s*(script-src .*)$/m)[1]}`;
const withoutFrame = advised.replace(/ 'sha256-[^']*'/, '');
const seedsMax = 20;

/** Runs the check under a policy until it has asked a host that withholds its answers; gives what came of that host. */
async function meetWithheld(csp) {
  for (let seed = 1; seed <= seedsMax; seed += 1) {
    const scenario = await enter('vendor-withheld');
    const met = await onPage({ scenario, seed, path: embed({ csp }) }, async (visitor) => {
      const { report } = await visitor.startByScript();
      const withheld = scenario.targets.filter(({ fate }) => fate === 'withheld').map(({ host }) => host);
      const outcomes = report.targets.filter(({ host }) => withheld.includes(host)).map(({ outcome }) => outcome);
      await visitor.page.waitForFunction(() => !document.querySelector('conficker-check').shadowRoot.querySelector('iframe'));
      const { requests } = await log();
      const opinions = requests.filter(({ accept }) => accept === 'text/event-stream').length;
      return { report, outcomes: outcomes.filter((outcome) => !['interrupted', 'not-tried'].includes(outcome)), opinions };
    });
    if (met.outcomes.length > 0) return met;
  }
  return assert.fail('no run asked a host that withholds its answers');
}

test('under the policy that the guide gives, an answer that is withheld counts as reached', async () => {
  const { report, outcomes, opinions } = await meetWithheld(advised);
  assert.equal(report.verdict, 'no-sign');
  assert.ok(outcomes.every((outcome) => outcome === 'reached') && opinions > 0, outcomes.join());
  assert.ok(!report.caveats.includes('no-second-opinion'));
});

test('under a policy without the hash, the check still runs and says what it could not do', async () => {
  const { report, outcomes, opinions } = await meetWithheld(withoutFrame);
  assert.equal(report.verdict, 'no-sign');
  assert.ok(outcomes.every((outcome) => outcome === 'failed') && opinions === 0, outcomes.join());
  assert.ok(report.caveats.includes('no-second-opinion'));
});

test('where every host answers, a policy without the hash takes nothing away', async () => {
  const scenario = await enter('clean');
  await onPage({ scenario, path: embed({ csp: withoutFrame }) }, async (visitor) => {
    const { report } = await visitor.startByScript();
    assert.equal(report.verdict, 'no-sign');
    assert.ok(!report.caveats.includes('no-second-opinion'));
  });
});

test('a page that requires trusted types gets its verdict', async () => {
  const scenario = await enter('conficker-b-fast');
  const csp = "require-trusted-types-for 'script'; trusted-types 'none'";
  await onPage({ scenario, path: embed({ csp }) }, async (visitor) => {
    const { report } = await visitor.startByScript();
    assert.deepEqual([report.verdict, report.variants], ['sign', ['b']]);
    assert.ok(report.caveats.includes('no-second-opinion'));
  });
});

test('a policy against inline styles leaves the widget its looks', async () => {
  const scenario = await enter('clean');
  await onPage({ scenario, path: embed({ csp: advised }) }, async (visitor) => {
    const border = await visitor.tag.locator('[part~=root]').evaluate((root) => getComputedStyle(root).borderTopWidth);
    assert.notEqual(border, '0px');
  });
});
