// Visits each state of the widget, and each page of the site, once for all who look at it.
import assert from 'node:assert/strict';
import { languages, packagePages, sitePages, telling } from '../published.mjs';
import { look } from './axe.mjs';
import { apart } from './axe-allowed.mjs';
import { launch } from './browser.mjs';
import { goThrough, lookInAllWays, moving } from './eyes.mjs';
import { enter, pageUrl } from './lab.mjs';
import { unseen } from './pixels.mjs';
import { onStage, opened, states } from './states.mjs';
import { headings, snapshot } from './tree.mjs';

const size = { width: 1280, height: 900 };

/** Visits for the first who asks, and gives the others what was found. */
function once(visit) {
  const found = new Map();
  return (of) => found.get(of) ?? found.set(of, visit(of)).get(of);
}

/**
 * What was found in the states in a language: `axe` light and dark, `setUp` as people set pages up; in each the
 * `headings`; in English also the `trees`, the `stops` of Tab, and what is `moving` for those who want no motion.
 */
export const statesIn = once(async (lang) => {
  const found = { axe: [], setUp: [], stops: [], moving: [], trees: new Map(), headings: new Map() };
  const isEnglish = lang === 'en';
  await onStage(isEnglish ? { reducedMotion: 'reduce' } : {}, async (show) => {
    for (const state of states) {
      const lines = (faults) => faults.map((fault) => `${state.name}: ${fault}`);
      const page = await show(state, { lang, theme: 'light' });
      // What moves at first, and then stands, is seen at once or not at all.
      if (isEnglish) found.moving.push(...lines(await page.evaluate(moving)));
      await page.setViewportSize(size);
      const tag = page.locator('conficker-check');
      found.headings.set(state.name, await headings(tag));
      if (isEnglish) found.trees.set(state.name, await snapshot(tag));
      found.axe.push(...(await look(page, `${state.name}, light`)));
      await turn(page, state, 'dark');
      found.axe.push(...(await look(page, `${state.name}, dark`)));
      await turn(page, state, 'auto');
      if (isEnglish && opened.includes(state)) found.stops.push(...lines(await goThrough(page)));
      found.setUp.push(...lines(await lookInAllWays(page)));
    }

    /** Gives the tag another theme; a check that would end meanwhile begins anew. */
    async function turn(page, state, theme) {
      if (state.until === 'running') await show(state, { lang, theme });
      else
        await page.evaluate((theme) => document.querySelector('conficker-check').setAttribute('theme', theme), theme);
    }
  });
  return found;
});

/** What was found in the states in colours that the person chose: `axe`, and the parts that are `unseen`. */
export const statesInForcedColours = once(async () => {
  const found = { axe: [], unseen: [] };
  await onStage({ forcedColors: 'active', colorScheme: 'light' }, async (show) => {
    for (const state of states) {
      const page = await show(state);
      found.axe.push(...(await look(page, `${state.name}, forced`)));
      if (opened.includes(state)) found.unseen.push(...(await unseenParts(page, state)));
    }
  });
  return found;
});

/** The parts of the widget that are unseen where the person's browser is set up so. */
export async function unseenIn(context) {
  const faults = [];
  await onStage(context, async (show) => {
    for (const state of opened) faults.push(...(await unseenParts(await show(state), state)));
  });
  return faults;
}

async function unseenParts(page, { name }) {
  const parts = await unseen(page, 'svg, button, [part~=root], [part~=simulation], [part~=verdict]');
  return parts.map((part) => `${name}: cannot be told from its ground: ${part}`);
}

/**
 * What was found on the pages that we publish, of which there are `count`: `axe` wide and light, and narrow and dark;
 * on those of the site, with all open, `setUp` as people set pages up, and what is `moving` for those who want no
 * motion.
 */
export const pagesOfSite = once(async () => {
  const pages = [...sitePages(), ...packagePages()].filter(({ path }) => !apart[path]);
  const found = { axe: [], setUp: [], moving: [], count: pages.length };
  const ofSite = new Set(sitePages().map(({ path }) => path));
  const browser = await launch(await enter('clean'));
  try {
    // The site's own policy lets no reader's style in.
    const page = await browser.newPage({ reducedMotion: 'reduce', bypassCSP: true });
    for (const { path } of pages) {
      const ways = [size, ...(isTelling(path) ? [{ width: 320, height: 900 }] : [])];
      for (const [at, viewport] of ways.entries()) {
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme: at === 0 ? 'light' : 'dark' });
        if (at === 0) {
          const response = await page.goto(new URL(path, pageUrl).href);
          assert.ok(response.ok(), `${path} is not served`);
          await page.waitForFunction(hasWords);
          if (ofSite.has(path)) await seeWhatMoves();
        }
        found.axe.push(...(await look(page, `${path}, ${viewport.width}`)));
      }
      if (!ofSite.has(path)) continue;
      await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
      await seeWhatMoves();
      found.setUp.push(...(await lookInAllWays(page)).map((fault) => ({ path, fault })));

      async function seeWhatMoves() {
        found.moving.push(...(await page.evaluate(moving)).map((fault) => ({ path, fault })));
      }
    }
  } finally {
    await browser.close();
  }
  return found;
});

/** Runs in the page: whether each tag has its words. In other languages than English they come after the page. */
function hasWords() {
  const title = ({ shadowRoot }) => shadowRoot?.querySelector('[part~=title]');
  return [...document.querySelectorAll('conficker-check')].every((tag) => title(tag)?.textContent);
}

/** Whether a page is in a language that is looked at in every way, or in none of its own. */
function isTelling(path) {
  const lang = languages.find((code) => path.includes(`/${code}/`) || path.endsWith(`/${code}.html`));
  return !lang || telling.includes(lang);
}
