// Asks axe-core what is wrong with a page.
import { readFile } from 'node:fs/promises';
import { at } from '../published.mjs';
import { allowed } from './axe-allowed.mjs';

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

/** What axe could not decide, and a person has: the rows that were needed, and where it looked. */
export const needed = new Set();
export const places = new Set();

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

/** What axe finds on a page, node by node: faults, and what it cannot decide and nobody has decided. */
export async function look(page, where) {
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
