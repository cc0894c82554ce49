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
    await browser.run(prepare);
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

/** What the tab and the browser hold, once what nobody needs is gone. */
async function lookAround(browser) {
  await tidy(browser);
  return { ...(await browser.run(count)), bytes: await memory(browser.pid) };
}

/** Chromium collects what nobody needs when it is told to; others when they like. */
async function tidy(browser) {
  if (engine !== 'chromium') return;
  await browser.post('/goog/cdp/execute', { cmd: 'HeapProfiler.collectGarbage', params: {} });
}

/* What follows runs in the page. */

/**
 * Starts and ends in the widget, as a visitor's click does: by its own buttons. A page asks no host twice within five
 * minutes, so for each check it is six minutes later there: by a script of the page's own, since a driver's scripts are
 * kept apart in Firefox.
 */
function prepare() {
  const script = document.createElement('script');
  script.textContent = `{
    const now = Date.now;
    let later = 0;
    Date.now = () => now() + later;
    addEventListener('lab-later', () => (later += 360_000));
  }`;
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

function checkOnce() {
  return window.checkOnce();
}

/** Nodes and frames that the page holds, once the help that follows a verdict is there. */
async function count() {
  const root = document.querySelector('conficker-check').shadowRoot;
  while (!root.querySelector('[part~=copy]')) await new Promise(requestAnimationFrame);
  return {
    nodes: document.querySelectorAll('*').length + root.querySelectorAll('*').length,
    frames: window.length,
  };
}
