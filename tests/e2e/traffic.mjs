// Whom a check contacted, and what they were told: what the lab's log may hold, whatever drove the browser.
import { asked } from './expect.mjs';
import { pageHost as host, resolverHost } from './lab.mjs';

/**
 * The one name beside the report that a check may look up, where no host can be, to see how this browser tells of a
 * failure.
 */
const nobody = 'nobody.invalid';

/**
 * How often a check asks one host: itself, and once by its second look; WebKit looks again at what only such a look
 * took for an answer.
 */
const timesMax = ({ engine }) => (engine === 'webkit' ? 3 : 2);

/**
 * Everything that is wrong, in sentences: whoever was looked up or contacted before the click beside the page, or after
 * it beside the targets of the report, and whoever could learn from a request who asks from where.
 *
 * `before` and `after` are the lab's log at the click and at the verdict, if it was read then, and in `contacted` the
 * hosts to which the browser itself says that the page sent requests. `others` are those whom an odd page asks by
 * itself: such a page may also load our parts early, answer in a host's place, and run in a browser that has kept
 * addresses from an earlier page. `earlier` is the report of a check that the page did shortly before: what it left
 * hanging a resolver may still look up, but no host is asked again.
 */
export function faultsOfTraffic(report, scenario, { before, after, pageHost = host, others, earlier }) {
  const page = [pageHost, ...(scenario.browser === 'doh' ? [resolverHost] : []), ...(others ?? [])];
  const past = earlier ? hosts(earlier.targets.filter(asked)) : [];
  const faults = before ? strangers(before, page, 'before the click', { past }) : [];
  if (before && !others && !earlier) faults.push(...early(before, pageHost, scenario));
  if (!report) return faults;
  const tried = report.targets.filter(asked);
  // What the page's own policy stopped, a browser may tell of, but nobody else hears of.
  const isStopped = ({ outcome }) => outcome === 'refused' && !others;
  const led = scenario.targets.map(({ ledTo }) => ledTo).filter(Boolean);
  const known = [...page, nobody, ...led, ...hosts(tried.filter((target) => !isStopped(target)))];
  faults.push(
    ...strangers(after, known, 'beside the report', { past, stopped: hosts(tried.filter(isStopped)) }),
    ...wrong(
      'asked once more',
      hosts(tried).filter((of) => past.includes(of)),
    ),
    ...after.requests.filter((request) => !page.includes(request.host) && !isDiscreet(request)).map(indiscreet),
  );
  if (!others) faults.push(...unlooked(tried, after, scenario), ...miscounted(tried, after, scenario, led));
  return faults;
}

const hosts = (all) => all.map(({ host }) => host);

/** A fault of these hosts or paths, if there are any. */
const wrong = (fault, all) => (all.length ? [`${fault}: ${[...new Set(all)].join(', ')}`] : []);

function strangers({ names, requests, contacted = [] }, known, when, { past = [], stopped = [] }) {
  const beside = (all, may = []) => all.filter((host) => ![...known, ...may].includes(host));
  return [
    ...wrong(`looked up ${when}`, beside(names, past)),
    ...wrong(`contacted ${when}`, beside(hosts(requests))),
    ...wrong(`requested ${when}`, beside(contacted, stopped)),
  ];
}

/** What a build in one file loads with the page. */
const whole = { strict: '/pkg/strict/check.js' };

/** Nothing heavy is loaded before the visitor starts the check; and a log without the page itself proves nothing. */
function early({ names, requests, contacted = names }, pageHost, { page }) {
  const paths = requests.map(({ path }) => path);
  const logs = [names, hosts(requests), contacted];
  return [
    ...wrong(
      'loaded before the click',
      paths.filter((path) => /core|\/check\.|help|simulate|opinion|chart/.test(path) && path !== whole[page]),
    ),
    ...(logs.every((log) => log.includes(pageHost)) ? [] : ['the page itself is missing in a log']),
  ];
}

const isDiscreet = ({ method, cookie, referer, origin, path }) =>
  ['GET', 'HEAD'].includes(method) &&
  cookie === null &&
  referer === null &&
  [null, 'null'].includes(origin) &&
  !/partner/.test(path);

const indiscreet = (request) => `${request.host} was told of the visitor: ${JSON.stringify(request)}`;

/** What is set up in an engine may stop a look-up inside the browser. */
function unlooked(tried, { names }, { engine }) {
  const heard = tried.filter(({ outcome }) => !['interrupted', 'refused'].includes(outcome));
  const silent = hosts(heard).filter((host) => !names.includes(host));
  return engine ? [] : wrong('in the report, but never looked up', silent);
}

function miscounted(tried, { requests }, scenario, led) {
  const fates = new Map(scenario.targets.map(({ host, fate }) => [host, fate]));
  // What nginx serves to engines is in no log, since the recipe keeps none, nor is what one takes for an answer.
  const isServed = ({ host }) => scenario.engine && scenario.canary && host.endsWith(scenario.canary);
  const isSeen = (target) => !isServed(target) && !(fates.get(target.host) in scenario.outcomes);
  const count = ({ host }) => requests.filter((request) => request.host === host).length;
  const often = tried.filter((target) => count(target) > timesMax(scenario) && !led.includes(target.host));
  const never = tried.filter((target) => target.outcome === 'reached' && !count(target) && isSeen(target));
  return [
    ...wrong(
      'contacted too often',
      often.map((target) => `${target.host}, ${count(target)} times`),
    ),
    ...wrong('said to be reached, but was not', hosts(never)),
  ];
}
