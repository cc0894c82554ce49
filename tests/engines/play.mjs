// Plays one network in one engine: a visitor opens the page, clicks once, and gets a verdict. Or one network after
// another: the visitor leaves the page open, and clicks again.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { fixChance } from '../e2e/chance.mjs';
import { assertReport } from '../e2e/expect.mjs';
import { cutLine, enterNetwork, pageUrl } from '../e2e/lab.mjs';
import { playCheck } from '../e2e/player.mjs';
import { built, folder, publish, publishNames, startNginx } from '../e2e/recipe.mjs';
import { lawsBroken, unforgivable } from './again.mjs';
import { open } from './engine.mjs';
import { putToSleep } from './processes.mjs';

const { help } = JSON.parse(await readFile(new URL('../../pkg/src/messages/en.json', import.meta.url), 'utf8'));

/** The step that says how to be rid of what a browser keeps. */
const step = help['step/again'].split('. ')[0];

/** Plays it and asserts everything; gives the report, the engine's version, and no fault. */
export async function play(network, engine, seed) {
  const scenario = await enterNetwork(network, engine);
  const servers = scenario.canary ? await serveTwins() : null;
  try {
    const browser = await open(scenario);
    try {
      return await visit(browser, scenario, seed);
    } finally {
      await browser.close();
    }
  } finally {
    if (servers) await servers.stop();
  }
}

/**
 * Plays two networks in one tab: one check in each, on the same page, and a third on the page loaded anew, whose
 * verdict rests on what the browser has kept. Gives what `play` gives, of the second check.
 */
export async function playChange([from, to], engine, seed) {
  const first = await enterNetwork(from, engine);
  const browser = await open(first);
  try {
    const { report: earlier } = await visit(browser, first, seed);
    const { expect, ...rest } = await enterNetwork(to, engine);
    await browser.run(untilOnline);
    await browser.run(keepVerdict);
    const later = { ...rest, expect: { ...expect, caveats: [...expect.caveats, 'asked-before'] } };
    const played = await check(browser, later, seed, earlier);
    await checkAnew(browser, later, seed);
    return played;
  } finally {
    await browser.close();
  }
}

/**
 * A page that was loaded anew knows nothing of earlier checks, and may see what the browser keeps of the network that
 * was; then its steps say how to be rid of that.
 */
async function checkAnew(browser, scenario, seed) {
  await openPage(browser, scenario, seed);
  await browser.click(findButton);
  const { verdict } = await browser.run(untilVerdict);
  if (verdict === 'sign') assert.ok(await browser.run(showsText, step), 'no step says that the PC must be restarted');
}

/** Starts nginx with the operator's own recipe; the twins are there from here on. */
async function serveTwins() {
  const { site } = await publish(built, await folder());
  const nginx = await startNginx({ site });
  await publishNames(nginx.address);
  return nginx;
}

async function visit(browser, scenario, seed) {
  await openPage(browser, scenario, seed);
  return check(browser, scenario, seed);
}

async function check(browser, scenario, seed, earlier) {
  const { report, around, faults } = await playCheck(driverOf(browser, scenario, seed), scenario, earlier);
  const broken = [...(report ? lawsBroken(report, scenario) : []), ...faults.map(unforgivable)];
  assert.ok(!broken.length, broken.join('\n'));
  assertReport(report, scenario, around);
  return { report, version: browser.version, faults: [] };
}

/** How the engine's driver does what the player asks for. */
function driverOf(browser, scenario, seed) {
  let verdict = () => verdictOf(browser);
  return {
    async start() {
      if (scenario.hidden) verdict = await startBehind(browser, scenario, seed);
      else await browser.click(findButton);
    },
    verdict: () => verdict(),
    loseConnection: () => loseConnection(browser),
    putToSleep: () => putToSleep(browser.pid),
  };
}

/** Opens the partner's page, and waits until the widget is ready for a click. */
async function openPage(browser, { canary, own, page }, seed) {
  const url = new URL(`embed/${['sandboxed', 'strict'].includes(page) ? page : 'embed'}.html`, pageUrl);
  if (canary) url.searchParams.set('canary', canary);
  if (own) url.searchParams.set('own', own);
  if (page === 'plain') url.protocol = 'http:';
  await browser.goto(url.href);
  if (page === 'sandboxed') await browser.enterFrame();
  await browser.run(fixChance, seed);
  await browser.run(keepVerdict);
}

/** What a click loads is there from an earlier check; then the cable is pulled. */
async function loseConnection(browser) {
  await browser.run(loadParts);
  await cutLine();
  await browser.run(untilOffline);
}

/**
 * The page keeps its verdict: where WebKitGTK's driver loses what a script gives, as it does on a busy machine, it is
 * asked once more.
 */
const verdictOf = (browser) =>
  browser.run(untilVerdict).catch((cause) => {
    if (!/Could not parse script result/.test(cause.message)) throw cause;
    return browser.run(untilVerdict);
  });

/** The click comes when the tab has gone behind another, which hears of the verdict; gives what waits for that. */
async function startBehind(browser, scenario, seed) {
  await browser.run(clickWhenHidden);
  await browser.openTab();
  await browser.goto(new URL('embed/empty.html', pageUrl).href);
  if (!(await browser.run(isHidden))) return () => browser.run(untilToldFromBehind);
  // WebKitGTK's driver opens tabs behind the one that is there.
  await openPage(browser, scenario, seed);
  await browser.run(clickByScript);
  return async () => {
    const report = await verdictOf(browser);
    assert.ok(await browser.run(isHidden), 'the tab was not hidden');
    return report;
  };
}

/* What follows runs in the page. */

const findButton = () => document.querySelector('conficker-check').shadowRoot.querySelector('[part~=start]');

/** Waits for the tag, and keeps its verdict. */
function keepVerdict() {
  window.labVerdict = new Promise((resolve, reject) => {
    addEventListener('conficker-check-verdict', ({ detail }) => resolve(detail));
    addEventListener('conficker-check-error', ({ detail }) => detail.fatal && reject(new Error(detail.message)));
  });
  return customElements.whenDefined('conficker-check').then(() => undefined);
}

const clickByScript = () => document.querySelector('conficker-check').shadowRoot.querySelector('[part~=start]').click();

const isHidden = () => document.hidden;

const untilVerdict = () => window.labVerdict;

/** By a script of the page's own: what a driver's script loads, Firefox keeps apart. */
function loadParts() {
  const script = document.createElement('script');
  script.type = 'module';
  script.textContent =
    "import '/pkg/check.js'; import '/pkg/core.js'; import '/pkg/help.js'; dispatchEvent(new Event('lab-loaded'));";
  return new Promise((resolve) => {
    addEventListener('lab-loaded', () => resolve());
    document.head.append(script);
  });
}

const untilOnline = () =>
  new Promise((resolve) => (navigator.onLine ? resolve() : addEventListener('online', () => resolve())));

const untilOffline = () =>
  new Promise((resolve) => (navigator.onLine ? addEventListener('offline', () => resolve()) : resolve()));

/** Waits for the help below the verdict, and tells whether it contains that text. */
async function showsText(text) {
  const root = document.querySelector('conficker-check').shadowRoot;
  while (!root.querySelector('[part~=copy]')) await new Promise(requestAnimationFrame);
  return root.textContent.includes(text);
}

function clickWhenHidden() {
  const button = document.querySelector('conficker-check').shadowRoot.querySelector('[part~=start]');
  addEventListener('visibilitychange', () => document.hidden && button.click(), true);
  window.labVerdict.then((report) => {
    const channel = new BroadcastChannel('lab');
    channel.onmessage = () => channel.postMessage({ report, hidden: document.hidden });
    channel.postMessage({ report, hidden: document.hidden });
  });
}

/** Asks the tab behind, and hears of it when it knows. */
function untilToldFromBehind() {
  return new Promise((resolve, reject) => {
    const channel = new BroadcastChannel('lab');
    channel.onmessage = ({ data }) =>
      data.hidden ? resolve(data.report) : reject(new Error('the tab was not hidden'));
    channel.postMessage('');
  });
}
