// What a decoded check told its visitor, and what it saw.
import { caveats as all, boundCaveats, roles } from '../../pkg/src/codes.js';
import { el } from '../../pkg/src/dom.js';
import { paragraphs } from '../../pkg/src/rich.js';
import { names } from '../../pkg/src/steps.js';
import { draw, icon } from '../../pkg/src/svg.js';
import { icons } from '../../pkg/src/view.js';

/**
 * What to keep in mind, in the order of a report. A code tells those alone that follow neither from the verdict nor
 * from the system.
 */
export function caveatsOf({ verdict, caveats, system }) {
  const held = [...(boundCaveats[`${verdict} ${system}`] || []), ...caveats];
  return all.filter((code) => held.includes(code));
}

/** What is counted of each kind of site, with the outcome that it is. */
export const counts = { reached: 'reached', failed: 'failed', silent: 'timed-out' };
/** A code counts no further. */
const most = 7;

/** A number of sites. */
export const countOf = (say, number) =>
  number < most ? say.number(number) : el('bdi', { dir: 'ltr' }, `≥\u00a0${say.number(number)}`);

/** What a system is called. */
export const systemOf = (say, system) =>
  el('bdi', {}, names[system] || (system === 'windows' ? 'Windows' : say('picture/unknown')));

/** What the visitor was told: the verdict, what it rests on, and what to keep in mind. */
export function told(say, answer) {
  const { verdict, reason, variants, simulated } = answer;
  const all = caveatsOf(answer);
  const fitting = variants.map((name) => name.toUpperCase()).join(say('or'));
  return [
    el(
      'section',
      { class: `told ${verdict}` },
      el('h2', {}, say('desk/tell')),
      simulated && el('p', { class: 'simulated' }, say('desk/simulated')),
      el('p', { class: 'headline' }, draw(icons[verdict], { ...icon, class: 'icon' }), el('b', {}, say(verdict))),
      ...paragraphs(say(`${verdict}/${reason || 'lead'}`)),
      fitting !== '' && el('p', {}, say('sign/variants', { variants: fitting })),
      all.length > 0 && el('h3', {}, say(`${verdict}/caveats`)),
      all.length > 0 && el('ul', {}, ...all.map((code) => el('li', {}, say(`caveat/${code}`)))),
    ),
  ];
}

/** What the check saw: the system, and how many sites of each kind answered. */
export function saw(say, { system, cells, refused, interrupted, caveats }) {
  // A code tells of a site that is unknown by the caveat alone that comes with it.
  const also = [
    refused && 'refused',
    interrupted && 'interrupted',
    caveats.includes('no-second-opinion') && 'unknown',
  ].filter(Boolean);
  return [
    el(
      'section',
      {},
      el('h2', {}, say('desk/saw')),
      system !== 'other' && el('p', {}, el('b', {}, say('desk/system')), ': ', systemOf(say, system)),
      el('div', { class: 'scroll', role: 'region', tabindex: '0', 'aria-label': say('desk/saw') }, table(say, cells)),
      also.length > 0 && el('ul', {}, ...also.map((outcome) => el('li', {}, say(`outcome/${outcome}`)))),
    ),
  ];
}

function table(say, cells) {
  const head = [say('desk/kind'), ...Object.keys(counts).map((name) => say(`outcome/${counts[name]}`))];
  const row = (role) =>
    el(
      'tr',
      {},
      el('th', { scope: 'row' }, say(`role/${role}`)),
      ...Object.keys(counts).map((name) =>
        el('td', { class: cells[role][name] ? name : 'none' }, countOf(say, cells[role][name])),
      ),
    );
  return el(
    'table',
    { class: 'seen' },
    el('thead', {}, el('tr', {}, ...head.map((text) => el('th', { scope: 'col' }, text)))),
    el('tbody', {}, ...roles.map(row)),
  );
}
