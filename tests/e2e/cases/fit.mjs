// On the narrowest screen, in every language and state of the widget: nothing scrolls sideways, is cut off, sticks out
// or piles up.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { embed, onPage } from '../browser.mjs';
import { enter, pageUrl } from '../lab.mjs';

globalThis.BUILD ??= 'module';
const { languages, rightToLeft } = await import('../../../pkg/src/languages.js');

const linesMax = 3;
/** The scripts that break lines between any two letters or by a dictionary. */
const unspaced = ['zh-Hans', 'ja', 'th', 'ko'];

/**
 * Every state, by the attributes that lead to it and what is there when it is reached; one that is not `idle` is
 * started.
 */
const states = [
  { name: 'before the check', attributes: {}, state: 'idle' },
  {
    name: 'before a check with twins',
    attributes: { canary: 'a-rather-long-name-of-twins.bank.example' },
    state: 'idle',
  },
  {
    name: 'before a check on own names',
    attributes: { own: 'a-rather-long-name-of-own-names.bank.example' },
    state: 'idle',
  },
  { name: 'own names out of reach', attributes: { simulate: 'own-server-down' }, state: 'done' },
  { name: 'while it runs', attributes: { simulate: 'offline-silent' }, state: 'running' },
  { name: 'a sign', attributes: { simulate: 'conficker-b-fast' }, state: 'done' },
  { name: 'no sign', attributes: { simulate: 'clean' }, state: 'done' },
  { name: 'cannot tell', attributes: { simulate: 'security-filter' }, state: 'done' },
  { name: 'failed', attributes: { simulate: 'mars' }, state: 'failed' },
  { name: 'not configured', attributes: { simulate: 'clean', canary: 'virus.example' }, state: 'failed' },
];

for (const { name, attributes, state } of states) {
  test(`${name}, all languages fit a screen of 320 pixels`, async () => {
    const scenario = await enter('clean');
    await onPage({ scenario, path: embed(), viewport: { width: 320, height: 640 } }, async ({ page }) => {
      const begin = async () => {
        await page.evaluate(become, { attributes, starts: state !== 'idle' });
        await page.locator(`[part~=root][data-state=${state}]`).waitFor();
        // What is loaded beside the check has to fit, too.
        if (state === 'done') await page.locator('[part~=copy]').waitFor();
      };
      const look = async (lang) => {
        await page.locator('conficker-check').evaluate((tag, lang) => tag.setAttribute('lang', lang), lang);
        await page.locator(`[part~=root][lang="${lang}"] [part~=button]`).first().waitFor();
        const faults = await page.evaluate(misfits, { linesMax, breaksWords: unspaced.includes(lang) });
        return { faults, seen: await page.locator('[part~=root]').getAttribute('data-state') };
      };
      await begin();
      const found = [];
      for (const lang of Object.keys(languages)) {
        let { faults, seen } = await look(lang);
        // A check that runs comes to its end after some languages; the next is looked at in another one.
        if (seen !== state) {
          await begin();
          ({ faults, seen } = await look(lang));
        }
        assert.equal(seen, state, 'it went on meanwhile');
        found.push(...faults.map((fault) => `${lang}: ${fault}`));
      }
      assert.deepEqual(found, []);
    });
  });
}

test('the eye chart fits, too, in every language, and leads to all others', async () => {
  const scenario = await enter('clean');
  await onPage({ scenario, path: embed(), viewport: { width: 320, height: 640 } }, async ({ page }) => {
    for (const lang of Object.keys(languages)) {
      await page.goto(new URL(`/pkg/chart/${lang}.html`, pageUrl).href);
      const { width, others, dir } = await page.evaluate(() => ({
        width: document.documentElement.scrollWidth,
        others: [...document.querySelectorAll('.languages a')].map((link) =>
          link.getAttribute('href').replace('.html', ''),
        ),
        dir: getComputedStyle(document.querySelector('.legend td + td')).direction,
      }));
      assert.deepEqual({ lang, width, dir }, { lang, width: 320, dir: rightToLeft.includes(lang) ? 'rtl' : 'ltr' });
      assert.deepEqual(
        others,
        Object.keys(languages).filter((other) => other !== lang),
      );
    }
    await page.getByRole('link', { name: 'Tiếng Việt' }).click();
    await page.waitForURL('**/chart/vi.html');
  });
});

test('what does not fit is found', async () => {
  const scenario = await enter('clean');
  await onPage({ scenario, path: embed(), viewport: { width: 320, height: 640 } }, async ({ page }) => {
    const spoilt = {
      'sticks out': (root) =>
        Object.assign(root.querySelector('[part~=start]').style, { position: 'relative', left: '200px' }),
      'scrolls or is cut off': (root) =>
        Object.assign(root.querySelector('summary').style, { whiteSpace: 'nowrap', overflow: 'hidden', width: '40px' }),
      'has 4 lines': (root) => (root.querySelector('[part~=start]').innerHTML = 'one<br>two<br>three<br>four'),
      'breaks inside a word': (root) =>
        (root.querySelector('[part~=start]').textContent = 'Donaudampfschifffahrtsgesellschaftskapitänsmütze'),
    };
    for (const [fault, spoil] of Object.entries(spoilt)) {
      await page.evaluate(become, { attributes: {}, starts: false });
      await page.evaluate(`(${spoil})(document.querySelector('conficker-check').shadowRoot)`);
      const faults = await page.evaluate(misfits, { linesMax, breaksWords: false });
      assert.ok(
        faults.some((found) => found.includes(fault)),
        `${fault}: ${faults.join('; ')}`,
      );
    }
  });
});

/** Runs in the page: puts a tag with these attributes in the place of the one there is. */
function become({ attributes, starts }) {
  const tag = document.createElement('conficker-check');
  for (const [name, value] of Object.entries(attributes)) tag.setAttribute(name, value);
  document.querySelector('conficker-check').replaceWith(tag);
  if (starts) tag.start().catch(() => {});
}

/** Runs in the page: unfolds everything, and tells what does not fit. */
async function misfits({ linesMax, breaksWords }) {
  const root = document.querySelector('conficker-check').shadowRoot;
  for (const details of root.querySelectorAll('details')) details.open = true;
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const card = root.querySelector('[part~=root]').getBoundingClientRect();
  const found = [];
  const unseen = (element) => {
    const { clipPath, display } = getComputedStyle(element);
    return clipPath !== 'none' || display === 'none' || Boolean(element.parentElement && unseen(element.parentElement));
  };
  const name = (element) =>
    `${element.localName}.${element.getAttribute('part') || element.className || ''} “${element.textContent.trim().slice(0, 40)}”`;
  for (const element of root.querySelectorAll('[part~=root], [part~=root] *')) {
    const { left, right, width } = element.getBoundingClientRect();
    if (width === 0 || element.ownerSVGElement || unseen(element)) continue;
    if (left < card.left - 0.5 || right > card.right + 0.5) found.push(`${name(element)} sticks out`);
    if (element.clientWidth > 0 && element.scrollWidth > element.clientWidth)
      found.push(`${name(element)} scrolls or is cut off`);
    if (!element.matches('button, h2, h3')) continue;
    const lines = tops(element).size;
    if (lines > linesMax) found.push(`${name(element)} has ${lines} lines`);
    if (!breaksWords && broken(element)) found.push(`${name(element)} breaks inside a word`);
  }
  if (document.documentElement.scrollWidth > innerWidth) found.push('the page scrolls sideways');
  return found;

  /** The places at which the lines of an element begin. */
  function tops(node, from, to) {
    const range = document.createRange();
    range.selectNodeContents(node);
    if (to) {
      range.setStart(node, from);
      range.setEnd(node, to);
    }
    return new Set(
      [...range.getClientRects()].filter(({ width }) => width > 0).map(({ bottom }) => Math.round(bottom / 4)),
    );
  }

  /** Whether a line of it ends inside a word. */
  function broken(element) {
    const texts = [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE);
    return texts.some((text) =>
      [...text.data.matchAll(/[^\s\u00ad-]+/g)].some(
        ({ 0: word, index }) => tops(text, index, index + word.length).size > 1,
      ),
    );
  }
}
