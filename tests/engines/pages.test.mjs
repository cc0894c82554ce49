// Every odd page in the engine of LAB_ENGINE: `cargo xtask engines --pages` runs this in a lab for each.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { networks } from '../e2e/lab.mjs';
import { again } from './again.mjs';
import { inOrder, leave, play } from './odd/play.mjs';
import { rows } from './odd/rows.mjs';

const engine = process.env.LAB_ENGINE;

/** Which pages, if not all: whole names, or beginnings of them. */
const chosen = process.env.LAB_PAGES?.split(' ');

const strays = (chosen ?? []).filter((start) => !rows.some(({ name }) => name.startsWith(start)));
if (strays.length) throw new Error(`no page has a name that begins with ${strays.join(' or ')}`);

const playable = new Set((await networks()).filter(({ engines }) => engines.includes(engine)).map(({ name }) => name));
const fits = ({ name, network, engines }) =>
  playable.has(network) &&
  (!engines || engines.includes(engine)) &&
  (!chosen || chosen.some((start) => name.startsWith(start)));

after(leave);

for (const row of inOrder(rows).filter(fits)) {
  test(`${row.name} in ${engine}`, async (t) => {
    const broke = (cause) => ({ answer: 'broke', faults: [String(cause)] });
    const { answer, tookMs, faults, targets, version } = await again(t, () => play(row, engine).catch(broke));
    t.diagnostic(JSON.stringify({ page: row.name, engine, version, answer, ms: tookMs, faults }));
    assert.deepEqual(faults, [], [row.about, ...faults, ...(targets ?? [])].join('\n'));
  });
}
