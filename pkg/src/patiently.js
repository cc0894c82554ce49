/**
 * Loads a part. One that did not load is requested again, at once and some moments later: a page may have stopped all
 * that was loading, and in Firefox and WebKit a link to a download does as much. Under the same address: another one
 * would be none that bundlers know, and a page's hashes would not cover it.
 */
export const patiently = (part, waits = [0, 500, 1000]) =>
  part().catch((cause) =>
    new Promise((resolve, reject) => (waits.length ? setTimeout(resolve, waits.shift()) : reject(cause))).then(() =>
      patiently(part, waits),
    ),
  );
