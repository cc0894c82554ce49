// The page of error rates replays a run: by keyboard, by its links and without script; it shows what is said natively.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { sentence } from '../../../www/replay/shown.js';
import { at } from '../../published.mjs';
import { look } from '../axe.mjs';
import { launch } from '../browser.mjs';
import { enter, pageHost, pageUrl } from '../lab.mjs';

const native = JSON.parse(readFileSync(at('target/replays/native.json'), 'utf8'));

test('by keyboard a run is chosen, and read step by step to its end: it is the native one', async () => {
  await onPageOfRates({}, async (page, requested) => {
    const before = requested();
    await page.locator('#replay-world').focus();
    await page.keyboard.type('conficker-b-fast');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('18446744073709551615');
    await page.keyboard.press('Enter');
    const heading = page.locator('#replay-run h3');
    await heading.waitFor();
    const run = native['conficker-b-fast:18446744073709551615'];
    assert.equal(await heading.textContent(), run.title);
    assert.equal(new URL(page.url()).hash, `#${run.run}`);
    assert.ok(await heading.evaluate((heading) => document.activeElement === heading), 'the run has the focus');
    await tabTo(page, 'Forward');
    for (const [place, step] of run.steps.entries()) {
      const { status, ...rest } = await shown(page);
      assert.deepEqual(rest, read(step));
      assert.equal(status, sentence(run, place));
      assert.equal(await page.locator('#replay-run .end').count(), place === run.steps.length - 1 ? 1 : 0);
      await page.keyboard.press('Enter');
    }
    assert.ok((await page.locator('#replay-run .end').textContent()).includes(run.end));
    assert.equal(await page.locator('#replay-run pre').textContent(), run.text);
    await tabTo(page, 'Back', 'Shift+Tab');
    await page.keyboard.press('Space');
    assert.equal((await shown(page)).status, sentence(run, run.steps.length - 2));
    assert.deepEqual(
      requested().filter((url) => !before.includes(url)),
      [new URL('/replay-module.js', pageUrl).href],
      'one file comes, once a run is asked for',
    );
  });
});

test('a link in the tables replays its run, again and again, and an address does at once', async () => {
  await onPageOfRates({}, async (page) => {
    const link = page.locator('a.run[href="#security-filter:0"]');
    for (let time = 0; time < 2; time += 1) {
      await link.click();
      const heading = page.locator('#replay-run h3');
      await heading.getByText('security-filter: ').waitFor();
      await page.locator('#replay-run').getByText('Step 1 of ').waitFor();
      assert.ok(await heading.evaluate((heading) => document.activeElement === heading));
      await page.getByRole('button', { name: 'To the end' }).click();
      assert.ok((await page.locator('#replay-run .end').textContent()).includes(native['security-filter:0'].end));
    }
  });
  await onPageOfRates({ hash: '#9007199254740993' }, async (page) => {
    await page.locator('#replay-run h3').getByText(native['9007199254740993'].title).waitFor();
  });
});

test('what is no run is said to be none, where it was typed', async () => {
  await onPageOfRates({}, async (page) => {
    await page.locator('#replay-seed').fill('soon');
    await page.keyboard.press('Enter');
    await page.locator('#replay-fault').getByText('`soon` is no seed').waitFor();
    assert.equal(await page.locator('#replay-seed').getAttribute('aria-invalid'), 'true');
    assert.ok(await page.locator('#replay-run').isHidden());
  });
});

test('every world that was counted can be chosen, and says what it is', async () => {
  await onPageOfRates({}, async (page) => {
    const worlds = Object.keys(native).flatMap((run) => (run.endsWith(':0') ? [run.slice(0, -2)] : []));
    const offered = await page.locator('#replay-world option').evaluateAll((all) => all.map(({ value }) => value));
    assert.deepEqual(offered.filter(Boolean).sort(), worlds.sort());
    for (const world of worlds) {
      await page.locator('#replay-world').selectOption(world);
      const about = await page.locator('#replay-about').textContent();
      assert.equal(native[`${world}:0`].title, `${world}: ${about}, seed 0`);
    }
  });
});

test('a run that is shown has no fault, and fits every screen, light and dark', async () => {
  await onPageOfRates({ hash: '#conficker-b:0' }, async (page) => {
    await page.getByRole('button', { name: 'To the end' }).click();
    await page.locator('#replay-run summary').click();
    for (const [width, colorScheme] of [
      [320, 'light'],
      [768, 'dark'],
      [1280, 'light'],
    ]) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width, `wider than ${width}`);
      assert.deepEqual(await look(page, `/error-rates.html, ${width}`), []);
    }
  });
});

test('without script the page says so, and names the command', async () => {
  await onPageOfRates({ javaScriptEnabled: false }, async (page) => {
    await page.getByText('Here this needs JavaScript and WebAssembly.').waitFor();
    await page.getByText('cargo xtask sim --replay SCENARIO:SEED').first().waitFor();
    assert.ok(await page.locator('#replay-choice').isHidden());
  });
});

/** What the page shows of a step. */
const shown = (page) =>
  page.locator('#replay-run').evaluate((run) => {
    const rows = (table) =>
      [...table.querySelectorAll('tbody tr')].map((row) => [...row.cells].map((cell) => cell.textContent));
    const [held, weights, claims] = [...run.querySelectorAll('table')].map(rows);
    return { status: run.querySelector('[role=status]').textContent, held, weights, claims };
  });

/** The same of a step as it is told natively. */
const read = ({ held, weights, claims }) => ({
  held: held.map(({ host, role, sight, ms }) => [
    host,
    sight,
    ms === null ? '–' : `${ms.toLocaleString('en')} ms`,
    role,
  ]),
  weights: weights.map(({ explanation, centibans }) => {
    const behind = weights[0].centibans - centibans;
    return [explanation, centibans.toLocaleString('en'), behind ? behind.toLocaleString('en') : '–'];
  }),
  claims: claims.map(({ claim, lacks }) => [claim, lacks ?? 'nothing']),
});

async function tabTo(page, words, key = 'Tab') {
  for (let stops = 0; stops < 10; stops += 1) {
    await page.keyboard.press(key);
    if ((await page.evaluate(() => document.activeElement.textContent)) === words) return;
  }
  assert.fail(`${words} is not reached`);
}

/** Opens the page, and demands that its policy stops nothing, no script breaks and nobody else is contacted. */
async function onPageOfRates({ hash = '', ...context }, visit) {
  const browser = await launch(await enter('clean'));
  try {
    const page = await (await browser.newContext(context)).newPage();
    const [requested, broken] = [[], []];
    page.on('request', (request) => requested.push(request.url()));
    page.on('pageerror', (error) => broken.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && broken.push(message.text()));
    await page.goto(new URL(`/error-rates.html${hash}`, pageUrl).href);
    await visit(page, () => [...requested]);
    assert.deepEqual(broken, []);
    const hosts = requested.map((url) => new URL(url).host).filter(Boolean);
    assert.deepEqual([...new Set(hosts)], [pageHost]);
  } finally {
    await browser.close();
  }
}
