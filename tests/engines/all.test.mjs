// Every network and change of data/networks.toml in the engine of LAB_ENGINE: `cargo xtask engines` runs this in a lab
// for each.
import { test } from 'node:test';
import { changes, networks } from '../e2e/lab.mjs';
import { again } from './again.mjs';
import { play, playChange } from './play.mjs';

const engine = process.env.LAB_ENGINE;

/** How often each is played, and which ones if not all. */
const repeat = Number(process.env.LAB_REPEAT ?? 1);
const chosen = process.env.LAB_NETWORKS?.split(' ');

/** Where chance begins; each run has a seed of its own, and any is as true. */
const seedFirst = Number(process.env.LAB_SEED ?? 1);

for (const { name, engines } of await networks()) testEach(name, engines, (seed) => play(name, engine, seed));

for (const { name, engines, from, to } of await changes())
  testEach(name, engines, (seed) => playChange([from, to], engine, seed));

function testEach(name, engines, playOnce) {
  if (!engines.includes(engine) || (chosen && !chosen.includes(name))) return;
  for (let run = 0; run < repeat; run += 1) {
    const seed = seedFirst + run;
    test(`${name} in ${engine}, seed ${seed}`, async (t) => {
      const broke = (cause) => ({ faults: [cause.message], cause });
      const { report, version, cause } = await again(t, () => playOnce(seed).catch(broke));
      if (cause) throw cause;
      const { verdict, reason, variants, elapsedMs: ms } = report;
      t.diagnostic(JSON.stringify({ network: name, engine, version, seed, verdict, reason, variants, ms }));
    });
  }
}
