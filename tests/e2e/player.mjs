// Plays a check in a world of the lab. Whatever drives the browser, the same is done, and the same is looked at.
import { setTimeout as patience } from 'node:timers/promises';
import { cutLine, log } from './lab.mjs';
import { faultsOfTraffic } from './traffic.mjs';

/**
 * Starts a check on the page that a driver has opened, lets happen what happens in the world, and waits for the
 * verdict. Gives the report, the wall clock `around` it, and everything that is wrong with the traffic.
 *
 * A driver starts a check as a visitor does (`start`), gives its report (`verdict`), and may know whom the browser
 * `contacted`. Where that happens it makes the page notice that it has no connection (`loseConnection`), and lets all
 * of the browser stand still (`putToSleep`, which gives what wakes it).
 */
export async function playCheck(driver, scenario) {
  const before = await seen(driver);
  const later = scenario.events.filter(({ atMs }) => atMs > 0);
  if (later.length < scenario.events.length) await driver.loseConnection();
  const from = Date.now();
  await driver.start();
  const verdict = driver.verdict();
  // One that breaks is told of when nothing more happens that the next check would feel.
  verdict.catch(() => undefined);
  await happen(driver, later);
  const report = await verdict;
  const around = { before: from, after: Date.now() };
  const faults = faultsOfTraffic(report, scenario, { before, after: await seen(driver) });
  return { report, around, faults };
}

const seen = async (driver) => ({ ...(await log()), contacted: driver.contacted });

/** The waiting is what is played: nothing tells a test that so much time has gone. */
async function happen(driver, events) {
  const from = Date.now();
  let wake;
  for (const { atMs, event } of events) {
    await patience(Math.max(0, from + atMs - Date.now()));
    if (event === 'offline') await cutLine();
    if (event === 'suspended') wake = await driver.putToSleep();
    if (event === 'resumed') wake();
  }
}
