// What WCAG 2.2 asks for that no tree and no rule of axe shows: focus, targets, reflow, spacing, motion, contrast that
// people choose.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sitePages, telling } from '../../published.mjs';
import { launch } from '../browser.mjs';
import { enter, pageUrl } from '../lab.mjs';
import { unseen } from '../pixels.mjs';
import { onStage, stateOf, states } from '../states.mjs';

const opened = states.filter(({ name }) => !['idle', 'idle-simulated', 'sign-closed'].includes(name));

/** Runs `look` in each of these states, and demands that it finds nothing. */
function inEach(chosen, attributes, look) {
  return async (show) => {
    const faults = [];
    for (const state of chosen)
      faults.push(...(await look(await show(state, attributes), state)).map((fault) => `${state.name}: ${fault}`));
    assert.deepEqual(faults, []);
  };
}

test('Tab goes from before the widget through all of it, in the order of the eye, and out behind it; each stop is seen', async () => {
  await onStage(
    {},
    inEach(opened, {}, async (page) => {
      await page.locator('#around').focus();
      const stops = [];
      for (;;) {
        await page.keyboard.press('Tab');
        const stop = await page.evaluate(focused);
        if (stop.id === 'after') break;
        stops.push(stop);
        if (stops.length > 60) return ['the focus never comes out'];
      }
      const hidden = stops.filter(({ outline, ratio, inView }) => outline < 2 || ratio < 3 || !inView);
      const back = stops.filter(({ top, left, bottom, rtl }, at) => {
        const before = stops[at - 1];
        return (
          before && (bottom <= before.top || (top < before.bottom && (rtl ? left > before.left : left < before.left)))
        );
      });
      // Each thing that can be clicked is a stop, and nothing else is.
      const all = await page.evaluate(stopsExpected);
      return [
        ...hidden.map((stop) => `the focus cannot be seen: ${JSON.stringify(stop)}`),
        ...back.map(({ what }) => `${what} comes after what stands behind it`),
        ...(stops.length === all ? [] : [`${stops.length} stops, but ${all} things to stop at`]),
      ];
    }),
  );
});

test('Shift+Tab goes the same way back', async () => {
  await onStage(
    {},
    inEach([stateOf('sign'), stateOf('idle-opened')], {}, async (page) => {
      await page.locator('#after').focus();
      for (let presses = 0; presses < 60; presses += 1) {
        await page.keyboard.press('Shift+Tab');
        if ((await page.evaluate(focused)).id === 'around') return [];
      }
      return ['the focus never comes out'];
    }),
  );
});

/** How people set a page up: so wide, prepared so. 320 pixels are a screen of 1280 at 400 %. */
const ways = {
  'at 400 %': { width: 320 },
  'with the spacing of WCAG 1.4.12': { width: 320, prepare: spaceOut },
  'with text of twice the size': { width: 640, prepare: enlarge },
};

for (const lang of telling) {
  test(`in ${lang}, at 400 %, with wider spacing and with text of twice the size nothing scrolls sideways or is cut, and every target can be hit`, async () => {
    await onStage(
      {},
      inEach(states, { lang }, (page) => lookInAllWays(page)),
    );
  });
}

test('so it is on every page of the site', async () => {
  await onSite({}, lookInAllWays);
});

async function lookInAllWays(page) {
  const faults = [];
  for (const [name, { width, prepare }] of Object.entries(ways)) {
    await page.setViewportSize({ width, height: 640 });
    if (prepare) await page.evaluate(prepare);
    const found = [...(await page.evaluate(cut)), ...(await page.evaluate(smallTargets))];
    faults.push(...found.map((fault) => `${name}, ${fault}`));
    await page.evaluate(() => window.restore && window.restore());
  }
  return faults;
}

test('where motion is unwanted, nothing moves', async () => {
  await onStage(
    { reducedMotion: 'reduce' },
    inEach(states, {}, (page) => page.evaluate(moving)),
  );
  await onSite({ reducedMotion: 'reduce' }, (page) => page.evaluate(moving));
});

for (const [name, context] of Object.entries({
  'forced colours, dark': { forcedColors: 'active', colorScheme: 'dark' },
  'forced colours, light': { forcedColors: 'active', colorScheme: 'light' },
  'more contrast': { contrast: 'more' },
})) {
  test(`with ${name}, icons, lamps, buttons and borders stand out from what is behind them`, async () => {
    await onStage(
      context,
      inEach(opened, {}, async (page) => {
        const plain = await unseen(page, 'svg, button, [part~=root], [part~=simulation], [part~=verdict]');
        return plain.map((part) => `cannot be told from its ground: ${part}`);
      }),
    );
  });
}

test('what cannot be seen, hit or read is found', async () => {
  await onStage({ viewport: { width: 320, height: 400 } }, async (show) => {
    const page = await show(stateOf('idle'));
    await page.evaluate(() => {
      const root = document.querySelector('conficker-check').shadowRoot;
      const style =
        '<style>button { outline: none !important; min-height: 0 !important } .tiny { width: 9px; height: 9px; padding: 0 } .cut { height: 1em; overflow: hidden; width: 500px; max-width: none } .move { animation: m 9s infinite } @keyframes m { to { opacity: 0 } }</style>';
      root
        .querySelector('[part~=root]')
        .insertAdjacentHTML(
          'beforeend',
          `${style}<button class="tiny"></button><button class="tiny"></button><p class="cut">long long ${'long '.repeat(60)}</p><p class="move">x</p>`,
        );
    });
    assert.ok((await page.evaluate(smallTargets)).length >= 2);
    assert.ok((await page.evaluate(cut)).length >= 2);
    assert.equal((await page.evaluate(moving)).length, 1);
    await page.locator('#around').focus();
    await page.keyboard.press('Tab');
    assert.equal((await page.evaluate(focused)).outline, 0);
    assert.deepEqual(await unseen(page, '.tiny'), []);
    await page.evaluate(() =>
      document
        .querySelector('conficker-check')
        .shadowRoot.querySelectorAll('.tiny')
        .forEach((tiny) => (tiny.style.opacity = 0)),
    );
    assert.equal((await unseen(page, '.tiny')).length, 2);
  });
});

/** Opens each page of the site, and demands that `look` finds nothing on any. */
async function onSite(context, look) {
  const { browserArgs } = await enter('clean');
  const browser = await launch({ executablePath: process.env.LAB_CHROMIUM, args: browserArgs });
  try {
    // The site's own policy lets no reader's style in.
    const page = await browser.newPage({ ...context, bypassCSP: true });
    const faults = [];
    for (const { path } of sitePages()) {
      await page.goto(new URL(path, pageUrl).href);
      await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
      faults.push(...(await look(page)).map((fault) => ({ path, fault })));
    }
    assert.equal(grouped(faults), '');
  } finally {
    await browser.close();
  }
}

/** Each fault once, with the first of the pages that have it. */
function grouped(faults) {
  const pages = new Map();
  for (const { path, fault } of faults) pages.set(fault, [...(pages.get(fault) ?? []), path]);
  return [...pages]
    .map(
      ([fault, paths]) =>
        `${fault}\n  on ${paths.slice(0, 3).join(', ')}${paths.length > 3 ? ` and ${paths.length - 3} more` : ''}`,
    )
    .join('\n');
}

/** Runs in the page: where the focus is, and whether it can be seen there. */
function focused() {
  let at = document.activeElement;
  while (at.shadowRoot && at.shadowRoot.activeElement) at = at.shadowRoot.activeElement;
  const { top, left, bottom, right } = at.getBoundingClientRect();
  const style = getComputedStyle(at);
  const rgb = (colour) => colour.match(/[\d.]+/g).map(Number);
  const light = (colour) =>
    rgb(colour)
      .slice(0, 3)
      .map((value) => value / 255)
      .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
      .reduce((sum, value, index) => sum + value * [0.2126, 0.7152, 0.0722][index], 0);
  const behind = (element) => {
    for (let node = element; node; node = node.parentElement || (node.getRootNode() || {}).host) {
      const { backgroundColor } = getComputedStyle(node);
      if (rgb(backgroundColor)[3] !== 0) return backgroundColor;
    }
    return 'rgb(255, 255, 255)';
  };
  const [one, other] = [light(style.outlineColor), light(behind(at.parentElement || at))].sort((a, b) => b - a);
  return {
    id: at.id,
    what: at.outerHTML.slice(0, 60),
    outline: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth),
    ratio: (one + 0.05) / (other + 0.05),
    inView: bottom > 0 && top < innerHeight && right > 0 && left < innerWidth,
    top: top + scrollY,
    bottom: bottom + scrollY,
    left,
    rtl: style.direction === 'rtl',
  };
}

/** Runs in the page: how many things of the widget the focus must stop at. */
function stopsExpected() {
  const root = document.querySelector('conficker-check').shadowRoot;
  const shown = (element) => element.checkVisibility() && getComputedStyle(element).visibility === 'visible';
  const own = [
    ...root.querySelectorAll('a[href], button:not([disabled]), summary, textarea, input, select, [tabindex="0"]'),
  ];
  return own.filter(shown).length;
}

/**
 * Runs in the page: targets smaller than 24 by 24 pixels whose circle of 24 touches another target; links within a
 * sentence are let be.
 */
function smallTargets() {
  const inside = (root) =>
    [...root.querySelectorAll('*')].flatMap((element) => [
      element,
      ...(element.shadowRoot ? inside(element.shadowRoot) : []),
    ]);
  const targets = inside(document).filter(
    (element) =>
      element.matches('a[href], button, summary, input, select, textarea') &&
      element.checkVisibility() &&
      element.getClientRects().length,
  );
  const box = (element) => element.getBoundingClientRect();
  const inSentence = (element) => {
    const block = element.parentElement;
    return (
      element.matches('a') &&
      getComputedStyle(element).display === 'inline' &&
      block &&
      block.textContent.trim().length > element.textContent.trim().length
    );
  };
  const label = (element) => (element.labels && element.labels[0]) || element;
  const small = targets.filter(
    (element) => !inSentence(element) && (box(label(element)).width < 24 || box(label(element)).height < 24),
  );
  const apart = (one, other) => {
    const [a, b] = [box(one), box(other)];
    const [x, y] = [a.left + a.width / 2, a.top + a.height / 2];
    const near = (value, from, to) => Math.max(from - value, 0, value - to);
    return Math.hypot(near(x, b.left, b.right), near(y, b.top, b.bottom)) >= 12;
  };
  const offScreen = (element) => box(element).right <= 0 || box(element).bottom <= 0;
  const crowded = small.filter(
    (element) =>
      !offScreen(element) &&
      targets.some(
        (other) => other !== element && !element.contains(other) && !other.contains(element) && !apart(element, other),
      ),
  );
  return crowded.map(
    (element) =>
      `${Math.round(box(element).width)} by ${Math.round(box(element).height)}: ${element.outerHTML.slice(0, 80)}`,
  );
}

/**
 * Runs in the page: what sticks out of the screen or is cut off; a box that scrolls by itself may hold what is wider,
 * if the keyboard can scroll it.
 */
function cut() {
  const inside = (root) =>
    [...root.querySelectorAll('*')].flatMap((element) => [
      element,
      ...(element.shadowRoot ? inside(element.shadowRoot) : []),
    ]);
  const above = (element) => element.parentElement || element.getRootNode().host || null;
  const chain = (element) => (element ? [element, ...chain(above(element))] : []);
  const faults = [];
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (wide > 0) faults.push(`the page scrolls sideways by ${wide} pixels`);
  for (const element of inside(document.body)) {
    if (
      !element.checkVisibility() ||
      !element.getClientRects().length ||
      element.closest('svg, script, style, noscript')
    )
      continue;
    const style = getComputedStyle(element);
    const { left, right, width, height } = element.getBoundingClientRect();
    const hidden =
      chain(element).some(
        (node) => getComputedStyle(node).clipPath !== 'none' || getComputedStyle(node).clip !== 'auto',
      ) ||
      (width <= 1 && height <= 1);
    const scrolls = chain(element).some(
      (node) =>
        /auto|scroll/.test(getComputedStyle(node).overflowX) &&
        node !== document.documentElement &&
        node !== document.body,
    );
    const told = element.outerHTML.slice(0, 80);
    if (hidden || right <= 0) continue;
    if (!scrolls && (right > document.documentElement.clientWidth + 1 || left < -1)) faults.push(`sticks out: ${told}`);
    // What is typed moves along under the caret.
    const clips = !element.matches('input, textarea') && /hidden|clip/.test(style.overflowX + style.overflowY);
    if (clips && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1))
      faults.push(`is cut: ${told}`);
  }
  return faults;
}

/** Runs in the page: the spacing that people may ask for, in the widget, too. */
function spaceOut() {
  const roots = [document, ...[...document.querySelectorAll('*')].map((element) => element.shadowRoot).filter(Boolean)];
  const styles = roots.map((root) => {
    const style = document.createElement('style');
    style.textContent =
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }';
    (root.head || root).append(style);
    return style;
  });
  if (getComputedStyle(document.body).letterSpacing === 'normal') throw new Error('the page refuses the style');
  window.restore = () => styles.forEach((style) => style.remove());
}

/** Runs in the page. */
function enlarge() {
  document.documentElement.style.fontSize = '200%';
  window.restore = () => document.documentElement.style.removeProperty('font-size');
}

/** Runs in the page: what moves. A transition that nobody has set off does not. */
function moving() {
  const roots = [document, ...[...document.querySelectorAll('*')].map((element) => element.shadowRoot).filter(Boolean)];
  return roots
    .flatMap((root) => root.getAnimations())
    .filter(({ playState }) => playState === 'running')
    .map(({ effect }) => effect.target.outerHTML.slice(0, 80));
}
