// Fetches the parts that the visitor's click needs, and runs one check; knows no page and no tag.
import { ConfickerCheckError } from './errors.js';
import { learn } from './locale.js';
import { place } from './place.js';

/** A check takes at most 15 s; past this many seconds something broke without saying so. */
const patienceTicks = 30;

/** How long a cancelled check still waits for its parts: a server that never delivers the rest must not keep anyone waiting. */
const farewellMs = 2000;

let parts;

/** The parts that the click needs: the check itself, and what draws its report. */
export async function loadParts() {
  try {
    parts = parts || import('./check.js');
    const loaded = await parts;
    learn(loaded.texts);
    return loaded;
  } catch (cause) {
    parts = undefined;
    throw new ConfickerCheckError('part-missing', { found: 'check.js' }, cause);
  }
}

/**
 * Runs one check and resolves with its report; network trouble and cancelling are reports, too.
 * Rejects with a ConfickerCheckError, and never hangs.
 */
export function runCheck(options = {}, handlers = {}) {
  const { signal, onLoaded, onWarning } = handlers;
  const startedAt = new Date();
  const report = (rest) => ({ simulated: options.simulate != null, startedAt: startedAt.toISOString(), ...rest });
  const work = loadParts().then((loaded) => {
    if (onLoaded) onLoaded(loaded);
    const warn = (details) => onWarning && onWarning(new ConfickerCheckError(details.code, details));
    return loaded.check(options, { ...handlers, warn, address: place.address });
  });
  const left = cancelledEarly(signal, startedAt);
  return patiently(Promise.race([work, left.report])).then(
    (rest) => (left.forget(), report(rest)),
    (cause) => {
      left.forget();
      throw asError(cause);
    },
  );
}

/** By which string the worm blocks `host`: a promise of `{ string, variants }`, or null. */
export const listed = (host) =>
  loadParts()
    .then((loaded) => loaded.listed(host))
    .catch((cause) => {
      throw asError(cause);
    });

function asError(cause) {
  if (cause instanceof ConfickerCheckError) return cause;
  const { faults } = cause || {};
  return faults ? new ConfickerCheckError(faults[0].code, { ...faults[0], faults }) : new ConfickerCheckError('internal', {}, cause);
}

/** What `work` comes to, or an error. Counts ticks, not time: a computer asleep is not a check that hangs. */
function patiently(work) {
  return new Promise((resolve, reject) => {
    let ticks = 0;
    const timer = setInterval(() => {
      ticks += 1;
      if (ticks > patienceTicks) end(reject)(new ConfickerCheckError('part-missing', { found: 'core.js' }));
    }, 1000);
    const end = (settle) => (value) => {
      clearInterval(timer);
      settle(value);
    };
    work.then(end(resolve), end(reject));
  });
}

/** A report that comes a while after cancelling, for a check whose parts never arrive. */
function cancelledEarly(signal, startedAt) {
  let timer;
  let wait;
  const report = new Promise((resolve) => {
    wait = () => {
      timer = setTimeout(resolve, farewellMs, {
        schema: 1,
        verdict: 'cannot-tell',
        variants: [],
        reason: 'cancelled',
        caveats: [],
        elapsedMs: Date.now() - startedAt,
        catalogueDate: null,
        targets: [],
      });
    };
    if (signal && signal.aborted) wait();
    else if (signal) signal.addEventListener('abort', wait);
  });
  const forget = () => {
    clearTimeout(timer);
    if (signal) signal.removeEventListener('abort', wait);
  };
  return { report, forget };
}
