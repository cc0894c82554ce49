// The codes that were read on this page, as a list and as a file, and two of them beside each other. They are kept here
// alone, until the page is closed.
import { roles } from '../../pkg/src/codes.js';
import { el } from '../../pkg/src/dom.js';
import { caveatsOf, counts, countOf, systemOf } from './told.js';

/**
 * Puts the list into `place` once a code is added; gives what adds one, `(code, answer)`. Once the list is empty,
 * `leave` takes the focus.
 */
export function openTally(say, place, leave) {
  const read = [];
  let ticked = [];
  const render = () => {
    place.textContent = '';
    if (read.length) place.append(list(), ...(ticked.length === 2 ? [compared(say, ticked)] : []));
  };
  const tick = (entry, { checked }) => {
    // Of three, the one that was ticked first gives way.
    ticked = [...ticked.filter((other) => other !== entry), ...(checked ? [entry] : [])].slice(-2);
    render();
    place.querySelectorAll('input')[read.indexOf(entry)].focus();
  };
  const empty = () => {
    [read.length, ticked] = [0, []];
    render();
    leave();
  };
  const list = () =>
    el(
      'section',
      {},
      el('h2', {}, say('desk/tally')),
      el('p', { class: 'hint' }, say('desk/tally/kept')),
      scrolling(say('desk/tally'), [
        ['desk/tally/compare', 'desk/code', 'desk/tell'].map((key) => heading('col', say(key))),
        ...read.map((entry) => rowOf(say, entry, ticked.includes(entry), tick)),
      ]),
      el(
        'p',
        { class: 'field' },
        el('button', { type: 'button', click: () => save(csvOf(read)) }, say('desk/tally/save')),
        el('button', { type: 'button', click: empty }, say('desk/tally/empty')),
      ),
    );
  return (code, answer) => {
    read.push({ code, answer });
    render();
  };
}

function rowOf(say, entry, checked, tick) {
  const { code, answer } = entry;
  const box = el('input', {
    type: 'checkbox',
    'aria-label': `${say('desk/tally/compare')} ${code}`,
    change: ({ target }) => tick(entry, target),
  });
  box.checked = checked;
  return [el('td', {}, box), heading('row', el('bdi', { dir: 'ltr' }, code)), el('td', {}, say(answer.verdict))];
}

/** Two checks, the one that was read first before the other: what was told, and what was seen. */
function compared(say, pair) {
  const row = (words, of) => [heading('row', words), ...pair.map(({ answer }) => el('td', {}, of(answer)))];
  const numbers = [].concat(...roles.map((role) => Object.keys(counts).map((name) => ({ role, name }))));
  const held = numbers.filter(({ role, name }) => pair.some(({ answer }) => answer.cells[role][name]));
  return el(
    'section',
    {},
    el('h2', {}, say('desk/compared')),
    scrolling(say('desk/compared'), [
      [el('td', {}), heading('col', say('desk/first')), heading('col', say('desk/second'))],
      [heading('row', say('desk/code')), ...pair.map(({ code }) => el('td', {}, el('bdi', { dir: 'ltr' }, code)))],
      row(say('desk/tell'), ({ verdict }) => say(verdict)),
      row(say('desk/system'), ({ system }) => systemOf(say, system)),
      ...held.map(({ role, name }) =>
        row(`${say(`role/${role}`)}: ${say(`outcome/${counts[name]}`)}`, ({ cells }) =>
          countOf(say, cells[role][name]),
        ),
      ),
    ]),
  );
}

/** A table in a frame of its own, where it is wider than the page; `rows` begins with its head. */
function scrolling(label, [head, ...rows]) {
  const line = (cells) => el('tr', {}, ...cells);
  const table = el('table', { class: 'seen' }, el('thead', {}, line(head)), el('tbody', {}, ...rows.map(line)));
  return el('div', { class: 'scroll', role: 'region', tabindex: '0', 'aria-label': label }, table);
}

const heading = (scope, words) => el('th', { scope }, words);

/** The list as a file for a spreadsheet (RFC 4180): codes as reports have them, in no language. */
export function csvOf(read) {
  const rows = read.map(({ code, answer }, at) => [
    at + 1,
    code,
    answer.verdict,
    answer.reason || '',
    answer.variants.join(' '),
    answer.system,
    answer.simulated,
    caveatsOf(answer).join(' '),
  ]);
  const head = ['number', 'code', 'verdict', 'reason', 'variants', 'system', 'simulated', 'caveats'];
  return [head, ...rows].map((row) => `${row.join(',')}\r\n`).join('');
}

function save(text) {
  const href = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  el('a', { href, download: 'conficker-check-codes.csv' }).click();
  // A browser may begin to read it a while after the click.
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}
