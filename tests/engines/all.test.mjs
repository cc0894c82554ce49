// Every network of data/networks.toml in the engine of LAB_ENGINE: `cargo xtask engines` runs this in a lab for each.
import { test } from 'node:test';
import { networks } from '../e2e/lab.mjs';
import { again } from './again.mjs';
import { play } from './play.mjs';

const engine = process.env.LAB_ENGINE;

/** How often each network is played, and which ones if not all. */
const repeat = Number(process.env.LAB_REPEAT ?? 1);
const chosen = process.env.LAB_NETWORKS?.split(' ');

/** Where chance begins; each run has a seed of its own, and any is as true. */
const seedFirst = Number(process.env.LAB_SEED ?? 1);

for (const { name, engines } of await networks()) {
  if (!engines.includes(engine) || (chosen && !chosen.includes(name))) continue;
  for (let run = 0; run < repeat; run += 1) {
    const seed = seedFirst + run;
    test(`${name} in ${engine}, seed ${seed}`, async (t) => {
      const broke = (cause) => ({ faults: [cause.message], cause });
      const { report, version, cause } = await again(t, () => play(name, engine, seed).catch(broke));
      if (cause) throw cause;
      t.diagnostic(
        JSON.stringify({
          network: name,
          engine,
          version,
          seed,
          verdict: report.verdict,
          reason: report.reason,
          variants: report.variants,
          ms: report.elapsedMs,
        }),
      );
    });
  }
}
