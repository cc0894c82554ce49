// Starts a check in a core that is open: passes the page's options in, and returns its report.
import { beside } from './place.js';

/**
 * How long a browser may keep what came of a host: an address, or that there is none, for two minutes (Firefox: one,
 * and one more while it looks again), but an idle connection for five (Chromium).
 */
const keptMs = 300_000;

/**
 * A promise of the core's report. `asked` holds when this page last heard of each host, and gets those of this check.
 * Rejects with `{ faults }` where an operator's domain is invalid, and with the core's error where it fails.
 */
export async function drive(
  { core, broken },
  { canary, own, seed, mount, simulation, asked = {}, signal, onProgress },
) {
  const tell = quietly(onProgress);
  try {
    return await new Promise((resolve, reject) => {
      broken.then(reject);
      if (signal) signal.addEventListener('abort', core.cancel);
      const options = {
        isCancelled: signal ? signal.aborted : false,
        onReport: resolve,
        onProgress(told) {
          tell(told);
          // Last: a page may have broken the clock. Then nothing is known to be kept.
          asked[told.host] = Date.now();
        },
        isKept: (host) => host in asked && Date.now() - asked[host] < keptMs,
        seed: typeof seed === 'number' ? seed : undefined,
        canary,
        own,
        mount,
        simulation,
      };
      if (BUILD === 'strict') options.helper = beside('opinion.html') || undefined;
      const faults = core.start(options);
      if (faults) reject({ faults });
    });
  } finally {
    if (signal) signal.removeEventListener('abort', core.cancel);
  }
}

/** Calls a listener; its errors are its own. */
const quietly = (listener) => (told) => {
  try {
    if (listener) listener(told);
  } catch (cause) {
    setTimeout(() => {
      throw cause;
    });
  }
};
