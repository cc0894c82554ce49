// What must hold of every odd page, and what one row allows: a list of everything that is wrong.
import { assertDiscreet, nobody } from '../../e2e/expect.mjs';
import { resolverHost } from '../../e2e/lab.mjs';
import { lawsBroken, unforgivable } from '../again.mjs';
import { verdictMaxMs } from './visit.mjs';

/** Everything that is wrong with what was seen, in sentences; none is right. */
export function faultsOf(seen, scenario, pageHost) {
  const { row, looked, ready, told, report } = seen;
  if (row.look)
    return looked === row.shows ? [] : [`the page shows ${JSON.stringify(looked)}, not ${JSON.stringify(row.shows)}`];
  const heard = faultsHeard(told).map(unforgivable);
  if (!ready)
    return [told.start ? unforgivable('the check started by itself') : 'no button was shown within 10 s', ...heard];
  const untimely = (seen.before ? contactedBefore(seen, pageHost) : []).map(unforgivable);
  if (!report)
    return [
      ...untimely,
      told.error
        ? unforgivable(`no report, but the error ${told.error[0]}`)
        : `no verdict within ${verdictMaxMs / 1000} s`,
      ...heard,
    ];
  const guests = [...strangers(seen, pageHost), ...indiscreet(seen, pageHost)].map(unforgivable);
  return [...lawsBroken(report, scenario), ...notAllowed(seen), ...untimely, ...late(seen), ...guests, ...heard];
}

/** `sign b`, `no-sign`, or the reason; with every caveat that says more than each such verdict says. */
export function said({ verdict, variants, reason, caveats }) {
  return [verdict, variants.join(''), reason, caveats.includes('no-second-opinion') && 'no-second-opinion']
    .filter(Boolean)
    .join(' ');
}

function notAllowed({ row: { allowed }, report }) {
  const known = [report.verdict, report.variants.join(''), report.reason, ...report.caveats];
  const fits = allowed.some((answer) => answer.split(' ').every((word) => known.includes(word)));
  const faults = fits ? [] : [`it said ${said(report)}, allowed is ${allowed.join(' or ')}`];
  return report.simulated ? [...faults, 'the report is simulated'] : faults;
}

function late({ row, tookMs }) {
  const most = row.withinMs ?? verdictMaxMs;
  return tookMs > most ? [`the verdict came after ${tookMs} ms, more than ${most}`] : [];
}

function contactedBefore({ row, before: { names, requests } }, pageHost) {
  const known = [pageHost, resolverHost, ...(row.others ?? [])];
  const hosts = [...names, ...requests.map(({ host }) => host)];
  const others = [...new Set(hosts)].filter((host) => !known.includes(host));
  return others.length ? [`contacted before the click: ${others.join(', ')}`] : [];
}

/**
 * Who was looked up or contacted beside the page, what the report tells, where hosts led, and whom the page itself
 * asks.
 */
function strangers({ row, names, requests, report }, pageHost) {
  const targets = report.targets.map(({ host }) => host);
  const known = new Set([pageHost, resolverHost, nobody, ...(row.others ?? []), ...targets]);
  const hosts = [...new Set([...names, ...requests.map(({ host }) => host)])].filter((host) => !known.has(host));
  return hosts.length ? [`contacted beside the report: ${hosts.join(', ')}`] : [];
}

/** What hosts could learn of the visitor by requests that the page did not send itself. */
function indiscreet({ row, requests }, pageHost) {
  const known = [pageHost, resolverHost, ...(row.others ?? [])];
  return requests
    .filter(({ host }) => !known.includes(host))
    .flatMap((request) => {
      try {
        assertDiscreet(request);
        return [];
      } catch (cause) {
        return [`${request.host} was told of the visitor: ${JSON.stringify(request)}, ${cause.message.split('\n')[0]}`];
      }
    });
}

/** What the page's own handlers heard; what the page's own script got wrong is not ours. */
function faultsHeard({ fault = [] } = {}) {
  const ours = fault.filter((text) => /\/pkg\/|wasm/.test(text) || !/\/page\.js/.test(text));
  return ours.map((text) => `the page heard of an error: ${text.split('\n').filter(Boolean).slice(0, 3).join(' / ')}`);
}
