// What stands in the widget before, during and instead of a verdict.
import { el } from './dom.js';

/** One site of each kind, so that people know whom they are about to visit. */
const examples = {
  vendor: 'www.kaspersky.com',
  bystander: 'www.ca.gov',
  peer: 'www.withsecure.com',
  control: 'www.debian.org',
};

/** The promise and the button: what will happen, before anything does. */
export function idlePanel(t, { start, canary, scenario }) {
  const kinds = Object.entries(examples).map(([role, host]) =>
    el('li', {}, `${t(`role/${role}`)}: `, el('bdi', {}, host)),
  );
  const contacts = el('details', { part: 'contacts' },
    el('summary', {}, t('contacts')),
    el('ul', {}, ...kinds),
    canary && el('p', {}, t('contacts/canary', { canary })),
    el('p', {}, t('contacts/privacy')),
  );
  return [
    el('p', {}, t('intro')),
    el('button', { type: 'button', part: 'button start', class: 'primary', click: start }, t('start')),
    el('p', { class: 'quiet' }, t('promise')),
    scenario == null && contacts,
  ];
}

/** A bar for the eye; the words stand in the status line. */
export function runningPanel(t, { bar, cancel }) {
  return [
    bar,
    el('button', { type: 'button', part: 'button cancel', click: cancel }, t('cancel')),
  ];
}

/** Why there is no verdict, and the page's own fallback below. */
export function failedPanel(t, { error, start }) {
  const configured = !error.code.startsWith('canary');
  return [
    el('div', { part: 'verdict', class: 'verdict' },
      el('h3', { part: 'headline', tabindex: '-1' }, t(configured ? 'failed' : 'not-configured')),
      ...error.faults.map((fault) => el('p', {}, t(`error/${fault.code}`, fault))),
    ),
    el('button', { type: 'button', part: 'button start', click: start }, t('again')),
    el('slot'),
  ];
}
