// Every state in which people meet the widget, each by a fresh tag on a page that stays; by simulation, so that it
// takes no time.
import assert from 'node:assert/strict';
import { textsIn } from '../published.mjs';
import { embed, launch } from './browser.mjs';
import { enter, pageUrl } from './lab.mjs';

/**
 * Why a check may be unable to tell, by the texts: whoever adds a reason there is told here that it is shown nowhere.
 */
export const reasons = Object.keys(textsIn('en').report)
  .map((key) => /^cannot-tell\/(.+)$/.exec(key)?.[1])
  .filter((reason) => reason && reason !== 'caveats');

/**
 * A simulation that ends with each reason; where none does for sure, with another, in the place of which the report
 * gets this one.
 */
const simulated = {
  cancelled: { simulate: 'cancelled' },
  'captive-portal': { simulate: 'captive-portal' },
  contradictory: { simulate: 'conficker-b-not-windows' },
  filtered: { simulate: 'security-filter' },
  interrupted: { simulate: 'conficker-b-not-windows', replaced: true },
  'name-list': { simulate: 'name-list' },
  unreachable: { simulate: 'own-server-down' },
  words: { simulate: 'own-words' },
  offline: { simulate: 'offline' },
  'page-policy': { simulate: 'page-policy' },
  'too-little': { simulate: 'conficker-b-not-windows', replaced: true },
};

const ended = { until: 'done', start: true, open: true };

/**
 * What the tag is given, whether it is started, what it comes to, and whether all that can be opened is. `pkg` is a
 * package that lacks something; `verdict` and `reason` are what the report must say.
 */
export const states = [
  { name: 'idle', until: 'idle' },
  { name: 'idle-opened', until: 'idle', open: true },
  { name: 'idle-simulated', until: 'idle', open: true, attributes: { simulate: 'clean' } },
  { name: 'loading', until: 'loading', start: true, pkg: '/pkg-stalled' },
  { name: 'running', until: 'running', start: true, attributes: { simulate: 'conficker-b-slow' } },
  { name: 'sign-closed', ...ended, open: false, verdict: 'sign', attributes: { simulate: 'conficker-b-fast' } },
  { name: 'sign', ...ended, verdict: 'sign', attributes: { simulate: 'conficker-b-fast' } },
  { name: 'no-sign', ...ended, verdict: 'no-sign', attributes: { simulate: 'clean' } },
  ...reasons.map(cannotTell),
  { name: 'failed', until: 'failed', start: true, open: true, pkg: '/pkg-without-check' },
  { name: 'not-configured', until: 'failed', start: true, open: true, attributes: { canary: 'virus.example' } },
];

function cannotTell(reason) {
  assert.ok(simulated[reason], `name a simulation that ends with ${reason}`);
  const { simulate, replaced } = simulated[reason];
  return {
    name: `cannot-tell-${reason}`,
    ...ended,
    verdict: 'cannot-tell',
    reason,
    attributes: { simulate },
    instead: replaced && { reason },
  };
}

/** Those in which all is open that can be, each once. */
export const opened = states.filter(({ name }) => !['idle', 'idle-simulated', 'sign-closed'].includes(name));

/** The state of that name. */
export const stateOf = (name) => states.find((state) => state.name === name);

/**
 * Opens a browser, lets `visit` act with `show`, which brings a new tag into a state and gives its page, and closes the
 * browser.
 */
export async function onStage(context, visit) {
  const browser = await launch(await enter('clean'));
  try {
    const its = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...context });
    const pages = new Map();
    const show = async ({ pkg = '/pkg', ...state }, attributes = {}) => {
      if (!pages.has(pkg)) pages.set(pkg, await open(its, pkg));
      const page = pages.get(pkg);
      // Chromium draws a page that is behind another once a second.
      await page.bringToFront();
      const found = await page.evaluate(bring, { ...state, attributes: { ...attributes, ...state.attributes } });
      const { lang = 'en' } = attributes;
      const { verdict = null, reason = null } = state;
      assert.deepEqual(found, { lang, verdict, reason }, `${state.name} in ${lang}`);
      return page;
    };
    return await visit(show, its);
  } finally {
    await browser.close();
  }
}

async function open(context, pkg) {
  const page = await context.newPage();
  await page.route('**/pkg/check.js', (route) => route.fulfill({ contentType: 'text/javascript', body: fixture }));
  await page.goto(new URL(embed({ pkg }, 'stage'), pageUrl).href);
  await page.waitForFunction(() => customElements.get('conficker-check'));
  return page;
}

/** In the place of `check.js`: the same, but that what a report holds can be replaced. */
const fixture = `
  import { check as play } from './check.js?itself';
  export * from './check.js?itself';
  export const check = async (...told) => ({ ...await play(...told), ...window.labInstead });
`;

/** Runs in the page: puts a new tag in the place of the last, and tells in which language it is and what it found. */
async function bring({ attributes, start, until, open, instead }) {
  window.labInstead = instead;
  const tag = document.createElement('conficker-check');
  for (const [key, value] of Object.entries(attributes)) if (value) tag.setAttribute(key, value);
  document.querySelector('conficker-check').replaceWith(tag);
  const root = tag.shadowRoot;
  const find = (selector) => root.querySelector(selector);
  const come = async (arrived) => {
    const end = performance.now() + 15_000;
    while (!arrived() && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  const reached = (state) => find('[part~=root]') && find('[part~=root]').dataset.state === state;
  await come(() => find('[part~=start]'));
  const { lang } = find('[part~=start]').closest('[lang]');
  if (start) tag.start().catch(() => {});
  await come(() => reached(until));
  if (until === 'running') await come(() => find('[part~=picture]'));
  if (until === 'done') await come(() => find('[part~=headline]'));
  // What is loaded beside the check is put in when it has come.
  let quiet = performance.now();
  const watcher = new MutationObserver(() => (quiet = performance.now()));
  watcher.observe(root, { childList: true, subtree: true });
  if (until !== 'running') await come(() => performance.now() - quiet > 60);
  watcher.disconnect();
  if (!reached(until)) throw new Error(`in the place of ${until} there is ${find('[part~=root]').dataset.state}`);
  if (open) for (const details of root.querySelectorAll('details')) details.open = true;
  const { verdict = null, reason = null } = (until === 'done' && tag.report) || {};
  return { lang, verdict, reason };
}
