// Attributes as frameworks, templates and editors write them: what says nothing is as good as absent, and what is
// unclear starts nothing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { embed, onPage } from '../browser.mjs';
import { asked } from '../expect.mjs';
import { enter, log } from '../lab.mjs';

/** What stands there where a framework was given false or nothing, or where nobody filled the template in. */
for (const autostart of ['false', 'False', ' false ', '0', 'no', 'off', 'null', 'undefined', '{{ auto }}']) {
  test(`autostart="${autostart}" starts nothing and contacts nobody`, async () => {
    const scenario = await enter('clean');
    await onPage({ scenario, path: embed({ autostart }) }, async (visitor) => {
      await visitor.tag.locator('[part~=start]').waitFor();
      // A check that starts does so in the next task.
      await visitor.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)));
      assert.deepEqual(await visitor.events(), []);
      assert.deepEqual(visitor.contacted, [new URL(visitor.page.url()).host]);
      assert.deepEqual(
        (await log()).requests.filter(({ path }) => path.startsWith('/robots')),
        [],
      );
    });
  });
}

for (const autostart of ['', 'true', 'TRUE', 'autostart', '1', 'yes', 'on']) {
  test(`autostart="${autostart}" starts the check`, async () => {
    const scenario = await enter('clean');
    await onPage({ scenario, path: embed({ autostart, simulate: 'clean' }) }, async (visitor) => {
      assert.equal((await visitor.event('verdict')).verdict, 'no-sign');
    });
  });
}

for (const nothing of ['', '  ', '\n', 'null', 'undefined']) {
  const told = JSON.stringify(nothing);
  test(`attributes that are ${told} are as good as absent`, async () => {
    const scenario = await enter('clean');
    const query = { canary: nothing, simulate: nothing, lang: nothing, theme: nothing };
    await onPage({ scenario, path: embed(query) }, async (visitor) => {
      const { tag } = visitor;
      assert.equal(await tag.locator('[part~=simulation]').isVisible(), false);
      assert.equal(await tag.locator('[part~=contacts]').count(), 1);
      assert.doesNotMatch(await tag.locator('[part~=contacts]').textContent(), /three test names/);
      const { report } = await visitor.startByScript();
      assert.deepEqual([report.verdict, report.simulated], ['no-sign', false]);
      assert.ok(report.targets.filter(asked).length > 0);
      assert.deepEqual(
        (await visitor.events()).filter(({ type }) => type.endsWith('error')),
        [],
      );
    });
  });

  test(`options of runCheck that are ${told} are as good as absent`, async () => {
    const scenario = await enter('clean');
    await onPage({ scenario, path: embed() }, async ({ page }) => {
      const report = await page.evaluate(
        async (text) => (await import('/pkg/index.js')).runCheck({ canary: text, simulate: text }),
        nothing,
      );
      assert.deepEqual([report.verdict, report.simulated], ['no-sign', false]);
    });
  });
}

test('blanks around a canary or a scenario are nobody’s on purpose', async () => {
  const scenario = await enter('clean');
  await onPage({ scenario, path: embed({ simulate: ' conficker-c-fast\n' }) }, async (visitor) => {
    const { report } = await visitor.startByScript();
    assert.deepEqual([report.verdict, report.simulated], ['sign', true]);
    assert.match(await visitor.text(), /“conficker-c-fast”/);
  });
});

for (const [hash, starts] of [
  ['simulate=clean&autostart=false', false],
  ['simulate=&autostart', false],
  ['simulate=clean&autostart&canary=', true],
]) {
  test(`the framed page with #${hash} ${starts ? 'starts' : 'waits'}`, async () => {
    const scenario = await enter('clean');
    await onPage({ scenario, path: `/pkg/frame.html#${hash}` }, async (visitor) => {
      await visitor.tag.locator('[part~=title]').waitFor();
      if (starts) assert.equal((await visitor.event('verdict')).verdict, 'no-sign');
      else {
        await visitor.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)));
        assert.deepEqual(await visitor.events(), []);
      }
    });
  });
}
