// The types, used as partners use them, by each framework's own checker and the strictest settings.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import { here, run, tool, tooOld } from '../package.mjs';

const below = (path) => here(`apps/typescript/${path}`);

/** What is written in TypeScript and JSX marks what must be an error, and is checked by the newest compiler. */
const projects = {
  TypeScript: 'tsconfig.json',
  'React 19': 'jsx/react.json',
  'React 18': 'react-18/tsconfig.json',
  'Preact 11': 'jsx/preact.json',
  'Preact 10': 'jsx/preact-10.json',
  Solid: 'solid/tsconfig.json',
};

for (const [name, project] of Object.entries(projects)) {
  test(`what partners write for ${name} has types`, async () => {
    await run(process.execPath, [here('node_modules/typescript-7/bin/tsc'), '--project', below(project)]);
  });
}

/** Who checks templates, by the folder of what is checked. */
const checkers = {
  angular: ['ngc', ['--project', 'angular']],
  astro: ['astro', ['check', '--noSync', '--root', 'astro'], { ASTRO_TELEMETRY_DISABLED: '1' }],
  svelte: ['svelte-check', ['--workspace', 'svelte', '--tsconfig', './tsconfig.json', '--output', 'machine']],
  vue: ['vue-tsc', ['--project', 'vue', '--pretty', 'false']],
};

for (const [folder, [name, args, env]] of Object.entries(checkers)) {
  test(`${name} finds what is wrong in templates, and nothing else`, { skip: tooOld }, async () => {
    const said = await tool(name, args, below('.'), env).catch((error) => error.message);
    assert.deepEqual(found(said), marked(folder), said);
  });
}

/** The lines that a checker names as errors. */
function found(said) {
  const errors = stripVTControlCharacters(said).match(/^.*\berror\b.*$/gim) ?? [];
  const places = errors.map((error) => /([\w-]+\.\w+)(?:" |[(:])(\d+)[,:]\d+/.exec(error));
  return places.flatMap((place) => (place ? [`${place[1]}:${place[2]}`] : [])).sort();
}

/** The lines that must be errors: tags below the comment that says so. */
function marked(folder) {
  const files = readdirSync(below(folder), { recursive: true, withFileTypes: true });
  const places = files.flatMap(({ parentPath, name }) => {
    if (!/\.(astro|svelte|ts|vue)$/.test(name)) return [];
    const lines = readFileSync(`${parentPath}/${name}`, 'utf8').split('\n');
    const first = lines.findIndex((line) => line.includes('<!-- From here on all is wrong. -->')) + 1;
    assert.ok(first > 0, `${name} marks nothing as wrong`);
    const many = lines.slice(first).findIndex((line) => !/^\s*<[a-z]/.test(line));
    return Array.from({ length: many }, (_, at) => `${name}:${first + at + 1}`);
  });
  return places.sort();
}
