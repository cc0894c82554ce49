// What a person sees of a step of a run, and of the run as a whole.
import { el } from '../../pkg/src/dom.js';

/** How the sights of a host look that are more than a word. */
const looks = { failed: 'dark', 'timed-out': 'dark', silent: 'dark', reached: 'lit' };

/** A step in a sentence or two, for whoever cannot see the rest change. */
export function sentence({ steps }, at) {
  const { atMs, happened, done, verdict } = steps[at];
  const did = done.length > 0 ? ` The check ${list(done)}.` : '';
  return `Step ${at + 1} of ${steps.length}, at ${ms(atMs)}: ${happened}.${did} So far: ${verdict}.`;
}

/** All that a step held. */
export function step({ steps, end, run }, at) {
  const { held, weights, claims } = steps[at];
  return [
    at === steps.length - 1 &&
      el(
        'p',
        { class: 'end' },
        el('b', {}, 'At the end: '),
        `${end}. `,
        el('code', {}, `cargo xtask sim --replay ${run}`),
        ' says the same.',
      ),
    el(
      'div',
      { class: 'side' },
      table('Evidence, by host', ['host', 'seen', 'after', 'role'], held.map(host)),
      table('Explanations, in centibans', ['explanation', 'weight', 'behind the first'], weights.map(weight)),
    ),
    table(
      'What may be said, and what each lacks first',
      ['to say', 'it lacks'],
      claims.map(({ claim, lacks }) => [claim, lacks ?? 'nothing']),
    ),
  ];
}

/** The whole run, as the command line tells it. */
export const whole = ({ text }) =>
  el(
    'details',
    {},
    el('summary', {}, 'The whole run, as the command tells it'),
    el('pre', { tabindex: '0', role: 'region', 'aria-label': 'The whole run' }, text),
  );

const host = ({ host, role, sight, ms: after }) => [
  host,
  el('span', { class: looks[sight] || '' }, sight),
  after === null ? '–' : ms(after),
  role,
];

const weight = ({ explanation, centibans }, _, [first]) => [
  explanation,
  number(centibans),
  centibans === first.centibans ? '–' : number(first.centibans - centibans),
];

function table(caption, heads, rows) {
  const row = ([first, ...rest]) =>
    el('tr', {}, el('th', { scope: 'row' }, first), ...rest.map((cell) => el('td', {}, cell)));
  return el(
    'div',
    { class: 'scroll', role: 'region', tabindex: '0', 'aria-label': caption },
    el(
      'table',
      {},
      el('caption', {}, caption),
      el('thead', {}, el('tr', {}, ...heads.map((head) => el('th', { scope: 'col' }, head)))),
      el('tbody', {}, ...rows.map(row)),
    ),
  );
}

const ms = (count) => `${number(count)} ms`;

const number = (count) => count.toLocaleString('en');

const list = (words) =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
