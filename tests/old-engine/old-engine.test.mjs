// A real engine of 2018 reaches the verdict, by each way in which a page may embed the widget.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertReport } from '../e2e/expect.mjs';
import { enter, log, pageHost, worlds } from '../e2e/lab.mjs';
import { inFirstTurn } from '../e2e/player.mjs';
import { faultsOfTraffic } from '../e2e/traffic.mjs';
import { check } from './engine.mjs';

/** Each way to a verdict. `loads` are the package's scripts that it takes. */
const ways = [
  { name: 'module, WebAssembly', path: '/embed/embed.html', loads: ['define.js', 'check.js', 'help.js', 'core.js'] },
  {
    name: 'module, no WebAssembly',
    path: '/embed/embed.html',
    before: 'delete window.WebAssembly;',
    loads: ['define.js', 'check.js', 'help.js', 'core-js.js'],
  },
  { name: 'one classic script', path: '/embed/single.html', loads: ['single.js'] },
  { name: 'the build for the strictest policy', path: '/embed/strict.html', loads: ['strict/check.js'] },
  // An engine of 2018 does not know `wasm-unsafe-eval`, so a page with a policy has no WebAssembly there.
  { name: 'the awareness page', path: '/', loads: ['define.js', 'check.js', 'help.js', 'core.js', 'core-js.js'] },
  {
    name: 'the framed page',
    path: '/pkg/frame.html',
    loads: ['frame.js', 'define.js', 'check.js', 'help.js', 'core.js', 'core-js.js'],
  },
];

/** Every world is played on the first way, on the others one of each kind. */
const some = ['clean', 'conficker-b-fast', 'conficker-c-fast', 'security-filter', 'offline'];
const chosen = process.env.LAB_WORLDS?.split(' ');

for (const way of ways) {
  for (const world of chosen ?? (way === ways[0] ? await worlds() : some)) {
    test(`${way.name}: ${world}`, () => play(world, way));
  }
}

test('module, WebAssembly: a simulation', async () => {
  const scenario = await enter('clean');
  const attributes = { simulate: 'conficker-b-fast' };
  const { report } = await check({ scenario, path: ways[0].path, attributes });
  assert.deepEqual([report.simulated, report.verdict, report.variants], [true, 'sign', ['b']]);
  assert.deepEqual(
    (await log()).requests.filter(({ host }) => host !== pageHost),
    [],
  );
});

async function play(world, { path, before, loads }) {
  const scenario = await enter(world);
  const from = Date.now();
  const { report: told, console } = await check({ scenario, path, before });
  const report = inFirstTurn(told);
  assertReport(report, scenario, { before: from, after: Date.now() });
  const traffic = inFirstTurn(await log());
  assert.deepEqual(faultsOfTraffic(report, scenario, { after: traffic }), []);
  // Parts that are asked for at once come in either order.
  assert.deepEqual(scripts(traffic).sort(), loads.map((script) => `/pkg/${script}`).sort());
  const thrown = console.filter(({ message }) => message.startsWith('Uncaught'));
  assert.deepEqual(thrown, []);
}

/** The package's scripts that were loaded, but for the helper frame's, which not every world needs. */
function scripts({ requests }) {
  const paths = requests.map((request) => request.path).filter((path) => /^\/pkg\/.*\.js$/.test(path));
  return paths.filter((path) => !path.endsWith('/opinion.js'));
}
