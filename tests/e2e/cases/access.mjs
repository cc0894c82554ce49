// What WCAG 2.2 asks for that no tree and no rule of axe shows: focus, targets, reflow, spacing, motion, contrast that
// people choose.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { telling } from '../../published.mjs';
import { cut, focused, moving, smallTargets } from '../eyes.mjs';
import { unseen } from '../pixels.mjs';
import { onStage, stateOf } from '../states.mjs';
import { pagesOfSite, statesIn, statesInForcedColours, unseenIn } from '../walk.mjs';

test('Tab goes from before the widget through all of it, in the order of the eye, and out behind it; each stop is seen', async () => {
  assert.deepEqual((await statesIn('en')).stops, []);
});

test('Shift+Tab goes the same way back', async () => {
  await onStage({}, async (show) => {
    for (const name of ['sign', 'idle-opened']) {
      const page = await show(stateOf(name));
      await page.locator('#after').focus();
      let presses = 0;
      do await page.keyboard.press('Shift+Tab');
      while ((await page.evaluate(focused)).id !== 'around' && (presses += 1) < 60);
      assert.ok(presses < 60, `${name}: the focus never comes out`);
    }
  });
});

for (const lang of telling) {
  test(`in ${lang}, at 400 %, with wider spacing and with text of twice the size nothing scrolls sideways or is cut, and every target can be hit`, async () => {
    assert.deepEqual((await statesIn(lang)).setUp, []);
  });
}

test('so it is on every page of the site', async () => {
  assert.equal(grouped((await pagesOfSite()).setUp), '');
});

test('where motion is unwanted, nothing moves', async () => {
  assert.deepEqual((await statesIn('en')).moving, []);
  assert.equal(grouped((await pagesOfSite()).moving), '');
});

const coloured = {
  'forced colours, dark': () => unseenIn({ forcedColors: 'active', colorScheme: 'dark' }),
  'forced colours, light': async () => (await statesInForcedColours()).unseen,
  'more contrast': () => unseenIn({ contrast: 'more' }),
};

for (const [name, look] of Object.entries(coloured)) {
  test(`with ${name}, icons, lamps, buttons and borders stand out from what is behind them`, async () => {
    assert.deepEqual(await look(), []);
  });
}

test('what cannot be seen, hit or read is found', async () => {
  await onStage({ viewport: { width: 320, height: 400 } }, async (show) => {
    const page = await show(stateOf('idle'));
    await page.evaluate(() => {
      const root = document.querySelector('conficker-check').shadowRoot;
      const style =
        '<style>button { outline: none !important; min-height: 0 !important } .tiny { width: 9px; height: 9px; padding: 0 } .cut { height: 1em; overflow: hidden; width: 500px; max-width: none } .move { animation: m 9s infinite } @keyframes m { to { opacity: 0 } }</style>';
      root
        .querySelector('[part~=root]')
        .insertAdjacentHTML(
          'beforeend',
          `${style}<button class="tiny"></button><button class="tiny"></button><p class="cut">long long ${'long '.repeat(60)}</p><p class="move">x</p>`,
        );
    });
    assert.ok((await page.evaluate(smallTargets)).length >= 2);
    assert.ok((await page.evaluate(cut)).length >= 2);
    assert.equal((await page.evaluate(moving)).length, 1);
    await page.locator('#around').focus();
    await page.keyboard.press('Tab');
    assert.equal((await page.evaluate(focused)).outline, 0);
    assert.deepEqual(await unseen(page, '.tiny'), []);
    await page.evaluate(() =>
      document
        .querySelector('conficker-check')
        .shadowRoot.querySelectorAll('.tiny')
        .forEach((tiny) => (tiny.style.opacity = 0)),
    );
    assert.equal((await unseen(page, '.tiny')).length, 2);
  });
});

/** Each fault once, with the first of the pages that have it. */
function grouped(faults) {
  const pages = new Map();
  for (const { path, fault } of faults) pages.set(fault, [...(pages.get(fault) ?? []), path]);
  return [...pages]
    .map(
      ([fault, paths]) =>
        `${fault}\n  on ${paths.slice(0, 3).join(', ')}${paths.length > 3 ? ` and ${paths.length - 3} more` : ''}`,
    )
    .join('\n');
}
