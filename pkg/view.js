// Draws a report. What it means was decided before; here it is only put into words.
import { el, write } from './dom.js';

const help = 'https://www.microsoft.com/conficker';

/** How many numbered steps the texts hold for a verdict. */
const steps = { sign: 5 };

const icons = {
  sign: 'M12 4 22 20H2ZM12 10v5M12 17.2v.3',
  'no-sign': 'M12 3a9 9 0 1 0 .01 0M12 11v6M12 7.2v.3',
  'cannot-tell': 'M12 3a9 9 0 1 0 .01 0M9.3 9.6c.2-3.6 5.6-3.3 5.5 0-.1 2-2.8 2-2.8 4.4M12 16.9v.3',
};

/** The verdict with what goes with it, the ways on, and the evidence. */
export function reportPanel(t, { report, start }) {
  return [
    verdict(t, report),
    ...guidance(t, report),
    el('p', { part: 'help' }, `${t('help')} `,
      el('a', { href: help, target: '_blank', rel: 'noopener noreferrer' }, help.slice(8)), ` ${t('new-tab')}`),
    ...actions(t, report, start),
    evidence(t, report),
  ];
}

function verdict(t, { verdict, reason, variants, caveats }) {
  const lead = t(reason ? `${verdict}/${reason}` : `${verdict}/lead`).split('\n');
  const fitting = either(t, variants);
  return el('div', { part: 'verdict', class: `verdict ${verdict}` },
    el('div', { class: 'headline' }, icon(verdict), el('h3', { part: 'headline', tabindex: '-1' }, t(verdict))),
    ...lead.map((text) => el('p', {}, ...rich(text))),
    fitting && el('p', {}, t('sign/variants', { variants: fitting })),
    caveats.length && el('h4', {}, t(`${verdict}/caveats`)),
    caveats.length && el('ul', { part: 'caveats' }, ...caveats.map((code) => el('li', {}, t(`caveat/${code}`)))),
  );
}

function guidance(t, { verdict }) {
  const items = Array.from({ length: steps[verdict] ?? 0 }, (_, at) =>
    el('li', {}, ...rich(t(`${verdict}/step-${at + 1}`))),
  );
  return items.length ? [el('h4', {}, t(`${verdict}/next`)), el('ol', { part: 'steps' }, ...items)] : [];
}

function actions(t, report, start) {
  const said = el('span', { role: 'status', class: 'quiet' });
  const text = el('textarea', { readonly: true, hidden: true, rows: '8', 'aria-label': t('report') });
  const copy = async () => {
    text.value = plainText(report);
    try {
      await navigator.clipboard.writeText(text.value);
      write(said, t('copied'));
    } catch {
      text.hidden = false;
      text.select();
      write(said, t('copy/by-hand'));
    }
  };
  return [
    el('div', { class: 'actions' },
      el('button', { type: 'button', part: 'button start', click: start }, t('again')),
      el('button', { type: 'button', part: 'button copy', click: copy }, t('copy')),
      said,
    ),
    text,
  ];
}

function evidence(t, { targets }) {
  const isTried = ({ outcome }) => outcome !== 'not-tried';
  const tried = targets.filter(isTried);
  const others = targets.filter((target) => !isTried(target)).map(({ host }) => host);
  const rows = tried.map(({ host, role, listedBy, outcome, ms }) =>
    el('tr', {},
      el('th', { scope: 'row' }, el('bdi', {}, host), el('small', {}, kind(t, role, listedBy))),
      el('td', {}, t(`outcome/${outcome}`), ms != null && el('small', {}, t('ms', { ms }))),
    ),
  );
  return rows.length && el('details', { part: 'details' },
    el('summary', {}, t('details', { count: rows.length })),
    el('table', {},
      el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, t('site')), el('th', { scope: 'col' }, t('result')))),
      el('tbody', {}, ...rows),
    ),
    others.length && el('p', { class: 'quiet' }, t('outcome/not-tried', { hosts: others.join(', ') })),
  );
}

/** What a site is to the worm, and to which of its variants: B alone passes by some sites that C blocks. */
function kind(t, role, listedBy) {
  const words = t(`role/${role}`);
  return listedBy.length ? t('listed', { role: words, variants: either(t, listedBy) }) : words;
}

const either = (t, variants) => variants.map((name) => name.toUpperCase()).join(t('or'));

/** The report for a help desk: codes, not words, so that it reads the same in every language. */
function plainText({ targets, ...report }) {
  const fields = Object.entries(report).map(([name, value]) => `${name}: ${value ?? '-'}`);
  const rows = targets.map(({ host, role, outcome, ms }) => `${host} ${role} ${outcome} ${ms ?? '-'}`);
  return ['conficker-check', ...fields, '', ...rows].join('\n');
}

/** Text in which `this` is something to type. */
const rich = (text) => text.split('`').map((part, at) => (at % 2 ? el('code', {}, ...breakable(part)) : part));

/** An address in a narrow column breaks before its dots and slashes; whoever types it must not guess at a hyphen. */
const breakable = (text) => text.split(/(?=[./])/).reduce((parts, part) => [...parts, el('wbr'), part], []);

function icon(verdict) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(svg.namespaceURI, 'path');
  path.setAttribute('d', icons[verdict]);
  svg.append(path);
  return svg;
}
