// The policies that partners are told, as a page's header.
import { policies, twins } from '../../www/generated/policies.js';

/** The header line for a way of embedding, under which nothing else is allowed; `less` leaves one source out, `canary` adds its twins. */
export function policy(way, { host = "'self'", canary, less } = {}) {
  const directives = Object.entries({ 'default-src': ["'none'"], ...policies[way] }).map(([name, sources]) => {
    const own = name === 'connect-src' && canary ? [...sources, ...twins] : sources;
    const told = own.filter((source) => source !== less);
    return [name, ...told].join(' ').replaceAll('{host}', host).replaceAll('{twins}', canary);
  });
  return directives.join('; ');
}

/** The same, but without the hash that allows the frame of the second opinion. */
export const withoutFrame = policy('element').replace(/ 'sha256-[^']*'/, '');
