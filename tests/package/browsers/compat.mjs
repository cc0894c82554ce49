// What MDN's browser-compat-data says: since which version a browser has a feature.
import data from '@mdn/browser-compat-data/forLegacyNode';

/** The browsers of the table, by their names in the data. */
export const browsers = ['chrome', 'edge', 'firefox', 'safari', 'safari_ios', 'ie'];

/**
 * Since which version each browser has the feature of that key, in full and without a flag: numbers, Infinity for
 * never.
 */
export function since(key) {
  const feature = at(key)?.__compat;
  if (!feature) throw new Error(`browser-compat-data knows no ${key}`);
  return Object.fromEntries(browsers.map((browser) => [browser, version(feature.support[browser])]));
}

/** The first of the browser's stretches of support that still lasts; some features were there, went and came again. */
function version(support) {
  const whole = [support]
    .flat()
    .filter((stretch) => stretch && !stretch.flags && !stretch.prefix && !stretch.alternative_name);
  const lasting = whole.filter((stretch) => !stretch.version_removed && !stretch.partial_implementation);
  const first = lasting.map((stretch) => number(stretch.version_added));
  return Math.min(Infinity, ...first);
}

function number(text) {
  if (typeof text !== 'string' || text === 'preview') return Infinity;
  return Number(text.replace('≤', ''));
}

/**
 * The keys of everything in the scripts' language and in the browser that goes by that name: `at` is Array's and
 * String's.
 */
export function keysOf(name) {
  return index.get(name) ?? [];
}

/** Whether there is such a key. */
export const isKnown = (key) => Boolean(at(key)?.__compat);

/** What the data has at a key; a name like `constructor` is not to be found on the objects' own prototype. */
function at(key) {
  return key.split('.').reduce((node, name) => (Object.hasOwn(node ?? {}, name) ? node[name] : undefined), data);
}

/**
 * The kinds of objects whose members a script may mean where it does not tell what it holds. An interface outside is
 * counted where a script names it; that a word of ours is also a property of a sensor or of a payment says nothing.
 */
const FAMILIES =
  /^(Abort|Clipboard$|CSSStyle|CustomE|Document|DOM|Element$|Event|History$|HTML|Location$|Message|Navigator$|Node|Performance$|Request$|Resize|Response$|Security|Shadow|URL|Window$)/;

const index = new Map();
const apis = Object.entries(data.api).filter(([owner]) => FAMILIES.test(owner));
for (const [path, owners] of [
  ['api', apis],
  ['javascript.builtins', Object.entries(data.javascript.builtins)],
]) {
  for (const [owner, members] of owners) {
    for (const member of Object.keys(members)) {
      if (member === '__compat' || member.endsWith('_event') || !members[member].__compat) continue;
      const name = member.replace(/_static$/, '');
      index.set(name, [...(index.get(name) ?? []), `${path}.${owner}.${member}`]);
    }
  }
}
