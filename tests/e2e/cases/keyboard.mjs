// By keyboard alone: each verdict can be reached and read, the check can be cancelled, and nothing holds the focus.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { embed, onPage } from '../browser.mjs';
import { enter, log } from '../lab.mjs';

/** A world that ends in each verdict, with what is read there first and next. */
const verdicts = [
  {
    world: 'conficker-b-fast',
    headline: 'Likely infected',
    words: /cannot open sites that Conficker .*What to do now/s,
  },
  { world: 'clean', headline: 'No sign of Conficker', words: /does not prove that the PC is clean/ },
  { world: 'security-filter', headline: 'The check cannot tell', words: /looks like a filter/ },
];

for (const { world, headline, words } of verdicts) {
  for (const key of ['Enter', 'Space']) {
    test(`in ${world}, ${key} starts the check, and the next stops are the headline, the help and the way on`, async () => {
      const scenario = await enter(world);
      await onPage({ scenario, viewport: { width: 320, height: 600 } }, async (visitor) => {
        await tabTo(visitor.page, 'Check this PC');
        const { names } = await log();
        assert.deepEqual(
          scenario.targets.filter(({ host }) => names.includes(host)),
          [],
          'nobody is contacted before the key',
        );
        await visitor.page.keyboard.press(key);
        await visitor.event('verdict');
        assert.deepEqual(await focused(visitor.page), { words: headline, seen: true });
        await visitor.tag.locator('[part~=copy]').waitFor();
        assert.match(await visitor.text(), words);
        for (const stop of [
          'www.microsoft.com/conficker',
          'Check again',
          'Print the steps',
          'Copy for a help desk',
          /^Details: sites tried/,
        ]) {
          await visitor.page.keyboard.press('Tab');
          const { words: at, seen } = await focused(visitor.page);
          assert.ok(
            seen && (stop === at || (stop instanceof RegExp && stop.test(at))),
            `${at} in the place of ${stop}`,
          );
        }
        await visitor.page.keyboard.press('Enter');
        await visitor.tag.locator('[part=details] table').waitFor();
      });
    });
  }
}

test('Escape cancels the check that the keyboard started, and the headline says so', async () => {
  const scenario = await enter('conficker-b');
  await onPage({ scenario, path: embed() }, async (visitor) => {
    await tabTo(visitor.page, 'Check this PC');
    await visitor.page.keyboard.press('Enter');
    await visitor.event('progress');
    assert.deepEqual(await focused(visitor.page), { words: 'Cancel', seen: true });
    await visitor.page.keyboard.press('Escape');
    const report = await visitor.event('verdict');
    assert.deepEqual([report.verdict, report.reason], ['cannot-tell', 'cancelled']);
    assert.deepEqual(await focused(visitor.page), { words: 'The check cannot tell', seen: true });
    assert.match(await visitor.text(), /stopped early/);
  });
});

test('whoever reads elsewhere on the page when the check ends is not taken away from there', async () => {
  const scenario = await enter('clean');
  await onPage({ scenario, path: embed() }, async (visitor) => {
    await visitor.page.locator('#around').focus();
    await visitor.startByScript();
    assert.deepEqual(await focused(visitor.page), { words: '0', seen: true });
    assert.equal(await visitor.tag.locator('[part=status]').innerText(), 'No sign of Conficker');
  });
});

test('whoever reads before the click is left there when the page changes its colours, too', async () => {
  const scenario = await enter('clean');
  await onPage({ scenario, path: embed() }, async (visitor) => {
    await visitor.tag.locator('summary').first().focus();
    await visitor.page.keyboard.press('Enter');
    await visitor.tag.evaluate((tag) => tag.setAttribute('theme', 'dark'));
    assert.equal((await focused(visitor.page)).words, 'Which sites?');
    assert.ok(await visitor.tag.locator('[part~=contacts] dl').isVisible());
  });
});

test('whoever reads a report is left there when the page changes its colours', async () => {
  const scenario = await enter('clean');
  await onPage({ scenario, path: embed() }, async (visitor) => {
    await visitor.start();
    await visitor.event('verdict');
    await visitor.tag.locator('[part~=copy]').waitFor();
    await visitor.tag.locator('summary').focus();
    await visitor.page.keyboard.press('Enter');
    await visitor.tag.evaluate((tag) => tag.setAttribute('theme', 'dark'));
    assert.match((await focused(visitor.page)).words, /^Details: sites tried/);
    assert.ok(await visitor.tag.locator('[part=details] table').isVisible());
  });
});

test('Tab goes through the widget and out of it, forwards and back', async () => {
  const scenario = await enter('clean');
  await onPage({ scenario, path: embed() }, async (visitor) => {
    const { page } = visitor;
    await page.evaluate(() =>
      document.body.append(Object.assign(document.createElement('button'), { textContent: 'After' })),
    );
    await tabTo(page, 'Check this PC');
    await page.keyboard.press('Enter');
    await visitor.event('verdict');
    await visitor.tag.locator('[part~=copy]').waitFor();
    await tabTo(page, 'After');
    await tabTo(page, '0', 'Shift+Tab');
  });
});

/** Presses `key` until the focus is on what says `words`. */
async function tabTo(page, words, key = 'Tab') {
  const met = [];
  for (let presses = 0; presses < 20; presses += 1) {
    await page.keyboard.press(key);
    const at = await focused(page);
    met.push(at.words);
    assert.ok(at.seen, `the focus on ${at.words} cannot be seen`);
    if (at.words === words) return;
  }
  assert.fail(`never came to ${words}, but to ${met.join(', ')}`);
}

/** What has the focus, by its words, and whether that can be seen on the screen. */
function focused(page) {
  return page.evaluate(() => {
    let at = document.activeElement;
    while (at.shadowRoot && at.shadowRoot.activeElement) at = at.shadowRoot.activeElement;
    const { top, bottom } = at.getBoundingClientRect();
    const { outlineStyle, outlineWidth } = getComputedStyle(at);
    const seen = bottom > 0 && top < innerHeight && outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1;
    return { words: at.textContent.trim(), seen };
  });
}
