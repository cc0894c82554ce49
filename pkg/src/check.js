// What the visitor's click loads: the check itself, and what draws its report.
import { missing, open } from './core-loader.js';
import { drive } from './drive.js';
import en from './lang/en.report.js';
import { late as editor } from './messages/editor.js';
import { patiently } from './patiently.js';
import css from './report.css.js';

export { reportPanel } from './view.js';
export { css };

/** The texts of a finished check, by language. */
export const texts = { en: Object.assign(en, editor) };

/** When this page last heard of each host: browsers keep for a while what came of it. */
const asked = {};

/**
 * Runs one check: a promise of its report. Keeps `options`, and adds to them. The handler `warn` is called with each
 * host of this site that the worm blocks, that of the package among them where its `address` is known.
 * Rejects with `{ faults }` where the options are wrong, and where the core fails with the error.
 */
export async function check(options, handlers) {
  const { canary, own, simulate } = options;
  const [opened, begin] = await Promise.all([open(), simulate == null ? () => undefined : scenario(simulate, own)]);
  noteListedHosts(opened.core, handlers);
  const simulation = begin();
  // A simulated world may have a domain of its own.
  if (simulation && canary == null && own == null) {
    options.canary = simulation.canary;
    options.own = simulation.own;
  }
  return drive(opened, Object.assign(options, handlers, { simulation, asked: simulation ? {} : asked }));
}

/** By which string the worm blocks `host`: a promise of `{ string, variants }`, or null. */
export async function listed(host) {
  const { core, broken } = await open();
  const found = core.listed(host);
  // A core that failed returns nothing, not even null.
  if (found === undefined) throw await broken;
  return found;
}

/** What begins a scenario: its events are timed from there on. */
async function scenario(name, own) {
  // A script with everything in it is for visitors; simulations would double its size.
  const { some, names, simulation } =
    BUILD === 'module'
      ? await patiently(() => import('./simulate.js')).catch(missing('simulate.js'))
      : { some: 'none in this script', names: [] };
  if (names.includes(name)) return () => simulation(name, own);
  throw { faults: [{ code: 'unknown-scenario', field: 'simulate', found: name, known: some }] };
}

/** An infected PC opens neither a page nor a package whose host the worm blocks. */
function noteListedHosts(core, { warn, address }) {
  const places = {
    'page-host-listed': location.hostname,
    'package-host-listed': (/^https?:\/\/([^/:?#]*)/.exec(address) || [])[1],
  };
  const noted = [];
  for (const [code, found] of Object.entries(places)) {
    const entry = found && !noted.includes(found) && core.listed(found);
    noted.push(found);
    if (entry) warn({ code, found, string: entry.string, variants: entry.variants.join(', ') });
  }
}
