// axe-core finds nothing in any state of the widget, in any look and language, nor on any page that we publish.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { at, packagePages, sitePages, telling } from '../../published.mjs';
import { allowed, apart } from '../axe-allowed.mjs';
import { launch } from '../browser.mjs';
import { enter, pageUrl } from '../lab.mjs';
import { frameTag, framedChecks, onPartnerPage, pageWith, verdictIn } from '../partner.mjs';
import { onStage, states } from '../states.mjs';

const axe = await readFile(at('node_modules/axe-core/axe.min.js'), 'utf8');

/** The rules of WCAG 2.0 to 2.2, A and AA, and what is good practice beside. One of 2.2 is off unless it is asked for. */
const options = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
  rules: { 'target-size': { enabled: true } },
  resultTypes: ['violations', 'incomplete'],
  preload: false,
};

/** What axe could not decide, and a person has: each such row must still be needed. */
const needed = new Set();

for (const lang of telling) {
  test(`in ${lang}, no state has a fault, light or dark`, async () => {
    const faults = await onStage({}, (show) => gather(states, ['light', 'dark'], async (state, theme) => look(await show(state, { lang, theme }), `${state.name}, ${theme}`)));
    assertNone(faults);
  });
}

test('in colours that the person chose, no state has a fault', async () => {
  const faults = await onStage({ forcedColors: 'active' }, (show) => gather(states, ['auto'], async (state) => look(await show(state), `${state.name}, forced`)));
  assertNone(faults);
});

test('no page that we publish has a fault, light or dark, wide or narrow', async () => {
  const { browserArgs } = await enter('clean');
  const browser = await launch({ executablePath: process.env.LAB_CHROMIUM, args: browserArgs });
  try {
    const page = await browser.newPage();
    const pages = [...sitePages(), ...packagePages()].filter(({ path }) => !apart[path]);
    const faults = await gather(pages, [320, 1280], async ({ path }, width) => {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme: width === 320 ? 'dark' : 'light' });
      const response = await page.goto(new URL(path, pageUrl).href);
      assert.ok(response.ok(), `${path} is not served`);
      await page.waitForLoadState('load');
      return look(page, `${path}, ${width}`);
    });
    assertNone(faults);
    assert.ok(pages.length >= 4);
  } finally {
    await browser.close();
  }
});

test('the check in a frame has no fault, nor has the page around it', async () => {
  const html = pageWith(`<main><h1>A partner</h1>${frameTag({ settings: { theme: 'light' } })}</main>`);
  await onPartnerPage({ scenario: await enter('conficker-b-fast'), html }, async (page) => {
    const [frame] = await framedChecks(page);
    const before = await look(page, 'framed, before');
    await verdictIn(frame);
    assertNone([...before, ...(await look(page, 'framed, sign'))]);
  });
});

test('what axe cannot decide, and a person has, is still there', () => {
  assert.deepEqual(allowed.filter((row) => !needed.has(row)), []);
});

test('a page with faults is found out, inside a shadow, too', async () => {
  const html = `<!doctype html><title>x</title><div id="a"></div><script>
    a.attachShadow({ mode: 'open' }).innerHTML = '<img src="data:,"><p style="color:#999;background:#fff">faint</p><button style="width:9px;height:9px;padding:0"></button><button style="width:9px;height:9px;padding:0"></button>';
  </script>`;
  await onStage({}, async (_, context) => {
    const page = await context.newPage();
    await page.setContent(html);
    const found = (await look(page, 'a page with faults')).map(({ rule }) => rule);
    for (const rule of ['button-name', 'color-contrast', 'html-has-lang', 'image-alt', 'target-size']) assert.ok(found.includes(rule), `${rule} in ${found}`);
  });
});

/** Demands that there are no faults, and tells each once with all the places where it is. */
function assertNone(faults) {
  const places = new Map();
  for (const { where, what } of faults) places.set(what, [...(places.get(what) ?? []), where]);
  assert.equal([...places].map(([what, where]) => `${what}\n    in ${where.join('; ')}`).join('\n'), '');
}

/** Looks in every way at every one of `things`, one after another, and gives all the faults. */
async function gather(things, ways, lookAt) {
  const faults = [];
  for (const thing of things) for (const way of ways) faults.push(...(await lookAt(thing, way)));
  return faults;
}

/** What axe finds on a page, node by node: faults, and what it cannot decide and nobody has decided. */
async function look(page, where) {
  for (const frame of page.frames()) {
    if (!(await frame.evaluate(() => typeof axe === 'object'))) await frame.evaluate(axe);
    // In a lab, frames of other origins may be asked.
    await frame.evaluate(() => axe.configure({ allowedOrigins: ['<unsafe_all_origins>'] }));
  }
  const { violations, incomplete } = await page.evaluate((options) => axe.run(document, options), options);
  const lines = (results, kind) =>
    results.flatMap(({ id, nodes }) =>
      nodes.filter((node) => kind === 'fault' || !isAllowed(id, node, where)).map(({ target, html, any, all, none }) =>
        ({ rule: id, where, what: `${kind}: ${id}, ${target.flat().join(' ')} ${html.slice(0, 120)}: ${[...any, ...all, ...none].map(({ message }) => message).join('; ')}` }),
      ),
    );
  return [...lines(violations, 'fault'), ...lines(incomplete, 'undecided')];
}

function isAllowed(id, { html }, where) {
  const row = allowed.find(({ rule, of, on }) => rule === id && of.test(html) && (!on || on.test(where)));
  if (row) needed.add(row);
  return Boolean(row);
}
