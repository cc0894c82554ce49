// The awareness page and the help-desk page in every language: as a visitor finds them, before anything is clicked.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { encode } from '../../../pkg/src/help-code.js';
import { embed, launch, onPage } from '../browser.mjs';
import { enter, log, pageHost, pageUrl } from '../lab.mjs';

const root = (path) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const table = readFileSync(root('data/languages.toml'), 'utf8');
const languages = [...table.matchAll(/code = "(.+)"\ndir = "(.+)"\nname = "(.+)"/g)].map(([, code, dir, name]) => ({
  code,
  dir,
  name,
  folder: code === 'en' ? '' : `${code}/`,
}));
const texts = (code) => JSON.parse(readFileSync(root(`www/messages/${code}.json`), 'utf8'));
const pages = { 'index.html': 'title', 'help-desk.html': 'desk' };
const widths = [280, 320, 1280];

for (const language of languages) {
  for (const [name, title] of Object.entries(pages)) {
    test(`${name} in ${language.code} is whole, fits every screen, and contacts nobody`, async () => {
      await onSite(`${language.folder}${name}`, async (page, contacted) => {
        const told = await page.evaluate(tell);
        assert.deepEqual(
          { lang: told.lang, dir: told.dir, title: told.title, headings: told.headings },
          { lang: language.code, dir: language.dir, title: texts(language.code)[title], headings: 1 },
        );
        assert.deepEqual(told.skipped, [], 'headings that leave a level out');
        assert.deepEqual(told.dangling, [], 'links to places that the page has not');
        assert.deepEqual(
          told.offered,
          languages.map(({ code, name }) => `${code} ${name}`),
        );
        assert.deepEqual(told.current, [language.code]);
        assert.deepEqual(told.alternates, [...languages.map(({ code }) => code), 'x-default']);
        for (const width of widths) {
          await page.setViewportSize({ width, height: 640 });
          assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width, `wider than ${width}`);
        }
        assert.deepEqual(contacted(), [pageHost]);
        assert.deepEqual(
          (await log()).requests.filter((request) => request.host !== pageHost),
          [],
          'a host was asked before the click',
        );
      });
    });
  }

  test(`the check speaks ${language.code} on its page, and is in sight on a small screen`, async () => {
    await onSite(language.folder, async (page) => {
      await page.setViewportSize({ width: 320, height: 640 });
      await page.locator(`conficker-check [part~=root][lang="${language.code}"]`).waitFor();
      const { y, height } = await page.locator('conficker-check [part~=start]').boundingBox();
      assert.ok(y + height <= 640, `the button ends at ${y + height}`);
    });
  });
}

test('every link of the site to itself leads somewhere', async () => {
  const dead = [];
  const known = new Set();
  await onSite('', async (page) => {
    // From another page, whose policy lets it look.
    const asking = await page.context().newPage();
    await asking.goto(new URL(embed(), pageUrl).href);
    const reach = (link) => asking.evaluate(async (link) => (await fetch(link)).status, link);
    for (const path of languages.flatMap(({ folder }) => Object.keys(pages).map((name) => folder + name))) {
      await page.goto(new URL(path, pageUrl).href);
      const links = await page
        .locator('a[href], link[href], script[src]')
        .evaluateAll((all) => all.map((of) => of.href || of.src));
      for (const link of new Set(links.map((link) => link.split('#')[0]))) {
        if (!link.startsWith(new URL(pageUrl).origin) || known.has(link)) continue;
        known.add(link);
        if ((await reach(link)) !== 200) dead.push(`${path}: ${link}`);
      }
    }
  });
  assert.deepEqual(dead, []);
});

test('without script every word is there, languages can be chosen, and the chart is one step away', async () => {
  const browser = await launch(await enter('clean'));
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
  try {
    const page = await context.newPage();
    await page.goto(new URL('ar/', pageUrl).href);
    for (const key of ['worm', 'defence', 'method', 'history', 'numbers', 'words', 'who'])
      await page.getByRole('heading', { name: texts('ar')[key], exact: true }).waitFor();
    await page.locator('.languages summary').click();
    await page.getByRole('link', { name: 'Русский', exact: true }).click();
    await page.waitForURL(/\/ru\//);
    await page.locator('conficker-check a').click();
    await page.frameLocator('conficker-check iframe').locator('h1').waitFor();
  } finally {
    await browser.close();
  }
});

test('what is printed has the addresses of its foreign links, and not the check', async () => {
  await onSite('', async (page) => {
    await page.emulateMedia({ media: 'print' });
    const { width, height } = await page.locator('#check').boundingBox();
    assert.ok(width <= 1 && height <= 1, 'the check is printed');
    const links = await page
      .locator('#defence a[href^="https:"]')
      .evaluateAll((links) =>
        links.map((link) => ({ href: link.href, shown: link.textContent + getComputedStyle(link, '::after').content })),
      );
    assert.equal(links.length, 2);
    for (const { href, shown } of links)
      assert.ok(shown.includes(href.replace('https://', '')), `${href} is not on the paper`);
  });
});

test('the source that the page links to is all there, and loads nothing', async () => {
  await onSite('pkg/source.html', async (page, contacted) => {
    assert.deepEqual(contacted(), [pageHost]);
    const paths = ['src/verdict.rs', 'src/browser/network.rs', 'src/browser/imports.txt', 'pkg/src/messages/en.json'];
    for (const path of paths) {
      const shown = await page.locator(`[id="${path}"] pre`).textContent();
      assert.equal(shown, readFileSync(root(path), 'utf8'));
    }
  });
});

/** The fields that a report's code is made of. */
const report = (given) => ({
  verdict: 'no-sign',
  reason: null,
  variants: [],
  caveats: [],
  system: 'unknown',
  simulated: false,
  targets: [],
  ...given,
});

test('a simulated check’s code is read, without a connection and without a request', async () => {
  const scenario = await enter('clean');
  const seen = await onPage(
    { scenario, path: embed({ simulate: 'conficker-b' }) },
    async (visitor) => (await visitor.startByScript()).report,
  );
  assert.equal(seen.verdict, 'sign');
  await onSite('help-desk.html', async (page, contacted) => {
    await page.locator('#desk').waitFor();
    await page.context().setOffline(true);
    const before = contacted().length;
    // As it is heard on the telephone.
    await read(page, encode(seen).toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l'));
    await page.locator('[role=status] .headline').getByText('Likely infected').waitFor();
    await page.getByText('The pattern fits Conficker B.').waitFor();
    await page.getByText('This was a simulation: no network was used.').waitFor();
    await page.getByText('Other malware may block these sites, too.').waitFor();
    const count = (role, ...outcomes) =>
      seen.targets.filter((target) => target.role === role && outcomes.includes(target.outcome)).length;
    const roles = ['vendor', 'bystander', 'peer', 'control'];
    const rows = roles.map((role) => ['reached', 'failed', 'timed-out'].map((outcome) => String(count(role, outcome))));
    assert.deepEqual(await cells(page), rows);
    assert.equal(contacted().length, before);
    assert.equal(new URL(page.url()).search + new URL(page.url()).hash, '', 'nothing of it is in the address');
  });
});

test('what the visitor was told follows from the code, also where the code is silent on it', async () => {
  await onSite('help-desk.html', async (page) => {
    const caveats = () => page.locator('#verdict li').allTextContents();
    await read(page, encode(report({ caveats: ['own-resolver'], system: 'windows-10' })));
    await page.getByText('Windows 10 / 11').waitFor();
    assert.deepEqual(
      (await caveats()).map((text) => text.slice(0, 12)),
      ['This browser', 'The first ve', 'A newly infe', 'A proxy or V', '“Secure DNS”'],
    );
    await read(page, encode(report({ verdict: 'cannot-tell', reason: 'page-policy', system: 'other' })));
    await page.locator('#verdict').getByText('connect-src https:').waitFor();
    assert.deepEqual(
      (await caveats()).map((text) => text.slice(0, 24)),
      ['This does not look like '],
    );
    await read(page, encode(report({ targets: new Array(9).fill({ role: 'peer', outcome: 'failed' }) })));
    await page.getByText('not known').waitFor();
    assert.deepEqual((await cells(page))[2], ['0', '≥\u00a07', '0']);
  });
});

test('codes that were read are listed, saved and compared in the page alone', async () => {
  await onSite('help-desk.html', async (page, contacted) => {
    const before = contacted().length;
    const lit = { role: 'vendor', outcome: 'reached' };
    const sign = { verdict: 'sign', variants: ['b'], targets: new Array(3).fill({ ...lit, outcome: 'failed' }) };
    const codes = [report(sign), report({ targets: [lit, lit] }), report({ targets: [lit] })].map(encode);
    for (const code of codes) await read(page, code.toLowerCase());
    await page.keyboard.press('Enter');
    const list = page.getByRole('region', { name: 'Codes read on this page' }).getByRole('row');
    assert.deepEqual((await list.allInnerTexts()).slice(1).map(spaced), [
      `${codes[0]} Likely infected`,
      `${codes[1]} No sign of Conficker`,
      `${codes[2]} No sign of Conficker`,
    ]);
    // By keyboard alone; of three that are ticked, the first gives way.
    for (const code of codes) {
      await page.getByLabel(`Compare ${code}`).focus();
      await page.keyboard.press('Space');
      assert.ok(await page.getByLabel(`Compare ${code}`).evaluate((box) => box.checked && box.matches(':focus')));
      if (code !== codes[1]) continue;
      const rows = await page.getByRole('region', { name: 'Two checks compared' }).getByRole('row').allInnerTexts();
      assert.deepEqual(rows.map(spaced), [
        'First Second',
        `Code ${codes[0]} ${codes[1]}`,
        'What the visitor was told Likely infected No sign of Conficker',
        'System not known not known',
        'Security site the worm blocks: answered 0 2',
        'Security site the worm blocks: no answer 3 0',
      ]);
    }
    assert.deepEqual(await page.locator('#tally input').evaluateAll((boxes) => boxes.map(({ checked }) => checked)), [
      false,
      true,
      true,
    ]);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save the list (CSV)' }).click(),
    ]);
    assert.equal(file.suggestedFilename(), 'conficker-check-codes.csv');
    const saved = readFileSync(await file.path(), 'utf8');
    assert.deepEqual(
      saved.split('\r\n').map((row) => row.split(',')[1]),
      ['code', ...codes, undefined],
    );
    await page.getByRole('button', { name: 'Empty the list' }).click();
    assert.equal(await page.locator('#tally').textContent(), '');
    assert.ok(await page.locator('#code').evaluate((field) => field.matches(':focus')));
    assert.equal(contacted().length, before);
  });
});

const spaced = (text) => text.trim().replace(/\s+/g, ' ');

test('what is no code is said beside the field, which keeps the focus', async () => {
  await onSite('help-desk.html', async (page) => {
    const code = encode(report({}));
    const swapped = code[1] + code[0] + code.slice(2);
    for (const [typed, words] of [
      ['', /0 of 12/],
      ['abc-12', /5 of 12/],
      [swapped, /no code of this check/],
      [`${code}7`, /no code of this check/],
    ]) {
      await read(page, typed);
      await page.locator('#fault').getByText(words).waitFor();
      const field = await page.locator('#code').evaluate((field) => ({
        invalid: field.getAttribute('aria-invalid'),
        described: field.getAttribute('aria-describedby').split(' ').includes('fault'),
        focused: document.activeElement === field,
      }));
      assert.deepEqual(field, { invalid: 'true', described: true, focused: true });
      assert.equal(await page.locator('#verdict').textContent(), '', 'what was read before is gone');
    }
    await read(page, code);
    await page.locator('[role=status] .headline').getByText('No sign of Conficker').waitFor();
    assert.equal(await page.locator('#code').getAttribute('aria-invalid'), null);
    // The next code can be typed at once.
    assert.equal(await page.evaluate(() => String(getSelection())), code);
  });
});

test('a copy on a disk reads codes, too', async () => {
  await onSite('', async (page) => {
    await page.goto(new URL('../../../www/dist/help-desk.html', import.meta.url).href);
    await read(page, encode(report({})));
    await page.locator('.headline').getByText('No sign of Conficker').waitFor();
  });
});

async function read(page, code) {
  await page.locator('#code').fill(code);
  await page.keyboard.press('Enter');
}

const cells = (page) =>
  page
    .locator('#rest .seen tbody tr')
    .evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent)));

/** Runs in the page: what a person could check by looking closely. */
function tell() {
  const levels = [...document.querySelectorAll('h1, h2, h3, h4')].map((heading) => Number(heading.localName[1]));
  const all = (selector, told) => [...document.querySelectorAll(selector)].map(told);
  return {
    lang: document.documentElement.lang,
    dir: document.documentElement.dir,
    title: document.title,
    headings: levels.filter((level) => level === 1).length,
    skipped: levels.filter((level, at) => at > 0 && level > levels[at - 1] + 1),
    dangling: all('a[href^="#"]', (link) => link.getAttribute('href').slice(1)).filter(
      (id) => !document.getElementById(id),
    ),
    offered: all('.languages a', (link) => `${link.lang} ${link.textContent}`),
    current: all('.languages [aria-current]', (link) => link.lang),
    alternates: all('link[rel=alternate]', (link) => link.hreflang),
  };
}

/** Opens a page of the site in a clean world, and demands that its policy stops nothing. */
async function onSite(path, visit) {
  const browser = await launch(await enter('clean'));
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const requested = [];
    const broken = [];
    page.on('request', (request) => requested.push(new URL(request.url()).host));
    page.on('pageerror', (error) => broken.push(String(error)));
    page.on(
      'console',
      (message) => /Content Security Policy|Refused to/.test(message.text()) && broken.push(message.text()),
    );
    await page.goto(new URL(path, pageUrl).href);
    await visit(page, () => [...new Set(requested)].filter(Boolean));
    assert.deepEqual(broken, []);
  } finally {
    await browser.close();
  }
}
