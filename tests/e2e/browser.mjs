// A fresh Chromium on a page of the lab, and the hands and eyes of a visitor.
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { chromium } from 'playwright-core';
import { fixChance } from './chance.mjs';
import { enter, pageUrl } from './lab.mjs';

/**
 * Opens `path` in a browser that knows nothing yet, as the world's machine has it, without the globals named in
 * `without` and with `init` run first; lets `visit` act, and closes it. With `defined: false` it does not wait for the
 * tag, which that page never has. Unless `isQuick`, it is the browser that people have, which looks at a certificate's
 * names and signatures.
 */
export async function onPage(options, visit) {
  const { scenario, path = '/', seed, without = [], init, defined = true, isQuick = true, ...context } = options;
  const browser = await browserFor(scenario, isQuick);
  try {
    const page = await browser.newPage(context);
    const visitor = new Visitor(page);
    await page.addInitScript(watch);
    await page.addInitScript((names) => names.forEach((name) => delete window[name]), without);
    if (init) await page.addInitScript(init);
    if (seed !== undefined) await page.addInitScript(fixChance, seed);
    await page.goto(new URL(path, pageUrl).href);
    if (defined) await page.waitForFunction(() => customElements.get('conficker-check'));
    return await visit(visitor);
  } finally {
    await leave(browser, scenario, isQuick);
  }
}

/** The process of the last visit, if it may serve the next. Each visit has a context of its own: an empty profile. */
let kept = null;

/** A browser as the world's machine has it, with no context. */
async function browserFor(scenario, isQuick) {
  const key = keyOf(scenario, isQuick);
  const found = kept;
  kept = null;
  if (found?.key === key && found.browser.isConnected()) return found.browser;
  await found?.browser.close();
  return launch(scenario, isQuick);
}

const keyOf = ({ browserArgs }, isQuick) => JSON.stringify([browserArgs, isQuick]);

/**
 * Ends a visit. Where all that was asked is answered the process is kept, which saves half a second for the next;
 * where something may still be under way it ends.
 */
async function leave(browser, scenario, isQuick) {
  const isQuiet = scenario.targets.every(({ fate }) => fate === 'lit');
  if (!inTests || !isQuiet || kept || !browser.isConnected()) return browser.close();
  await Promise.all(browser.contexts().map((context) => context.close()));
  kept = { browser, key: keyOf(scenario, isQuick) };
}

/** Whether somebody is told of the end of all tests, when what is kept is closed. */
const inTests = Boolean(process.env.NODE_TEST_CONTEXT);
if (inTests) after(() => kept?.browser.close());

/** Runs a check on a partner's page in a world to its end, help and all, and lets `look` at it; no script may break. */
export async function onReport({ world, query = {}, ...context }, look) {
  const scenario = await enter(world);
  await onPage({ scenario, seed: 1, path: embed(query), ...context }, async (visitor) => {
    await visitor.start();
    await visitor.event('verdict');
    await visitor.tag.locator('[part~=copy]').waitFor();
    await look(visitor);
    assert.deepEqual(visitor.faults, []);
  });
}

/**
 * Starts a browser as the world's machine has it. One that crashes before it has a page, as Chromium 148 did once in
 * some thousand starts, is started once more.
 */
export async function launch({ browserArgs }, isQuick = true) {
  const { LAB_CHROMIUM, LAB_FINGERPRINT, LAB_SHELL } = process.env;
  const shell = isQuick ? LAB_SHELL : undefined;
  // The quick browser reads no policies, by which the other trusts the lab's authority.
  const args = shell ? [...browserArgs, `--ignore-certificate-errors-spki-list=${LAB_FINGERPRINT}`] : browserArgs;
  const options = { executablePath: shell ?? LAB_CHROMIUM, args };
  try {
    return await chromium.launch(options);
  } catch (cause) {
    process.emitWarning(`the browser did not start: ${cause.message.split('\n')[0]}`);
    return chromium.launch(options);
  }
}

/** The address of a page of pages/; its query gives attributes of the tag, `pkg`, `csp` and `referrer`. */
export const embed = (query = {}, page = 'embed') => `/embed/${page}.html?${new URLSearchParams(query)}`;

class Visitor {
  #requested;

  constructor(page) {
    this.page = page;
    this.tag = page.locator('conficker-check');
    this.#requested = [];
    /** What was said on the console. */
    this.console = [];
    /** What nobody caught. */
    this.faults = [];
    page.on('pageerror', (error) => this.faults.push(String(error)));
    page.on('console', (message) => this.console.push(message.text()));
    page.on('request', (request) => this.#requested.push(new URL(request.url()).host));
  }

  /** The hosts that the page and its frames sent requests to, or tried to. */
  get contacted() {
    return [...new Set(this.#requested)].filter(Boolean).sort();
  }

  /** Clicks the widget's own button. */
  async start() {
    await this.tag.locator('[part~=start]').click();
  }

  /** The report of the check that was started. */
  verdict() {
    return this.event('verdict');
  }

  /** The detail of the next event of that name, or of one that has been. */
  async event(name, timeout = 20_000) {
    const find = (type) => labEvents.find((event) => event.type === type);
    const seen = await this.page.waitForFunction(find, `conficker-check-${name}`, { timeout });
    return (await seen.jsonValue()).detail;
  }

  /** What happened so far: `[{ type, detail }]`. */
  events() {
    return this.page.evaluate(() => labEvents);
  }

  /** Calls `start()` and tells how its promise ended: `{ report }` or `{ error }`. */
  startByScript() {
    return this.page.evaluate(() => {
      const told = ({ name, code, fatal, field, found, message }) => ({
        error: { name, code, fatal, field, found, message },
      });
      return document
        .querySelector('conficker-check')
        .start()
        .then((report) => ({ report }), told);
    });
  }

  /** Everything that the widget shows. */
  async text() {
    const parts = await this.tag.locator('[part~=root]').allInnerTexts();
    return parts.join('\n');
  }

  /** Whether a button of the page around the widget still does its work. */
  async pageAroundWorks() {
    const button = this.page.locator('#around');
    const before = Number(await button.textContent());
    await button.click();
    return Number(await button.textContent()) === before + 1;
  }
}

/** Runs in the page: keeps the widget's events, and waits for the help that follows a verdict. */
function watch() {
  window.labEvents = [];
  window.labHelp = async (tag) => {
    while (!tag.shadowRoot.querySelector('[part~=copy]')) await new Promise(requestAnimationFrame);
  };
  for (const name of ['start', 'progress', 'verdict', 'error']) {
    const type = `conficker-check-${name}`;
    window.addEventListener(type, ({ detail }) => labEvents.push({ type, detail: structuredClone(detail) }));
  }
}
