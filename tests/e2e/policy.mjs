// The policies that partners copy from the embed page, on pages that allow nothing else.
import { lineOf, policyOf } from '../../www/snippets/policy.js';

/** The header line for a way of embedding; `less` leaves one source out, `canary` adds its twins. */
export function policy(way, { host = "'self'", canary = '', less } = {}) {
  const allowed = policyOf(way, { host, canary }).map(([directive, sources]) => [
    directive,
    sources.filter((source) => source !== less),
  ]);
  return lineOf([['default-src', ["'none'"]], ...allowed]);
}

/** The same, but without the hash that allows the frame of the second opinion. */
export const withoutFrame = policy('element').replace(/ 'sha256-[^']*'/, '');
