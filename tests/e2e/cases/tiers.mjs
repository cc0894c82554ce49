// The tiers, forced one by one: whatever plays the Rust core, a world's verdict is the same.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { embed, onPage } from '../browser.mjs';
import { assertReport } from '../expect.mjs';
import { enter, log, worlds } from '../lab.mjs';
import { inFirstTurn } from '../player.mjs';
import { policy } from '../policy.mjs';

/** Each way to a core that is JavaScript. `loads` is the script that holds it. */
const ways = [
  {
    name: 'a page that refuses WebAssembly',
    loads: '/pkg/core-js.js',
    page: 'embed',
    csp: (canary) => policy('element', { canary, less: "'wasm-unsafe-eval'" }),
  },
  { name: 'a browser without WebAssembly', loads: '/pkg/core-js.js', page: 'embed', without: ['WebAssembly'] },
  {
    name: 'one classic script, in a browser without what came after 2017',
    loads: '/pkg/single.js',
    page: 'single',
    csp: (canary) => policy('single', { canary }),
    without: ['WebAssembly', 'AbortController', 'CSSStyleSheet'],
  },
  {
    name: 'the build for the strictest policy',
    loads: '/pkg/strict/check.js',
    page: 'strict',
    csp: (canary) => `${policy('strict', { canary })}; require-trusted-types-for 'script'; trusted-types 'none'`,
  },
];

/** On the first way every world is played, on the others one of each kind. */
const some = ['clean', 'conficker-b-fast', 'conficker-c-fast', 'security-filter', 'offline'];

for (const { name, loads, page, csp, without = [] } of ways) {
  for (const world of name === ways[0].name ? await worlds() : some) {
    test(`${world} by ${name}`, async () => {
      const scenario = await enter(world);
      const { canary, own } = scenario;
      const query = canary ? { canary } : own ? { own } : {};
      // Where the world's trouble is the page's policy, that one stays.
      if (csp && !world.startsWith('page-policy'))
        query.csp = csp(canary).replace('connect-src', own ? `$& https://*.${own}` : '$&');
      await onPage({ scenario, seed: 1, path: embed(query, page), without }, async (visitor) => {
        const before = Date.now();
        const { report } = await visitor.startByScript();
        assertReport(inFirstTurn(report), scenario, { before, after: Date.now() });
        const loaded = (await log()).requests.map(({ path }) => path.split('?')[0]);
        const plays = csp && !query.csp ? '/pkg/core.js' : loads;
        assert.ok(loaded.includes(plays), loaded.join());
        assert.deepEqual(visitor.faults, []);
      });
    });
  }
}
