// The operator's `catalogue check`, against worlds where nothing, something and everything rots.
import assert from 'node:assert/strict';
import { copyFile, readFile } from 'node:fs/promises';
import https from 'node:https';
import { once } from 'node:events';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { enter, log, moveHost } from '../lab.mjs';
import { folder, operator } from '../recipe.mjs';

const shipped = fileURLToPath(new URL('../../../data/catalogue.toml', import.meta.url));
const elsewhere = '11.0.0.106';

/** Checks the catalogue in a world; gives the exit code, the line of each host, and what was said in all. */
async function check(world, ...words) {
  await enter(world);
  return look(...words);
}

async function look(...words) {
  const { code, said } = await operator('catalogue', 'check', '--within-ms', '3000', ...words);
  const lines = new Map(said.split('\n').map((line) => [line.split(' ')[0], line]));
  return {
    code,
    said,
    of: (host) => lines.get(host) ?? '',
    rotten: [...lines.keys()].filter((host) => lines.get(host).includes(' ROTS: ')),
  };
}

const hosts = async () => [...(await readFile(shipped, 'utf8')).matchAll(/^host = "(.*)"$/gm)].map(([, host]) => host);

test('sound catalogue passes, and each target is visited as the widget visits it', async () => {
  const { code, said, rotten } = await check('clean');
  assert.equal(code, 0, said);
  assert.deepEqual(rotten, []);
  const { requests } = await log();
  const all = await hosts();
  for (const host of all) {
    const [request, ...more] = requests.filter(
      (request) => request.host === host && request.path.startsWith('/robots.txt?'),
    );
    assert.match(request?.path ?? '', /^\/robots\.txt\?[0-9a-f]{16}$/, host);
    assert.deepEqual(more, [], host);
    const { method, cookie, origin, referer } = request;
    assert.deepEqual({ method, cookie, origin, referer }, { method: 'GET', cookie: null, origin: null, referer: null });
  }
  assert.deepEqual([...new Set(requests.map(({ host }) => host))].sort(), [...all].sort());
});

test('answers that are withheld are rot', async () => {
  const { code, of, rotten } = await check('vendor-withheld');
  assert.equal(code, 1);
  assert.deepEqual(rotten.sort(), ['www.eset.com', 'www.w3.org']);
  assert.match(of('www.eset.com'), /vendor .*Cross-Origin-Resource-Policy: same-origin/);
});

test('name whose look-up is never answered is rot', async () => {
  const { code, of, rotten } = await check('vendor-down');
  assert.equal(code, 1);
  assert.deepEqual(rotten, ['www.sophos.com']);
  assert.match(of('www.sophos.com'), /no answer within 3000 ms/);
});

test('certificates for other names are rot', async () => {
  const { code, said, rotten } = await check('captive-portal');
  assert.equal(code, 1);
  assert.deepEqual(rotten.sort(), (await hosts()).sort());
  assert.match(said, /no authority that browsers know signed it|it is for other names/);
});

test('names that do not exist are rot', async () => {
  const { of } = await check('security-filter');
  assert.match(of('www.kaspersky.com'), /ROTS: the name cannot be looked up/);
  assert.doesNotMatch(of('www.debian.org'), /ROTS/);
});

test('redirect is judged by where it leads', async () => {
  await enter('clean');
  const places = {
    'www.eset.com': '/en/robots.txt',
    'www.sophos.com': 'https://www.debian.org/',
    'www.debian.org': 'https://www.trendmicro.com/',
    'www.secureworks.com': 'https://www.f-secure.com/',
    'www.cisa.gov': 'https://www.example.org/',
    'www.w3.org': 'http://www.w3.org/robots.txt',
  };
  const [key, cert] = await Promise.all([readFile(process.env.LAB_KEY), readFile(process.env.LAB_CERTIFICATE)]);
  const server = https.createServer({ key, cert }, ({ headers, url }, response) => {
    const moved = url.startsWith('/robots.txt?') || headers.host === 'www.w3.org';
    response
      .writeHead(moved ? 302 : 200, moved ? { location: places[headers.host] } : { 'content-type': 'image/png' })
      .end();
  });
  server.listen(443, elsewhere);
  await once(server, 'listening');
  try {
    for (const host of Object.keys(places)) await moveHost(host, elsewhere);
    const { code, of } = await look();
    assert.equal(code, 1);
    assert.doesNotMatch(of('www.eset.com'), /ROTS|look/);
    assert.match(
      of('www.sophos.com'),
      /ROTS: redirects to www\.debian\.org, which is not listed where www\.sophos\.com is listed/,
    );
    assert.match(of('www.debian.org'), /ROTS: redirects to www\.trendmicro\.com, which is listed/);
    assert.match(of('www.secureworks.com'), /ROTS: redirects to www\.f-secure\.com, which other variants/);
    assert.match(of('www.cisa.gov'), /does not say whether it is in the security sector/);
    assert.match(of('www.w3.org'), /ROTS: .*plain HTTP/);
  } finally {
    server.close();
  }
});

test('those that pass are dated, and nothing else in the file changes', async () => {
  const file = join(await folder(), 'catalogue.toml');
  await copyFile(shipped, file);
  const before = await readFile(file, 'utf8');
  const { said } = await check('vendor-withheld', '--write', '--file', file);
  const after = await readFile(file, 'utf8');
  const today = said.match(/verified = "(\d{4}-\d\d-\d\d)"/)[1];
  const changed = [];
  let host;
  const expected = before.split('\n').map((line) => {
    host = line.match(/^host = "(.*)"$/)?.[1] ?? host;
    if (!line.startsWith('verified = ') || ['www.eset.com', 'www.w3.org'].includes(host)) return line;
    changed.push(host);
    return `verified = "${today}"`;
  });
  assert.equal(after, expected.join('\n'));
  assert.equal(changed.length, (await hosts()).length - 2);
});
