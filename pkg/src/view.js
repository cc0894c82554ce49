// Draws a report. What it means was decided before; here it is only put into words.
import { el, write } from './dom.js';
import { address } from './qr.js';
import { either, paragraphs } from './rich.js';
import { draw, icon, ring } from './svg.js';

/** The drawing of a verdict. */
export const icons = {
  sign: 'M12 4 22 20H2ZM12 10v5M12 17.2v.3',
  'no-sign': `${ring}M12 11v6M12 7.2v.3`,
  'cannot-tell': `${ring}M9.3 9.6c.2-3.6 5.6-3.3 5.5 0-.1 2-2.8 2-2.8 4.4M12 16.9v.3`,
};

/** The verdict and the ways on, with places for what help adds: the verdict waits for none of it. */
export function reportPanel(t, { report }, { start }, place) {
  const sentence = place('sentence');
  write(sentence, t('help'));
  const attributes = { href: address, target: '_blank', rel: 'noopener noreferrer', translate: 'no' };
  const link = el('a', attributes, address.slice(8));
  return [
    verdict(t, report),
    place('picture'),
    place('steps'),
    el('p', { part: 'help' }, sentence, ' ', link, ` ${t('new-tab')}`),
    place('code'),
    el('div', { class: 'actions' }, el('button', { part: 'button start', click: start }, t('again')), place('ways')),
    place('evidence'),
  ];
}

function verdict(t, { verdict, reason, variants, caveats }) {
  const fitting = either(t, variants);
  return el(
    'div',
    { part: 'verdict', class: `verdict ${verdict}` },
    el(
      'div',
      { class: 'headline' },
      draw(icons[verdict], icon),
      el('h3', { part: 'headline', tabindex: '-1' }, t(verdict)),
    ),
    ...paragraphs(t(`${verdict}/${reason || 'lead'}`)),
    fitting && el('p', {}, t('sign/variants', { variants: fitting })),
    caveats.length && el('h4', {}, t(`${verdict}/caveats`)),
    caveats.length && el('ul', { part: 'caveats' }, ...caveats.map((code) => el('li', {}, t(`caveat/${code}`)))),
  );
}
