// Many checks in one tab under changing networks, in the engine of LAB_ENGINE; prints one line of JSON for each
// stretch, and one for each check that did not end as it must.
import { enterNetwork, pageUrl } from '../e2e/lab.mjs';
import { open } from './engine.mjs';
import { memory } from './processes.mjs';

const engine = process.env.LAB_ENGINE;

/** How many checks a tab runs. */
const all = Number(process.env.LAB_CHECKS ?? 1000);

/**
 * A tab for each, whose networks come over and over. Engines keep addresses for a minute, Firefox also that there is
 * none, and connections as long; so a name that is dark in one network of a tab is dark in all, and in the same way, or
 * what was kept would be what the check sees. A check whose look-ups hang takes six seconds, so that tab runs one in
 * twenty.
 */
const tabs = {
  clean: { round: ['clean', 'withheld', 'not-found', 'server-error', 'leads-on'], checks: all },
  failing: {
    round: ['conficker-b-nxdomain', 'conficker-b-servfail', 'conficker-b-nowhere', 'conficker-b-loopback'],
    checks: all,
  },
  hanging: { round: ['conficker-b-drop'], checks: Math.ceil(all / 20) },
};

for (const [tab, plan] of Object.entries(tabs)) await soak(tab, plan);

async function soak(tab, { round, checks }) {
  // After how many checks the tab is looked at.
  const stretch = Math.max(1, Math.floor(checks / 10));
  const browser = await open(await enterNetwork(round[0], engine));
  try {
    await browser.goto(new URL('embed/embed.html', pageUrl).href);
    await browser.run(prepare, String(watch));
    for (let done = 1; done <= checks; done += 1) {
      const network = round[done % round.length];
      const { expect } = await enterNetwork(network, engine);
      const found = await browser.run(checkOnce);
      const right = found.verdict === expect.verdict && found.reason === expect.reason;
      if (!right) console.log(JSON.stringify({ tab, check: done, network, found, expect }));
      if (done % stretch === 0)
        console.log(JSON.stringify({ tab, checks: done, version: browser.version, ...(await lookAround(browser)) }));
    }
  } finally {
    await browser.close();
  }
}

/**
 * What the tab and the browser hold, once what nobody needs is gone. Only Chromium says how large the heap of its
 * scripts is, and collects what nobody needs when it is told to; others do when a page has made much garbage.
 */
async function lookAround(browser) {
  const heapBytes = engine === 'chromium' ? await heapOf(browser) : null;
  if (engine !== 'chromium') for (let time = 0; time < 2; time += 1) await browser.run(litter);
  return { ...(await browser.run(count)), heapBytes, bytes: await memory(browser.pid) };
}

async function heapOf(browser) {
  const command = (cmd) => browser.post('/goog/cdp/execute', { cmd, params: {} });
  for (let time = 0; time < 2; time += 1) await command('HeapProfiler.collectGarbage');
  await command('Performance.enable');
  const { metrics } = await command('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'JSHeapUsedSize').value;
}

/* What follows runs in the page. */

/**
 * Starts and ends in the widget, as a visitor's click does: by its own buttons. What the page is to keep of the widget
 * is kept by a script of its own (`watch`), since a driver's scripts are kept apart in Firefox.
 */
function prepare(watch) {
  const script = document.createElement('script');
  script.textContent = `(${watch})()`;
  document.head.append(script);
  window.checkOnce = () =>
    new Promise((resolve) => {
      const tag = document.querySelector('conficker-check');
      const heard = ({ type, detail }) => {
        for (const kind of ['verdict', 'error']) removeEventListener(`conficker-check-${kind}`, heard);
        resolve(type.endsWith('verdict') ? { verdict: detail.verdict, reason: detail.reason } : { error: detail.code });
      };
      for (const kind of ['verdict', 'error']) addEventListener(`conficker-check-${kind}`, heard);
      dispatchEvent(new Event('lab-later'));
      tag.shadowRoot.querySelector('[part~=start]').click();
    });
  return customElements.whenDefined('conficker-check').then(() => undefined);
}

/**
 * A page asks no host twice within five minutes, so for each check it is six minutes later here. Counts the listeners
 * that are on the page and in the widget, and the memory of each module.
 */
function watch() {
  const now = Date.now;
  let later = 0;
  Date.now = () => now() + later;
  addEventListener('lab-later', () => (later += 360_000));

  const held = new WeakMap();
  const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
  const isCapture = (options) => Boolean(options?.capture ?? options);
  const forget = (target, type, handler, capture) => {
    const rest = (held.get(target) ?? []).filter(
      (one) => one.type !== type || one.handler !== handler || one.capture !== capture,
    );
    held.set(target, rest);
    return rest;
  };
  EventTarget.prototype.addEventListener = function (type, handler, options) {
    const target = this ?? window;
    const capture = isCapture(options);
    held.set(target, [...forget(target, type, handler, capture), { type, handler, capture }]);
    const gone = () => void forget(target, type, handler, capture);
    if (options?.once) add.call(target, type, gone, options);
    if (options?.signal) add.call(options.signal, 'abort', gone);
    return add.call(target, type, handler, options);
  };
  EventTarget.prototype.removeEventListener = function (type, handler, options) {
    forget(this ?? window, type, handler, isCapture(options));
    return remove.call(this ?? window, type, handler, options);
  };

  const memories = [];
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = (...what) =>
    instantiate(...what).then((result) => {
      const exported = Object.values(result.instance.exports);
      memories.push(new WeakRef(exported.find((one) => one instanceof WebAssembly.Memory)));
      return result;
    });

  const listenersOf = (target) => held.get(target)?.length ?? 0;
  addEventListener('lab-count', () => {
    const root = document.querySelector('conficker-check').shadowRoot;
    const page = [window, navigator.serviceWorker, document, ...document.querySelectorAll('*')];
    const targets = [...page, root, ...root.querySelectorAll('*')];
    const listeners = targets.reduce((sum, target) => sum + listenersOf(target), 0);
    if (!memories.length) throw new Error('no check had a module');
    const wasmBytes = memories.reduce((sum, memory) => sum + (memory.deref()?.buffer.byteLength ?? 0), 0);
    document.documentElement.dataset.held = JSON.stringify({ listeners, wasmBytes });
  });
}

function checkOnce() {
  return window.checkOnce();
}

/** Makes garbage, and waits until what is collected later has been. */
function litter() {
  let garbage;
  for (let round = 0; round < 40; round += 1) garbage = Array.from({ length: 200_000 }, (_, at) => ({ at, round }));
  return new Promise((resolve) => setTimeout(() => resolve(garbage.length), 300));
}

/** What the page holds, once the help that follows a verdict is there. */
async function count() {
  const root = document.querySelector('conficker-check').shadowRoot;
  while (!root.querySelector('[part~=copy]')) await new Promise(requestAnimationFrame);
  dispatchEvent(new Event('lab-count'));
  return {
    nodes: document.querySelectorAll('*').length + root.querySelectorAll('*').length,
    frames: window.length,
    ...JSON.parse(document.documentElement.dataset.held),
  };
}
