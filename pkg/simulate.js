// Plays a scenario in the place of the browser's network. Loaded only where a page asks for a simulation.
import { simulations } from './simulations.js';

/** The names of all scenarios. */
export const names = Object.keys(simulations);

/** What an editor who mistyped one most likely looks for: there are too many to read them all. */
export const some = 'clean, conficker-b, conficker-c, security-filter, offline, captive-portal, page-policy and more';

/** The stand-in for a scenario: it names itself as `navigator` does, sends a page's events, and answers for every host. */
export function simulation(name) {
  return Object.keys(simulations).includes(name) ? new Simulation(simulations[name]) : null;
}

class Simulation extends EventTarget {
  #world;

  constructor(world) {
    super();
    this.#world = world;
    for (const [ms, kind] of world.events) setTimeout(() => this.dispatchEvent(new Event(kind)), ms);
  }

  get userAgent() {
    return this.#world.userAgent;
  }

  get onLine() {
    return this.#world.onLine;
  }

  /** The twins' domain of the scenario, or null. */
  get canary() {
    return this.#world.canary;
  }

  /** Resolves with what a browser would tell of `host`, when it would tell it. */
  probe(host) {
    const [outcome, ms] = this.#world.outcomes[host] ?? ['reached', this.#world.answerMs];
    return new Promise((resolve) => setTimeout(resolve, ms, outcome));
  }
}
