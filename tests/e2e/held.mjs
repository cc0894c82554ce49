// What Chromium keeps for a page, so that a test sees whether something grows with every round.

/** The kinds that are counted: a check or a frame that is taken off must leave none of them. */
const kinds = ['Documents', 'Frames', 'JSEventListeners', 'Nodes'];

/** Returns a function that collects garbage and counts what Chromium holds for this page. */
export async function counterOf(page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  return async () => {
    for (let time = 0; time < 2; time += 1) await devtools.send('HeapProfiler.collectGarbage');
    const { metrics } = await devtools.send('Performance.getMetrics');
    return Object.fromEntries(
      metrics.filter(({ name }) => kinds.includes(name)).map(({ name, value }) => [name, value]),
    );
  };
}

/**
 * The kinds that grew with the rounds between two counts. A leak leaves at least one a round; garbage of the last ones
 * may still be about to go.
 */
export const grown = (before, after, rounds) =>
  Object.keys(after).filter((kind) => after[kind] - before[kind] >= rounds * 0.4);
