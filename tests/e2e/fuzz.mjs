// Messages that no honest page sends, made from a seed. The functions here run in the page.
import { chance } from './chance.mjs';

/** Installs `lab.send(window, seed, count, targetOrigin)` in every frame, and what counts there what is heard. */
export const fuzz = {
  content: `if (!globalThis.lab) {
    const value = (${values})();
    (${installSender})(${chance}, value, (${almost})(value));
  }`,
};

/** Makes what draws a value. */
function values() {
  const long = 'x'.repeat(1e4);
  // prettier-ignore
  const words = ['conficker-check', 'height', 'ask', 'source', 'theme', 'dark', '100', '', '__proto__', 'null',
    '<img src=x>', long];
  /** A value of any kind that can be cloned; `transfer` takes what has to be handed over. */
  return function value(random, depth, transfer) {
    const pick = (list) => list[Math.floor(random() * list.length)];
    const kinds = [
      () => pick([undefined, null, true, false]),
      () => pick([0, -0, 1, -1, NaN, Infinity, 300, 1e9, random() * 1000, 10n ** 30n]),
      () => pick(words),
      // prettier-ignore
      () => pick([
        new Date(NaN), /x/g, new Error('x'), new Map([['source', 'conficker-check']]), new Set(['ask']),
        new Boolean(true), new String('ask'),
      ]),
      // prettier-ignore
      () => pick([
        new Uint8Array(100), new Float64Array(3), new ArrayBuffer(8), new DataView(new ArrayBuffer(8)), new Blob(['x']),
      ]),
      () => {
        const { port1, port2 } = new MessageChannel();
        transfer.push(port1, port2);
        return [port1, { port: port2 }];
      },
      () =>
        Array.from({ length: Math.floor(random() * 4) }, () => (depth > 0 ? value(random, depth - 1, transfer) : null)),
      () => {
        const made = {};
        for (let at = 0; at < 3; at += 1) {
          const key = pick(words.slice(0, -1));
          Object.defineProperty(made, key, {
            value: depth > 0 ? value(random, depth - 1, transfer) : at,
            enumerable: true,
            configurable: true,
          });
        }
        if (random() < 0.2) Object.defineProperty(made, 'self', { value: made, enumerable: true });
        return made;
      },
    ];
    return pick(kinds)();
  };
}

/** Makes what draws messages that are nearly right. */
function almost(value) {
  // prettier-ignore
  const heights = [
    0, -0, -1, 1e9, 99, 5001, 300.5, NaN, Infinity, -Infinity, 2 ** 53, '300', '100',
    null, undefined, true, 300n, [300], { valueOf: 300 }, new Number(300), new Date(300),
  ];

  /** Almost the question that a frame answers, or almost the answer that a partner's page takes. */
  return function nearly(random, transfer) {
    const pick = (list) => list[Math.floor(random() * list.length)];
    const other = () => value(random, 1, transfer);
    return pick([
      () => ({ source: 'conficker-check', ask: other() }),
      () => ({ source: other(), ask: 'height' }),
      () => ({ source: 'conficker-check', ask: 'height', theme: other() }),
      () => ({ source: 'conficker-check', ask: new String('height') }),
      () => Object.assign([], { source: 'conficker-check', ask: 'height' }),
      () => ({ source: 'conficker-check', ask: pick(['theme', 'lang', 'report', 'verdict', 'start', 'Height']) }),
      () => JSON.stringify({ source: 'conficker-check', ask: 'height' }),
      () => ({ source: 'conficker-check', height: pick(heights) }),
      () => ({ source: pick(['conficker', 'Conficker-Check', null, other()]), height: 300 }),
      () => ({ source: 'conficker-check', verdict: 'sign', height: pick(heights) }),
    ])();
  };
}

function installSender(chance, value, nearly) {
  const isRight = (data) => {
    const plain = data !== null && typeof data === 'object' && !Array.isArray(data);
    const question = plain && data.ask === 'height' && Object.keys(data).length === 2;
    const answer = plain && Number.isInteger(data.height) && data.height >= 100 && data.height <= 5000;
    return plain && data.source === 'conficker-check' && (question || answer);
  };

  globalThis.lab = {
    /** Sends `count` messages; gives how many were sent. What chance made right by accident is left out. */
    send(target, seed, count, targetOrigin = '*') {
      const random = chance(seed);
      let sent = 0;
      while (sent < count) {
        const transfer = [];
        const data = random() < 0.5 ? nearly(random, transfer) : value(random, 3, transfer);
        if (isRight(data)) continue;
        target.postMessage(data, targetOrigin, transfer);
        sent += 1;
      }
      return sent;
    },
    /** Counts every message that this window hears, and keeps the answers of framed checks. */
    heard: 0,
    answers: [],
  };
  addEventListener('message', ({ data }) => {
    globalThis.lab.heard += 1;
    if (data !== null && typeof data === 'object' && 'height' in data) globalThis.lab.answers.push(data);
  });
}
