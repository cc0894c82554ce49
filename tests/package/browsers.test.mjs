// How old a browser may be: the syntax of each script by a real parser, and what it uses by browser-compat-data.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'acorn';
import { browsers, since } from './browsers/compat.mjs';
import { markdown } from './browsers/markdown.mjs';
import { chart, guarded, means, ours, scripts, tiers } from './browsers/tiers.mjs';
import { nodes, uses } from './browsers/uses.mjs';

const dist = new URL('../../pkg/dist/', import.meta.url);
const source = (script) => readFileSync(new URL(script, dist), 'utf8');

/** What each script uses; some are of several tiers. */
const known = new Map();

test('every script that ships has its syntax level', () => {
  const shipped = readdirSync(dist, { recursive: true }).filter((file) => file.endsWith('.js'));
  assert.deepEqual(shipped.sort(), Object.keys(scripts).sort());
});

for (const [script, { year, kind, beyond }] of Object.entries(scripts)) {
  test(`${script} is written in the ${kind} syntax of ${year}${beyond.length ? ', but for import() and import.meta' : ''}`, () => {
    parseStrictly(source(script), year, kind, beyond);
  });
}

test('syntax that is too new is found', () => {
  for (const text of [
    'a?.b',
    'a ?? b',
    'a ||= b',
    'class A { #b }',
    'class A { b = c }',
    'try {} catch {}',
    '1n',
    'await a',
  ]) {
    assert.throws(() => parseStrictly(text, 2018, 'module', scripts['check.js'].beyond), SyntaxError, text);
  }
  for (const text of ['a ** b', 'async () => 1', '({ ...a })', 'import("a")', 'import "a"']) {
    assert.throws(() => parseStrictly(text, 2015, 'script', []), SyntaxError, text);
  }
  parseStrictly(
    'const a = async () => ({ ...b, c: await import("d"), e: import.meta.url })',
    2018,
    'module',
    scripts['check.js'].beyond,
  );
});

for (const tier of tiers) {
  const features = [...featuresOf(tier)].map(([feature, how]) => [oldest(feature), feature, how]);
  for (const browser of browsers) {
    test(`${tier.name}: ${browser} ${tier.oldest[browser]?.[0] ?? 'never'} is the oldest`, () => {
      const [version, key] = tier.oldest[browser] ?? [Infinity, null];
      const used = features.map(([needed, feature, how]) => [needed[browser], feature, how]);
      const newer = used.filter(([needed]) => needed > version);
      assert.deepEqual(
        newer,
        [],
        `${browser} ${version} lacks these; a name of our own belongs into \`ours\` of tiers.mjs`,
      );
      if (key)
        assert.ok(
          used.some(([needed, feature]) => needed === version && feature === key),
          `${key} is not what decides`,
        );
    });
  }
}

test('what is guarded, meant or ours is still used', () => {
  const told = tiers.flatMap(({ scripts: all }) => all.map(source));
  const keys = new Set(told.flatMap((text) => [...usesOf(text).keys()]));
  assert.deepEqual(
    Object.keys(guarded).filter((key) => !keys.has(key)),
    [],
  );
  assert.deepEqual(
    Object.values(means).filter((key) => !keys.has(key)),
    [],
  );
  assert.deepEqual(
    ours.filter((name) => !told.some((text) => new RegExp(`\\b${name}\\b`).test(text))),
    [],
  );
});

test('features that are too new are found', () => {
  const found = (text) => [...uses(text, { means: {}, ours: [] }).keys()];
  const expected = {
    'a.replaceChildren(b)': /Element.replaceChildren/,
    'queueMicrotask(a)': /api.queueMicrotask/,
    'globalThis.a': /builtins.globalThis/,
    'Object.fromEntries(a)': /Object.fromEntries/,
    'structuredClone(a)': /api.structuredClone/,
    'AbortSignal.timeout(1)': /AbortSignal.timeout_static/,
    'Promise.allSettled(a)': /Promise.allSettled/,
    'a.flatMap(b)': /flatMap/,
    'a.replaceAll(b, c)': /replaceAll/,
    'a?.b': /optional_chaining/,
    "({ a: reader('userAgentData') })": /api.Navigator.userAgentData/,
    'const { clipboard } = navigator': /api.Navigator.clipboard|api.Clipboard/,
  };
  for (const [text, key] of Object.entries(expected))
    assert.ok(
      found(text).some((each) => key.test(each)),
      `${text}: ${found(text)}`,
    );
});

test('docs/BROWSERS.md tells the same', () => {
  const told = readFileSync(new URL('../../docs/BROWSERS.md', import.meta.url), 'utf8');
  assert.ok(told.includes(markdown(tiers, chart)), `put this into docs/BROWSERS.md:\n\n${markdown(tiers, chart)}`);
});

function usesOf(text) {
  if (!known.has(text)) known.set(text, uses(text, { means, ours }));
  return known.get(text);
}

/** What a tier uses: `Map(key -> how it is written)`. */
function featuresOf({ scripts: all, needs, without = [] }) {
  const found = new Map(needs.map((key) => [key, 'the page']));
  for (const script of all) {
    for (const [key, how] of usesOf(source(script))) found.set(key, `${how} in ${script}`);
  }
  for (const key of found.keys()) {
    if (Object.hasOwn(guarded, key) || without.some((prefix) => key.startsWith(prefix))) found.delete(key);
  }
  return found;
}

/** Since when each browser has the feature; of several that go by one name, the oldest. */
function oldest(feature) {
  const all = feature.split('|').map(since);
  return Object.fromEntries(browsers.map((browser) => [browser, Math.min(...all.map((each) => each[browser]))]));
}

/** Parses a script as a browser of that year does. What it may hold `beyond` is blotted out before. */
function parseStrictly(text, year, kind, beyond) {
  let blotted = text;
  if (beyond.length) {
    const tree = parse(text, { ecmaVersion: 'latest', sourceType: kind });
    const found = nodes(tree).filter(({ type }) => beyond.includes(type));
    // `import(…)` becomes a call, `import.meta` a property: names of the same length keep every place what it is.
    for (const { start } of found) blotted = `${blotted.slice(0, start)}imp0rt${blotted.slice(start + 6)}`;
  }
  parse(blotted, { ecmaVersion: year, sourceType: kind });
}
