// The module by which the page of error rates replays runs: it tells what the same sources tell natively, and what the
// widget's own module reports in the same world.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { open } from '../../www/replay/module.js';
import { sentence } from '../../www/replay/shown.js';
import { at } from '../published.mjs';
import { through } from './virtual.mjs';
import { drive, names, openCore, simulation } from './worlds.mjs';

const load = () => import('../../www/dist/replay-module.js');
const native = JSON.parse(readFileSync(at('target/replays/native.json'), 'utf8'));
const tell = await open(load);

test('every world is told as it is natively, whatever the seed', () => {
  const runs = Object.keys(native);
  for (const name of names) assert.ok(runs.filter((run) => run.startsWith(`${name}:`)).length >= 3, name);
  assert.ok(
    runs.some((run) => /^\d+$/.test(run)),
    'no run of the mixed population',
  );
  for (const run of runs) assert.deepEqual(tell(run), native[run], run);
});

test('another seed is another run', () => {
  const texts = new Set(
    [0, 1, 2 ** 32, 2 ** 53].map((seed) => tell(`clean-rotten:${seed}`).text.split('\n').slice(1).join()),
  );
  assert.equal(texts.size, 4);
});

test('what is no run is a fault, and the next run is told none the less', () => {
  for (const run of ['', 'clean:', 'clean:1.5', `clean:${2n ** 64n}`, 'nowhere:1', 'ünïcode:1'])
    assert.match(tell(run).fault, /is no seed|is called/, run);
  assert.equal(tell('clean:1').fault, undefined);
});

test('the module imports nothing, so that it can reach nothing', async () => {
  const { bytes } = await load();
  assert.deepEqual(WebAssembly.Module.imports(await WebAssembly.compile(bytes())), []);
});

test('a step is told in a sentence', () => {
  const run = tell('conficker-b-fast:1');
  const last = run.steps.length - 1;
  assert.match(sentence(run, 0), /^Step 1 of \d+, at 0 ms: the visitor starts the check\. The check asks .* and asks /);
  assert.match(sentence(run, last), /The check .*says sign b\. So far: sign b\.$/);
});

/**
 * The world of a run as the widget's simulation plays it, with each answer after the time that it took in the run. The
 * widget's own module is the one that is shipped; it draws the same hosts from the same seed.
 */
function asSimulation(name, { steps }) {
  const [asked, answers] = [new Map(), new Map()];
  for (const { atMs, happened, done } of steps) {
    const [, host, outcome] = /^(\S+) (reached|failed|refused|timed-out)$/.exec(happened) || [];
    if (host) answers.set(host, [...(answers.get(host) || []), [outcome, atMs - asked.get(host)]]);
    for (const line of done) {
      const [, host] = /^asks (\S+),/.exec(line) || [];
      if (host) asked.set(host, atMs);
    }
  }
  const probe = (host) => {
    const [outcome, ms] = (answers.get(host) || []).shift() || ['failed', 1e6];
    return new Promise((resolve) => setTimeout(() => resolve(outcome), ms));
  };
  return { ...simulation(name), probe };
}

/** What only a network can show, or only timers that come late: a simulation of the widget plays neither. */
const isBeyondSimulation = ({ text }) => /is asked once more|late timer|goes to sleep/.test(text);

test('the module that ships reports the same in the same world', async () => {
  const seed = 1;
  let compared = 0;
  for (const name of names) {
    const run = tell(`${name}:${seed}`);
    if (isBeyondSimulation(run)) continue;
    const stand = asSimulation(name, run);
    const report = await through(
      drive(await openCore(), { canary: stand.canary, own: stand.own, seed, simulation: stand }),
    );
    const detail = report.reason || report.variants.join(' or ');
    const asked = report.targets.filter(({ outcome }) => outcome !== 'not-tried').map(({ host }) => host);
    assert.deepEqual(
      { said: `${report.verdict} ${detail}`.trim(), asked: asked.sort() },
      {
        said: run.end.split(/[,;]/)[0],
        asked: run.steps
          .at(-1)
          .held.map(({ host }) => host)
          .sort(),
      },
      `${name}:${seed}`,
    );
    compared += 1;
  }
  assert.ok(compared > names.length / 2, `${compared} of ${names.length}`);
});
