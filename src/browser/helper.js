// The helper frame's script. It asks a host once more, as an event source, and answers on the port that comes with the
// address: with the length of the request's timing in milliseconds, or with a code below. It acts for its parent alone,
// and only in a frame without an origin. The browser runs what is made of it, helper.min.js.
const WAITING = -1;
const FORBIDDEN = -2;
const UNKNOWN = -3;

/** The addresses that a policy forbade. */
const violated = [];

/**
 * How many readings a clock may take until it goes on. None is left where its steps are 3 ms or longer, or where it
 * stands: a length of 0 says nothing then.
 */
let readings = 1e5;
let before;
let now = performance.now();
do {
  before = now;
  now = performance.now();
} while (--readings && !(now > before && now < before + 3));

addEventListener(
  'securitypolicyviolation',
  (event) => event.disposition == 'report' || violated.push(event.blockedURI),
);

onmessage = (message) => {
  const port = message.ports[0];
  const url = message.data;
  const answer = (value) => port.postMessage(value);
  if ((self.origin || location.origin) != 'null' || message.source != parent || !port) return;
  if (!url) return answer(0);
  let source;
  try {
    source = new EventSource(url);
  } catch (_) {
    return answer(FORBIDDEN);
  }
  source.onopen = source.onerror = () => {
    const timing = performance.getEntriesByName(url).pop();
    const length = timing && (timing.duration || readings) ? timing.duration : UNKNOWN;
    const isForbidden = violated.some((address) => !url.indexOf(address));
    // One that is not closed waits to ask again: no response came back.
    answer(source.readyState ? (isForbidden ? FORBIDDEN : length) : WAITING);
    source.close();
  };
};
