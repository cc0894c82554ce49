// An app of each framework: rendered on a server, it is taken over in the browser without a word, changes an attribute,
// and hears the verdict.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { onPage } from '../../e2e/browser.mjs';
import { enter, pageHost } from '../../e2e/lab.mjs';
import { check } from '../check.mjs';
import { frameworks } from '../frameworks.mjs';
import { here, tooOld } from '../package.mjs';

const rendered =
  /<conficker-check theme="light">\s*Ask for help without JavaScript\.\s*<\/conficker-check>.*<output>none yet<\/output>/s;

/** What is said of the world's network, and in praise of a tool. */
const expected = /^Failed to load resource: |React DevTools/;

for (const { name, modes, build } of frameworks) {
  for (const mode of modes) {
    const what = `${name}, built for ${mode}`;
    test(`${what}, warns of nothing, and renders the tag on the server`, { skip: tooOld }, async () => {
      assert.doesNotMatch(await build(mode), /\bwarn/i);
      assert.match(readFileSync(here(`out/${name}-${mode}/index.html`), 'utf8'), rendered);
    });
    test(`${what}, takes the tag over, changes an attribute, and hears the verdict`, { skip: tooOld }, async () => {
      const scenario = await enter('conficker-b-fast');
      const visit = { scenario, seed: 1, path: `/apps/${name}-${mode}/`, init: mark };
      await onPage(visit, (visitor) => isTakenOver(visitor, scenario));
    });
  }
}

async function isTakenOver(visitor, scenario) {
  const { page, tag } = visitor;
  const looks = () => tag.evaluate((tag) => getComputedStyle(tag).colorScheme);
  assert.equal(await looks(), 'light');
  await page.waitForFunction(darken);
  assert.equal(await looks(), 'dark');
  const { verdict } = await check(visitor, scenario, pageHost);
  assert.equal(verdict, 'sign');
  await page.locator('output', { hasText: verdict }).waitFor();
  assert.ok(await tag.evaluate((tag) => tag.isFromServer), 'the tag of the server is still the one');
  assert.deepEqual(
    visitor.console.filter((text) => !expected.test(text)),
    [],
  );
}

/** Runs in the page, again and again: clicks until the framework has listened. */
function darken() {
  document.querySelector('button').click();
  return document.querySelector('conficker-check').getAttribute('theme') === 'dark';
}

/** Runs in the page before all else: marks the tag that the server rendered, before a script can touch it. */
function mark() {
  new MutationObserver((_, observer) => {
    const tag = document.querySelector('conficker-check');
    if (!tag) return;
    tag.isFromServer = true;
    observer.disconnect();
  }).observe(document, { childList: true, subtree: true });
}
