// Measures with wrk how many visitors the operator's recipe can take: nginx and wrk on this machine, on loopback inside
// the lab. Run it by `cargo xtask lab -- node tests/e2e/capacity.mjs`; it needs wrk (Debian's package of that name) and
// takes a minute.
import { execFile } from 'node:child_process';
import { cpus } from 'node:os';
import { promisify } from 'node:util';
import { enter } from './lab.mjs';
import { base, filesHost, publish, publishNames, startNginx } from './recipe.mjs';

const run = promisify(execFile);
const seconds = Number(process.env.SECONDS ?? 10);

/** What is asked for, and over which connections. A visitor opens a new one for each name. */
const cases = [
  ['twin, new connection for each request', `https://plain.${base}/robots.txt`, ['-H', 'Connection: close']],
  ['twin, connections kept', `https://plain.${base}/robots.txt`, []],
  [
    'entry of the package, new connection for each request',
    `https://${filesHost}/define.js`,
    ['-H', 'Connection: close', '-H', 'Accept-Encoding: gzip'],
  ],
  ['entry of the package, connections kept', `https://${filesHost}/define.js`, ['-H', 'Accept-Encoding: gzip']],
];

const { site, name } = await publish();
cases.push(['check.js, connections kept', `https://${filesHost}/${name}/check.js`, ['-H', 'Accept-Encoding: gzip']]);
const server = await startNginx({ site });
try {
  await enter('twins-agree');
  await publishNames(server.address);
  console.log(
    `${cpus().length} cores (${cpus()[0].model}), which nginx and wrk share; ${seconds} s each; ${new Date().toISOString().slice(0, 10)}`,
  );
  for (const [what, url, options] of cases) {
    const { stdout } = await run('wrk', ['-t', '1', '-c', '64', '-d', `${seconds}s`, '--latency', ...options, url]);
    const told = (pattern) => stdout.match(pattern)?.[1] ?? '?';
    const errors = stdout.match(/Non-2xx.*|Socket errors.*/g) ?? [];
    console.log(
      `${what}: ${told(/Requests\/sec:\s+(\S+)/)} a second, half within ${told(/50%\s+(\S+)/)}, 99 % within ${told(/99%\s+(\S+)/)} ${errors.join('; ')}`,
    );
  }
} finally {
  await server.stop();
}
