// Sends a probe and tells its outcome; the only file, with second-opinion.js, that contacts anybody but the package's own host.
//
// `fetch` in no-cors mode resolves when an HTTP response came back and was let through, whatever its status. It rejects alike for
// every failure of the network and for a response that was withheld (Cross-Origin-Resource-Policy, a redirect that leads
// nowhere). A second opinion tells the two apart, because a withheld response is a response: the name was resolved.
import { openSecondOpinion } from './second-opinion.js';

/** Measured: Chromium, Firefox and WebKitGTK tell a violation within 5 ms. */
const settleMs = 10;

/**
 * The way to the network, or to a simulation of one: then no network is touched, and no helper frame is made.
 * `unconfirmed` is called where a probe was rejected and no second opinion could be had.
 */
export function openNetwork({ engine, mount, simulation, unconfirmed }) {
  const isGecko = engine === 'gecko';
  let secondOpinion = null;
  // Making a frame takes its time, and the first probes need not wait for it.
  const opening = setTimeout(() => {
    if (!isGecko && !simulation) secondOpinion = openSecondOpinion(mount);
  });
  const violated = [];
  const note = ({ disposition, blockedURI }) => {
    // A report-only policy lets the request proceed. Older browsers tell no disposition.
    if (disposition !== 'report') violated.push(blockedURI);
  };
  document.addEventListener('securitypolicyviolation', note);

  /** Tries to reach a target. The outcome of a probe that was given up means nothing. */
  async function probe({ host, path, nonce }, flight) {
    if (simulation) return simulation.probe(host);
    const origin = `https://${host}/`;
    const url = `https://${host}${path}?${nonce}`;
    // Older browsers tell of the origin alone, without the slash.
    const isRefused = () => violated.some((uri) => `${uri}/`.indexOf(origin) === 0);
    const type = await responseType(url, flight.signal);
    if (type === 'opaque') {
      // The headers are enough: whatever else the host would send is not wanted.
      flight.abort();
      return 'reached';
    }
    // A violation of the page's policy is told in a task of its own, after the rejection.
    await new Promise((resolve) => setTimeout(resolve, settleMs));
    if (isRefused()) return 'refused';
    if (flight.signal.aborted) return 'interrupted';
    const responded = isGecko ? wasConnected(url, type) : await askAgain(url, flight);
    // On a slow machine the violation is told late, and the frame, which is under the same policy, takes what that stops for a response.
    if (isRefused()) return 'refused';
    if (responded) return 'reached';
    // Where the page answers for others, a host that nobody could ask again is not known to be dark.
    return responded === null && type !== null ? 'refused' : 'failed';
  }

  /** Whether a response came back for another request to the same address; null where nobody can tell. */
  async function askAgain(url, { signal }) {
    const responded = secondOpinion ? await secondOpinion.ask(url, signal) : null;
    if (responded === null && !signal.aborted) unconfirmed();
    return responded;
  }

  function close() {
    document.removeEventListener('securitypolicyviolation', note);
    clearTimeout(opening);
    if (secondOpinion) secondOpinion.close();
  }

  return { probe, close };
}

/**
 * What kind of response came back, or null for none. That of another site is `opaque`; any other comes from the page itself, whose
 * service worker may answer in a host's place, as with a page for those who are offline.
 */
async function responseType(url, signal) {
  try {
    const { type } = await fetch(url, {
      mode: 'no-cors',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal: typeof AbortController === 'function' ? signal : undefined,
    });
    return type;
  } catch (_) {
    return null;
  }
}

/** Firefox gives a resource timing of exactly no length where no connection was made, and a longer one where HTTP began. */
function wasConnected(url, type) {
  // What the page answered took its time, too.
  if (type !== null) return null;
  const entry = performance.getEntriesByName(url).pop();
  return Boolean(entry) && entry.duration > 0;
}
