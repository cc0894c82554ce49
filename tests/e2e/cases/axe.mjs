// axe-core finds nothing in any state of the widget, in any look and language, nor on any page that we publish.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { at, languages, packagePages, sitePages, telling } from '../../published.mjs';
import { allowed, apart } from '../axe-allowed.mjs';
import { launch } from '../browser.mjs';
import { enter, pageUrl } from '../lab.mjs';
import { frameTag, framedChecks, onPartnerPage, pageWith, verdictIn } from '../partner.mjs';
import { onStage, states } from '../states.mjs';

const axe = await readFile(at('node_modules/axe-core/axe.min.js'), 'utf8');

/**
 * The rules of WCAG 2.0 to 2.2, A and AA, and what is good practice beside. One of 2.2 is off unless it is asked for.
 */
const options = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
  rules: { 'target-size': { enabled: true } },
  resultTypes: ['violations', 'incomplete'],
  preload: false,
};

/** What axe could not decide, and a person has: each such row must still be needed, where its page is. */
const needed = new Set();
const places = new Set();

/** As axe has it, but that short words are text, too. */
const contrast = {
  ignoreUnicode: true,
  ignoreLength: true,
  ignorePseudo: false,
  boldValue: 700,
  boldTextPt: 14,
  largeTextPt: 18,
  pseudoSizeThreshold: 0.25,
};
const checks = [
  {
    id: 'color-contrast',
    options: { ...contrast, contrastRatio: { normal: { expected: 4.5 }, large: { expected: 3 } } },
  },
];

for (const lang of telling) {
  test(`in ${lang}, no state has a fault, light or dark`, async () => {
    const faults = await onStage({}, (show) =>
      gather(states, ['light', 'dark'], async (state, theme) =>
        look(await show(state, { lang, theme }), `${state.name}, ${theme}`),
      ),
    );
    assertNone(faults);
  });
}

test('in colours that the person chose, no state has a fault', async () => {
  const faults = await onStage({ forcedColors: 'active' }, (show) =>
    gather(states, ['auto'], async (state) => look(await show(state), `${state.name}, forced`)),
  );
  assertNone(faults);
});

test('no page that we publish has a fault, light or dark, wide or narrow', async () => {
  const { browserArgs } = await enter('clean');
  const browser = await launch({ executablePath: process.env.LAB_CHROMIUM, args: browserArgs });
  try {
    const page = await browser.newPage();
    const pages = [...sitePages(), ...packagePages()].filter(({ path }) => !apart[path]);
    const ways = [
      ...pages.map((at) => [at, 1280]),
      ...pages.filter(({ path }) => isTelling(path)).map((at) => [at, 320]),
    ];
    const faults = await gather(ways, [''], async ([{ path }, width]) => {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme: width === 320 ? 'dark' : 'light' });
      const response = await page.goto(new URL(path, pageUrl).href);
      assert.ok(response.ok(), `${path} is not served`);
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
  const here = ({ on }) => [...places].some((place) => on.test(place));
  assert.deepEqual(
    allowed.filter((row) => here(row) && !needed.has(row)),
    [],
  );
});

test('a page with faults is found out, inside a shadow, too', async () => {
  const html = `<!doctype html><title>x</title><div id="a"></div><script>
    a.attachShadow({ mode: 'open' }).innerHTML = '<img src="data:,"><p style="color:#999;background:#fff">faint</p><button style="width:9px;height:9px;padding:0"></button><button style="width:9px;height:9px;padding:0"></button>';
  </script>`;
  await onStage({}, async (_, context) => {
    const page = await context.newPage();
    await page.setContent(html);
    const found = (await look(page, 'a page with faults')).map(({ rule }) => rule);
    for (const rule of ['button-name', 'color-contrast', 'html-has-lang', 'image-alt', 'target-size'])
      assert.ok(found.includes(rule), `${rule} in ${found}`);
  });
});

/** Whether a page is in a language that is looked at in every way, or in none of its own. */
function isTelling(path) {
  const lang = languages.find((code) => path.includes(`/${code}/`) || path.endsWith(`/${code}.html`));
  return !lang || telling.includes(lang);
}

/** Demands that there are no faults, and tells each kind once, with the first of its elements and places. */
function assertNone(faults) {
  const kinds = new Map();
  for (const fault of faults) kinds.set(fault.kind, [...(kinds.get(fault.kind) ?? []), fault]);
  const first = (list) => [...new Set(list)].slice(0, 4).join('; ') + (new Set(list).size > 4 ? ' and more' : '');
  const lines = [...kinds].map(
    ([kind, found]) =>
      `${kind}\n  ${first(found.map(({ element }) => element))}\n  in ${first(found.map(({ where }) => where))}`,
  );
  assert.equal(lines.join('\n'), '');
}

/** Looks in every way at every one of `things`, one after another, and gives all the faults. */
async function gather(things, ways, lookAt) {
  const faults = [];
  for (const thing of things) for (const way of ways) faults.push(...(await lookAt(thing, way)));
  return faults;
}

/** What axe finds on a page, node by node: faults, and what it cannot decide and nobody has decided. */
async function look(page, where) {
  places.add(where);
  for (const frame of page.frames()) {
    if (!(await frame.evaluate(() => typeof axe === 'object'))) await frame.evaluate(axe);
    // In a lab, frames of other origins may be asked.
    await frame.evaluate((checks) => axe.configure({ allowedOrigins: ['<unsafe_all_origins>'], checks }), checks);
  }
  const { violations, incomplete } = await page.evaluate((options) => axe.run(document, options), options);
  const lines = (results, kind) =>
    results.flatMap(({ id, nodes }) =>
      nodes
        .filter((node) => kind === 'fault' || !isAllowed(id, node, where))
        .map(({ target, html, any, all, none }) => ({
          rule: id,
          where,
          element: `${target.flat().join(' ')} ${html.slice(0, 120)}`,
          kind: `${kind}: ${id}: ${[...any, ...all, ...none].map(({ message }) => message).join('; ')}`,
        })),
    );
  return [...lines(violations, 'fault'), ...lines(incomplete, 'undecided')];
}

function isAllowed(id, { html }, where) {
  const row = allowed.find(({ rule, of, on }) => rule === id && of.test(html) && on.test(where));
  if (row) needed.add(row);
  return Boolean(row);
}
