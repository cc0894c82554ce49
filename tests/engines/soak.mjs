// Many checks in one tab under changing networks, in the engine of LAB_ENGINE; prints one line of JSON for each stretch, and one for each
// check that did not end as it must.
import { enterNetwork, pageUrl } from '../e2e/lab.mjs';
import { open } from './engine.mjs';
import { memory } from './processes.mjs';

const engine = process.env.LAB_ENGINE;
const checks = Number(process.env.LAB_CHECKS ?? 1000);

/** After how many checks the tab is looked at. */
const stretch = Math.max(1, Math.floor(checks / 10));

/** The networks, over and over: most of them fast, so that many checks fit into an hour. */
const round = ['clean', 'conficker-b-nxdomain', 'captive-portal', 'security-nowhere', 'conficker-c-servfail', 'withheld', 'not-found', 'all-reset'];
/** And one whose look-ups hang, at the end of every tenth of the checks. */
const slow = 'conficker-b-drop';

const first = await enterNetwork('clean', engine);
const browser = await open(first);
try {
  await browser.goto(new URL('embed/embed.html', pageUrl).href);
  await browser.run(prepare);
  for (let done = 1; done <= checks; done += 1) {
    const isLast = done % stretch === 0;
    const network = isLast ? slow : round[done % round.length];
    const scenario = await enterNetwork(network, engine);
    const found = await browser.run(checkOnce);
    const right = found.verdict === scenario.expect.verdict && found.reason === scenario.expect.reason;
    if (!right) console.log(JSON.stringify({ check: done, network, found, expect: scenario.expect }));
    if (isLast) console.log(JSON.stringify({ checks: done, version: browser.version, ...(await lookAround()) }));
  }
} finally {
  await browser.close();
}

/** What the tab and the browser hold, once what nobody needs is gone. */
async function lookAround() {
  await tidy();
  return { ...(await browser.run(count)), bytes: await memory(browser.pid) };
}

/** Chromium collects what nobody needs when it is told to; others when they like. */
async function tidy() {
  if (engine !== 'chromium') return;
  await browser.post('/goog/cdp/execute', { cmd: 'HeapProfiler.collectGarbage', params: {} });
}

/* What follows runs in the page. */

/** Starts and ends in the widget, as a visitor's click does: by its own buttons. */
function prepare() {
  window.checkOnce = () =>
    new Promise((resolve) => {
      const tag = document.querySelector('conficker-check');
      const heard = ({ type, detail }) => {
        for (const kind of ['verdict', 'error']) removeEventListener(`conficker-check-${kind}`, heard);
        resolve(type.endsWith('verdict') ? { verdict: detail.verdict, reason: detail.reason } : { error: detail.code });
      };
      for (const kind of ['verdict', 'error']) addEventListener(`conficker-check-${kind}`, heard);
      tag.shadowRoot.querySelector('[part~=start]').click();
    });
  return customElements.whenDefined('conficker-check').then(() => undefined);
}

function checkOnce() {
  return window.checkOnce();
}

/** Nodes and frames that the page holds, once the help that follows a verdict is there; Chromium tells its heap as well. */
async function count() {
  const root = document.querySelector('conficker-check').shadowRoot;
  while (!root.querySelector('[part~=copy]')) await new Promise(requestAnimationFrame);
  return {
    nodes: document.querySelectorAll('*').length + root.querySelectorAll('*').length,
    frames: window.length,
    heap: performance.memory ? performance.memory.usedJSHeapSize : null,
  };
}
