// A check as `runCheck` gives it: loads its parts, ends it when it is cancelled or takes too long; knows no tag.
import { patiently } from './patiently.js';
import { given } from './given.js';
import { asError, ConfickerCheckError, warning } from './errors.js';
import { learn } from './locale.js';
import { place } from './place.js';
import { canceller } from './emitter.js';

/** A check that reports nothing for so many seconds has failed silently: no name is waited for half as long. */
const patienceTicks = 30;

/**
 * How long a cancelled check still waits for its parts: a server that never delivers the rest must not keep anyone
 * waiting.
 */
const farewellMs = 2000;

/** A check that takes longer is slow: what shows its course is worth loading before its verdict. Most are quicker. */
const slowMs = 500;

const parts = {};

/**
 * The check itself, and what draws its report; beside it the core, which check.js opens, so that one need not wait for
 * the other.
 */
function loadCheck() {
  if (BUILD === 'module' && typeof WebAssembly === 'object') import('./core.js').catch(() => {});
  return load('check.js', () => import('./check.js'));
}

/** What to do after a check: no check waits for it. */
export const loadHelp = () => load('help.js', () => import('./help.js'));

/** Loads a part and learns its texts; one that did not load is requested again the next time. */
async function load(found, part) {
  try {
    parts[found] = parts[found] || patiently(part);
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
 * Rejects with a ConfickerCheckError, and never hangs. What is still under way then ends, and nobody is notified.
 */
export function runCheck(wishes = {}, handlers = {}) {
  const options = Object.assign({}, wishes);
  for (const name of ['canary', 'own', 'simulate']) options[name] = given(wishes[name]);
  const { besides, signal, onLoaded, onProgress, onSlow, onWarning } = handlers;
  const own = canceller();
  let [farewell, slow, stage, isOver] = [0, 0, 'check.js', false];
  return new Promise((resolve, reject) => {
    const finish = (report) => end(resolve, report);
    const fail = (cause) => end(reject, asError(cause));
    const watch = watchFor(giveUp);
    if (onSlow) slow = setTimeout(onSlow, slowMs);
    if (signal && signal.aborted) cancel();
    else if (signal) signal.addEventListener('abort', cancel);
    Promise.all([loadCheck(), besides]).then(check).then(finish, fail);

    function check([loaded]) {
      if (isOver) return null;
      hear('core.js');
      if (onLoaded) onLoaded(loaded);
      return loaded.check(options, { signal: own.signal, onProgress: progressed, warn, address: place.address });
    }

    // A part that never came; or a page that keeps the check from going on, of which nothing more is known.
    function giveUp(ms) {
      if (stage) fail(new ConfickerCheckError('part-missing', { found: stage }));
      else finish(endedEarly(options, 'too-little', ms));
    }

    function hear(next) {
      watch.hear();
      stage = next;
    }

    function progressed(progress) {
      hear(null);
      if (onProgress && !isOver) onProgress(progress);
    }

    // Called later: what a listener throws is its own error.
    function warn(details) {
      if (onWarning && !isOver) setTimeout(() => onWarning(warning(details.code, details)));
    }

    function cancel() {
      own.abort();
      const early = () => endedEarly(options, 'cancelled', 0);
      farewell = setTimeout(() => Promise.resolve().then(early).then(finish, fail), farewellMs);
    }

    function end(settle, outcome) {
      settle(outcome);
      isOver = true;
      own.abort();
      if (signal) signal.removeEventListener('abort', cancel);
      watch.end();
      stop(farewell);
      stop(slow);
    }
  });
}

/**
 * Calls `giveUp`, with the time in all, once nothing was heard for too long. Counts ticks, not time: a computer asleep
 * is not a check that hangs. Each sets the next, so that none outlives its check, also where the page keeps timers from
 * being cleared.
 */
function watchFor(giveUp) {
  let [timer, ticks, seconds, isOver] = [0, 0, 0, false];
  function tick() {
    if (ticks > patienceTicks) giveUp(seconds * 1000);
    if (isOver) return;
    [ticks, seconds] = [ticks + 1, seconds + 1];
    timer = setTimeout(tick, 1000);
  }
  tick();
  return {
    hear: () => (ticks = 0),
    end() {
      isOver = true;
      stop(timer);
    },
  };
}

function stop(timer) {
  try {
    clearTimeout(timer);
  } catch (_) {
    // A page may have broken that. Then it comes, and does nothing.
  }
}

/** What there is to report of a check that ended without its core: cancelled before that was there, or stuck in it. */
function endedEarly({ simulate }, reason, elapsedMs) {
  return {
    schema: 1,
    verdict: 'cannot-tell',
    variants: [],
    reason,
    caveats: [],
    system: 'unknown',
    simulated: simulate != null,
    startedAt: new Date(Date.now() - elapsedMs).toISOString(),
    elapsedMs,
    catalogueDate: null,
    targets: [],
  };
}

/** By which string the worm blocks `host`: a promise of `{ string, variants }`, or null. */
export const listed = (host) =>
  loadCheck()
    .then((loaded) => loaded.listed(host))
    .catch((cause) => {
      throw asError(cause);
    });
