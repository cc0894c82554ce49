// The framed page: the check for a partner who runs no third-party script. It reports its height to the page around it,
// and nothing else.

import { attributes } from './attributes.js';
import { given, isOn } from './given.js';

// They are in the URL fragment, so that the server which sends this page does not learn which partner shows it.
// WordPress puts a second one behind it where it takes the frame from an oEmbed answer.
const settings = new URLSearchParams(location.hash.split('#')[1]);
const partner = originOf(settings.get('for'));
const tag = document.querySelector('conficker-check');
let told = 0;

for (const name of attributes) {
  if (settings.has(name)) tag.setAttribute(name, settings.get(name));
}
document.documentElement.dataset.theme = settings.get('theme') || 'auto';
// The language of this document is for visitors without script; others get that of the partner's page, or of their
// browser.
document.documentElement.removeAttribute('lang');
import('./define.js').then(() => {
  speakAs(tag.shadowRoot.querySelector('section'));
  // Only a simulation starts without a click: a page that frames this one must not click in the visitor's place.
  if (given(settings.get('simulate')) && isOn(settings.get('autostart'))) tag.start().catch(() => {});
});

if (partner && parent !== window) {
  watchHeight();
  addEventListener('message', ({ data, origin, source }) => {
    if (source === parent && origin === partner && isQuestion(data)) tell();
  });
}

/**
 * Keeps language, direction and title of this document those of the card: its scroll bar and its readers go by them.
 */
function speakAs(card) {
  const root = document.documentElement;
  const follow = () => {
    if (!card.lang) return;
    [root.lang, root.dir, document.title] = [card.lang, card.dir, card.querySelector('h2').textContent];
  };
  new MutationObserver(follow).observe(card, { attributeFilter: ['lang', 'dir'] });
  follow();
}

/** The origin that may know the height: of a page over HTTPS, or on the developer's own machine; else null. */
function originOf(text) {
  try {
    const { origin, hostname, protocol } = new URL(text);
    const isOwn = protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
    return origin === text && (protocol === 'https:' || isOwn) ? origin : null;
  } catch {
    return null;
  }
}

/** Whether a message is `{ source: 'conficker-check', ask: 'height' }` and nothing more. */
function isQuestion(data) {
  if (data === null || typeof data !== 'object' || Object.getPrototypeOf(data) !== Object.prototype) return false;
  return Object.keys(data).length === 2 && data.source === 'conficker-check' && data.ask === 'height';
}

function watchHeight() {
  if (typeof ResizeObserver === 'function') {
    new ResizeObserver(tellChange).observe(document.documentElement);
    return;
  }
  const soon = () => requestAnimationFrame(tellChange);
  for (const name of ['start', 'progress', 'verdict', 'error']) addEventListener(`conficker-check-${name}`, soon);
  // Whatever is unfolded is unfolded by a click or a key, which clicks.
  for (const type of ['click', 'load', 'resize']) addEventListener(type, soon);
  soon();
}

function tellChange() {
  if (height() !== told) tell();
}

function tell() {
  told = height();
  parent.postMessage({ source: 'conficker-check', height: told }, partner);
}

function height() {
  return Math.ceil(document.documentElement.getBoundingClientRect().height);
}
