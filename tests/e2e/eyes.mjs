// What somebody sees and hits who sets a page up for other eyes and hands, and who goes through the widget by keyboard.

/** How people set a page up: so wide, prepared so. 320 pixels are a screen of 1280 at 400 %. */
const ways = {
  'at 400 %': { width: 320 },
  'with the spacing of WCAG 1.4.12': { width: 320, prepare: spaceOut },
  'with text of twice the size': { width: 640, prepare: enlarge },
};

/** What is wrong with a page in each of these ways; leaves it narrow. */
export async function lookInAllWays(page) {
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

/** What is wrong as Tab goes from before the widget through all of it, in the order of the eye, and out behind it. */
export async function goThrough(page) {
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
    return before && (bottom <= before.top || (top < before.bottom && (rtl ? left > before.left : left < before.left)));
  });
  // Each thing that can be clicked is a stop, and nothing else is.
  const all = await page.evaluate(stopsExpected);
  return [
    ...hidden.map((stop) => `the focus cannot be seen: ${JSON.stringify(stop)}`),
    ...back.map(({ what }) => `${what} comes after what stands behind it`),
    ...(stops.length === all ? [] : [`${stops.length} stops, but ${all} things to stop at`]),
  ];
}

/** Runs in the page: where the focus is, and whether it can be seen there. */
export function focused() {
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
export function smallTargets() {
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
export function cut() {
  const inside = (root) =>
    [...root.querySelectorAll('*')].flatMap((element) => [
      element,
      ...(element.shadowRoot ? inside(element.shadowRoot) : []),
    ]);
  const above = (element) => element.parentElement || element.getRootNode().host || null;
  /** Whether something is true of an element or of one around it; each is asked once. */
  const around = (isSo) => {
    const known = new Map([[null, false]]);
    const find = (element) => {
      if (!known.has(element)) known.set(element, isSo(element, getComputedStyle(element)) || find(above(element)));
      return known.get(element);
    };
    return find;
  };
  const isClipped = around((_, { clipPath, clip }) => clipPath !== 'none' || clip !== 'auto');
  const isPage = (element) => element === document.documentElement || element === document.body;
  const scrolls = around((element, { overflowX }) => /auto|scroll/.test(overflowX) && !isPage(element));
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
    if (isClipped(element) || (width <= 1 && height <= 1) || right <= 0) continue;
    const found = (fault) => faults.push(`${fault}: ${element.outerHTML.slice(0, 80)}`);
    if (!scrolls(element) && (right > document.documentElement.clientWidth + 1 || left < -1)) found('sticks out');
    // What is typed moves along under the caret.
    const clips = !element.matches('input, textarea') && /hidden|clip/.test(style.overflowX + style.overflowY);
    if (clips && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1))
      found('is cut');
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
export function moving() {
  const roots = [document, ...[...document.querySelectorAll('*')].map((element) => element.shadowRoot).filter(Boolean)];
  return roots
    .flatMap((root) => root.getAnimations())
    .filter(({ playState }) => playState === 'running')
    .map(({ effect }) => effect.target.outerHTML.slice(0, 80));
}
