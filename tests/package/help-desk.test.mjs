// What a help desk reads out of a code is what the visitor was told, in every situation that we know.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { through } from './virtual.mjs';
import { drive, names, openCore, simulation } from './worlds.mjs';
import { decode, encode } from '../../pkg/src/help-code.js';
import { caveatsOf } from '../../www/desk/told.js';

test('verdict, reason, variants, system and every caveat are those of the report', async () => {
  const seen = new Set();
  for (const name of names) {
    const stand = simulation(name);
    const report = await through(
      drive(await openCore(), { canary: stand.canary, own: stand.own, seed: 1, simulation: stand }),
    );
    const told = decode(encode(report));
    const { verdict, reason, variants, system, caveats } = report;
    assert.deepEqual(
      { ...told, caveats: caveatsOf(told) },
      { ...told, verdict, reason, variants, system, caveats },
      name,
    );
    caveats.forEach((caveat) => seen.add(caveat));
  }
  assert.ok(seen.size >= 7, `only ${[...seen]} were seen`);
});
