// A page as a partner would write it, at the lab's page host, and what a test needs to see and do there.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { launch } from './browser.mjs';
import { log, pageUrl, scenario } from './lab.mjs';

/** Where the partner's page is, and where the operator serves the package: two origins. */
export const partner = new URL(pageUrl).origin;
export const operator = 'https://check.partner.example';

/** The policy that the documents give a page which frames the check. */
export const framingPolicy = `default-src 'none'; frame-src ${operator}`;

/** The tag of a framed check, as `www/embed.html` writes it; `query` goes to the operator's server. */
export function frameTag({ settings = {}, query = '', origin = operator, height = 480 } = {}) {
  const hash = new URLSearchParams({ for: partner, ...settings });
  return `<iframe class="conficker-check" src="${origin}/pkg/frame.html${query}#${hash}" title="Conficker self-check"
    sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox" allow="" referrerpolicy="no-referrer"
    loading="lazy" width="100%" height="${height}" frameborder="0"></iframe>`;
}

/** A whole page around `body`. */
export const pageWith = (body, head = '') =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A partner's page</title>${head}</head><body>${body}</body></html>`;

/**
 * Opens the partner's page, which is `html` under `policies`, once `prepare` is done with it, lets `visit` act, and
 * demands that no script broke and no policy was broken.
 */
export async function onPartnerPage({ scenario, html, policies = {}, init, prepare, ...context }, visit) {
  const browser = await launch(scenario);
  try {
    const page = await browser.newPage(context);
    page.setDefaultTimeout(15_000);
    const broken = [];
    page.on('pageerror', (error) => broken.push(String(error)));
    // Whatever a policy forbids here, the documents should have allowed, or the package should not have asked for.
    page.on('console', (message) => /Content Security Policy/.test(message.text()) && broken.push(message.text()));
    if (init) await page.addInitScript(init);
    if (prepare) await prepare(page);
    // A real server sends it: to a page without an address, Chromium refuses frames from the lab's own.
    const path = await write(html);
    await open(page, `${partner}${path}?${new URLSearchParams(policies)}`);
    const result = await visit(page);
    if (broken.length) throw new Error(`something broke: ${broken.join('; ')}`);
    return result;
  } finally {
    await browser.close();
  }
}

/**
 * Opens an address; once more where the lab has only just plugged its line in, as Chromium then gives up what it loads.
 */
export async function open(page, url) {
  const again = (error) => (/ERR_NETWORK_CHANGED/.test(error.message) ? page.goto(url) : Promise.reject(error));
  await page.goto(url).catch(again);
}

/** Puts a page on the partner's server and gives its path; the script that partners keep lies beside it. */
async function write(html) {
  const target = process.env.CARGO_TARGET_DIR ?? 'target';
  const folder = new URL(`../../${target}/lab-pages/`, import.meta.url);
  await mkdir(folder, { recursive: true });
  await copyFile(new URL('../../pkg/dist/frame-height.js', import.meta.url), new URL('frame-height.js', folder));
  const name = `${createHash('sha256').update(html).digest('hex').slice(0, 16)}.html`;
  await writeFile(new URL(name, folder), html);
  return `/written/${name}`;
}

/** How high a framed check is on the partner's page, in pixels. */
export async function heightOf(page, at = 0) {
  return page
    .locator('iframe.conficker-check')
    .nth(at)
    .evaluate((frame) => frame.clientHeight);
}

/** Waits until a frame is as high as its content, which grows when the help has come. */
export async function assertFits(page, frame, at = 0) {
  const wanted = () => frame.evaluate(() => Math.ceil(document.documentElement.getBoundingClientRect().height));
  const until = Date.now() + 15_000;
  let heights;
  do heights = [await heightOf(page, at), await wanted()];
  while (heights[0] !== heights[1] && Date.now() < until);
  assert.equal(...heights);
}

/** Asserts that none of the check's targets was looked up; what else Chromium looks up is its own business. */
export async function assertNobodyAsked() {
  const [{ targets }, { names }] = [await scenario(), await log()];
  assert.deepEqual(
    targets.map(({ host }) => host).filter((host) => names.includes(host)),
    [],
  );
}

/** The framed pages of a page, once they have drawn the widget. */
export async function framedChecks(page, count = 1) {
  const found = () => page.frames().filter((frame) => frame.url().includes('/pkg/frame.html'));
  for (let at = 0; at < count; at += 1) {
    await page.locator('iframe.conficker-check').nth(at).scrollIntoViewIfNeeded();
    await page.frameLocator('iframe.conficker-check').nth(at).locator('[part~=start]').waitFor();
  }
  return found();
}

/** Clicks the button of a framed check and gives its headline. */
export async function verdictIn(frame) {
  await frame.locator('[part~=start]').click();
  return frame.locator('[part~=headline]').innerText({ timeout: 20_000 });
}
