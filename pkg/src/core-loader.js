// Opens a core for one check: WebAssembly, or the same core as JavaScript where that is missing, refused by the page's
// policy, or hangs.
import { open as openGlue } from './core-glue.js';
import { patiently } from './patiently.js';

/** How long WebAssembly may take: some pages, and some browsers that are locked down, never let it come to an end. */
const patienceMs = 2000;

/**
 * `{ core, broken }`: the core is `{ start, cancel, end, listed }` (src/browser/border.rs), and `broken` a promise of
 * the error, if it ever fails, in a timer or a listener, too. It then releases the page, and does nothing from then on.
 */
export async function open() {
  const { imports, adopt, core } = openGlue();
  const exports = await instantiate(imports);
  return { core, broken: new Promise((broke) => adopt(careful(exports, () => core.end(), broke))) };
}

async function instantiate(imports) {
  if (BUILD === 'module') {
    try {
      // Where WebAssembly is missing, this ends before anything is loaded.
      const { instantiate } = WebAssembly;
      const { bytes } = await patiently(() => import('./core.js'));
      return await new Promise((resolve, reject) => {
        const late = setTimeout(reject, patienceMs);
        const ended = instantiate(bytes(), imports)
          .then(({ instance }) => resolve(instance.exports))
          .catch(reject);
        // A page may have replaced clearTimeout. Then the timer fires, and does nothing.
        ended.then(() => clearTimeout(late)).catch(() => {});
      });
    } catch (_) {
      // It is missing, or refused by the page's policy, or could not be loaded.
    }
  }
  const { open } = await patiently(() => import('./core-js.js')).catch(missing('core-js.js'));
  return open(imports);
}

/**
 * The same exports, of which none throws: an error in one goes to `broke` alone. From then on `end` alone is still
 * called.
 */
function careful(exports, end, broke) {
  const careful = {};
  let [isBroken, isOver] = [false, false];
  for (const [name, own] of Object.entries(exports)) {
    careful[name] =
      typeof own !== 'function'
        ? own
        : (...given) => {
            try {
              if (!isOver) return own(...given);
            } catch (cause) {
              if (!isBroken) {
                isBroken = true;
                end();
                isOver = true;
                broke(cause);
              }
            }
            return 0;
          };
  }
  return careful;
}

/** Reports which part could not be loaded. */
export function missing(found) {
  return () => {
    throw { faults: [{ code: 'part-missing', found }] };
  };
}
