// Plays one check in Node.js, in a scenario or in a world made by hand.
import './virtual.mjs';

const { open: openCore } = await import('../../pkg/src/core-loader.js');
const { drive } = await import('../../pkg/src/drive.js');
const { simulation, names } = await import('../../pkg/src/simulate.js');

export { drive, names, openCore, simulation };

const wasm = globalThis.WebAssembly;

/** The core as JavaScript: what a browser without WebAssembly gets. */
export async function openJavaScript() {
  globalThis.WebAssembly = undefined;
  try {
    return await openCore();
  } finally {
    globalThis.WebAssembly = wasm;
  }
}

/** A world in which every host comes to `outcome` after `ms`. */
export function world(outcome, ms = 20, overrides = {}) {
  const stand = Object.assign(new EventTarget(), {
    userAgent: 'Mozilla/5.0 (Windows NT 6.1; rv:115.0) Gecko/20100101 Firefox/115.0',
    onLine: true,
    asked: [],
    probe(host) {
      this.asked.push(host);
      return new Promise((resolve) => setTimeout(resolve, ms, outcome));
    },
  });
  return Object.assign(stand, overrides);
}
