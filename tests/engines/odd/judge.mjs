// What must hold of every odd page, and what one row allows: a list of everything that is wrong.
import { faultsOfTraffic } from '../../e2e/traffic.mjs';
import { lawsBroken, unforgivable } from '../again.mjs';
import { verdictMaxMs } from './visit.mjs';

/** Everything that is wrong with what was seen, in sentences; none is right. */
export function faultsOf(seen, scenario) {
  const { row, looked, ready, told, report } = seen;
  if (row.look)
    return looked === row.shows ? [] : [`the page shows ${JSON.stringify(looked)}, not ${JSON.stringify(row.shows)}`];
  const heard = faultsHeard(told).map(unforgivable);
  if (!ready)
    return [told.start ? unforgivable('the check started by itself') : 'no button was shown within 10 s', ...heard];
  const { before } = seen;
  const { others = [] } = row;
  const traffic = faultsOfTraffic(report, scenario, { before, after: seen, others }).map(unforgivable);
  if (!report)
    return [
      ...traffic,
      told.error
        ? unforgivable(`no report, but the error ${told.error[0]}`)
        : `no verdict within ${verdictMaxMs / 1000} s`,
      ...heard,
    ];
  return [...lawsBroken(report, scenario), ...notAllowed(seen), ...traffic, ...late(seen), ...heard];
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

/** What the page's own handlers heard; what the page's own script got wrong is not ours. */
function faultsHeard({ fault = [] } = {}) {
  const ours = fault.filter((text) => /\/pkg\/|wasm/.test(text) || !/\/page\.js/.test(text));
  return ours.map((text) => `the page heard of an error: ${text.split('\n').filter(Boolean).slice(0, 3).join(' / ')}`);
}
