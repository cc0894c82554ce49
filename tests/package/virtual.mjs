// A browser in which time passes only when nothing else is to be done: what pkg/src/ needs of one, and not a
// millisecond more.

/** What the build fills in. */
globalThis.BUILD = 'module';

let now = 0;
let last = 0;
const timers = new Map();

/** How far the wall clock runs ahead of the monotonic one, as after a sleep. */
let slept = 0;

globalThis.setTimeout = (call, ms = 0, ...given) => {
  last += 1;
  timers.set(last, { at: now + Math.max(0, ms), call: () => call(...given) });
  return last;
};
globalThis.clearTimeout = (timer) => timers.delete(timer);
globalThis.setInterval = (call, ms) => {
  const timer = setTimeout(tick, ms);
  function tick() {
    timers.set(timer, { at: now + ms, call: tick });
    call();
  }
  return timer;
};
globalThis.clearInterval = clearTimeout;
Date.now = () => Date.UTC(2026, 0, 1) + now + slept;
Object.defineProperty(globalThis, 'performance', {
  value: { now: () => now, getEntriesByName: () => [] },
  writable: true,
});

const events = new EventTarget();
for (const name of ['addEventListener', 'removeEventListener', 'dispatchEvent'])
  globalThis[name] = events[name].bind(events);
globalThis.window = globalThis;
globalThis.document = new EventTarget();
globalThis.Node = class {};
Object.defineProperty(globalThis, 'navigator', {
  value: { userAgent: 'Mozilla/5.0 (Windows NT 6.1; rv:115.0) Gecko/20100101 Firefox/115.0', onLine: true },
});
globalThis.location = { href: 'https://partner.example/', hostname: 'partner.example' };

/** What `promise` comes to, with all the time that it takes. */
export async function through(promise) {
  let settled = false;
  const seen = () => (settled = true);
  promise.then(seen, seen);
  for (;;) {
    await calm();
    if (settled) return promise;
    const [id, next] = [...timers].sort(([one, a], [other, b]) => a.at - b.at || one - other)[0] ?? [];
    if (!next) throw new Error('nothing is left to wait for, and the promise has not settled');
    timers.delete(id);
    now = next.at;
    next.call();
  }
}

/** What `work` comes to, and the messages of what timers threw meanwhile: `{ result, thrown }`. */
export async function quietly(work) {
  const thrown = [];
  const { setTimeout } = globalThis;
  const catching =
    (call) =>
    (...given) => {
      try {
        call(...given);
      } catch (cause) {
        thrown.push(cause.message);
      }
    };
  globalThis.setTimeout = (call, ...rest) => setTimeout(catching(call), ...rest);
  try {
    return { result: await work(), thrown };
  } finally {
    globalThis.setTimeout = setTimeout;
  }
}

/** The machine sleeps: the wall clock goes on and nothing runs. */
export function sleep(ms) {
  slept += ms;
}

/** The browser's clock, in ms. */
export const clock = () => now;

/** How many timers are set. */
export const pending = () => timers.size;

/** Forgets what an earlier test left waiting. */
export const forget = () => timers.clear();

/** Lets all promises go as far as they can. */
const calm = () => new Promise((resolve) => setImmediate(resolve));

/** A fetch that says that it is the browser's own. */
export const native = (fetch) => Object.assign(fetch, { toString: () => 'function fetch() { [native code] }' });
