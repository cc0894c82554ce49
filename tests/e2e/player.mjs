// Plays a check in a world of the lab. Whatever drives the browser, the same is done, and the same is looked at.
import { setTimeout as patience } from 'node:timers/promises';
import { cutLine, log } from './lab.mjs';
import { faultsOfTraffic } from './traffic.mjs';

/**
 * Starts a check on the page that a driver has opened, plays the world's events, and waits for the verdict. Returns the
 * report, the wall clock `around` it, and everything that is wrong with the traffic. Where something is wrong before
 * the click, nobody clicks, and there is no report. `earlier` is the report of a check on the same page in the world
 * that came before, if there was one.
 *
 * A driver starts a check as a visitor does (`start`), returns its report (`verdict`), and may know whom the browser
 * `contacted`. For a world with such events it also makes the page notice that it has no connection
 * (`loseConnection`), and stops all of the browser (`putToSleep`, which returns what wakes it).
 */
export async function playCheck(driver, scenario, earlier) {
  const before = await seen(driver);
  const early = faultsOfTraffic(null, scenario, { before, earlier });
  if (early.length) return { report: null, faults: early };
  const later = scenario.events.filter(({ atMs }) => atMs > 0);
  // `tests/worlds/` lets nothing else happen before the click than that the line is lost.
  if (later.length < scenario.events.length) await driver.loseConnection();
  const from = Date.now();
  await driver.start();
  const verdict = driver.verdict();
  // A verdict that fails early is thrown only once the browser is awake again.
  verdict.catch(() => undefined);
  await happen(driver, later);
  const report = inFirstTurn(await verdict);
  const around = { before: from, after: Date.now() };
  const faults = faultsOfTraffic(report, scenario, { before, after: await seen(driver), earlier });
  return { report, around, faults };
}

const seen = async (driver) => inFirstTurn({ ...(await log()), contacted: driver.contacted });

/** An operator's own names begin with another letter in each check. The world's have that of the first turn. */
export const inFirstTurn = (told) => JSON.parse(JSON.stringify(told).replace(/[a-z](-[a-z]+\.own\.example)/g, 'b$1'));

/** The waiting is what is played: nothing tells a test that so much time has gone. */
async function happen(driver, events) {
  let from = Date.now();
  let wake;
  for (const { atMs, event } of events) {
    await patience(Math.max(0, from + atMs - Date.now()));
    if (event === 'offline') await cutLine();
    if (event === 'suspended') wake = await driver.putToSleep();
    if (event === 'resumed') wake();
    // What came late does not shorten the time to the next: a browser sleeps as long as its world says.
    from = Math.max(from, Date.now() - atMs);
  }
}
