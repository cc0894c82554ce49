// Packs the package as npm would publish it, and installs it where the sample apps find it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A path below this folder. */
export const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Runs a program and resolves with all that it printed; rejects with that where it fails. */
export function run(program, args, cwd, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      // Some tools warn of other things where CI is set.
      env: { ...process.env, CI: '', NO_COLOR: '1', FORCE_COLOR: '0', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const said = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => said.push(data));
    child.on('error', reject);
    child.on('close', (code) => {
      const text = Buffer.concat(said).toString();
      if (code === 0) resolve(text);
      else reject(new Error(`${program} ${args.join(' ')} ended with ${code}:\n${text}`));
    });
  });
}

const [major, minor] = process.versions.node.split('.').map(Number);

/**
 * Why what needs a Node.js of 2025 is not tried here, or false; distributions have older ones, on which the rest runs.
 */
export const tooOld =
  (major < 20 || (major === 20 && minor < 19)) && `needs Node.js 20.19, this is ${process.versions.node}`;

/** Runs one of the npm tools that this folder's lock file pins. */
export const tool = (name, args, cwd = here('.'), env) =>
  run(process.execPath, [here(`node_modules/.bin/${name}`), ...args], cwd, env);

/** Starts one of these tools as a server, waits until it says `ready`, and gives what ends it. */
export async function serve(name, args, cwd, ready) {
  const child = spawn(process.execPath, [here(`node_modules/.bin/${name}`), ...args], {
    cwd,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  let said = '';
  const isReady = new Promise((resolve) => {
    child.stdout.on('data', (data) => {
      said += data;
      if (said.includes(ready)) resolve(true);
    });
  });
  if ((await Promise.race([isReady, ended])) !== true) throw new Error(`${name} ended before it was ready:\n${said}`);
  return () => {
    child.kill();
    return ended;
  };
}

/** Runs npm, which has no network here and needs none. */
const npm = (args, cwd) =>
  run('npm', [...args, '--offline', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], cwd);

async function pack() {
  rmSync(here('out'), { recursive: true, force: true });
  mkdirSync(here('out'));
  const told = await npm(['pack', '--json', '--pack-destination', here('out')], here('../../pkg'));
  const [{ filename, files }] = JSON.parse(told);
  const tarball = here(`out/${filename}`);
  rmSync(here('apps/node_modules'), { recursive: true, force: true });
  await npm(['install', '--no-save', '--no-package-lock', tarball], here('apps'));
  const installed = here('apps/node_modules/conficker-check/');
  cpSync(`${installed}dist`, here('out/pkg'), { recursive: true });
  cpSync(here('pages'), here('out/pages'), { recursive: true });
  return { tarball, files, installed };
}

/** The tarball, the files in it, and the folder into which npm installed it. */
export const packed = await pack();

/** Reads a file of the installed package. */
export const installedFile = (path) => readFileSync(packed.installed + path, 'utf8');
