// Help that survives the block: it comes with every verdict, needs no way to Microsoft, and no verdict waits for it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { embed, onPage, onReport } from '../browser.mjs';
import { enter } from '../lab.mjs';
import { onScreen } from '../paper.mjs';
import { agents } from '../systems.mjs';
import { decode } from '../../../pkg/src/help-code.js';
import { address } from '../../../pkg/src/qr.js';

const phone =
  'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36';

for (const [name, system, words] of [
  ['windows-xp', agents['windows-xp'], /For Windows XP \/ Server 2003.*KB958644.*no more updates/s],
  ['windows-10', agents['windows-10'], /For Windows 10 \/ 11.*windowsdefender:.*mrt.*install all updates/s],
  ['windows', agents.windows, /What to do now\s+Get a second opinion.*KB958644/s],
]) {
  test(`after a sign, ${name} gets its own steps`, async () => {
    await onReport({ world: 'conficker-b-fast', userAgent: system }, async ({ tag }) => {
      assert.match(await tag.locator('[part~=body]').innerText(), words);
      assert.equal(await tag.locator('[part~=qr]').count(), 1);
    });
  });
}

for (const [world, headline] of [
  ['clean', 'To be surer'],
  ['security-filter', 'If you are worried'],
]) {
  test(`in ${world} the steps are fewer, and no camera is needed`, async () => {
    await onReport({ world, userAgent: agents['windows-7'] }, async ({ tag }) => {
      assert.ok((await tag.locator('h4').allInnerTexts()).includes(headline));
      assert.equal(await tag.locator('[part~=qr]').count(), 0);
      assert.ok(await tag.locator('[part~=help] a').isVisible());
    });
  });
}

test('on a phone the one step is to look at the PCs', async () => {
  await onReport({ world: 'clean', userAgent: phone }, async ({ tag }) => {
    assert.deepEqual(
      (await tag.locator('[part~=steps] li').allInnerTexts()).map((text) => text.slice(0, 33)),
      ['Open this page on each Windows PC'],
    );
  });
});

for (const [name, context] of Object.entries({
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark', theme: 'dark' },
  'colours that the person chose': { forcedColors: 'active', colorScheme: 'dark' },
  'a narrow column and large pixels': { deviceScaleFactor: 2, viewport: { width: 240, height: 800 } },
})) {
  test(`a camera reads the QR code in ${name}`, async () => {
    const { theme = 'auto', ...rest } = context;
    const options = { world: 'conficker-b-fast', viewport: { width: 320, height: 800 }, query: { theme }, ...rest };
    await onReport(options, async ({ page, tag }) => {
      const box = await tag.locator('[part~=qr] [role=img]').boundingBox();
      assert.ok(box.width >= 128 && Math.abs(box.width - box.height) < 1, JSON.stringify(box));
      assert.equal(await onScreen(page, await tag.screenshot()), address);
      const name = await page.getByRole('img', { name: /the code leads to www\.microsoft\.com\/conficker\.$/ }).count();
      assert.equal(name, 1);
    });
  });
}

/** What a page or an extension does to its colours, before the check or while the code is there. */
const inversions = {
  'a filter on the page': { css: 'html { filter: invert(1) hue-rotate(180deg) }' },
  'a filter on the tag': { css: 'conficker-check { filter: invert(90%) }' },
  'two filters that undo each other': { css: 'html { filter: invert(1) } conficker-check { filter: invert(1) }' },
  'a filter by a class, later': {
    css: '.night { filter: invert(100%) hue-rotate(180deg) }',
    later: () => document.documentElement.classList.add('night'),
  },
  'a filter that is put there later': {
    later: () =>
      document.head.append(
        Object.assign(document.createElement('style'), { textContent: 'html { filter: invert(1) }' }),
      ),
  },
  'a filter that comes slowly': {
    css: 'html { transition: filter .3s } .night { filter: invert(1) }',
    later: () => document.documentElement.classList.add('night'),
  },
  'a rule that comes into a sheet': {
    css: 'p { margin: 0 }',
    later: () => document.querySelector('style').sheet.insertRule('html { filter: invert(1) }'),
  },
  'a filter that is taken away': {
    css: 'body { filter: invert(1) }',
    later: () => document.querySelector('style').remove(),
  },
  'styles in dark colours for every drawing': {
    css: 'svg, path, canvas { fill: #eee !important; background: #111 !important; color: #eee !important }',
  },
};

for (const [name, { css, later }] of Object.entries(inversions)) {
  test(`a camera that takes no inverted code reads it under ${name}`, async () => {
    const scenario = await enter('conficker-b-fast');
    await onPage({ scenario, path: embed(), viewport: { width: 320, height: 800 } }, async (visitor) => {
      const { page, tag } = visitor;
      if (css) await page.addStyleTag({ content: css });
      await visitor.start();
      await tag.locator('[part~=copy]').waitFor();
      if (later) await page.evaluate(later);
      // What the page changes is seen a little later.
      let read;
      for (let look = 0; look < 20 && read !== address; look += 1) read = await onScreen(page, await tag.screenshot());
      assert.equal(read, address);
      assert.deepEqual(visitor.faults, []);
    });
  });
}

test('a camera reads the QR code where the browser itself darkens pages', async () => {
  const scenario = await enter('conficker-b-fast');
  scenario.browserArgs.push('--blink-settings=forceDarkModeEnabled=true');
  await onPage({ scenario, path: embed() }, async ({ page, tag }) => {
    await tag.locator('[part~=start]').click();
    await tag.locator('[part~=copy]').waitFor();
    assert.equal(await onScreen(page, await tag.screenshot()), address);
  });
});

test('the code for a help desk tells what the report tells, is said letter by letter, and comes first in what is copied', async () => {
  await onReport(
    { world: 'conficker-b-fast', permissions: ['clipboard-read', 'clipboard-write'] },
    async ({ page, tag }) => {
      const code = await tag.locator('[part~=code]').innerText();
      assert.match(code, /^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
      assert.equal(decode(code).verdict, 'sign');
      assert.equal(
        await tag.locator('[part~=code] + .unseen').textContent(),
        code.split('').join(' ').replaceAll(' - ', ', '),
      );
      await tag.locator('[part~=copy]').click();
      await tag.getByText('Copied').waitFor();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      assert.match(copied, new RegExp(`^code: ${code}\nconficker-check\n`));
      assert.match(copied, /\nverdict: sign\n.*\nsystem: windows.*\nwww\.debian\.org control /s);
    },
  );
});

test('where the clipboard is closed, the text is marked for copying by hand', async () => {
  const close = () => Object.defineProperty(navigator, 'clipboard', { value: undefined });
  await onReport({ world: 'clean', init: close }, async ({ page, tag }) => {
    await tag.locator('[part~=copy]').click();
    await tag.getByText('Press Ctrl+C to copy:').waitFor();
    const area = tag.locator('textarea');
    assert.match(await area.inputValue(), /^code: /);
    assert.equal(await area.evaluate((at) => at.selectionEnd - at.selectionStart === at.value.length), true);
    assert.deepEqual(
      await page.evaluate(() => document.querySelector('conficker-check').shadowRoot.activeElement.localName),
      'textarea',
    );
  });
});

test('where the help cannot be loaded, the verdict is there, and the address with it', async () => {
  const scenario = await enter('conficker-b-fast');
  await onPage({ scenario, path: embed({ pkg: '/pkg-without-help' }) }, async (visitor) => {
    await visitor.start();
    assert.equal((await visitor.event('verdict')).verdict, 'sign');
    await visitor.tag.getByText('The steps could not be loaded.').waitFor();
    assert.match(
      await visitor.tag.locator('[part~=help]').innerText(),
      /on another device: www\.microsoft\.com\/conficker/,
    );
    assert.ok(await visitor.tag.locator('[part~=start]').isVisible());
    assert.deepEqual(visitor.faults, []);
  });
});

test('while the help hangs, the verdict is not late, and the address stands below it', async () => {
  const scenario = await enter('conficker-b-fast');
  await onPage({ scenario, path: embed({ pkg: '/pkg-stalled-help' }) }, async (visitor) => {
    await visitor.start();
    const { elapsedMs } = await visitor.event('verdict');
    assert.ok(elapsedMs < 5000, `${elapsedMs} ms`);
    assert.equal(await visitor.tag.locator('[part~=headline]').innerText(), 'Likely infected');
    for (const part of ['help', 'start']) assert.ok(await visitor.tag.locator(`[part~=${part}]`).isVisible(), part);
  });
});

test('help that comes late brings the picture of all that was asked, and does not take the focus from what is already there', async () => {
  const scenario = await enter('clean');
  await onPage({ scenario, path: embed() }, async (visitor) => {
    const late = [];
    await visitor.page.route('**/help.js', (route) => late.push(route));
    await visitor.start();
    await visitor.event('verdict');
    await visitor.tag.locator('[part~=start]').focus();
    while (!late.length) await visitor.page.evaluate(() => new Promise(requestAnimationFrame));
    for (const route of late) await route.continue();
    await visitor.tag.locator('[part~=copy]').waitFor();
    const focused = await visitor.tag.evaluate((element) => element.shadowRoot.activeElement.textContent);
    assert.equal(focused, 'Check again');
    const asked = (await visitor.event('verdict')).targets.filter(({ outcome }) => outcome !== 'not-tried');
    assert.equal(await visitor.tag.locator('[part~=picture] td svg').count(), asked.length);
  });
});
