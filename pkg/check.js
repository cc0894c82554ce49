// What the visitor's click loads: the check itself, and what draws its report.
import { missing, openCore } from './core-loader.js';
import { drive } from './driver.js';
import en from './messages/en.report.js';
import css from './report.css.js';

export { reportPanel } from './view.js';
export { css };

/** What a finished check says, by language. */
export const texts = { en };

/**
 * Runs one check: a promise of the core's report. `warn` is told which host of this site's editor the worm blocks,
 * that of the package among them where its `address` is known.
 * Rejects with `{ faults }` where the options are wrong.
 */
export async function check({ canary, simulate, seed, mount }, { signal, onProgress, warn, address }) {
  const [core, begin] = await Promise.all([openCore(), simulate == null ? () => undefined : scenario(simulate)]);
  noteListedHosts(core, warn, address);
  const simulation = begin();
  const twins = canary == null && simulation ? simulation.canary : canary;
  return drive(core, { canary: twins, seed, mount, simulation, signal, onProgress });
}

/** By which string the worm blocks `host`: a promise of `{ string, variants }`, or null. */
export async function listed(host) {
  const core = await openCore();
  return core.listed(host);
}

/** What begins a scenario: its events are timed from there on. */
async function scenario(name) {
  // A script that holds everything is for visitors; what only its makers need would double it.
  const { some, names, simulation } = BUILD === 'module' ? await import('./simulate.js').catch(missing('simulate.js')) : { some: 'none in this script', names: [] };
  if (names.includes(name)) return () => simulation(name);
  throw { faults: [{ code: 'unknown-scenario', field: 'simulate', found: name, known: some }] };
}

/** An infected PC opens neither a page nor a package whose host the worm blocks. */
function noteListedHosts(core, warn, address) {
  const places = { 'page-host-listed': location.href, 'package-host-listed': address };
  const noted = [];
  for (const [code, at] of Object.entries(places)) {
    const found = at && new URL(at).hostname;
    const entry = found && !noted.includes(found) && core.listed(found);
    noted.push(found);
    if (entry) warn({ code, found, string: entry.string, variants: entry.variants.join(', ') });
  }
}
