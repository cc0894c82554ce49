// Fetches the parts that the visitor's click needs, and runs one check; knows no page and no tag.
import { aborter } from './abort.js';
import { ConfickerCheckError } from './errors.js';
import { learn } from './locale.js';
import { place } from './place.js';

/** A check that tells nothing for so many seconds broke without saying so: no name is waited for half as long. */
const patienceTicks = 30;

/** How long a cancelled check still waits for its parts: a server that never delivers the rest must not keep anyone waiting. */
const farewellMs = 2000;

const parts = {};

/** The check itself, and what draws its report; beside it the core, which check.js opens, so that one need not wait for the other. */
function loadCheck() {
  if (BUILD === 'module' && typeof WebAssembly === 'object') import('./core.js').catch(() => {});
  return load('check.js', () => import('./check.js'));
}

/** What to do after a check: no check waits for it. */
export const loadHelp = () => load('help.js', () => import('./help.js'));

/** Loads a part and learns its texts; one that could not be had is asked for again the next time. */
async function load(found, part) {
  try {
    parts[found] = parts[found] || part();
    const loaded = await parts[found];
    learn(loaded.texts);
    return loaded;
  } catch (cause) {
    delete parts[found];
    throw new ConfickerCheckError('part-missing', { found }, cause);
  }
}

/**
 * Runs one check and resolves with its report; network trouble and cancelling are reports, too.
 * Rejects with a ConfickerCheckError, and never hangs. What is still under way then ends, and nobody hears of it.
 */
export function runCheck(options = {}, handlers = {}) {
  const { besides, signal, onLoaded, onProgress, onWarning } = handlers;
  const startedAt = new Date();
  const own = aborter();
  let [farewell, ticks, stage, isOver] = [0, 0, 'check.js', false];
  return new Promise((resolve, reject) => {
    // Counts ticks, not time: a computer asleep is not a check that hangs.
    const ticking = setInterval(() => {
      ticks += 1;
      if (ticks > patienceTicks) fail(stage ? new ConfickerCheckError('part-missing', { found: stage }) : undefined);
    }, 1000);
    if (signal && signal.aborted) cancel();
    else if (signal) signal.addEventListener('abort', cancel);
    Promise.all([loadCheck(), besides]).then(check).then(finish, fail);

    function check([loaded]) {
      if (isOver) return null;
      hear('core.js');
      if (onLoaded) onLoaded(loaded);
      return loaded.check(options, { signal: own.signal, onProgress: progressed, warn, address: place.address });
    }

    function hear(next) {
      [ticks, stage] = [0, next];
    }

    function progressed(progress) {
      hear(null);
      if (onProgress && !isOver) onProgress(progress);
    }

    // Told later: what a listener throws is the listener's own trouble.
    function warn(details) {
      if (onWarning && !isOver) setTimeout(onWarning, 0, new ConfickerCheckError(details.code, details));
    }

    function cancel() {
      own.abort();
      farewell = setTimeout(finish, farewellMs, cancelledEarly(startedAt));
    }

    function finish(rest) {
      end();
      resolve({ simulated: options.simulate != null, startedAt: startedAt.toISOString(), ...rest });
    }

    function fail(cause) {
      end();
      reject(asError(cause));
    }

    function end() {
      isOver = true;
      clearInterval(ticking);
      clearTimeout(farewell);
      if (signal) signal.removeEventListener('abort', cancel);
      own.abort();
    }
  });
}

/** By which string the worm blocks `host`: a promise of `{ string, variants }`, or null. */
export const listed = (host) =>
  loadCheck()
    .then((loaded) => loaded.listed(host))
    .catch((cause) => {
      throw asError(cause);
    });

function asError(cause) {
  if (cause instanceof ConfickerCheckError) return cause;
  const { faults } = cause || {};
  return faults ? new ConfickerCheckError(faults[0].code, { ...faults[0], faults }) : new ConfickerCheckError('internal', {}, cause);
}

/** What there is to report, when a check is cancelled, before its parts arrive. */
const cancelledEarly = (startedAt) => ({
  schema: 1,
  verdict: 'cannot-tell',
  variants: [],
  reason: 'cancelled',
  caveats: [],
  system: 'unknown',
  elapsedMs: Date.now() - startedAt,
  catalogueDate: null,
  targets: [],
});
