// What stands below the tag stays in its place, where a page keeps room for the check as the guide says.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { at } from '../../published.mjs';
import { embed, onPage } from '../browser.mjs';
import { enter } from '../lab.mjs';

for (const width of [320, 768, 1280]) {
  test(`at ${width} pixels nothing moves when the check appears`, async () => {
    const [, rules] = (await readFile(at('pkg/README.md'), 'utf8')).match(/^```css\n([^]*?)^```/m);
    const scenario = await enter('clean');
    const viewport = { width, height: 900 };
    await onPage({ scenario, path: embed({}, 'empty'), viewport, defined: false }, async ({ page }) => {
      const places = await page.evaluate(async (rules) => {
        document.head.append(Object.assign(document.createElement('style'), { textContent: rules }));
        const tag = document.createElement('conficker-check');
        const below = Object.assign(document.createElement('p'), { textContent: 'What stands below.' });
        document.body.append(tag, below);
        const place = () => below.getBoundingClientRect().top;
        const before = place();
        await import('/pkg/define.js');
        while (!tag.shadowRoot.querySelector('[part~=start]')) await new Promise(requestAnimationFrame);
        await document.fonts.ready;
        return [before, place()];
      }, rules);
      assert.equal(places[1], places[0]);
    });
  });
}
