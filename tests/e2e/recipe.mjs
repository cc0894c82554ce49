// Starts the operator's recipe for real: the files of operator/, with other names, addresses and certificates and
// nothing else.
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, symlink, writeFile } from 'node:fs/promises';
import https from 'node:https';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { moveHost } from './lab.mjs';

const run = promisify(execFile);
const { LAB_CA, LAB_CADDY, LAB_CERTIFICATE, LAB_KEY, LAB_NGINX, LAB_NGINX_ETC, LAB_OPERATOR, LAB_ROOM } = process.env;

/** A file of the operator's recipe. */
export const recipe = (name) => fileURLToPath(new URL(`../../operator/${name}`, import.meta.url));

/** The package as it was built. */
export const built = fileURLToPath(new URL('../../pkg/dist', import.meta.url));

/** The site as it was built. */
export const builtPages = fileURLToPath(new URL('../../www/dist', import.meta.url));

/** The domains of the twins and of own names in the lab, and the host of the package's files. */
export const base = 'twins.example';
export const ownBase = 'own.example';
export const filesHost = 'check.partner.example';

const nginxAddress = '11.0.0.104';
const caddyAddress = '11.0.0.105';

/** An empty folder that vanishes with the lab. */
export const folder = () => mkdtemp(join(LAB_ROOM, 'recipe-'));

/**
 * Lays a package out as the guide says, in a new folder or over what is there; gives the folder, and the name of the
 * one in it that never changes. With an address, answers for content systems lie there, too.
 */
export async function publish(from = built, over = null, env = process.env, pages = null, address = null) {
  const site = over ?? (await folder());
  const words = [...(address ? ['--address', address] : []), from, site, ...(pages ? [pages] : [])];
  const { stdout } = await run('/bin/sh', [recipe('publish.sh'), ...words], { env });
  return { site, name: stdout.match(/^.*\/(\S+[0-9a-f]{8})/m)[1] };
}

/** An environment with the tools that every system has, and so without brotli. */
export async function plainSystem() {
  const bin = await folder();
  const tools = [
    'basename',
    'chmod',
    'cp',
    'cut',
    'find',
    'grep',
    'gzip',
    'mkdir',
    'mv',
    'rm',
    'sed',
    'sha256sum',
    'sort',
    'xargs',
  ];
  for (const tool of tools) await symlink(`/usr/bin/${tool}`, join(bin, tool));
  return { PATH: bin };
}

/** Replaces each pattern, which must occur. */
function replace(text, replacements) {
  return replacements.reduce((replaced, [pattern, by]) => {
    assert.ok(replaced.search(pattern) >= 0, `the recipe no longer has ${pattern}`);
    return replaced.replaceAll(pattern, by);
  }, text);
}

const names = [
  [/twins\.example\.org/g, base],
  [/own\.example\.org/g, ownBase],
  [/check\.example\.org/g, filesHost],
];

/** Starts nginx with the recipe, which `spoil` may change; gives how to stop it, and the files it may write logs to. */
export async function startNginx({ site, spoil = (text) => text }) {
  const home = await folder();
  const text = replace(await readFile(recipe('nginx.conf'), 'utf8'), [
    [/\/etc\/letsencrypt\/live\/[^/]+\/fullchain\.pem/g, LAB_CERTIFICATE],
    [/\/etc\/letsencrypt\/live\/[^/]+\/privkey\.pem/g, LAB_KEY],
    ...names,
    [/listen (443|80)\b/g, `listen ${nginxAddress}:$1`],
    [/listen \[::\]:/g, 'listen [::1]:'],
    [/\/srv\/conficker-check/g, site],
  ]);
  await writeFile(join(home, 'recipe.conf'), spoil(text));
  await writeFile(join(home, 'nginx.conf'), await around(home));
  const nginx = (...words) =>
    run(LAB_NGINX, ['-p', home, '-c', join(home, 'nginx.conf'), '-g', 'user root;', ...words]);
  await nginx('-t');
  // It listens before it goes into the background, so there is nothing to wait for.
  await nginx();
  return {
    address: nginxAddress,
    logs: ['access.log', 'error.log'].map((name) => join(home, name)),
    stop: () => nginx('-s', 'stop'),
  };
}

/**
 * The distribution's own configuration, with the recipe where an administrator puts it, and with folders of the lab.
 */
async function around(home) {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${home}/${name};`,
  );
  return replace(await readFile(join(LAB_NGINX_ETC, 'nginx.conf'), 'utf8'), [
    [/^user .*$/gm, ''],
    [/^include .*modules-enabled.*$/gm, ''],
    [/^\s*include .*sites-enabled.*$/gm, ''],
    [/\/etc\/nginx\/conf\.d\/\*\.conf/g, `${home}/recipe.conf`],
    [/\/etc\/nginx\//g, `${LAB_NGINX_ETC}/`],
    [/\/var\/log\/nginx\//g, `${home}/`],
    [/\/run\/nginx\.pid/g, `${home}/nginx.pid`],
    [/http \{/g, `http {\n${temporary.join('\n')}`],
  ]);
}

/** Starts Caddy with the recipe; gives how to stop it. */
export async function startCaddy({ site }) {
  const home = await folder();
  const text = replace(await readFile(recipe('Caddyfile'), 'utf8'), [
    ...names,
    [/^\{$/gm, `{\n\tdefault_bind ${caddyAddress}\n\tadmin off\n\tauto_https disable_redirects`],
    [/^([a-z][^\n]*example) \{$/gm, `$1 {\n\ttls ${LAB_CERTIFICATE} ${LAB_KEY}`],
    [/\/etc\/caddy\/[^/]+\/fullchain\.pem/g, LAB_CERTIFICATE],
    [/\/etc\/caddy\/[^/]+\/privkey\.pem/g, LAB_KEY],
    [/\/srv\/conficker-check/g, site],
  ]);
  const file = join(home, 'Caddyfile');
  await writeFile(file, text);
  const env = { ...process.env, HOME: home, XDG_DATA_HOME: home, XDG_CONFIG_HOME: home };
  const caddy = spawn(LAB_CADDY, ['run', '--config', file, '--adapter', 'caddyfile'], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise((resolve) => caddy.once('exit', resolve));
  const log = await untilServing(caddy);
  const stop = async () => {
    caddy.kill();
    await ended;
  };
  return { address: caddyAddress, log, stop };
}

/** Waits until Caddy says that it serves; gives what it says from first to last. */
function untilServing(caddy) {
  const lines = [];
  return new Promise((resolve, reject) => {
    caddy.stderr.setEncoding('utf8').on('data', (text) => {
      lines.push(text);
      if (text.includes('serving initial configuration')) resolve(lines);
    });
    caddy.once('exit', (code) => reject(new Error(`caddy ended with ${code}: ${lines.join('')}`)));
  });
}

/** Gives the names of the zone file, and the host of the package's files, the server's address in the lab's world. */
export async function publishNames(address) {
  const zone = replace(await readFile(recipe('zone.txt'), 'utf8'), names.slice(0, 2));
  const domains = zone.split(/^\$ORIGIN /m).slice(1);
  const published = domains.flatMap((domain) => {
    const origin = domain.match(/^\S+(?=\.$)/m)[0];
    return [...domain.matchAll(/^(\w+|\*)\s+IN A\s+192\.0\.2\.10$/gm)].map(([, label]) => `${label}.${origin}`);
  });
  for (const host of [...published, filesHost]) await moveHost(host, address);
  return published;
}

/** Runs a command of the operator's program inside the lab; gives its exit code and all that it said. */
export async function operator(...words) {
  const told = (error) => error;
  const { code = 0, stdout, stderr } = await run(LAB_OPERATOR, [...words, '--ca', LAB_CA]).catch(told);
  return { code, said: stdout + stderr };
}

/** Asks the package's host for a path; gives status, headers and body. */
export async function ask(address, path, headers = {}, host = filesHost) {
  const ca = await readFile(LAB_CA);
  return new Promise((resolve, reject) => {
    const options = { host: address, servername: host, path, ca, headers: { host, ...headers }, agent: false };
    const request = https.get(options, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () =>
        resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }),
      );
    });
    request.on('error', reject);
  });
}

/** A copy of the package as it is built, in a folder of that name. */
export async function packageCopy(name = 'package') {
  const copy = join(await folder(), name);
  await cp(built, copy, { recursive: true });
  return copy;
}
