// A browser's translator wraps each text of the page in elements of its own. What is to be typed it must leave, and the
// widget goes on.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { embed, onPage, onReport } from '../browser.mjs';
import { enter } from '../lab.mjs';
import { printed, catchPrint } from '../paper.mjs';

/** What nobody may translate: hosts, addresses, commands, and the code for a help desk. */
const fixed =
  /\b[a-z-]+(?:\.[a-z-]+)*\.(?:com|org|gov|edu|net|example)\b|\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b|\bmrt\b|\bnslookup\b/g;

/**
 * Runs in the page: every text that a translator takes, as in Chrome; with `mark`, it puts it in capitals and into
 * <font>.
 */
function translate(mark) {
  const { shadowRoot } = document.querySelector('conficker-check');
  const walker = document.createTreeWalker(shadowRoot, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  const taken = texts.filter(
    (text) => text.data.trim() && !text.parentElement.closest('[translate=no], style, textarea'),
  );
  const all = taken.map(({ data }) => data);
  if (mark) {
    for (const text of taken) {
      const [outer, inner] = [document.createElement('font'), document.createElement('font')];
      inner.textContent = text.data.toUpperCase();
      outer.append(inner);
      text.replaceWith(outer);
    }
  }
  return all;
}

for (const world of ['conficker-b-fast', 'clean', 'security-filter']) {
  test(`in ${world}, no host, command or code is given to a translator`, async () => {
    await onReport({ world, init: catchPrint, query: { canary: 'twins.example' } }, async (visitor) => {
      const taken = await visitor.page.evaluate(translate);
      assert.ok(taken.length > 20);
      assert.deepEqual(
        taken.filter((text) => text.match(fixed)),
        [],
      );
      if (!(await visitor.tag.locator('[part~=print]').count())) return;
      const { html } = await printed(visitor);
      const loose = html.replace(/<(\w+)[^>]* translate="no"[^>]*>.*?<\/\1>/gs, '').replace(/<[^>]*>/g, ' ');
      assert.deepEqual(loose.match(fixed), null);
    });
  });
}

test('before the click, no host is given to a translator', async () => {
  const scenario = await enter('clean');
  await onPage({ scenario, path: embed({ canary: 'twins.example' }) }, async ({ page }) => {
    assert.deepEqual(
      (await page.evaluate(translate)).filter((text) => text.match(fixed)),
      [],
    );
  });
});

test('translated before the check, in its middle and after it, it goes on, and writes nothing twice', async () => {
  const scenario = await enter('clean');
  await onPage({ scenario, path: embed({ simulate: 'conficker-b' }) }, async (visitor) => {
    const { page, tag } = visitor;
    await page.evaluate(translate, true);
    assert.match(await tag.locator('[part~=title]').innerText(), /^CONFICKER SELF-CHECK$/);
    await visitor.start();
    await visitor.event('progress');
    await page.evaluate(translate, true);
    await visitor.event('verdict');
    await tag.locator('[part~=copy]').waitFor();
    await page.evaluate(translate, true);
    // The title was not written anew, so it is as the translator left it.
    assert.match(await tag.locator('[part~=title]').innerText(), /^CONFICKER SELF-CHECK$/);
    assert.equal(await tag.locator('[part~=headline]').innerText(), 'LIKELY INFECTED');
    await tag.locator('[part~=start]').click();
    await tag.locator('[part~=cancel]').click();
    assert.deepEqual(visitor.faults, []);
  });
});

test('where help fails on a translated page, the sentence beside the address says so', async () => {
  const scenario = await enter('clean');
  await onPage({ scenario, path: embed() }, async (visitor) => {
    let fail;
    const translated = new Promise((resolve) => (fail = resolve));
    await visitor.page.route('**/help.js', (route) => translated.then(() => route.abort()));
    await visitor.start();
    await visitor.event('verdict');
    await visitor.page.evaluate(translate, true);
    fail();
    await visitor.tag.getByText('The steps could not be loaded.').waitFor();
    assert.deepEqual(visitor.faults, []);
  });
});
