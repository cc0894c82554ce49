// The Rust core as WebAssembly and as JavaScript: the same verdict, and the same everything else, in every scenario.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { through } from './virtual.mjs';
import { drive, names, openCore, openJavaScript, simulation } from './worlds.mjs';

const seeds = [1, 2, 3];

/** Everything that the core is told and tells in one run. */
async function transcript(core, name, seed) {
  const lines = [];
  const noted = (call) => (...given) => {
    const told = core[call](...given);
    lines.push(JSON.stringify([call, given, told]));
    return told;
  };
  const stand = simulation(name);
  const watched = { ...core, start: noted('start'), handle: noted('handle') };
  const report = await through(drive(watched, { canary: stand.canary, seed, simulation: stand }));
  return { lines, report };
}

for (const name of names) {
  test(`${name}: both cores say the same`, async () => {
    for (const seed of seeds) {
      const [one, other] = [await transcript(await openCore(), name, seed), await transcript(await openJavaScript(), name, seed)];
      assert.deepEqual(other.lines, one.lines, `seed ${seed}`);
      assert.ok(['sign', 'no-sign', 'cannot-tell'].includes(one.report.verdict));
    }
  });
}

test('two cores share nothing', async () => {
  for (const open of [openCore, openJavaScript]) {
    const [one, other] = [await open(), await open()];
    one.start('agent', true, 0, 1);
    assert.deepEqual(other.handle('woke', 5, 0), [], 'a core that was not started');
    assert.notDeepEqual(one.handle('cancelled', 5, 0), []);
  }
});

test('the module imports nothing', async () => {
  const { bytes } = await import('../../pkg/core.js');
  const module = await WebAssembly.compile(bytes());
  assert.deepEqual(WebAssembly.Module.imports(module), []);
  const offered = WebAssembly.Module.exports(module).map(({ name }) => name).sort();
  assert.deepEqual(offered, ['handle', 'listed', 'memory', 'put', 'start', 'told']);
});

test('a host is looked up in the list, in whatever letters', async () => {
  for (const open of [openCore, openJavaScript]) {
    const core = await open();
    assert.deepEqual(core.listed('RESET.example'), { string: 'eset', variants: ['b', 'c'] });
    assert.equal(core.listed('partner.example'), null);
    assert.equal(core.listed('ünïcode-😀.example'), null);
  }
});
