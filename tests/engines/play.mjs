// Plays one network in one engine: a visitor opens the page, clicks once, and gets a verdict.
import assert from 'node:assert/strict';
import { fixChance } from '../e2e/chance.mjs';
import { assertReport } from '../e2e/expect.mjs';
import { cutLine, enterNetwork, pageUrl } from '../e2e/lab.mjs';
import { playCheck } from '../e2e/player.mjs';
import { built, folder, publish, publishNames, startNginx } from '../e2e/recipe.mjs';
import { lawsBroken, unforgivable } from './again.mjs';
import { open } from './engine.mjs';
import { putToSleep } from './processes.mjs';

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

/** Starts nginx with the operator's own recipe; the twins are there from here on. */
async function serveTwins() {
  const { site } = await publish(built, await folder());
  const nginx = await startNginx({ site });
  await publishNames(nginx.address);
  return nginx;
}

async function visit(browser, scenario, seed) {
  await openPage(browser, scenario, seed);
  const { report, around, faults } = await playCheck(driverOf(browser, scenario, seed), scenario);
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
async function openPage(browser, { canary, page }, seed) {
  const url = new URL(`embed/${page === 'sandboxed' ? 'sandboxed' : 'embed'}.html`, pageUrl);
  if (canary) url.searchParams.set('canary', canary);
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

const untilOffline = () =>
  new Promise((resolve) => (navigator.onLine ? addEventListener('offline', () => resolve()) : resolve()));

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
