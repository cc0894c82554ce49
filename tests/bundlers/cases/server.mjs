// On a server there is no window, and there may be no ES modules: importing must do nothing, and do it well.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { here, run, tooOld } from '../package.mjs';

/** Runs a line of JavaScript where a partner's server would, and gives what it printed. */
const onServer = (code, type = 'module') =>
  run(process.execPath, [`--input-type=${type}`, '--eval', code], here('apps'));

const names = ['ConfickerCheckElement', 'ConfickerCheckError', 'listed', 'runCheck'];

test('importing the package on a server offers its names, and makes no window', async () => {
  const said = await onServer(`
    const before = Reflect.ownKeys(globalThis);
    const package_ = await import('conficker-check');
    const made = Reflect.ownKeys(globalThis).filter((key) => !before.includes(key));
    console.log(JSON.stringify({ names: Object.keys(package_).sort(), made }));`);
  assert.deepEqual(JSON.parse(said), { names, made: [] });
});

for (const entry of ['define', 'single', 'strict'])
  test(`importing ${entry} on a server registers nothing`, async () => {
    const said = await onServer(`
    const before = Reflect.ownKeys(globalThis);
    await import('conficker-check/${entry}');
    const made = Reflect.ownKeys(globalThis).filter((key) => !before.includes(key));
    console.log(JSON.stringify(made));`);
    assert.deepEqual(JSON.parse(said), []);
  });

test('requiring the package on a server works where Node.js can require modules', { skip: tooOld }, async () => {
  const said = await onServer(
    `
    process.removeAllListeners('warning');
    console.log(JSON.stringify(Object.keys(require('conficker-check')).filter((name) => !name.startsWith('__')).sort()));
    require('conficker-check/define');`,
    'commonjs',
  );
  assert.deepEqual(JSON.parse(said.split('\n')[0]), names);
});

test('a server may ask whether the worm blocks a host', async () => {
  const said = await onServer(`
    const { listed } = await import('conficker-check');
    console.log(JSON.stringify([await listed('www.kaspersky.com'), await listed('www.debian.org')]));`);
  const [blocked, free] = JSON.parse(said);
  assert.deepEqual(
    { string: blocked.string, variants: blocked.variants, free },
    { string: 'kaspersky', variants: ['b', 'c'], free: null },
  );
});

test('a check on a server is a report or an error with a code, never a crash', async () => {
  const said = await onServer(`
    const { runCheck, ConfickerCheckError } = await import('conficker-check');
    const ended = await runCheck({ simulate: 'clean' }).then(({ verdict }) => verdict, (error) => error instanceof ConfickerCheckError && error.code);
    console.log(JSON.stringify(ended));`);
  assert.ok(['no-sign', 'internal'].includes(JSON.parse(said)), said);
});
