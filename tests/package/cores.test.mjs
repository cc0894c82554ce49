// The Rust core as WebAssembly and as JavaScript: the same verdict, and the same everything else, in every scenario.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { through } from './virtual.mjs';
import { drive, names, openCore, openJavaScript, simulation, world } from './worlds.mjs';

const seeds = [1, 2, 3];

/** Everything that a core tells in one run. */
async function transcript(core, name, seed) {
  const lines = [];
  const stand = simulation(name);
  const onProgress = (progress) => lines.push(JSON.stringify(progress));
  const report = await through(
    drive(core, { canary: stand.canary, own: stand.own, seed, simulation: stand, onProgress }),
  );
  return { lines, report };
}

for (const name of names) {
  test(`${name}: both cores say the same`, async () => {
    for (const seed of seeds) {
      const [one, other] = [
        await transcript(await openCore(), name, seed),
        await transcript(await openJavaScript(), name, seed),
      ];
      assert.deepEqual(other.lines, one.lines, `seed ${seed}`);
      assert.deepEqual({ ...other.report, startedAt: '' }, { ...one.report, startedAt: '' }, `seed ${seed}`);
      assert.ok(['sign', 'no-sign', 'cannot-tell'].includes(one.report.verdict));
    }
  });
}

test('two cores share nothing', async () => {
  for (const open of [openCore, openJavaScript]) {
    const [{ core: one }, { core: other }] = [await open(), await open()];
    const reports = [];
    const simulation = world('reached', 900);
    one.start({
      seed: 1,
      simulation,
      isKept: () => false,
      onProgress() {},
      onReport: (report) => reports.push(report),
    });
    other.cancel();
    assert.deepEqual(reports, [], 'a core that was not started');
    one.cancel();
    assert.deepEqual(
      reports.map(({ reason }) => reason),
      ['cancelled'],
    );
  }
});

test('what the module imports has short names, and is all that its script gives', async () => {
  const { bytes } = await import('../../pkg/src/core.js');
  const { open } = await import('../../pkg/src/core-glue.js');
  const module = await WebAssembly.compile(bytes());
  const imported = WebAssembly.Module.imports(module).map(({ module, name }) => `${module}.${name}`);
  assert.deepEqual(
    imported.sort(),
    Object.keys(open().imports.a)
      .map((name) => `a.${name}`)
      .sort(),
  );
  assert.ok(
    imported.every((name) => /^a\.[a-z]{1,2}$/.test(name)),
    imported.join(),
  );
  const offered = WebAssembly.Module.exports(module);
  assert.ok(
    offered.every(({ name }) => /^[a-z]$/.test(name)),
    offered.map(({ name }) => name).join(),
  );
  assert.equal(offered.filter(({ kind }) => kind === 'memory').length, 1);
});

test('a host is looked up in the list, in whatever letters', async () => {
  for (const open of [openCore, openJavaScript]) {
    const { core } = await open();
    assert.deepEqual(core.listed('RESET.example'), { string: 'eset', variants: ['b', 'c'] });
    assert.equal(core.listed('partner.example'), null);
    assert.equal(core.listed('ünïcode-😀.example'), null);
  }
});
