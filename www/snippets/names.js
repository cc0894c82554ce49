// What people type as an address, made into what is meant, and what the worm makes of it.
import { listed } from '/pkg/index.js';

/** The origin of a page's address, `''` where there is none, null where it is no address over HTTPS. */
export function originOf(text) {
  const url = text.trim() === '' ? '' : addressOf(text);
  return url && url.origin;
}

/** The folder of the package's files, with a slash at its end; null where it is no address over HTTPS. */
export function folderOf(text) {
  const url = addressOf(text);
  if (!url) return null;
  const path = url.pathname.replace(/[^/]*\.(html|js)$/, '');
  return url.origin + (path.endsWith('/') ? path : `${path}/`);
}

/** The host that a name or an address is about, or null. */
export const hostOf = (text) => addressOf(text)?.hostname ?? null;

/** The names of the twins under what was typed as their domain, or null where that is no name. */
export const twinsOf = (canary) =>
  canary && hostOf(`plain.${canary}`) === `plain.${canary}` ? `plain.${canary}` : null;

/** The domain of own names as it was typed, or null where that is no name. */
export const ownOf = (own) => own && (hostOf(own) === own ? own : null);

/** What the worm makes of a host: `{ bad, words }`. */
export async function lint(host) {
  const found = await listed(host);
  if (!found) return { bad: false, words: `${host}: the worm lets it through.` };
  const variants = found.variants.map((variant) => variant.toUpperCase()).join(' and ');
  const who = found.variants.length > 1 ? `variants ${variants} block` : `variant ${variants} blocks`;
  return {
    bad: true,
    words: `${host}: it contains “${found.string}”, which ${who}. Infected PCs cannot open it. Choose another name.`,
  };
}

function addressOf(text) {
  const typed = text.trim();
  // A path alone, or words, would be read as somebody's name.
  if (/^\/|\s/.test(typed)) return null;
  try {
    const url = new URL(/^[a-z]+:\/\//i.test(typed) ? typed : `https://${typed}`);
    const isOwn = url.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
    return url.protocol === 'https:' || isOwn ? url : null;
  } catch {
    return null;
  }
}
