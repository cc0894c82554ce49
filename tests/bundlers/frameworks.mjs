// The sample apps of frameworks, each one component: how each is built and rendered on a server, into out/NAME-MODE/.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { here, run, tool } from './package.mjs';

const app = (name) => here(`apps/${name}`);

/** A folder of the lab's page, whose name holds the mode: what is built for development tells what it finds wrong. */
const built = (name, mode) => ({ folder: here(`out/${name}-${mode}`), base: `/apps/${name}-${mode}/` });

/** Builds with Vite what runs in the browser and what runs on a server, and lets the latter render the page. */
function byVite(name, server) {
  return async (mode) => {
    const { folder, base } = built(name, mode);
    const env = { NODE_ENV: mode };
    const vite = (...args) => tool('vite', ['build', '--mode', mode, ...args], app(name), env);
    const said = [
      await vite('--base', base, '--outDir', folder, '--emptyOutDir'),
      await vite('--ssr', server, '--outDir', 'out'),
    ];
    const code = "import { render } from './out/server.mjs'; process.stdout.write(await render());";
    const html = await run(process.execPath, ['--input-type=module', '--eval', code], app(name), env);
    const page = readFileSync(`${folder}/index.html`, 'utf8');
    writeFileSync(
      `${folder}/index.html`,
      page.replace('<!--app-->', () => html),
    );
    return said.join('\n');
  };
}

/** Takes along what a framework wrote, pages and all. */
const taken = (name, mode) => cpSync(`${app(name)}/out`, built(name, mode).folder, { recursive: true });

/**
 * Each with its modes; `build` resolves with what was said. Angular and Astro, which take ten times as long, are built
 * for production alone.
 */
export const frameworks = [
  { name: 'react', modes: ['production', 'development'], build: byVite('react', 'server.jsx') },
  { name: 'vue', modes: ['production', 'development'], build: byVite('vue', 'server.js') },
  { name: 'svelte', modes: ['production', 'development'], build: byVite('svelte', 'server.js') },
  {
    name: 'angular',
    modes: ['production'],
    async build(mode) {
      const said = await tool('ng', ['build', '--base-href', built('angular', mode).base], app('angular'));
      taken('angular', mode);
      return said;
    },
  },
  {
    name: 'astro',
    modes: ['production'],
    async build(mode) {
      const said = await tool('astro', ['build'], app('astro'), { ASTRO_TELEMETRY_DISABLED: '1' });
      taken('astro', mode);
      return said;
    },
  },
];
