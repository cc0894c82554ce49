// A good guest: it survives the page's styles and keeps its own to itself, may be there twice, be loaded twice, and
// leaves nothing behind.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { embed, onPage } from '../browser.mjs';
import { assertReport } from '../expect.mjs';
import { counterOf, grown } from '../held.mjs';
import { enter } from '../lab.mjs';
import { withoutFrame } from '../policy.mjs';

test('a style sheet that spares nobody does not reach into the widget', async () => {
  const scenario = await enter('conficker-b-fast');
  const plain = await onPage({ scenario, seed: 1, path: embed() }, looks);
  const hostile = await onPage({ scenario, seed: 1, path: embed({}, 'hostile') }, looks);
  const own = ({ fontSize, fontFamily, lineHeight, ...rest }) => rest;
  assert.deepEqual(hostile.map(own), plain.map(own));
});

test('twice on one page, both checks run side by side to their own reports', async () => {
  const scenario = await enter('conficker-b-fast');
  await onPage({ scenario, path: embed({}, 'hostile') }, async ({ page }) => {
    const before = Date.now();
    const reports = await page.evaluate(() =>
      Promise.all([...document.querySelectorAll('conficker-check')].map((tag) => tag.start())),
    );
    assert.equal(reports.length, 2);
    const { expect } = scenario;
    const others = { ...expect, caveats: [...expect.caveats, 'asked-before'] };
    const isLater = ({ caveats }) => caveats.includes('asked-before');
    assert.equal(reports.filter(isLater).length, 1, 'the later one asks others');
    for (const report of reports) {
      assertReport(report, isLater(report) ? { ...scenario, expect: others } : scenario, { before, after: Date.now() });
    }
  });
});

test('loaded twice, as modules and as one script, it is one tag that works', async () => {
  const scenario = await enter('conficker-c-fast');
  await onPage({ scenario, path: embed({}, 'single') }, async (visitor) => {
    await visitor.page.evaluate(async () => {
      const first = customElements.get('conficker-check');
      for (const name of ['define', 'define', 'register', 'index']) await import(`/pkg/${name}.js?${name}`);
      if (customElements.get('conficker-check') !== first) throw new Error('the tag was defined anew');
    });
    const before = Date.now();
    const { report } = await visitor.startByScript();
    assertReport(report, scenario, { before, after: Date.now() });
    assert.deepEqual(visitor.faults, []);
  });
});

for (const { name, query, expected } of [
  { name: 'the frame is asked', query: {}, expected: ['sign', null] },
  { name: 'without a frame nobody can tell', query: { csp: withoutFrame }, expected: ['cannot-tell', 'page-policy'] },
]) {
  test(`where a service worker answers for hosts that are dark, ${name}`, async () => {
    const scenario = await enter('conficker-c-fast');
    await onPage({ scenario, path: embed(query) }, async (visitor) => {
      await visitor.page.evaluate(async () => {
        const claimed = new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve));
        await navigator.serviceWorker.register('offline-worker.js');
        await claimed;
      });
      const { report } = await visitor.startByScript();
      assert.deepEqual([report.verdict, report.reason], expected);
    });
  });
}

test('inside the shadow of another element, and in a column of 240 pixels, nothing sticks out', async () => {
  const scenario = await enter('conficker-b-fast');
  await onPage({ scenario, path: embed() }, async ({ page }) => {
    const { report, over } = await page.evaluate(async () => {
      const column = document.createElement('div');
      column.style.width = '240px';
      const tag = document.createElement('conficker-check');
      column.attachShadow({ mode: 'closed' }).append(tag);
      document.body.append(column);
      const report = await tag.start();
      await labHelp(tag);
      const { left, right } = column.getBoundingClientRect();
      const boxes = [...tag.shadowRoot.querySelectorAll('*')].filter((element) => element.getClientRects().length);
      const over = boxes.filter((element) => {
        const box = element.getBoundingClientRect();
        return box.right > right + 0.5 || box.left < left - 0.5;
      });
      return { report, over: over.map(({ outerHTML }) => outerHTML.slice(0, 80)) };
    });
    assert.equal(report.verdict, 'sign');
    assert.deepEqual(over, []);
  });
});

/** How people and pages set a browser up. Twice the size is half the room. */
const settings = [
  { name: 'on a page that runs from right to left', page: 'rtl', viewport: { width: 320, height: 800 } },
  { name: 'at 200 % on a small screen', viewport: { width: 160, height: 400 }, deviceScaleFactor: 2 },
  {
    name: 'in colours that the person chose',
    viewport: { width: 320, height: 800 },
    forcedColors: 'active',
    colorScheme: 'dark',
  },
];

for (const { name, page, ...context } of settings) {
  test(`${name}, all of it is there to be read`, async () => {
    const scenario = await enter('conficker-b-fast');
    await onPage({ scenario, path: embed({}, page), ...context }, async ({ tag }) => {
      const { over, faint } = await tag.evaluate(async (element) => {
        await element.start();
        await labHelp(element);
        const inner = [...element.shadowRoot.querySelectorAll(':not(iframe)')].filter(
          (part) => part.getClientRects().length,
        );
        const { clientWidth } = document.documentElement;
        const out = inner.filter((part) => {
          const { left, right } = part.getBoundingClientRect();
          return left < 0 || right > clientWidth;
        });
        const behind = (part) => {
          for (let at = part; at; at = at.parentElement) {
            const { backgroundColor } = getComputedStyle(at);
            if (!/, 0\)$|transparent/.test(backgroundColor)) return backgroundColor;
          }
          return null;
        };
        const texts = inner.filter((part) => part.matches('h2, h3, h4, p, li, a, button, summary'));
        const unseen = texts.filter((part) => getComputedStyle(part).color === behind(part));
        const told = (parts) => parts.map(({ outerHTML }) => outerHTML.slice(0, 80));
        return { over: told(out), faint: told(unseen) };
      });
      assert.deepEqual({ over, faint }, { over: [], faint: [] });
    });
  });
}

for (const width of [240, 320, 360]) {
  test(`at ${width} pixels, what is to be typed breaks before dots, slashes and behind hyphens alone, and not where a line holds it`, async () => {
    const scenario = await enter('conficker-b-fast');
    await onPage({ scenario, path: embed(), viewport: { width, height: 800 } }, async ({ tag }) => {
      const typed = await tag.evaluate(async (element) => {
        await element.start();
        await labHelp(element);
        return [...element.shadowRoot.querySelectorAll('code')].map((code) => {
          const texts = [...code.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE);
          const letters = texts.flatMap((text) =>
            [...text.data].map((letter, at) => {
              const range = document.createRange();
              range.setStart(text, at);
              range.setEnd(text, at + 1);
              return { letter, ...range.getBoundingClientRect().toJSON() };
            }),
          );
          const begins = letters.filter(({ top }, at) => at > 0 && top > letters[at - 1].top + 1);
          const torn = begins.filter(
            (begin) => !/[./]/.test(begin.letter) && !/[ -]/.test(letters[letters.indexOf(begin) - 1].letter),
          );
          const needs = letters.reduce((sum, letter) => sum + letter.width, 16);
          return {
            said: code.textContent,
            lines: begins.length + 1,
            torn: torn.map(({ letter }) => letter),
            spare: code.parentElement.clientWidth - needs,
          };
        });
      });
      assert.ok(typed.some(({ said }) => said === 'www.microsoft.com/conficker'));
      for (const { said, lines, torn, spare } of typed) {
        assert.deepEqual(torn, [], `${said} is torn inside a word`);
        assert.ok(spare < 0 || lines === 1, `${said} is broken, and would fit`);
      }
    });
  });
}

for (const kind of ['embed', 'single', 'strict'])
  test(`${kind}: put on a page and taken off a hundred times in mid-run, it leaves no listener and no node behind`, async (t) => {
    const scenario = await enter('conficker-b');
    await onPage({ scenario, path: embed({}, kind) }, async ({ page }) => {
      const held = await counterOf(page);
      await page.evaluate(() => {
        const now = Date.now;
        window.labLater = 0;
        Date.now = () => now() + window.labLater;
      });
      const round = (times) =>
        page.evaluate(async (count) => {
          for (let time = 0; time < count; time += 1) {
            // A page asks no host twice within five minutes.
            window.labLater += 360_000;
            const tag = document.createElement('conficker-check');
            document.body.append(tag);
            const ended = tag.start();
            await new Promise((resolve) => tag.addEventListener('conficker-check-progress', resolve, { once: true }));
            tag.remove();
            await ended;
          }
        }, times);
      // Timers of a frame that is gone do nothing, but hold it for 4 s; one that is set later comes later.
      const settled = () => page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 4000)));
      await round(3);
      await settled();
      const before = await held();
      const rounds = 100;
      await round(rounds);
      await settled();
      const after = await held();
      t.diagnostic(`before ${JSON.stringify(before)}, after ${JSON.stringify(after)}`);
      assert.deepEqual(grown(before, after, rounds), []);
    });
  });

/** How every element of the widget looks, by the browser's own account, once a sign stands in it. */
async function looks({ tag }) {
  await tag.first().evaluate((element) => element.start().then(() => labHelp(element)));
  return tag.first().evaluate((element) => {
    const names = [
      'color',
      'backgroundColor',
      'display',
      'direction',
      'fontSize',
      'fontFamily',
      'lineHeight',
      'letterSpacing',
      'pointerEvents',
      'textAlign',
      'textIndent',
      'textTransform',
      'visibility',
      'whiteSpace',
      'wordSpacing',
    ];
    // The tag itself is the page's to show and to hide. How many rows the evidence has, and how many lamps the picture,
    // differs from run to run; the lamps of its legend do not.
    return [element, ...element.shadowRoot.querySelectorAll(':not(details *, iframe, td *)')].map((inner) => {
      const style = getComputedStyle(inner);
      return {
        of: inner.localName,
        ...Object.fromEntries(names.map((name) => [name, inner === element ? '' : style[name]])),
      };
    });
  });
}
