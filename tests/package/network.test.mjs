// What a probe comes to, on pages that do to it whatever pages do.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import './virtual.mjs';
import { forget, pending, through } from './virtual.mjs';

const { openNetwork } = await import('../../pkg/network.js');

const host = 'www.example.org';
const opaque = () => Promise.resolve({ type: 'opaque' });
const offlinePage = () => Promise.resolve({ type: 'basic' });
const rejects = () => Promise.reject(new TypeError('Failed to fetch'));
const violation = (blockedURI, disposition) =>
  document.dispatchEvent(Object.assign(new Event('securitypolicyviolation'), { blockedURI, disposition }));
const violates = (...given) => () => {
  setTimeout(violation, 5, ...given);
  return rejects();
};

globalThis.Node = class {};
globalThis.MessageChannel = class {
  port1 = {};
  port2 = { postMessage: (data) => Promise.resolve().then(() => this.port1.onmessage({ data })) };
};
beforeEach(() => {
  forget();
  performance.getEntriesByName = () => [];
});

/** A page whose frame tells `state` of every address; null where the page allows no frame. */
function page({ state = null, onAsk = () => {}, loadedAt = 0 } = {}) {
  const asked = [];
  const contentWindow = {
    postMessage(url, _, [port]) {
      if (url) asked.push(url);
      if (url) onAsk();
      port.postMessage(url ? state : 0);
    },
  };
  const frame = { append() {}, setAttribute() {}, style: { setProperty() {} }, remove: () => (frame.isGone = true), contentWindow };
  document.createElement = () => frame;
  document.body = state === null ? null : { appendChild: () => setTimeout(() => frame.onload(), loadedAt) };
  return { asked, frame };
}

/** Sends one probe: `{ outcome, unconfirmed, asked }`. */
async function probe({ fetch, engine = 'other', mount, abortAt, ...rest }) {
  const { asked, frame } = page(rest);
  globalThis.fetch = fetch;
  let unconfirmed = 0;
  const network = openNetwork({ engine, mount, unconfirmed: () => (unconfirmed += 1) });
  const flight = new AbortController();
  if (abortAt !== undefined) setTimeout(() => flight.abort(), abortAt);
  if (rest.loseAt !== undefined) setTimeout(() => (frame.contentWindow = null), rest.loseAt);
  const outcome = await through(network.probe({ host, path: '/robots.txt', nonce: '00ff' }, flight));
  network.close();
  assert.equal(frame.isGone ?? false, rest.state !== undefined, 'the frame goes with the check');
  return { outcome, unconfirmed, asked: asked.length };
}

const origin = `https://${host}`;
const url = `${origin}/robots.txt?00ff`;
for (const { name, expected, ...world } of [
  { name: 'a response of another site', fetch: opaque, expected: ['reached', 0, 0] },
  { name: 'a rejection, and no response to the frame', fetch: rejects, state: 0, expected: ['failed', 0, 1] },
  { name: 'a rejection, and a response to the frame', fetch: rejects, state: 2, expected: ['reached', 0, 1] },
  { name: 'a rejection on a page without body', fetch: rejects, expected: ['failed', 1, 0] },
  { name: 'a rejection, and a mount that is no node', fetch: rejects, state: 2, mount: '#mount', expected: ['reached', 0, 1] },
  { name: 'a rejection, and a frame that the page took away', fetch: rejects, state: 2, loseAt: 5, expected: ['failed', 1, 0] },
  { name: 'a rejection, and a frame that is slow', fetch: rejects, state: 2, loadedAt: 950, expected: ['reached', 0, 1] },
  { name: 'a rejection, and a frame that is too slow', fetch: rejects, state: 2, loadedAt: 1050, expected: ['failed', 1, 0] },
  { name: 'a page that answers, and no response to the frame', fetch: offlinePage, state: 0, expected: ['failed', 0, 1] },
  { name: 'a page that answers, and a response to the frame', fetch: offlinePage, state: 2, expected: ['reached', 0, 1] },
  { name: 'a page that answers, and no frame', fetch: offlinePage, expected: ['refused', 1, 0] },
  { name: 'a page whose fetch gives nothing', fetch: () => undefined, expected: ['failed', 1, 0] },
  { name: 'a page whose fetch throws', fetch() { throw new Error('a mistake of the page'); }, state: 2, expected: ['reached', 0, 1] },
  { name: 'a policy', fetch: violates(url, 'enforce'), state: 2, expected: ['refused', 0, 0] },
  { name: 'a policy in a browser that tells the origin alone', fetch: violates(origin), state: 2, expected: ['refused', 0, 0] },
  { name: 'a policy for another host', fetch: violates(`${origin}.example/`, 'enforce'), state: 0, expected: ['failed', 0, 1] },
  { name: 'a policy that only reports', fetch: violates(url, 'report'), state: 0, expected: ['failed', 0, 1] },
  { name: 'a policy that is told late', fetch: rejects, state: 2, onAsk: () => violation(url, 'enforce'), expected: ['refused', 0, 1] },
  { name: 'a probe given up before the frame was asked', fetch: rejects, state: 2, abortAt: 5, expected: ['interrupted', 0, 0] },
  { name: 'Firefox, where no connection was made', engine: 'gecko', fetch: rejects, expected: ['failed', 0, 0] },
  { name: 'Firefox, and a page that answers', engine: 'gecko', fetch: offlinePage, expected: ['refused', 0, 0] },
]) {
  test(`${name}: ${expected[0]}`, async () => {
    const { outcome, unconfirmed, asked } = await probe(world);
    assert.deepEqual([outcome, unconfirmed, asked], expected);
  });
}

for (const [duration, expected] of [[12, 'reached'], [0, 'failed']]) {
  test(`Firefox, where the request took ${duration} ms: ${expected}`, async () => {
    performance.getEntriesByName = (name) => (name === url ? [{ duration }] : []);
    assert.equal((await probe({ engine: 'gecko', fetch: rejects })).outcome, expected);
  });
}

test('what a host would send beside its headers is not waited for', async () => {
  let given;
  const noted = (_, { signal }) => {
    given = signal;
    return opaque();
  };
  await probe({ fetch: noted });
  assert.ok(given.aborted);
});

test('a probe given up while the frame loads is not sent to the frame later', async () => {
  const { asked, frame } = page({ state: 2 });
  document.body.appendChild = () => setTimeout(() => frame.onload(), 100);
  globalThis.fetch = rejects;
  const network = openNetwork({ engine: 'other', unconfirmed() {} });
  const flight = new AbortController();
  setTimeout(() => flight.abort(), 50);
  await through(network.probe({ host, path: '/', nonce: '0' }, flight));
  while (pending()) await through(new Promise((resolve) => setTimeout(resolve, 100)));
  assert.deepEqual(asked, []);
  network.close();
});

test('a page is asked nothing but the address, without cookie, referrer or cache', async () => {
  let seen;
  const noted = (address, { signal, ...init }) => {
    seen = [address, init];
    return opaque();
  };
  await probe({ fetch: noted });
  assert.deepEqual(seen, [url, { mode: 'no-cors', credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store' }]);
});
