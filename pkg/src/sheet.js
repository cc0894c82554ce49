// One sheet of paper to take to another PC, or to a helper. It is a document of its own, so that nothing of the page is
// printed.
import { el } from './dom.js';
import { either, paragraphs } from './rich.js';
import css from './sheet.css.js';
import { guidance } from './steps.js';
import { dress } from './styles.js';

/** The one that was printed last: not every browser reports when it is done with it. */
let frame;

/** Prints what a report says and what to do, by way of a hidden frame beside the element `near`. */
export function printSheet(t, { report, code, qr, name, near }) {
  if (frame) frame.remove();
  const card = near.closest('[lang]');
  const title = t('sheet', { verdict: t(report.verdict) });
  const own = el('iframe', { class: 'paper', 'aria-hidden': 'true', tabindex: '-1', title });
  frame = own;
  // Firefox puts a document of its own there before it reports that the frame is loaded; Chromium reports it at once.
  own.onload = async () => {
    const { contentDocument: paper, contentWindow: page } = own;
    paper.title = title;
    Object.assign(paper.documentElement, { lang: card.lang, dir: card.dir });
    paper.body.append(...content(t, { report, code, qr, name, title, lang: card.lang }));
    await dress(paper, css, 'sheet.css');
    page.addEventListener('afterprint', () => setTimeout(() => own.remove()));
    page.focus();
    page.print();
  };
  near.parentNode.append(own);
}

function content(t, { report, code, qr, name, title, lang }) {
  const { verdict, reason, variants, caveats, simulated, startedAt } = report;
  return [
    el('h1', {}, title),
    simulated && el('p', { class: 'simulation' }, t('simulation', { name })),
    el('p', {}, t('sheet/checked', { date: day(startedAt, lang) })),
    ...paragraphs(t(`${verdict}/${reason || 'lead'}`)),
    variants.length && el('p', {}, t('sign/variants', { variants: either(t, variants) })),
    caveats.length && el('h4', {}, t(`${verdict}/caveats`)),
    caveats.length && el('ul', {}, ...caveats.map((caveat) => el('li', {}, t(`caveat/${caveat}`)))),
    ...guidance(t, report),
    qr,
    code,
  ].filter(Boolean);
}

/** A date of the report in the calendar that help desks use; unchanged where a browser writes none. */
function day(date, lang) {
  try {
    return new Date(date).toLocaleString(`${lang}-u-ca-gregory`, {
      year: 'numeric',
      month: 'long',
      day: 'numeric',
      hour: 'numeric',
      minute: '2-digit',
    });
  } catch (_) {
    return date;
  }
}
