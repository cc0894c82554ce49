// A page may load the package more than once: its editor pastes the tag twice, and a plugin brings a bundle of its own.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onPage } from '../../e2e/browser.mjs';
import { enter } from '../../e2e/lab.mjs';
// Makes the folders that are served here.
import '../package.mjs';

const orders = [
  'define index single',
  'define single define',
  'single define register',
  'register single index',
  'index register define',
  'single single',
];

for (const order of orders) {
  test(`loading ${order.replaceAll(' ', ', then ')} works as loading once does`, async () => {
    const scenario = await enter('conficker-b-fast');
    const path = `/apps/pages/double.html?${new URLSearchParams({ files: order })}`;
    await onPage({ scenario, path }, async (visitor) => {
      const { page } = visitor;
      await page.waitForLoadState('load');
      const verdicts = await page.evaluate(() =>
        Promise.all(
          [...document.querySelectorAll('conficker-check')].map(async (tag) => {
            const { verdict } = await tag.start();
            await labHelp(tag);
            return verdict;
          }),
        ),
      );
      assert.deepEqual({ verdicts, faults: visitor.faults }, { verdicts: ['sign', 'sign'], faults: [] });
      const buttons = await page.locator('conficker-check [part~=copy]').count();
      assert.equal(buttons, 2, 'each tag shows one report');
      // The page names no encoding, and classic scripts take that of the page.
      const marks = [...new Set((await visitor.text()).match(/\P{ASCII}+/gu))].sort();
      assert.deepEqual(
        marks.filter((mark) => !/^[“”’…–—©]+$/.test(mark)),
        [],
        'typography is in one piece',
      );
      assert.ok(marks.length > 0, 'there is typography to be broken');
    });
  });
}
