// The 2 × 2 that a check is, with a lamp for each site: it lights up while answers come in. It counts only to show how
// many they are.
import { el, fill, write } from './dom.js';
import { draw, icon, ring } from './svg.js';

/** The roles of each row, in the order of the columns. */
const rows = { security: ['vendor', 'peer'], general: ['bystander', 'control'] };
const columns = ['listed', 'unlisted'];

/** What a lamp shows, by outcome; there is none while a site is waited for. */
const states = {
  reached: 'reached',
  failed: 'dark',
  'timed-out': 'dark',
  refused: 'unknown',
  interrupted: 'unknown',
  unknown: 'unknown',
};

/** Each has a shape of its own, so that it needs no colour. */
const shapes = {
  reached: 'M12 2a10 10 0 1 0 .01 0M6.2 13l1.6-1.6 2.9 2.9L16.1 8l1.7 1.5-7 8.1z',
  dark: `${ring}M8.5 8.5l7 7M15.5 8.5l-7 7`,
  waiting: ring,
  unknown: `${ring}M9.3 9.6c.2-3.6 5.6-3.3 5.5 0-.1 2-2.8 2-2.8 4.4M12 16.9v.3`,
};

/**
 * A picture that is kept up to date, after the events in `told`. It keeps the order in which sites were asked, also
 * when it is drawn anew.
 */
export function openPicture(told) {
  const sites = {};
  let refresh = () => {};

  /** Takes note of a site that is asked, or has come to an outcome. */
  function tell({ host, role, outcome }) {
    const lamp = (sites[host] = sites[host] || { role, svg: draw('', Object.assign({ part: 'lamp' }, icon)) });
    lamp.state = states[outcome] || 'waiting';
    light(lamp.svg, lamp.state);
    refresh();
  }

  /** The picture in words of `t`, of an operator's `own` names or of sites, from here on kept up to date. */
  function render(t, own) {
    const cells = {};
    const cell = (role) => (cells[role] = { lamps: el('div'), words: el('small') });
    const legend = el('ul', { class: 'legend' });
    const body = bodyOf(t, cell, own ? '/own' : '');
    const heads = columns.map((name) => el('th', { scope: 'col', id: name }, t(`picture/${name}`)));
    refresh = () => {
      for (const [role, { lamps, words }] of Object.entries(cells)) {
        const asked = Object.values(sites).filter((site) => site.role === role);
        // A site that was given up, refused or unknown is not reported as silent.
        const known = asked.filter(({ state }) => state !== 'unknown');
        const reached = asked.filter(({ state }) => state === 'reached').length;
        lamps.append(...asked.map(({ svg }) => svg).filter((svg) => svg.parentNode !== lamps));
        write(
          words,
          known.length
            ? t('picture/cell', { reached, tried: known.length })
            : t(asked.length ? 'picture/unknown' : 'picture/none'),
        );
      }
      const seen = Object.keys(shapes).filter((name) => Object.values(sites).some(({ state }) => state === name));
      fill(legend, ...seen.map((name) => el('li', {}, light(draw('', icon), name), t(`picture/${name}`))));
    };
    refresh();
    return el(
      'div',
      { part: 'picture' },
      el('table', {}, el('caption', {}, t('picture')), el('thead', {}, el('tr', {}, ...heads)), ...body),
      legend,
    );
  }

  told.forEach(tell);
  return { tell, render };
}

/** The rows of the table, with what `cell(role)` makes for each of their cells. */
function bodyOf(t, cell, kind) {
  return Object.entries(rows).map(([row, roles]) => {
    // In a narrow column the row's head is above its cells, so each names its heads.
    const cells = roles
      .map(cell)
      .map(({ lamps, words }, at) => el('td', { headers: `${columns[at]} ${row}` }, lamps, words));
    const head = el('th', { scope: 'rowgroup', colspan: '2', id: row }, t(`picture/${row}${kind}`));
    return el('tbody', {}, el('tr', {}, head), el('tr', {}, ...cells));
  });
}

/** Has a lamp show a state. */
function light(svg, state) {
  svg.setAttribute('class', `lamp ${state}`);
  svg.firstChild.setAttribute('d', shapes[state]);
  return svg;
}
