// Chance that can be repeated, so that a failed run can be run again. What is here runs in pages, whatever the engine's
// age.

/** What is drawn from: the next number below 1, each time it is called (mulberry32). */
export function chance(seed) {
  let state = seed >>> 0;
  return function () {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Puts it in the place of the page's own. */
export const fixChance = new Function('seed', `Math.random = (${chance})(seed);`);
