// Plays a scenario instead of the browser's network. Loaded only where a page asks for a simulation.
import { emitter } from './emitter.js';
import { simulations } from './simulations.js';

/** The names of all scenarios. */
export const names = Object.keys(simulations);

/** What an editor who mistyped one most likely looks for: there are too many to read them all. */
export const some = 'clean, conficker-b, conficker-c, security-filter, offline, captive-portal, page-policy and more';

/**
 * The simulation of a scenario: it identifies itself as `navigator` does, sends a page's events, and answers for every
 * host. `canary` and `own` are the operator's domains in the scenario, or null. With a page's `wished` domain for all
 * names, the world is the one of own names that is called so, if there is one.
 */
export function simulation(name, wished) {
  if (!names.includes(name)) return null;
  const world = (wished && simulations[`own-${name}`]) || simulations[name];
  const { userAgent, onLine, canary, own, events, outcomes, answerMs } = world;
  const { emit, ...listening } = emitter();
  for (const [ms, kind] of events) setTimeout(() => emit(kind), ms);
  return {
    ...listening,
    userAgent,
    onLine,
    canary,
    own,
    /** Resolves with what a browser would report of `host`, when it would report it. */
    probe(host) {
      const played = wished && own ? host.replace(wished, own) : host;
      const [outcome, ms] = outcomes[played] || ['reached', answerMs];
      return new Promise((resolve) => setTimeout(() => resolve(outcome), ms));
    },
  };
}
