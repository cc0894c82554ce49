// An app of each bundler: it builds without a word of warning, loads nothing heavy before the click, and tells the
// truth.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { test } from 'node:test';
import { onPage } from '../../e2e/browser.mjs';
import { enter, log, pageHost } from '../../e2e/lab.mjs';
import { apps } from '../apps.mjs';
import { check } from '../check.mjs';
import { heavy, light } from '../parts.mjs';
import { here, serve, tool, tooOld } from '../package.mjs';
import { textsIn } from '../../published.mjs';

const { widget, report } = textsIn('ru');
const russian = { ...widget, ...report };

const worlds = ['clean', 'conficker-b-fast'];

for (const app of apps) {
  const skip = app.isNew && tooOld;
  test(`${app.name} builds the app as it is, and warns of nothing`, { skip }, async () => {
    assert.doesNotMatch(await app.build(), /\bwarn/i);
  });
  test(`${app.name} writes into no file where it was built`, { skip }, () => {
    const files = readdirSync(here(`out/${app.name}`), { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    const texts = files.map(({ parentPath, name }) => readFileSync(`${parentPath}/${name}`, 'utf8'));
    assert.ok(texts.length > 0);
    assert.deepEqual(
      texts.filter((text) => text.includes(here('.'))),
      [],
    );
  });
  for (const world of worlds) {
    test(`${app.name}: the app tells the truth in the world ${world}`, { skip }, async (t) => {
      await tellsTheTruth(app, world, t);
    });
  }
}

for (const app of apps) {
  test(
    `${app.name}: the app speaks another language, loaded when it is asked for`,
    { skip: app.isNew && tooOld },
    async () => {
      const scenario = await enter('clean');
      await onPage({ scenario, seed: 1, path: `/apps/${app.name}/` }, async (visitor) => {
        const before = scripts(await log()).length;
        await visitor.tag.evaluate((tag) => (tag.lang = 'ru'));
        await visitor.tag.locator('[part~=root][lang=ru]').getByText(russian.start, { exact: true }).waitFor();
        if (app.splits) assert.equal(scripts(await log()).length, before + 1, 'one file of texts');
        await visitor.start();
        await visitor.event('verdict');
        assert.equal(await visitor.tag.locator('[part~=headline]').innerText(), russian['no-sign']);
        assert.deepEqual(visitor.faults, []);
      });
    },
  );
}

test('next renders the tag on the server, with all that it holds', { skip: tooOld }, () => {
  assert.match(
    readFileSync(here('out/next/index.html'), 'utf8'),
    /<conficker-check>Ask for help without JavaScript\.<\/conficker-check>/,
  );
});

test('a bundle that imports the package, but uses nothing of it, holds nothing of it', async () => {
  const idle = here('apps/idle');
  await tool('esbuild', ['main.js', '--bundle', '--minify', `--outfile=${here('out/idle/esbuild.js')}`], idle);
  await tool('rollup', ['main.js', '--plugin', 'node-resolve', '--file', here('out/idle/rollup.js')], idle);
  await tool(
    'webpack-cli',
    [
      '--mode',
      'production',
      '--entry',
      './main.js',
      '--output-path',
      here('out/idle'),
      '--output-filename',
      'webpack.js',
    ],
    idle,
  );
  for (const name of ['esbuild', 'rollup', 'webpack']) {
    const { size } = statSync(here(`out/idle/${name}.js`));
    assert.ok(size < 100, `${name} kept ${size} bytes`);
  }
});

test('vite serves the app in development, and it tells the truth', { skip: tooOld }, async () => {
  const address = 'http://127.0.0.1:5173/';
  const { hostname, port, host } = new URL(address);
  const end = await serve('vite', ['--host', hostname, '--port', port, '--strictPort'], here('apps/vite'), 'ready in');
  try {
    const scenario = await enter('conficker-b-fast');
    await onPage({ scenario, seed: 1, path: address }, (visitor) => check(visitor, scenario, host));
  } finally {
    await end();
  }
});

async function tellsTheTruth({ name, splits, framework }, world, t) {
  const scenario = await enter(world);
  await onPage({ scenario, seed: 1, path: `/apps/${name}/` }, async (visitor) => {
    const early = scripts(await log());
    if (splits)
      assert.deepEqual(
        heavy.filter(({ isIn }) => early.some(isIn)).map(({ file }) => file),
        [],
        'loaded before the click',
      );
    const bytes = early.reduce((sum, { size }) => sum + size, 0);
    if (splits && !framework)
      assert.ok(bytes <= light.bytesMax, `${bytes} bytes before the click, more than ${light.bytesMax}`);
    await check(visitor, scenario, pageHost);
    const all = scripts(await log());
    assert.ok(
      heavy.some(({ isIn, always }) => always && all.some(isIn)),
      'the core was loaded',
    );
    t.diagnostic(`${bytes} bytes of script before the click, ${all.reduce((sum, { size }) => sum + size, 0)} in all`);
  });
}

/** The scripts that the page loaded from its own folder, once each. */
function scripts({ requests }) {
  const paths = requests.filter(({ host }) => host === pageHost).map(({ path }) => path.split('?')[0]);
  return [...new Set(paths)]
    .filter((path) => path.endsWith('.js') && path.startsWith('/apps/'))
    .map((path) => {
      const file = here(path.replace('/apps/', 'out/'));
      return { path, size: statSync(file).size, text: readFileSync(file, 'utf8') };
    });
}
