// Draws a report. What it means was decided before; here it is only put into words.
import { el } from './dom.js';
import { address } from './qr.js';
import { either, rich } from './rich.js';
import { draw, icon, ring } from './svg.js';

/** The drawing that stands for a verdict. */
export const icons = {
  sign: 'M12 4 22 20H2ZM12 10v5M12 17.2v.3',
  'no-sign': `${ring}M12 11v6M12 7.2v.3`,
  'cannot-tell': `${ring}M9.3 9.6c.2-3.6 5.6-3.3 5.5 0-.1 2-2.8 2-2.8 4.4M12 16.9v.3`,
};

/** The verdict with what goes with it, and the ways on. `help` is a promise of what puts the rest there: the verdict does not wait for it. */
export function reportPanel(t, { report, help, start, name }) {
  return [verdict(t, report), ...ways(t, { report, help, start, name })];
}

function verdict(t, { verdict, reason, variants, caveats }) {
  const lead = t(reason ? `${verdict}/${reason}` : `${verdict}/lead`).split('\n');
  const fitting = either(t, variants);
  return el('div', { part: 'verdict', class: `verdict ${verdict}` },
    el('div', { class: 'headline' }, draw(icons[verdict], icon), el('h3', { part: 'headline', tabindex: '-1' }, t(verdict))),
    ...lead.map((text) => el('p', {}, ...rich(text))),
    fitting && el('p', {}, t('sign/variants', { variants: fitting })),
    caveats.length && el('h4', {}, t(`${verdict}/caveats`)),
    caveats.length && el('ul', { part: 'caveats' }, ...caveats.map((code) => el('li', {}, t(`caveat/${code}`)))),
  );
}

/** The address of help and the way back, which need nothing more; the rest is put around them when it is there. */
function ways(t, { report, help, start, name }) {
  const link = el('p', { part: 'help' }, t('help'), ' ',
    el('a', { href: address, target: '_blank', rel: 'noopener noreferrer', translate: 'no' }, address.slice(8)), ` ${t('new-tab')}`);
  const again = el('button', { part: 'button start', click: start }, t('again'));
  help.then((put) => put(t, { report, link, again, name })).catch(() => {
    link.firstChild.textContent = t('help/missing');
  });
  return [link, el('div', { class: 'actions' }, again)];
}
