// Kind D: a page whose own scripts have taken, wrapped or broken what the check needs of its globals.
import { clean, each, infected, withheld } from './worlds.mjs';

/** What pages do to their globals, by the name of the row. A verdict is wanted in every one, as if they had not. */
const taken = {
  'var-performance': 'var performance = { fonds: 3.2 };',
  'var-url': "var URL = '/shop/ajax';",
  'var-self': 'var self = {};',
  'var-parent': 'var parent = {}; var frames = [];',
  'var-event': "var event = null; var status = 'ok'; var origin = 'x'; var length = 'long';",
  'var-node': 'var Node = {}; var Element = {}; var Event = {};',
  'var-map': 'var Map = {};',
  'var-set': 'var Set = {}; var WeakMap = { get: 1 };',
  'var-text-decoder': "var TextDecoder = 'none'; var TextEncoder = 'none';",
  'var-headers': 'var Request = {}; var Headers = {}; var Response = {};',
  'var-reflect': 'var Reflect = {};',
  'var-escape': 'var escape = 27;',
  'var-unescape': 'var unescape = null;',
  'function-escape':
    "function escape(s) { return String(s).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;'); }",
};

const broken = {
  'settimeout-returns-nothing': () => {
    const own = window.setTimeout;
    window.setTimeout = (...rest) => void own(...rest);
  },
  'settimeout-returns-object': () => {
    const [own, end] = [window.setTimeout, window.clearTimeout];
    window.setTimeout = (...rest) => ({ id: own(...rest) });
    window.clearTimeout = (timer) => end(timer && timer.id);
  },
  'cleartimeout-is-null': () => {
    window.clearTimeout = null;
  },
  'date-is-text': () => {
    Date.now = () => new Date(0).toISOString();
  },
  'date-stands': () => {
    Date.now = () => 1e12;
  },
  'random-is-constant': () => {
    Math.random = () => 0.5;
  },
  'random-is-null': () => {
    Math.random = null;
  },
  'array-extended': () => {
    Array.prototype.first = function () {
      return this[0];
    };
    Array.prototype.toJSON = function () {
      return String(this);
    };
  },
  'object-extended': () => {
    Object.prototype.extend = function () {
      return this;
    };
    Object.prototype.signal = null;
    Object.prototype.mode = 'cors';
  },
  'string-extended': () => {
    String.prototype.toJSON = function () {
      return `"${this}"`;
    };
    String.prototype.startsWith = () => true;
  },
  'array-from-old': () => {
    Array.from = (found) => (found && found.length ? [].slice.call(found) : []);
  },
  'array-of-old': () => {
    Array.of = () => 'a list';
    Array.isArray = () => false;
  },
  'bind-old': () => {
    Function.prototype.bind = function (bound) {
      return (...rest) => this.apply(bound, rest);
    };
  },
  'promise-patched': () => {
    const own = Promise.prototype.then;
    Promise.prototype.then = function (kept, broken) {
      const zone = (work) => (typeof work === 'function' ? (value) => work.call(undefined, value) : work);
      return own.call(this, zone(kept), zone(broken));
    };
  },
  'promise-subclassed': () => {
    const Own = Promise;
    window.Promise = class ZoneAwarePromise extends Own {
      then(kept, broken) {
        return super.then(kept, broken);
      }
    };
  },
  'promise-replaced': () => {
    const Own = Promise;
    window.Promise = function (work) {
      const held = new Own(work);
      this.then = (kept, broken) =>
        new window.Promise((resolve, reject) => held.then(kept, broken).then(resolve, reject));
      this.catch = (broken) => this.then(undefined, broken);
    };
    for (const name of ['all', 'race', 'resolve', 'reject'])
      window.Promise[name] = (value) => new window.Promise((resolve, reject) => Own[name](value).then(resolve, reject));
  },
  'remove-old': () => {
    Element.prototype.remove = function () {
      return this;
    };
  },
  'listeners-wrapped': () => {
    const own = EventTarget.prototype.addEventListener;
    EventTarget.prototype.addEventListener = function (type, work, ...rest) {
      return own.call(this, type, typeof work === 'function' ? (event) => work(event) : work, ...rest);
    };
  },
  'fetch-throws': () => {
    window.fetch = () => {
      throw new Error('not here');
    };
  },
  'fetch-gives-nothing': () => {
    window.fetch = () => undefined;
  },
  'fetch-of-strings': () => {
    const own = window.fetch;
    window.fetch = (url, options) => own(url.replace('#', ''), Object.assign({}, options));
  },
};

const removed = {
  'no-abort-controller': () => delete window.AbortController,
  'no-performance': () => delete window.performance,
  'no-crypto': () => delete window.crypto,
  'no-url': () => delete window.URL,
  'no-promise-race': () => delete Promise.race,
};

/** A check cannot tell whether the machine slept. */
const dateJumps = () => {
  const own = Date.now;
  Date.now = () => own() + Math.floor(own() / 100) * 1e6;
};

/** Without these a check cannot ask. */
const unasked = {
  'no-fetch': () => delete window.fetch,
};

const rows = (worlds, name, script) => each(worlds, { name: `d-${name}`, about: "the page's own globals", script });
const orInterrupted = ({ network, allowed }) => ({ network, allowed: [...allowed, 'cannot-tell interrupted'] });
const refused = ({ network }) => ({ network, allowed: ['cannot-tell page-policy'] });

/** Look-ups that hang, so that a check must wait, and tell how long it has. */
const hanging = { network: 'conficker-b-drop', allowed: ['sign b'] };
/** Answers that come late, which no page's timers may make a silence of. */
const late = { network: 'slow-all', allowed: ['no-sign'] };
const waiting = [
  ...['settimeout-returns-nothing', 'cleartimeout-is-null'].flatMap((name) =>
    each({ late }, { name: `d-${name}`, about: 'no timer can be ended, and answers are late', script: broken[name] }),
  ),
  ...each(
    { hanging, clean },
    {
      name: 'd-performance-now-stands',
      about: 'a page whose performance.now stands',
      own: true,
      withinMs: 15_000,
      script: () => {
        performance.now = () => 1234.5;
      },
    },
  ),
  ...Object.entries({ slow: [0.1, { clean }], fast: [20, { hanging, clean }] }).flatMap(([how, [times, worlds]]) =>
    each(worlds, {
      name: `d-performance-now-${how}`,
      about: `a page whose performance.now runs ${times} times as fast as time`,
      own: true,
      withinMs: 15_000,
      script: `
        const own = performance.now.bind(performance);
        performance.now = () => own() * ${times};`,
    }),
  ),
  ...each(
    { hanging },
    {
      name: 'd-settimeout-drops-arguments',
      about: 'a wrapper of setTimeout that forgets further arguments',
      own: true,
      withinMs: 15_000,
      script: () => {
        const own = window.setTimeout;
        window.setTimeout = (work, ms) => own(() => work(), ms);
      },
    },
  ),
];

export const globals = [
  ...Object.entries({ ...taken, ...broken, ...removed }).flatMap(([name, script]) =>
    rows({ infected, clean, withheld }, name, script),
  ),
  ...rows(
    { infected: orInterrupted(infected), clean: orInterrupted(clean), withheld: orInterrupted(withheld) },
    'date-jumps',
    dateJumps,
  ),
  // It cannot look twice, and where every host answers it need not.
  ...rows(
    { infected: { ...infected, allowed: ['cannot-tell no-second-opinion'] }, clean, withheld },
    'no-message-channel',
    () => delete window.MessageChannel,
  ),
  ...Object.entries(unasked).flatMap(([name, script]) =>
    rows({ infected: refused(infected), clean: refused(clean) }, name, script),
  ),
  ...waiting,
];
