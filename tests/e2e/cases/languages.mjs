// The language of the widget: whose it is, when it is loaded, and that no two are ever mixed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textsIn } from '../../published.mjs';
import { enter, log, pageHost } from '../lab.mjs';
import { assertNobodyAsked, framedChecks, frameTag, onPartnerPage, pageWith } from '../partner.mjs';
import { policy } from '../policy.mjs';

/** All texts of the languages that are met here, as their sources have them. */
const texts = {};
for (const lang of ['en', 'ar', 'hi', 'pt-BR', 'ru', 'zh-Hans']) {
  const { widget, report } = textsIn(lang);
  texts[lang] = { ...widget, ...report };
}

const module = '<script type="module" src="/pkg/define.js"></script>';
const tag = (attributes = '') => `<conficker-check simulate="clean" ${attributes}></conficker-check>`;
const pageIn = (lang, body) => pageWith(body).replace('lang="en"', lang === null ? '' : `lang="${lang}"`);

/** Whose language it is: the page's and the browser's, what the tag says itself, and what is spoken then. */
const asked = [
  { page: 'ru', browser: 'hi', spoken: 'ru' },
  { page: 'RU-Latn-UA', browser: 'hi', spoken: 'ru' },
  { page: null, browser: 'pt-PT', spoken: 'pt-BR' },
  { page: '', browser: 'hi-IN', spoken: 'hi' },
  { page: 'sv', browser: 'zh-CN', spoken: 'zh-Hans' },
  { page: 'zh-TW', browser: 'zh-TW', spoken: 'en' },
  { page: 'en', browser: 'ru', spoken: 'en' },
  { page: 'en', browser: 'en-GB', own: 'hi', spoken: 'hi' },
  { page: 'ru', browser: 'ru', own: 'tlh', spoken: 'en' },
];

for (const { page: around, browser, own, spoken } of asked) {
  test(`on a page in ${around ?? 'no language'} in a browser in ${browser}, lang="${own ?? ''}" is spoken to in ${spoken}`, async () => {
    await enter('clean');
    const html = pageIn(around, tag(own ? `lang="${own}"` : '') + module);
    await onPage({ html, locale: browser }, async (page) => {
      await assertSpeaks(page, spoken, 'title', 'intro', 'start');
      const { requests } = await log();
      assert.deepEqual(
        [...new Set(requests.map(({ host }) => host))],
        [pageHost],
        'nobody else is contacted before the click',
      );
      assert.deepEqual(
        loaded(requests),
        spoken === 'en' ? [] : [`${spoken}.js`],
        'nothing but what is spoken is loaded',
      );

      await page.locator('[part~=start]').click();
      await assertSpeaks(page, spoken, 'title', 'no-sign', 'no-sign/lead', 'caveat/variant-a');
      assert.deepEqual(loaded((await log()).requests), spoken === 'en' ? [] : [`${spoken}.js`, `${spoken}.report.js`]);
      await assertNobodyAsked();
    });
  });
}

test('the language of the page is found through shadow roots', async () => {
  await enter('clean');
  const grow = `<script>
    const root = document.querySelector('div').attachShadow({ mode: 'open' });
    root.innerHTML = '<p lang="hi"><span></span></p>';
    root.querySelector('span').attachShadow({ mode: 'open' }).append(document.querySelector('conficker-check'));
  </script>`;
  await onPage({ html: pageIn('ru', `<div></div>${tag()}${grow}${module}`) }, (page) =>
    assertSpeaks(page, 'hi', 'title'),
  );
});

test('while a language is loaded, the card is empty, and nothing is read in another one', async () => {
  await enter('clean');
  const hold = held('**/lang/ru.js');
  await onPage({ html: pageIn('ru', tag() + module), prepare: hold.prepare, init: noteCards }, async (page) => {
    await hold.asked;
    assert.equal((await page.locator('[part~=root]').innerText()).trim(), '');
    hold.release();
    await assertSpeaks(page, 'ru', 'title', 'start');
    assert.deepEqual(await languagesSeen(page), ['Cyrillic']);
  });
});

test('a language that does not come is English after three seconds, and is spoken when it comes after all', async () => {
  await enter('clean');
  const hold = held('**/lang/ru.js');
  await onPage({ html: pageIn('ru', tag() + module), prepare: hold.prepare }, async (page) => {
    await hold.asked;
    const began = Date.now();
    await assertSpeaks(page, 'en', 'title', 'start');
    assert.ok(Date.now() - began > 2000, 'it was waited for');
    hold.release();
    await assertSpeaks(page, 'ru', 'title', 'start');
  });
});

for (const [file, before] of [
  ['lang/ru.js', 'en'],
  ['lang/ru.report.js', 'ru'],
]) {
  test(`where ${file} is missing, the check runs in English, and the editor is told`, async () => {
    await enter('clean');
    const prepare = (page) => page.route(`**/${file}`, (route) => route.fulfill({ status: 404 }));
    await onPage({ html: pageIn('ru', tag() + module), prepare, init: noteErrors }, async (page, said) => {
      await assertSpeaks(page, before, 'title', 'start');
      await page.locator('[part~=start]').click();
      await assertSpeaks(page, 'en', 'title', 'no-sign', 'caveat/variant-a');
      const errors = await page.evaluate(() => labErrors);
      assert.deepEqual(
        errors.map(({ code, found, fatal }) => ({ code, found, fatal })),
        [{ code: 'language-missing', found: 'ru', fatal: false }],
      );
      assert.match(said.join('\n'), /conficker-check: .*“ru”.*English is used/);
    });
  });
}

test('the texts of the report come in parallel with the check, and it waits for them', async () => {
  await enter('clean');
  const [report, check] = [held('**/lang/ru.report.js'), held('**/pkg/check.js')];
  const prepare = (page) => Promise.all([report.prepare(page), check.prepare(page)]);
  await onPage({ html: pageIn('ru', tag() + module), prepare, init: noteCards }, async (page) => {
    await page.locator('[part~=start]').click();
    await Promise.all([report.asked, check.asked]);
    await assertSpeaks(page, 'ru', 'title', 'cancel');
    check.release();
    report.release();
    await assertSpeaks(page, 'ru', 'no-sign');
    assert.deepEqual(await languagesSeen(page), ['Cyrillic']);
  });
});

test('switched in mid-run and after the verdict, it goes on in the new language, and says nothing twice', async () => {
  await enter('clean');
  const html = pageIn('ru', `${tag().replace('clean', 'conficker-b')}${module}`);
  await onPage({ html, init: noteCards }, async (page) => {
    const check = page.locator('conficker-check');
    await page.locator('[part~=start]').click();
    await page.locator('[data-state=running]').waitFor();
    await check.evaluate((element) => (element.lang = 'hi'));
    await assertSpeaks(page, 'hi', 'title', 'cancel');
    assert.equal(await page.locator('[part~=root]').getAttribute('data-state'), 'running');
    await assertSpeaks(page, 'hi', 'sign', 'sign/lead');
    await page.evaluate(() => (labStatus.length = 0));
    for (const lang of ['ru', 'hi', 'en', 'zh-Hans']) {
      await check.evaluate((element, lang) => (element.lang = lang), lang);
      await assertSpeaks(page, lang, 'title', 'sign', 'sign/lead');
    }
    assert.deepEqual((await page.evaluate(() => labStatus)).filter(Boolean), [], 'the verdict is not announced again');
    assert.deepEqual(await languagesSeen(page), ['Cyrillic', 'Devanagari', 'Han', 'Latin']);
  });
});

test('switched back and forth faster than files come, it ends in what was asked for last', async () => {
  await enter('clean');
  const hold = held('**/lang/ru.js');
  await onPage(
    { html: pageIn('en', tag('lang="ru"') + module), prepare: hold.prepare, init: noteCards },
    async (page) => {
      await hold.asked;
      await page.locator('conficker-check').evaluate((element) => (element.lang = 'hi'));
      await assertSpeaks(page, 'hi', 'title');
      hold.release();
      await page.locator('[part~=start]').click();
      await assertSpeaks(page, 'hi', 'no-sign');
      assert.deepEqual(await languagesSeen(page), ['Devanagari']);
    },
  );
});

test('a check that a script starts while the language is loaded runs, and is drawn in it', async () => {
  await enter('clean');
  const hold = held('**/lang/ru.js');
  await onPage({ html: pageIn('ru', tag() + module), prepare: hold.prepare, init: noteCards }, async (page) => {
    await hold.asked;
    const ended = page.evaluate(() =>
      document
        .querySelector('conficker-check')
        .start()
        .then(({ verdict }) => verdict),
    );
    hold.release();
    assert.equal(await ended, 'no-sign');
    await assertSpeaks(page, 'ru', 'no-sign');
    assert.deepEqual(await languagesSeen(page), ['Cyrillic']);
  });
});

test('a language from right to left turns the widget round, whatever the page does', async () => {
  await enter('clean');
  await onPage({ html: pageIn('en', tag('lang="ar"') + module) }, async (page) => {
    await assertSpeaks(page, 'ar', 'title', 'start');
    assert.equal(await page.locator('[part~=root]').evaluate((root) => getComputedStyle(root).direction), 'rtl');
    await page.locator('conficker-check').evaluate((element) => (element.lang = 'ru'));
    await assertSpeaks(page, 'ru', 'title');
    assert.equal(await page.locator('[part~=root]').evaluate((root) => getComputedStyle(root).direction), 'ltr');
  });
});

const classic = (lang) => `<script src="/pkg/lang/${lang}.classic.js"></script>`;
/**
 * In one script, with the tag before it and after it; a classic script takes the page's encoding, and this one names
 * none.
 */
const whole = [
  {
    name: 'single.js',
    html: (before) => `${before}<script src="/pkg/single.js"></script><conficker-check></conficker-check>`,
  },
  {
    name: 'single.js after the tag',
    html: (before) => `<conficker-check></conficker-check>${before}<script src="/pkg/single.js"></script>`,
  },
  {
    name: 'strict/check.js',
    html: (before) => `${before}<script src="/pkg/strict/check.js"></script><conficker-check></conficker-check>`,
    policies: { csp: policy('strict') },
  },
];

for (const { name, html, policies } of whole) {
  test(`${name} speaks the language whose script stands before it, to the verdict, and loads nothing`, async () => {
    await enter('clean');
    const page = pageIn('ru', html(classic('hi') + classic('ru'))).replace('<meta charset="utf-8">', '');
    await onPage({ html: page, policies }, async (page) => {
      await assertSpeaks(page, 'ru', 'title', 'start');
      await page.locator('[part~=start]').click();
      await assertSpeaks(page, 'ru', 'no-sign', 'caveat/variant-a');
      await page.locator('conficker-check').evaluate((element) => (element.lang = 'hi'));
      await assertSpeaks(page, 'hi', 'no-sign', 'title');
      assert.deepEqual(loaded((await log()).requests), ['hi.classic.js', 'ru.classic.js']);
    });
  });

  test(`${name} speaks English where no script of the language is there, and tells the editor who asked for it`, async () => {
    await enter('clean');
    await onPage(
      { html: pageIn('ru', html(classic('hi'))), policies, init: noteErrors, locale: 'sv' },
      async (page) => {
        await assertSpeaks(page, 'en', 'title', 'start');
        assert.deepEqual(await page.evaluate(() => labErrors), []);
        await page.locator('conficker-check').evaluate((element) => (element.lang = 'pt'));
        await page.waitForFunction(() => labErrors.length);
        assert.deepEqual(await page.evaluate(() => labErrors.map(({ code, found }) => ({ code, found }))), [
          { code: 'language-missing', found: 'pt-BR' },
        ]);
        await assertSpeaks(page, 'en', 'title', 'start');
      },
    );
  });
}

for (const [setting, browser, spoken, dir] of [
  ['ar', 'en', 'ar', 'rtl'],
  ['', 'pt', 'pt-BR', 'ltr'],
  ['', 'sv', 'en', 'ltr'],
]) {
  test(`framed with lang=${setting} in a browser in ${browser}, the whole document is in ${spoken}`, async () => {
    await enter('clean');
    const html = pageWith(frameTag({ settings: { simulate: 'clean', ...(setting && { lang: setting }) } }));
    await onPage({ html, locale: browser }, async (page) => {
      const [frame] = await framedChecks(page);
      await assertSpeaks(frame, spoken, 'title', 'start');
      await frame.waitForFunction((lang) => document.documentElement.lang === lang, spoken);
      const told = await frame.evaluate(() => ({ dir: document.documentElement.dir, title: document.title }));
      assert.deepEqual(told, { dir, title: texts[spoken].title });
    });
  });
}

/** Opens a page; gives it to `visit` with what was said on the console. */
async function onPage({ html, prepare, ...options }, visit) {
  const said = [];
  const listen = async (page) => {
    page.on('console', (message) => said.push(message.text()));
    if (prepare) await prepare(page);
  };
  await onPartnerPage({ scenario: await enter('clean'), html, prepare: listen, ...options }, (page) =>
    visit(page, said),
  );
}

/** Waits until the widget is in a language and holds these of its texts. */
async function assertSpeaks(page, lang, ...keys) {
  await page.locator(`[part~=root][lang="${lang}"]`).waitFor({ state: 'attached' });
  for (const key of keys)
    await page
      .locator('[part~=root]')
      .getByText(texts[lang][key], { exact: true })
      .first()
      .waitFor({ state: 'attached' });
}

/** The names of the language files that were asked for. */
const loaded = (requests) =>
  requests
    .map(({ path }) => path.match(/\/lang\/([^?]*)/)?.[1])
    .filter(Boolean)
    .sort();

/** Holds a file back: `asked` settles when it was asked for, `release` lets it go. */
function held(pattern) {
  let [release, note] = [];
  const free = new Promise((resolve) => (release = resolve));
  const asked = new Promise((resolve) => (note = resolve));
  const prepare = (page) =>
    page.route(pattern, async (route) => {
      note();
      await free;
      await route.continue();
    });
  return { asked, prepare, release };
}

/** Runs in the page: notes the scripts that each state of the card is written in, and what the status line says. */
function noteCards() {
  window.labScripts = new Set();
  window.labStatus = [];
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) {
    const root = attach.call(this, options);
    const look = () => {
      const text = (root.textContent || '').replace(/Conficker|Windows|SIMULATION/g, '');
      // Names and addresses are in Latin everywhere: only what has no other script is Latin.
      const found = ['Cyrillic', 'Devanagari', 'Han', 'Arabic'].filter((script) =>
        new RegExp(`\\p{Script=${script}}`, 'u').test(text),
      );
      if (/[a-z]{4}/.test(text) && found.length === 0) found.push('Latin');
      if (found.length) labScripts.add(found.join('+'));
      const status = root.querySelector('[role=status]');
      if (status) labStatus.push(status.textContent);
    };
    new MutationObserver(look).observe(root, { childList: true, subtree: true, characterData: true, attributes: true });
    return root;
  };
}

const languagesSeen = (page) => page.evaluate(() => [...labScripts].sort());

/** Runs in the page: notes what the widget tells the page's editor. */
function noteErrors() {
  window.labErrors = [];
  window.addEventListener('conficker-check-error', ({ detail }) => labErrors.push({ ...detail }));
}
