// Plays odd pages one after the other, and keeps a browser for as long as the next page wants the same one in the same
// network.
import { enterNetwork, pageUrl } from '../../e2e/lab.mjs';
import { open } from '../engine.mjs';
import { faultsOf, said } from './judge.mjs';
import { visit } from './visit.mjs';

/** How long a page may take to load. */
const loadingMaxMs = 15_000;

let kept = null;

/** Plays a row in an engine: what it said, how long it took, and everything that is wrong. */
export async function play(row, engine) {
  const { browser, scenario } = await browserFor(row, engine);
  const { headers } = row;
  if (typeof headers === 'function') row = { ...row, headers: headers(scenario.targets) };
  try {
    if (row.play) {
      const faults = await row.play(browser, engine);
      return { answer: faults.length ? 'not so' : 'as it must', faults, version: browser.version };
    }
    const seen = await visit(browser, row, engine);
    const answer = seen.report ? said(seen.report) : 'no verdict';
    const targets = seen.report?.targets.map(({ host, outcome, ms }) => `${host} ${outcome} after ${ms} ms`);
    const faults = faultsOf(seen, scenario);
    if (faults.length) await leave();
    return {
      answer: row.look ? `${seen.looked}` : answer,
      tookMs: seen.tookMs ?? null,
      faults,
      targets,
      version: browser.version,
    };
  } catch (cause) {
    await leave();
    throw cause;
  } finally {
    if (row.own) await leave();
  }
}

/** Ends the browser that is kept. */
export async function leave() {
  const left = kept;
  kept = null;
  if (left) await left.browser.close();
}

/** A browser may go on to the next page of the same network: what engines remember of a name stays true there. */
async function browserFor(row, engine) {
  const key = [row.network, row.agent, row.own && row.name].join();
  if (kept && kept.key !== key) await leave();
  // Of the same site, so that engines keep the process. A browser that the last page has not let go is of no more use.
  if (kept) await kept.browser.goto(new URL('embed/empty.html', pageUrl).href).catch(leave);
  const scenario = await enterNetwork(row.network, engine);
  if (row.agent) scenario.userAgent = row.agent;
  if (!kept) {
    kept = { key, browser: await open(scenario) };
    await kept.browser.post('/timeouts', { pageLoad: loadingMaxMs });
  }
  return { browser: kept.browser, scenario };
}

/** In an order in which browsers are kept for long. */
export function inOrder(rows) {
  const key = ({ network, agent, own }) => `${network} ${own ? 1 : 0} ${agent ?? ''}`;
  return [...rows].sort((one, other) => (key(one) < key(other) ? -1 : key(one) > key(other) ? 1 : 0));
}
