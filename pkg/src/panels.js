// What stands in the widget before, during and instead of a verdict; `place` makes a place for what comes late.
import { beside } from './place.js';
import { el, marked, write } from './dom.js';
import { sites } from './sites.js';

/** The promise and the button: what will happen, before anything does; and who is behind it. */
export function idlePanel(t, { options: { canary, own, simulate } }, { start }) {
  const naming = (code) => (own ? marked('bdi', t(`${code}/own`, { own: `\`${own}\`` })) : [t(code)]);
  return [
    el('p', {}, ...naming('intro')),
    el('button', { part: 'button start', class: 'primary', click: start }, t('start')),
    el('p', { class: 'quiet' }, ...naming('promise')),
    simulate == null && !own && contacts(t, canary),
    trust(t),
  ];
}

function contacts(t, canary) {
  const kinds = Object.entries(sites).map(([role, hosts]) => [
    el('dt', {}, t(`role/${role}`)),
    ...hosts.map((host) => el('dd', {}, el('bdi', {}, host))),
  ]);
  return el(
    'details',
    { part: 'contacts' },
    el('summary', {}, t('contacts')),
    el('dl', {}, ...[].concat(...kinds)),
    canary && el('p', {}, ...marked('bdi', t('contacts/canary', { canary: `\`${canary}\`` }))),
    el('p', {}, t('contacts/privacy')),
  );
}

function trust(t) {
  const host = location.hostname;
  const source = beside(BUILD === 'strict' ? '../source.html' : 'source.html');
  return el(
    'details',
    { part: 'trust' },
    el('summary', {}, t('trust')),
    host && el('p', {}, ...marked('bdi', t('trust/host', { host: `\`${host}\`` }))),
    el('p', {}, t('trust/never')),
    el(
      'p',
      {},
      `${t('trust/source')} `,
      source && el('a', { href: source, target: '_blank', rel: 'noopener noreferrer' }, t('trust/link')),
    ),
  );
}

/** The picture, once a site is asked, and the way out; the words stand in the status line. */
export function runningPanel(t, state, { cancel }, place) {
  return [place('picture'), el('button', { part: 'button cancel', click: cancel }, t('cancel'))];
}

/** Why there is no verdict, and the page's own fallback below. */
export function failedPanel(t, { error }, { start }) {
  const configured = !error.code.startsWith('domain');
  return [
    el(
      'div',
      { part: 'verdict', class: 'verdict' },
      el('h3', { part: 'headline', tabindex: '-1' }, t(configured ? 'failed' : 'not-configured')),
      ...error.faults.map((fault) => el('p', {}, t(`error/${fault.code}`, fault))),
    ),
    el('button', { part: 'button start', click: start }, t('again')),
    el('slot'),
  ];
}

/** What the sentence before the address of help says where nothing more can be had. */
export function sayMissing(t, state, { sentence }) {
  if (sentence) write(sentence, t('help/missing'));
}
