// The framed check on a partner's page: it runs under the documented policy, has the height of its content, and leaves
// nothing behind.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { counterOf, grown } from '../held.mjs';
import { enter, log } from '../lab.mjs';
import {
  assertFits,
  assertNobodyAsked,
  frameTag,
  framedChecks,
  framingPolicy,
  heightOf,
  onPartnerPage,
  operator,
  pageWith,
  partner,
  verdictIn,
} from '../partner.mjs';

const listener = '<script src="frame-height.js" defer></script>';
const policy = { csp: framingPolicy };
const policyWithListener = { csp: `${framingPolicy}; script-src 'self'` };
const verdicts = { clean: 'No sign of Conficker', 'conficker-b-fast': 'Likely infected' };

/** Everything a page can do to a widget by style alone. */
const hostile = `<style>
  * { font: italic 40px/3 serif !important; color: red !important; letter-spacing: 1em !important;
    margin: 20px !important;
      text-transform: uppercase !important; display: block !important; writing-mode: vertical-rl; filter: none !important }
  iframe { height: 50px !important; min-width: 0 !important; border: 7px dashed lime !important }
</style>`;

for (const [world, headline] of Object.entries(verdicts)) {
  test(`framed under its policy in ${world}, it reaches the verdict, and the operator does not learn the partner`, async () => {
    const scenario = await enter(world);
    await onPartnerPage({ scenario, html: pageWith(frameTag()), policies: policy }, async (page) => {
      const [frame] = await framedChecks(page);
      assert.equal(await frame.evaluate(() => origin), 'null', 'the frame is sandboxed');
      assert.equal(await verdictIn(frame), headline);
      const { requests } = await log();
      const told = requests.filter(({ host }) => host === new URL(operator).host);
      assert.ok(told.length >= 3);
      // A script asks across origins by the origin of its frame, which is nobody's.
      for (const { path, referer, origin, cookie } of told) {
        assert.deepEqual([referer, cookie], [null, null], path);
        assert.ok(origin === null || origin === 'null', `${path} came with ${origin}`);
        assert.ok(!decodeURIComponent(path).includes('://partner'), path);
      }
    });
  });
}

test('framed without a listener, it scrolls in a box of fixed height', async () => {
  await onPartnerPage(
    { scenario: await enter('clean'), html: pageWith(frameTag({ height: 200 })), policies: policy },
    async (page) => {
      const [frame] = await framedChecks(page);
      assert.equal(await heightOf(page), 200);
      assert.ok(await frame.evaluate(() => document.documentElement.scrollHeight > innerHeight));
    },
  );
});

test('framed with the listener, it is as high as its content, before and after the verdict', async () => {
  const options = {
    scenario: await enter('conficker-b-fast'),
    html: pageWith(frameTag() + listener),
    policies: policyWithListener,
  };
  await onPartnerPage(options, async (page) => {
    const [frame] = await framedChecks(page);
    await assertFits(page, frame);
    const before = await heightOf(page);
    await verdictIn(frame);
    await assertFits(page, frame);
    assert.ok((await heightOf(page)) > before);
    await frame.locator('summary').first().click();
    await assertFits(page, frame);
    await page.setViewportSize({ width: 320, height: 640 });
    await assertFits(page, frame);
  });
});

test('a listener that comes late asks for the height', async () => {
  const scenario = await enter('clean');
  await onPartnerPage({ scenario, html: pageWith(frameTag({ height: 200 })) }, async (page) => {
    const [frame] = await framedChecks(page);
    assert.equal(await heightOf(page), 200);
    await page.addScriptTag({ url: 'frame-height.js' });
    await assertFits(page, frame);
  });
});

test('framed twice on one page with the listener loaded twice, each has its own height', async () => {
  const html = pageWith(frameTag({ settings: { theme: 'dark' } }) + frameTag() + listener + listener);
  await onPartnerPage(
    { scenario: await enter('conficker-b-fast'), html, policies: policyWithListener },
    async (page) => {
      const [one, two] = await framedChecks(page, 2);
      assert.equal(await verdictIn(one), 'Likely infected');
      await assertFits(page, one, 0);
      await assertFits(page, two, 1);
      assert.notEqual(await heightOf(page, 0), await heightOf(page, 1));
    },
  );
});

test('on a page with hostile styles, the framed check looks as it does elsewhere, and gets its height', async () => {
  const looks = async (head) => {
    const html = pageWith(frameTag({ settings: { theme: 'light' } }) + listener, head);
    return onPartnerPage({ scenario: await enter('clean'), html }, async (page) => {
      const [frame] = await framedChecks(page);
      await assertFits(page, frame);
      return frame.locator('[part~=start]').evaluate((button) => {
        const { font, color, letterSpacing, margin, textTransform } = getComputedStyle(button);
        return { font, color, letterSpacing, margin, textTransform };
      });
    });
  };
  assert.deepEqual(await looks(hostile), await looks(''));
});

test('it starts by itself in a simulation only, and says that it is one', async () => {
  const html = pageWith(
    frameTag({ settings: { autostart: '' } }) + frameTag({ settings: { autostart: '', simulate: 'conficker-c-fast' } }),
  );
  await onPartnerPage({ scenario: await enter('clean'), html }, async (page) => {
    const frames = page.locator('iframe.conficker-check');
    await frames.nth(1).scrollIntoViewIfNeeded();
    const simulated = page.frameLocator('iframe.conficker-check').nth(1);
    assert.equal(await simulated.locator('[part~=headline]').innerText(), 'Likely infected');
    assert.match(await simulated.locator('[part~=simulation]').innerText(), /simulation/i);
    await frames.nth(0).scrollIntoViewIfNeeded();
    await page.frameLocator('iframe.conficker-check').nth(0).locator('[part~=start]').waitFor();
    await assertNobodyAsked();
  });
});

test('its settings are taken from behind the #, and a wrong one is told of, not obeyed', async () => {
  const settings = { theme: 'dark', lang: 'en', canary: 'virus.example', simulate: 'clean', autostart: '' };
  await onPartnerPage({ scenario: await enter('clean'), html: pageWith(frameTag({ settings })) }, async (page) => {
    const frame = page.frameLocator('iframe.conficker-check');
    await frame.getByText('virus.example').first().waitFor();
    assert.equal(await frame.locator('html').evaluate((html) => getComputedStyle(html).colorScheme), 'dark');
    assert.equal(await frame.locator('conficker-check').getAttribute('theme'), 'dark');
  });
});

test('a link in the framed check opens a page that is free of the sandbox', async () => {
  await onPartnerPage(
    { scenario: await enter('clean'), html: pageWith(frameTag()), policies: policy },
    async (page) => {
      const [frame] = await framedChecks(page);
      await verdictIn(frame);
      const [opened] = await Promise.all([page.waitForEvent('popup'), frame.locator('[part~=help] a').click()]);
      await opened.waitForLoadState();
      assert.equal(await opened.evaluate(() => origin), 'https://www.microsoft.com');
      assert.equal(await opened.evaluate(() => opener), null);
    },
  );
});

test('on a page that isolates itself, it runs with the headers that the operator sends, and not without them', async () => {
  const policies = { ...policy, coep: 'require-corp' };
  const scenario = await enter('conficker-b-fast');
  const html = pageWith(frameTag({ query: '?coep=credentialless&corp=cross-origin' }));
  await onPartnerPage({ scenario, html, policies }, async (page) => {
    const [frame] = await framedChecks(page);
    assert.equal(await verdictIn(frame), 'Likely infected');
  });
  await onPartnerPage({ scenario, html: pageWith(frameTag()), policies }, async (page) => {
    const refused = () => page.frames().some((frame) => frame.url().startsWith('chrome-error:'));
    if (!refused()) await page.waitForEvent('framenavigated', refused);
  });
});

test('put on a page and taken off a hundred times, it leaves no listener and no node', async (t) => {
  const html = pageWith(`<main></main>${listener}`);
  await onPartnerPage({ scenario: await enter('clean'), html, policies: policyWithListener }, async (page) => {
    const counts = await counterOf(page);
    const cycle = () =>
      page.evaluate(async (tag) => {
        const main = document.querySelector('main');
        main.innerHTML = tag.replace('loading="lazy"', '');
        const frame = main.firstElementChild;
        // Its height tells that the framed page runs and that the listener has worked.
        await new Promise((resolve) => {
          const look = () => (frame.style.height ? resolve() : setTimeout(look, 5));
          look();
        });
        main.textContent = '';
      }, frameTag());
    for (let run = 0; run < 5; run += 1) await cycle();
    const before = await counts();
    const rounds = 100;
    for (let run = 0; run < rounds; run += 1) await cycle();
    const after = await counts();
    t.diagnostic(`before ${JSON.stringify(before)}, after ${JSON.stringify(after)}`);
    assert.deepEqual(grown(before, after, rounds), []);
    assert.equal(page.frames().length, 1);
  });
});

test('the listener that partners keep is a dozen lines', async () => {
  const source = await readFile(new URL('../../../pkg/src/frame-height.js', import.meta.url), 'utf8');
  assert.ok(source.trim().split('\n').length <= 16 && partner.startsWith('https://'));
});
