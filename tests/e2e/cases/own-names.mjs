// Pages declare names that browsers have, too, wrap what browsers offer, and load scripts from addresses that are none:
// the check goes on.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { embed, onPage } from '../browser.mjs';
import { enter } from '../lab.mjs';

const ways = ['module', 'strict'];

/** What a shop, a map, a diary, an old library or a polyfill leaves behind. */
const declared = {
  'var AbortController': 'var AbortController = function () {};',
  'var CSSStyleSheet': 'var CSSStyleSheet = {};',
  'var CustomEvent': 'var CustomEvent = function (title, day) { this.title = title; this.day = day.toString(); };',
  'a polyfill of CustomEvent':
    'CustomEvent = function (type, given) { var made = document.createEvent("CustomEvent"); made.initCustomEvent(type, given.bubbles, given.cancelable, given.detail); return made; };',
  'var Event and EventTarget': 'var Event = function (native) { this.page = native.pageX; }; var EventTarget = {};',
  'let Event': 'let Event = class { constructor(day) { this.day = day.toISOString(); } }; let EventTarget = null;',
  'var Intl': 'var Intl = "+49";',
  'var Map and Set':
    'var Map = function (id) { this.node = document.getElementById(id).firstChild; }; var Set = [6, 3, 6]; ',
  'class Map': 'class Map { constructor(place) { this.zoom = place.zoom; } }',
  'var MutationObserver': 'var MutationObserver = null;',
  'var Node and Element': 'var Node = function (parent) { this.next = parent.next; }; var Element = {};',
  'var Path2D': 'var Path2D = "M0 0";',
  'var URL': "var URL = '/shop/ajax';",
  'const URL': "const URL = '/shop/ajax', URLSearchParams = null;",
  'var console': 'var console = { log: function () {} };',
  'var name, origin, parent and status':
    "var name = 5, origin = 'Paris', parent = null, status = 'open', event = null, screen = {}, length = 9;",
  'let navigator': 'let navigator = { items: [] };',
  'const self': 'const self = {};',
  'var performance': 'var performance = { fonds: 3.2 };',
  'var self': "var self = 'me';",
};

for (const [name, code] of Object.entries(declared)) {
  for (const way of ways) {
    // Only whoever warns needs a console.
    const lang = name === 'var console' ? 'xx' : 'en';
    test(`${way}: on a page with ${name}, the widget works`, () => verdictOn({ code, way, lang }));
  }
}

/** What stands between the check and its timers. */
const wrapped = {
  'forgets further arguments':
    '(function (own) { window.setTimeout = function (f, ms) { return own(function () { f(); }, ms); }; })(setTimeout);',
  'forgets its handle': '(function (own) { window.setTimeout = function (f, ms, a) { own(f, ms, a); }; })(setTimeout);',
  'knows no interval': 'window.setInterval = null;',
};

for (const [how, code] of Object.entries(wrapped)) {
  test(`where setTimeout ${how}, the widget is drawn, and what is cancelled ends`, async () => {
    const scenario = await enter('clean');
    await onPage({ scenario, path: embed({ code }, 'own-names') }, async (visitor) => {
      await visitor.tag.locator('[part~=start]').waitFor();
      await visitor.page.route('**/check.js', () => {});
      const ended = visitor.startByScript();
      await visitor.event('start');
      await visitor.tag.evaluate((tag) => tag.cancel());
      assert.equal((await ended).report?.reason, 'cancelled');
    });
  });
}

test('where nothing can run, what the tag holds is seen, and no empty card', async () => {
  const scenario = await enter('clean');
  for (const way of ways) {
    const path = embed({ code: 'var Promise = function () {};', way }, 'own-names');
    const seen = await onPage({ scenario, path, defined: false }, async ({ page }) => {
      await page.waitForLoadState();
      return page.evaluate(() => ({ isDefined: document.querySelector('conficker-check').matches(':defined') }));
    });
    assert.deepEqual(seen, { isDefined: false }, way);
  }
});

for (const way of ['single-blob', 'single-data', 'single-inline', 'strict-blob', 'module-blob']) {
  test(`loaded as ${way}, it works, and links to its source only where that is beside it`, async () => {
    const links = await verdictOn({ way });
    assert.deepEqual(links, way === 'module-blob' ? ['https://partner.example/pkg/source.html'] : []);
  });
}

for (const way of ['module', 'single', 'strict']) {
  test(`${way}: where the page has its own URL, the source is still found`, async () => {
    const links = await verdictOn({ way, code: "var URL = '/shop/ajax';" });
    assert.deepEqual(links, [
      way === 'strict'
        ? 'https://partner.example/pkg/strict/../source.html'
        : 'https://partner.example/pkg/source.html',
    ]);
  });
}

/**
 * Runs a check on a page with a script of its own, and looks at the page alone: what the tests run in pages needs the
 * browser's names. Gives the links that there were before the click.
 */
async function verdictOn({ code = '', way = 'module', lang = 'en' }) {
  const scenario = await enter('clean');
  // Only where the package is in files of its own are there simulations; elsewhere the clean network will do.
  const isSimulated = way.startsWith('module');
  const query = isSimulated ? { simulate: 'conficker-b-fast' } : {};
  return onPage(
    { scenario, path: embed({ code, way, lang, ...query }, 'own-names'), defined: false },
    async (visitor) => {
      await visitor.tag.locator('[part~=start]').waitFor();
      const links = [];
      for (const link of await visitor.tag.locator('a').all()) links.push(await link.getAttribute('href'));
      await visitor.start();
      await visitor.tag.locator('[part~=copy]').waitFor();
      assert.equal(
        await visitor.tag.locator('[part~=headline]').innerText(),
        isSimulated ? 'Likely infected' : 'No sign of Conficker',
      );
      const told = await visitor.page.locator('html').getAttribute('data-told');
      for (const kind of ['start', 'progress', 'verdict']) assert.ok(told.includes(kind), kind);
      assert.deepEqual(visitor.faults, []);
      return links;
    },
  );
}
