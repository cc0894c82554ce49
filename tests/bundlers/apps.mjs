// The sample apps, and how each is built: by its bundler's own defaults, into out/NAME/.
import { copyFileSync, cpSync, mkdirSync } from 'node:fs';
import { here, tool } from './package.mjs';

const out = (name) => here(`out/${name}`);
const app = (name) => here(`apps/${name}`);

/** Takes a page that its bundler does not write along. */
function withPage(name, from = name) {
  mkdirSync(out(name), { recursive: true });
  copyFileSync(`${app(from)}/index.html`, `${out(name)}/index.html`);
}

/**
 * Every app: `build` resolves with what the bundler said, `splits` where parts can be loaded later, `isNew` where it
 * wants a Node.js of 2025.
 */
export const apps = [
  {
    name: 'vite',
    isNew: true,
    splits: true,
    build: () => tool('vite', ['build', '--base', '/apps/vite/', '--outDir', out('vite')], app('vite')),
  },
  {
    name: 'webpack',
    splits: true,
    async build() {
      withPage('webpack');
      return tool('webpack-cli', ['--mode', 'production', '--output-path', out('webpack')], app('webpack'));
    },
  },
  {
    name: 'esbuild',
    splits: true,
    async build() {
      withPage('esbuild');
      return tool(
        'esbuild',
        ['main.js', '--bundle', '--minify', '--splitting', '--format=esm', `--outdir=${out('esbuild')}`],
        app('esbuild'),
      );
    },
  },
  {
    // As esbuild does it unless told otherwise: one classic script, with all that is loaded later in it.
    name: 'esbuild-one-file',
    splits: false,
    async build() {
      withPage('esbuild-one-file', 'esbuild');
      return tool(
        'esbuild',
        ['main.js', '--bundle', '--minify', `--outdir=${out('esbuild-one-file')}`],
        app('esbuild'),
      );
    },
  },
  {
    // Rollup finds no package without this plugin, whatever the package.
    name: 'rollup',
    splits: true,
    async build() {
      withPage('rollup');
      return tool('rollup', ['main.js', '--plugin', 'node-resolve', '--dir', out('rollup')], app('rollup'));
    },
  },
  {
    // The pages are rendered in Node.js by the build, and that the exported files are served is all there is of a
    // server.
    name: 'next',
    isNew: true,
    splits: true,
    framework: true,
    async build() {
      const said = await tool('next', ['build'], app('next'), { NEXT_TELEMETRY_DISABLED: '1' });
      cpSync(`${app('next')}/out`, out('next'), { recursive: true });
      return said;
    },
  },
];
