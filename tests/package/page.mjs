// A page with a network and a helper frame that do whatever pages, hosts and engines do, for tests of the check's
// hands.
import assert from 'node:assert/strict';
import { beforeEach } from 'node:test';
import { forget, through } from './virtual.mjs';
import { drive, openCore } from './worlds.mjs';

export const opaque = () => Promise.resolve({ type: 'opaque' });
export const offlinePage = () => Promise.resolve({ type: 'basic' });
export const rejects = () => Promise.reject(new TypeError('Failed to fetch'));
export const stopped = () => Promise.reject(Object.assign(new Error('stopped'), { name: 'AbortError' }));
export const violation = (blockedURI, disposition = 'enforce', violatedDirective = 'connect-src') =>
  document.dispatchEvent(
    Object.assign(new Event('securitypolicyviolation'), { blockedURI, disposition, violatedDirective }),
  );
export const violates =
  (disposition, blocked = (url) => url, directive) =>
  (url) => {
    violation(blocked(url), disposition, directive);
    return rejects();
  };
export const workers = (controller) => ({ controller, addEventListener() {} });
export const controlled = workers({});
export const throws = () => {
  throw new Error('no workers here');
};
const own = {
  fetch: globalThis.fetch,
  MessageChannel: globalThis.MessageChannel,
  AbortController: globalThis.AbortController,
};

globalThis.Node = class {};

/** The ports on which a check receives answers. */
let ports = [];

beforeEach(() => {
  forget();
  Object.assign(globalThis, own);
  ports = [];
  globalThis.MessageChannel = class {
    port1 = {};
    port2 = { postMessage: (data) => Promise.resolve().then(() => this.port1.onmessage?.({ data })) };
    constructor() {
      ports.push(this.port1);
    }
  };
  delete navigator.serviceWorker;
  Object.assign(globalThis, { isSecureContext: false, origin: 'https://page.example' });
  performance.getEntriesByName = () => [];
});

/**
 * A page whose helper frame tells what `tell(url, frame, later)` gives, or calls `later` with, and loads after
 * `loadedAt` ms; without `tell` the page has none.
 */
export function page(tell, loadedAt = 0) {
  const asked = [];
  const contentWindow = {
    postMessage(url, _, [port]) {
      if (url) asked.push(url);
      const told = url ? tell(url, frame, (later) => port.postMessage(later)) : 0;
      if (told !== undefined) port.postMessage(told);
    },
  };
  const attributes = {};
  const setAttribute = (name, value) => (attributes[name] = value);
  const frame = {
    attributes,
    setAttribute,
    style: { setProperty() {} },
    parentNode: { removeChild: () => (frame.isGone = true) },
    contentWindow,
  };
  const load = () => frame.onload && frame.onload();
  document.createElement = () => frame;
  document.body = tell ? { appendChild: () => setTimeout(load, loadedAt, (frame.isGone = false)) } : null;
  return { asked, frame };
}

/** One check on such a page: its report, with the outcomes of all that was asked, and what the frame was asked. */
export async function run({
  fetch,
  tell,
  worker,
  secure,
  origin,
  loadedAt,
  timing,
  written = 'function fetch() { [native code] }',
  seed = 7,
  ...options
}) {
  const { asked, frame } = page(tell, loadedAt);
  if (timing) performance.getEntriesByName = () => [timing];
  const requests = [];
  // A function of the browser's own says so.
  globalThis.fetch = Object.assign((url, init) => (requests.push([url, init]), fetch(url, init)), {
    toString: () => written,
  });
  if (worker) Object.defineProperty(navigator, 'serviceWorker', { configurable: true, get: worker });
  if (secure) globalThis.isSecureContext = true;
  if (origin) globalThis.origin = origin;
  const report = await through(drive(await openCore(), { seed, ...options }));
  assert.notEqual(frame.isGone, false, 'the frame goes with the check');
  const left = ports.filter(({ onmessage }) => onmessage);
  assert.equal(left.length, 0, 'engines keep a port that listens, and all that it needs');
  // What is still under way at the end is interrupted.
  const outcomes = report.targets
    .map(({ outcome }) => outcome)
    .filter((outcome) => !['interrupted', 'not-tried'].includes(outcome));
  return { report, outcomes: [...new Set(outcomes)], requests, asked, frame };
}

/** What the helper frame answers where it does not answer with a length. */
export const [waiting, forbidden, unmeasured] = [-1, -2, -3];

/** The world's own timer, whatever a page does to its timers. */
export const { setTimeout: later } = globalThis;
export const after = (ms, then) => new Promise((resolve, reject) => later(() => then().then(resolve, reject), ms));
const { core } = await openCore();
export const isListed = (url) => core.listed(new URL(url).hostname) !== null;
/** Unlisted hosts answer at once, and listed ones as `other` says. */
export const butListed = (other) => (url) => (isListed(url) ? other() : after(40, opaque));
