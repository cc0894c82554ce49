// Plays a scenario instead of the browser's network. Loaded only where a page asks for a simulation.
import { emitter } from './emitter.js';
import { simulations } from './simulations.js';

/** The names of all scenarios. */
export const names = Object.keys(simulations);

/** What an editor who mistyped one most likely looks for: there are too many to read them all. */
export const some = 'clean, conficker-b, conficker-c, security-filter, offline, captive-portal, page-policy and more';

/**
 * The simulation of a scenario: it identifies itself as `navigator` does, sends a page's events, and answers for every
 * host. `canary` is the twins' domain of the scenario, or null.
 */
export function simulation(name) {
  if (!names.includes(name)) return null;
  const { userAgent, onLine, canary, events, outcomes, answerMs } = simulations[name];
  const { emit, ...listening } = emitter();
  for (const [ms, kind] of events) setTimeout(() => emit(kind), ms);
  return {
    ...listening,
    userAgent,
    onLine,
    canary,
    /** Resolves with what a browser would report of `host`, when it would report it. */
    probe(host) {
      const [outcome, ms] = outcomes[host] || ['reached', answerMs];
      return new Promise((resolve) => setTimeout(() => resolve(outcome), ms));
    },
  };
}
