// What a help desk reads out of a code is what the visitor was told, in every situation that we know.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { through } from './virtual.mjs';
import { drive, names, openCore, simulation } from './worlds.mjs';
import { decode, encode, plain } from '../../pkg/src/help-code.js';
import { csvOf } from '../../www/desk/tally.js';
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

test('a list of codes is a file for a spreadsheet, with a row for each', async () => {
  const read = [];
  for (const name of ['conficker-b-fast', 'own-words', 'clean']) {
    const stand = simulation(name);
    const report = await through(
      drive(await openCore(), { canary: stand.canary, own: stand.own, seed: 1, simulation: stand }),
    );
    const code = encode(report);
    assert.equal(plain(code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o')), code);
    read.push({ code, answer: decode(code) });
  }
  const [first, second, third] = read.map(({ code }) => code);
  assert.deepEqual(csvOf(read).split('\r\n'), [
    'number,code,verdict,reason,variants,system,simulated,caveats',
    `1,${first},sign,,b,windows-7,true,similar-malware other-malware`,
    `2,${second},cannot-tell,words,,windows-7,true,`,
    `3,${third},no-sign,,,windows-7,true,variant-a not-restarted proxy dns-over-https`,
    '',
  ]);
});
