// Starts a check in a core that is open: passes the page's options in, and returns its report.
import { beside } from './place.js';

/**
 * A promise of the core's report. Rejects with `{ faults }` where the twins' domain is invalid, and with the core's
 * error where it fails.
 */
export async function drive({ core, broken }, { canary, seed, mount, simulation, signal, onProgress }) {
  try {
    return await new Promise((resolve, reject) => {
      broken.then(reject);
      if (signal) signal.addEventListener('abort', core.cancel);
      const faults = core.start({
        canary,
        seed: typeof seed === 'number' ? seed : undefined,
        mount,
        simulation,
        helper: (BUILD === 'strict' && beside('opinion.html')) || undefined,
        isCancelled: Boolean(signal && signal.aborted),
        onProgress: quietly(onProgress),
        onReport: resolve,
      });
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
