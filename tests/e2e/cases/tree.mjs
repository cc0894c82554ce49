// What assistive technology is told of the widget: the whole tree of each state, beside the one that was read and found
// good; a check from the button to the last step through that tree alone; and a verdict that is said once.
import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import { at, telling, textsIn } from '../../published.mjs';
import { always } from '../expect.mjs';
import { onStage, opened } from '../states.mjs';
import { plain, Reader } from '../tree.mjs';
import { statesIn } from '../walk.mjs';

const { widget, report, help } = textsIn('en');
const folder = at('tests/golden/tree/');
const update = process.env.UPDATE_GOLDEN === '1';

const verdicts = opened.filter(({ verdict }) => verdict);
const headline = ({ verdict }) => report[verdict];

test('the tree of each state is the one that was read', async () => {
  const { trees } = await statesIn('en');
  for (const { name } of opened) await compare(name, trees.get(name));
});

for (const lang of telling.filter((code) => code !== 'en')) {
  test(`in ${lang}, the headings of each verdict are those that were read`, async () => {
    const { headings } = await statesIn(lang);
    const lines = verdicts.flatMap(({ name }) => [`${name}:`, ...headings.get(name).map((line) => `  ${line}`)]);
    await compare(`headings-${lang}`, `${lines.join('\n')}\n`);
  });
}

test('from the button to the last step by what is read alone', async (t) => {
  await onStage({}, async (show) => {
    for (const state of verdicts) await t.test(state.name, async () => readThrough(state, await show(beforeIt(state))));
  });
});

test('a verdict is said once, by the status or by the focus', async (t) => {
  await onStage({}, async (show) => {
    for (const state of verdicts) await t.test(state.name, () => hearOnce(state, show));
  });
});

async function readThrough(state, page) {
  const reader = await Reader.of(page);
  const button = (await reader.nodes()).find(({ role, name }) => role === 'button' && name === widget.start);
  assert.ok(button, 'the button is found by its name');
  await reader.press(button);
  const isHeadline = ({ role, name, focused }) => role === 'heading' && focused && name === headline(state);
  await reader.until((nodes) => nodes.some(isHeadline), `the headline “${headline(state)}”`);
  const next = help[`next/${state.verdict}`];
  const nodes = await reader.until(
    (nodes) => nodes.some(({ role, name }) => role === 'heading' && name.startsWith(next)),
    `the heading “${next}”`,
  );
  const [, ...read] = nodes.slice(nodes.findIndex(isHeadline));
  assertOrder(read, wanted(state));
  assertSteps(read, next);
}

/**
 * Started by a page, the status says it and the focus stays; by the visitor's own hand, the focus goes there and the
 * status is silent.
 */
async function hearOnce(state, show) {
  const page = await show(beforeIt(state));
  await page.evaluate(listen);
  await page.evaluate(() => document.querySelector('conficker-check').start());
  assert.deepEqual(await heard(page, state), { said: [headline(state)], lost: false, atHeadline: false });

  await show(beforeIt(state));
  await page.evaluate(listen);
  await page.locator('conficker-check [part~=start]').press('Enter');
  await page.waitForFunction(() => document.querySelector('conficker-check').report);
  assert.deepEqual(await heard(page, state), { said: [], lost: false, atHeadline: true });
}

/** What was heard of the verdict. */
async function heard(page, state) {
  const { said, ...rest } = await page.evaluate(() => heard());
  return { said: said.filter((words) => words.includes(headline(state))), ...rest };
}

/** The state from which a person comes to that one: nothing is started yet. */
const beforeIt = ({ name, attributes, instead }) => ({ name: `before ${name}`, until: 'idle', attributes, instead });

/** What has to be read after the headline, in this order. */
function wanted({ verdict, reason }) {
  const lead = report[reason ? `${verdict}/${reason}` : `${verdict}/lead`].split('\n');
  const caveats = always[verdict].map((code) => report[`caveat/${code}`]);
  return [...lead, ...(caveats.length ? [report[`${verdict}/caveats`]] : []), ...caveats, help[`next/${verdict}`]].map(
    asRead,
  );
}

/** A text as it is read: what is marked as code has no quotes. */
const asRead = (text) => plain(text.replaceAll('`', ''));

function assertOrder(read, texts) {
  let from = 0;
  for (const text of texts) {
    const found = read.findIndex((node, index) => index >= from && (node.text === text || node.name.startsWith(text)));
    assert.ok(found >= 0, `“${text}” is not read after the headline and in its turn`);
    from = found;
  }
}

/** After the heading of the steps come steps, whole and each once. */
function assertSteps(read, next) {
  const known = Object.entries(help)
    .filter(([key]) => key.startsWith('step/'))
    .map(([, text]) => asRead(text));
  const after = read.slice(read.findIndex(({ role, name }) => role === 'heading' && name.startsWith(next)));
  const steps = after.filter(({ role, text }) => role === 'listitem' && known.some((step) => text.endsWith(step)));
  assert.ok(steps.length >= 1, 'there are steps');
  assert.equal(new Set(steps.map(({ text }) => text)).size, steps.length);
}

/** Compares with the golden file, or writes it where that is asked for. */
async function compare(name, tree) {
  const file = `${folder}${name}.yaml`;
  if (update) {
    await mkdir(folder, { recursive: true });
    await writeFile(file, tree);
  }
  const golden = await readFile(file, 'utf8').catch(() => '');
  assert.equal(tree, golden, `${name}: read the difference aloud; if it is meant, UPDATE_GOLDEN=1 writes it`);
}

/**
 * Runs in the page: hears what the live regions say, each change once. The region must be there before it speaks, and
 * stay.
 */
function listen() {
  const root = document.querySelector('conficker-check').shadowRoot;
  const regions = () =>
    [...root.querySelectorAll('[role=status], [role=alert], [aria-live]')].filter((region) =>
      region.closest('[part~=root]'),
    );
  const [first] = regions();
  const said = [];
  let last = first.textContent;
  new MutationObserver(() => {
    if (first.textContent !== last) said.push((last = first.textContent));
  }).observe(first, { childList: true, characterData: true, subtree: true });
  window.heard = async () => {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const others = regions().filter((region) => region !== first && region.textContent.trim());
    return {
      said: [...said, ...others.map((region) => region.textContent)].filter(Boolean),
      lost: !first.isConnected,
      atHeadline: Boolean(root.activeElement && root.activeElement.matches('[part~=headline]')),
    };
  };
}
