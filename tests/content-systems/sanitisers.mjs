// The sanitisers that content systems put an editor's text through, and what each leaves of a way in.
import createDOMPurify from 'dompurify';
import { JSDOM } from 'jsdom';
import sanitizeHtml from 'sanitize-html';
import { snippets } from '../../www/snippets/ways.js';
import { php, wordpress } from './shared.mjs';
import { checkFiles, checkHost } from './wordpress.mjs';

const purify = createDOMPurify(new JSDOM('').window);
const choice = { base: checkFiles, lang: 'en', page: 'https://www.bank.example', title: 'Conficker self-check' };
const snippet = (way) => snippets({ ...choice, way, integrity: {}, listener: '' })[0].text;

/** What an editor pastes, by what it is called in the document. */
export const ways = {
  'a frame': snippet('framed'),
  'a tag and a script': snippet('element'),
  'one script, `single.js`': snippet('single'),
  'a link': snippet('link'),
  'the address alone, by oEmbed': `https://${checkHost}/`,
};

const framesToo = {
  allowedTags: [...sanitizeHtml.defaults.allowedTags, 'iframe'],
  allowedAttributes: { ...sanitizeHtml.defaults.allowedAttributes, iframe: ['src', 'title', 'width', 'height'] },
  allowedIframeHostnames: [checkHost],
};

/** What cleans it: as it is, and as administrators let frames through. */
export const sanitisers = {
  DOMPurify: (html) => purify.sanitize(html),
  'DOMPurify, frames allowed': (html) => purify.sanitize(html, { ADD_TAGS: ['iframe'] }),
  'sanitize-html': (html) => sanitizeHtml(html),
  'sanitize-html, frames allowed': (html) => sanitizeHtml(html, framesToo),
  wp_kses_post: (html) => wordpress.php(`return wp_kses_post( ${php(html)} );`),
};

/** What is left of what was pasted, in words. */
export function left(pasted, cleaned) {
  const [before, after] = [pasted, cleaned].map((html) => new JSDOM(html).window.document.body);
  const first = before.firstElementChild;
  if (!first) return after.textContent === before.textContent ? 'works' : 'gone';
  const same = after.querySelector(first.localName);
  const needs = before.querySelector('script') ? after.querySelector('script[src]') : same;
  if (!same || !needs) return after.querySelector('a[href*="/chart/"]') ? 'a link to the eye chart' : 'gone';
  const lost = first.getAttributeNames().filter((name) => same.getAttribute(name) !== first.getAttribute(name));
  if (lost.includes('src') || lost.includes('href')) return 'gone';
  return lost.length ? `works, without ${lost.map((name) => `\`${name}\``).join(', ')}` : 'works';
}
