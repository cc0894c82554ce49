// The helper frame's script, as it is read and as it is run, in a frame made by hand: when it acts, and what it reports
// of a clock that is too coarse.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';
import { minify } from 'terser';

const at = (name) => new URL(`../../src/browser/${name}`, import.meta.url);
const written = await readFile(at('helper.js'), 'utf8');

test('what browsers run is what terser makes of the script that people read', async () => {
  const { code } = await minify(written, { toplevel: true, compress: { passes: 3 } });
  if (process.env.UPDATE_GOLDEN === '1') await writeFile(at('helper.min.js'), `${code}\n`);
  assert.equal(await readFile(at('helper.min.js'), 'utf8'), `${code}\n`);
});

const url = 'https://www.example.com/';

/**
 * What the frame answers when it is asked about an address whose timing is `duration` long, in a browser whose clock
 * goes in steps of `step` ms.
 */
function answer(
  script,
  { origin = { self: 'null' }, step = 0.1, duration, readyState = 2, message = url, stranger = false },
) {
  let calls = 0;
  const told = [];
  const parent = {};
  class EventSource {
    readyState = readyState;
    constructor() {
      queueMicrotask(() => this.onerror());
    }
    close() {}
  }
  const scope = {
    EventSource,
    parent,
    performance: {
      now: () => Math.floor((calls += 1) / 1000 / step) * step,
      getEntriesByName: () => (duration === undefined ? [] : [{ duration }]),
    },
    addEventListener() {},
    location: { origin: origin.location },
  };
  scope.self = { origin: origin.self };
  runInNewContext(script, scope);
  scope.onmessage({
    data: message,
    source: stranger ? {} : parent,
    ports: [{ postMessage: (what) => told.push(what) }],
  });
  return new Promise((resolve) => setImmediate(resolve, told));
}

for (const [name, given, expected] of [
  ['a greeting', { message: '' }, [0]],
  ['a response that was withheld', { duration: 14 }, [14]],
  ['nothing, in Firefox', { step: 1, duration: 0 }, [0]],
  ['nothing, or a quick response, by a clock with steps of 100 ms', { step: 100, duration: 0 }, [-3]],
  ['nothing by a clock with steps of 2 ms', { step: 2, duration: 0 }, [0]],
  ['the same by one with steps of 4 ms', { step: 4, duration: 0 }, [-3]],
  ['the same where the clock stands', { step: Infinity, duration: 0 }, [-3]],
  ['a response by such a clock', { step: 100, duration: 100 }, [100]],
  ['no timing', {}, [-3]],
  ['nothing, in Chromium', { readyState: 0, duration: 0 }, [-1]],
  ['a frame in a browser without self.origin', { origin: { location: 'null' }, duration: 14 }, [14]],
  ['a page of its own', { origin: { self: 'https://page.example' }, duration: 14 }, []],
  ['the same in a browser without self.origin', { origin: { location: 'https://page.example' }, duration: 14 }, []],
  ['somebody who is not its parent', { stranger: true, duration: 14 }, []],
]) {
  test(`of ${name} the helper frame reports ${JSON.stringify(expected)}`, async () => {
    assert.deepEqual(await answer(written, given), expected);
    assert.deepEqual(await answer(await readFile(at('helper.min.js'), 'utf8'), given), expected);
  });
}
