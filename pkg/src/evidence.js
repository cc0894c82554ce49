// What a check saw, site by site.
import { el, marked } from './dom.js';
import { either } from './rich.js';

/** The sites that were tried, in a table that unfolds, and the names of the others. */
export function evidence(t, tried, targets, own) {
  const others = targets.filter((target) => !tried.includes(target)).map(({ host }) => `\`${host}\``);
  const rows = tried.map(({ host, role, listedBy, outcome, ms }) =>
    el(
      'tr',
      {},
      el(
        'th',
        { scope: 'row' },
        el('bdi', {}, host),
        el('small', {}, kind(t, own ? ownKind(listedBy) : `role/${role}`, listedBy)),
      ),
      el('td', {}, t(`outcome/${outcome}`), ms != null && el('small', {}, t('ms', { ms }))),
    ),
  );
  return el(
    'details',
    { part: 'details' },
    el('summary', {}, t('details', { count: rows.length })),
    el(
      'table',
      {},
      el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, t('site')), el('th', { scope: 'col' }, t('result')))),
      el('tbody', {}, ...rows),
    ),
    others.length &&
      el('p', { class: 'quiet' }, ...marked('bdi', t('outcome/not-tried', { hosts: others.join(', ') }))),
  );
}

/** What an operator's own name is to the worm. */
const ownKind = ({ length }) => (length ? 'picture/listed' : 'picture/unlisted');

/** What a site is to the worm, and to which of its variants: B alone passes by some sites that C blocks. */
function kind(t, code, listedBy) {
  const words = t(code);
  return listedBy.length ? t('listed', { role: words, variants: either(t, listedBy) }) : words;
}
