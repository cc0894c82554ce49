// The content security policy of a page, as the lines that a person copies.
import { facts, own as alone, policies, twins } from '../generated/policies.js';
import { escaped } from './ways.js';

/**
 * What the page has to allow for a way: `[[directive, sources]]`. `host` is an origin; `canary` is the twins' domain,
 * `own` that of own names, and each may be empty.
 */
export function policyOf(way, { host, canary, own }) {
  const allowed = Object.entries(policies[way] ?? {});
  return allowed.map(([directive, sources]) => {
    const asked = directive !== 'connect-src' ? sources : own ? alone : canary ? [...sources, ...twins] : sources;
    const filled = (source) => source.replace('{host}', host).replace('{twins}', canary).replace('{own}', own);
    return [directive, asked.map(filled)];
  });
}

/** The policy in one line. */
export const lineOf = (policy) => policy.map(([directive, sources]) => `${directive} ${sources.join(' ')}`).join('; ');

/** The lines to copy: `[{ title, text }]`. */
export function linesOf(policy) {
  const line = lineOf(policy);
  return [
    { title: 'As a header of your server', text: `Content-Security-Policy: ${line}` },
    {
      title: 'Or in the head of your page',
      text: `<meta http-equiv="Content-Security-Policy" content="${escaped(line)}">`,
    },
  ];
}

/** What there is to know about these lines. */
export function factsOf(way, policy) {
  const directives = new Map(policy);
  const scripts = directives.get('script-src') ?? [];
  const told = [
    policy.length > 0 && facts.add,
    directives.has('connect-src') && facts.connect,
    scripts.some((source) => source.startsWith("'sha256-")) && facts.hash,
    scripts.includes("'wasm-unsafe-eval'") && facts.wasm,
    way !== 'framed' && directives.has('frame-src') && facts.frame,
  ];
  return told.filter(Boolean);
}
