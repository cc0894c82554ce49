// The operator's recipe, started for real: nginx and Caddy serve the twins and the package's files as the guide says.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { appendFile, readFile, readdir, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { once } from 'node:events';
import { test } from 'node:test';
import { embed, onPage } from '../browser.mjs';
import { frameAttributes } from '../../../www/snippets/ways.js';
import { enter, log, pageHost } from '../lab.mjs';
import {
  ask,
  base,
  builtPages,
  filesHost,
  operator,
  ownBase,
  packageCopy,
  plainSystem,
  publish,
  publishNames,
  startCaddy,
  startNginx,
} from '../recipe.mjs';

const { title: _, ...frameRest } = frameAttributes;
const labels = ['plain', 'virus', 'conficker'];
const twins = labels.map((label) => `${label}.${base}`);
const servers = [
  ['nginx', startNginx],
  ['Caddy', startCaddy],
];
const seedsMax = 20;

/** Runs the operator's `twins check`; a machine with much to do is slow, and that is no fault here. */
const twinsCheck = (...words) => operator('twins', 'check', '--slow-ms', '8000', ...words);

/** Serves the recipe while `visit` looks at it. */
async function serving(start, options, visit) {
  const { site, name } = await publish(options.from, null, process.env, options.pages, options.address);
  const server = await start({ ...options, site });
  try {
    return await visit({ ...server, name });
  } finally {
    await server.stop();
  }
}

for (const [name, start] of servers) {
  test(`twins served by ${name} have no fault`, () =>
    serving(start, {}, async ({ address }) => {
      await enter('twins-agree');
      assert.deepEqual(await publishNames(address), [...twins, `*.${ownBase}`]);
      const { code, said } = await twinsCheck(base);
      assert.equal(code, 0, said);
      assert.match(said, /canary="twins\.example"/);
      assert.doesNotMatch(said, /Fault|Note/);
    }));

  test(`twins served by ${name} take part in a verdict without a sign`, (t) =>
    serving(start, {}, ({ address }) => meet(t, 'twins-agree', address, twins, { verdict: 'no-sign', variants: [] })));

  test(`twins served by ${name} take part in the sign of variant B`, (t) =>
    serving(start, {}, ({ address }) =>
      meet(t, 'conficker-b-twins', address, [twins[0], twins[2]], { verdict: 'sign', variants: ['b'] }),
    ));

  test(`own names served by ${name} have no fault, whichever a check asks`, () =>
    serving(start, {}, async ({ address }) => {
      await enter('own-clean');
      await publishNames(address);
      const { code, said } = await twinsCheck('--own', ownBase);
      assert.equal(code, 0, said);
      assert.match(said, /own="own\.example"/);
      assert.doesNotMatch(said, /Fault|Note/);
      assert.equal(said.match(/^[a-z]-\S+\.own\.example .* status 200 /gm).length, 28);
    }));

  for (const [world, verdict, variants] of [
    ['own-clean', 'no-sign', []],
    ['own-conficker-b-fast', 'sign', ['b']],
    ['own-conficker-c', 'sign', ['c']],
  ]) {
    test(`own names served by ${name} give a verdict in ${world}, and nobody else is asked`, () =>
      serving(start, {}, async ({ address }) => {
        const scenario = await enter(world);
        await publishNames(address);
        await visitFrom({ scenario, seed: 1, path: embed({ own: ownBase }) }, async (visitor) => {
          const { report, error } = await visitor.startByScript();
          assert.deepEqual([report?.verdict, report?.variants], [verdict, variants], JSON.stringify(error));
          const hosts = report.targets.map(({ host }) => host);
          assert.deepEqual(
            hosts.filter((host) => !host.endsWith(`.${ownBase}`)),
            [],
          );
        });
        // The lab's own servers are asked for the page alone: the names lead to the recipe's.
        assert.deepEqual(await askedBeside(), []);
      }));
  }

  test(`files served by ${name} can be kept for ever where their folder is named by a hash, and nowhere else`, async () =>
    serving(start, { from: await packageCopy() }, async ({ address, name: folder }) => {
      const forever = 'public, max-age=31536000, immutable';
      for (const [path, kind, keep] of [
        [`/${folder}/define.js`, /^(text|application)\/javascript; charset=utf-8$/, forever],
        [`/${folder}/frame.html`, /^text\/html; charset=utf-8$/, forever],
        ['/define.js', /^(text|application)\/javascript; charset=utf-8$/, 'no-cache'],
        [`/${folder}/chart/en.html`, /^text\/html; charset=utf-8$/, forever],
        ['/chart/en.html', /^text\/html; charset=utf-8$/, 'no-cache'],
        ['/frame.html', /^text\/html; charset=utf-8$/, 'no-cache'],
        ['/strict/check.js', /^(text|application)\/javascript; charset=utf-8$/, 'no-cache'],
      ]) {
        const { status, headers } = await ask(address, path);
        assert.equal(status, 200, path);
        assert.match(headers['content-type'], kind, path);
        assert.deepEqual(
          [
            'cache-control',
            'access-control-allow-origin',
            'cross-origin-resource-policy',
            'x-content-type-options',
          ].map((header) => headers[header]),
          [keep, '*', 'cross-origin', 'nosniff'],
          path,
        );
        const policy = headers['content-security-policy'];
        assert.equal(policy, path.endsWith('.html') ? 'frame-ancestors *' : undefined, path);
        assert.equal(
          headers['cross-origin-embedder-policy'],
          path.endsWith('/frame.html') ? 'credentialless' : undefined,
          path,
        );
        for (const left of ['set-cookie', 'alt-svc', 'strict-transport-security', 'x-frame-options'])
          assert.equal(headers[left], undefined, left);
      }
      const smaller = await ask(address, `/${folder}/define.js`, { 'accept-encoding': 'gzip' });
      assert.equal(smaller.headers['content-encoding'], 'gzip');
      assert.match(smaller.headers.vary, /Accept-Encoding/i);
      for (const path of ['/', `/${folder}/`, '/nowhere.js', '/../../etc/passwd']) {
        const { status } = await ask(address, path);
        assert.ok([400, 404].includes(status), `${path}: ${status}`);
      }
      const missing = await ask(address, `/${folder}/nowhere.js`);
      assert.equal(missing.status, 404);
      assert.doesNotMatch(
        missing.headers['cache-control'] ?? '',
        /immutable|max-age/,
        'a file that comes later must be found then',
      );
    }));

  test(`widget whose files ${name} serves works on a page of another site`, () =>
    serving(start, {}, async ({ address }) => {
      const scenario = await enter('clean');
      await publishNames(address);
      await visitFrom({ scenario, seed: 1, path: embed({ pkg: `https://${filesHost}` }) }, async (visitor) => {
        const { report, error } = await visitor.startByScript();
        assert.equal(report?.verdict, 'no-sign', JSON.stringify(error));
      });
      const own = (await log()).requests.filter(({ path }) => path.startsWith('/pkg'));
      assert.deepEqual(own, [], "the page's own copy was used");
    }));

  test(`framed page that ${name} serves takes the twins, and gives its verdict`, () =>
    serving(start, {}, async ({ address }) => {
      const scenario = await enter('conficker-b-twins');
      await publishNames(address);
      const path = `https://${filesHost}/frame.html#${new URLSearchParams({ canary: base })}`;
      await visitFrom({ scenario, seed: 1, path }, async (visitor) => {
        await visitor.start();
        const { verdict, targets } = await visitor.event('verdict');
        assert.equal(verdict, 'sign');
        assert.deepEqual(
          targets.map(({ host }) => host).filter((host) => host.endsWith(base)),
          twins,
        );
      });
      const own = (await log()).requests.filter(({ path }) => /\.(js|html|css)/.test(path));
      assert.deepEqual(own, [], "the lab's own files were used");
    }));

  test(`awareness page that ${name} serves gives its verdict in a simulated network, with the package beside it`, () =>
    serving(start, { pages: builtPages }, async ({ address, name: folder }) => {
      for (const [path, keep] of [
        ['/', 'no-cache'],
        ['/help-desk.html', 'no-cache'],
        ['/embed.html', 'no-cache'],
        ['/pkg/source.html', 'no-cache'],
        [`/pkg/${folder}/check.js`, 'public, max-age=31536000, immutable'],
      ]) {
        const { status, headers } = await ask(address, path);
        assert.deepEqual([status, headers['cache-control']], [200, keep], path);
      }
      assert.match((await ask(address, '/')).headers['content-type'], /^text\/html; charset=utf-8$/);
      const languages = (await readdir(builtPages)).filter((name) =>
        existsSync(`${builtPages}/${name}/help-desk.html`),
      );
      for (const language of languages) {
        const { status, headers } = await ask(address, `/${language}`);
        assert.deepEqual([[301, 308].includes(status), headers.location], [true, `/${language}/`]);
        const { status: found, body } = await ask(address, `/${language}/`);
        const [, ahead] = String(body).match(/rel="modulepreload" href="\.\.(.*?)"/);
        assert.deepEqual([found, ahead], [200, `/pkg/${folder}/lang/${language}.js`]);
        assert.equal((await ask(address, ahead)).status, 200, ahead);
      }
      for (const path of ['/generated/', '/generated', '/pkg/'])
        assert.equal((await ask(address, path)).status, 404, path);
      const scenario = await enter('conficker-b-fast');
      await publishNames(address);
      await visitFrom({ scenario, seed: 1, path: `https://${filesHost}/` }, async (visitor) => {
        await visitor.start();
        assert.equal((await visitor.event('verdict')).verdict, 'sign');
      });
    }));

  for (const [kind, pages, folder] of [
    ['with the awareness page', builtPages, '/pkg'],
    ['alone', null, ''],
  ]) {
    test(`addresses that ${name} serves ${kind} lead to an answer by oEmbed, which holds the frame`, () =>
      serving(start, { pages, address: `https://${filesHost}` }, async ({ address }) => {
        const pasted = pages
          ? [
              ['/', 'en'],
              ['/de/', 'de'],
              ['/pkg/frame.html', 'frame'],
            ]
          : [['/frame.html', 'frame']];
        for (const [path, answer] of pasted) {
          const page = String((await ask(address, path)).body);
          const [, led] = page.match(
            /<link rel="alternate" type="application\/json\+oembed" href="([^"]+)">\n<\/head>/,
          );
          assert.equal(led, `https://${filesHost}/oembed/${answer}.json`);
          // Consumers put what they want to know behind it; a script of theirs may ask from a frame of no origin.
          const query = `?url=${encodeURIComponent(`https://${filesHost}${path}`)}&maxwidth=600&format=json`;
          const { status, headers, body } = await ask(address, new URL(led).pathname + query, { origin: 'null' });
          assert.equal(status, 200);
          assert.match(headers['content-type'], /^application\/json/);
          assert.deepEqual(
            ['access-control-allow-origin', 'cross-origin-resource-policy', 'cache-control'].map((one) => headers[one]),
            ['*', 'cross-origin', 'no-cache'],
          );
          const { src } = rich(JSON.parse(body));
          assert.equal(src, `https://${filesHost}${folder}/frame.html${answer === 'frame' ? '' : `#lang=${answer}`}`);
          assert.equal((await ask(address, new URL(src).pathname)).status, 200);
        }
      }));
  }
}

/** The hosts that were looked up, or asked, and are neither the page's nor own names. */
async function askedBeside() {
  const { names, requests } = await log();
  const asked = new Set([...names, ...requests.map(({ host }) => host)]);
  return [...asked].filter((host) => host !== pageHost && !host.endsWith(`.${ownBase}`));
}

/** Demands what https://oembed.com/ demands of an answer of type `rich`; gives the attributes of the frame in it. */
function rich(answer) {
  const { type, version, html, width, height, title, provider_name: name, provider_url: url, ...more } = answer;
  assert.deepEqual([type, version, more], ['rich', '1.0', {}]);
  for (const pixels of [width, height]) assert.ok(Number.isInteger(pixels) && pixels > 0, String(pixels));
  assert.ok(width <= 320, 'whoever may show no more is served as well');
  for (const text of [title, name]) assert.ok(typeof text === 'string' && text !== '');
  assert.equal(new URL(url).host, filesHost);
  const [, tag] = html.match(/^<iframe((?: [a-z]+="[^"<>]*")+)><\/iframe>$/);
  const attributes = Object.fromEntries(
    [...tag.matchAll(/ ([a-z]+)="([^"]*)"/g)].map(([, key, value]) => [key, value]),
  );
  const { src, title: label, ...rest } = attributes;
  assert.deepEqual([label, rest], [title, { ...frameRest, height: String(height) }]);
  return { src };
}

/** A visit by the browser that people have, to which a certificate of another name is none. */
const visitFrom = (options, visit) => onPage({ ...options, isQuick: false }, visit);

test('nginx writes nothing down, whatever visitors do', () =>
  serving(startNginx, {}, async ({ address, logs, name: folder }) => {
    for (const path of ['/', '/robots.txt', `/${folder}/define.js`, '/missing.js', '/%00', `/${'a'.repeat(9000)}`]) {
      for (const host of [twins[0], filesHost]) await ask(address, path, {}, host);
    }
    for (const host of [twins[0], filesHost])
      assert.equal((await ask(address, '/', { 'content-length': '99999999' }, host)).status, 413);
    for (const noise of ['GET / HTTP/1.1\r\n\r\n', '\x16\x03\x01\x00\x05nonsense', '']) {
      const socket = connect(443, address);
      socket.end(noise);
      socket.resume();
      await once(socket, 'close');
    }
    for (const file of logs) assert.equal(await readFile(file, 'utf8'), '', file);
  }));

test('Caddy writes no address of a visitor down', () =>
  serving(startCaddy, {}, async ({ address, log: lines, name: folder }) => {
    for (const path of ['/robots.txt', `/${folder}/define.js`, '/missing.js']) {
      for (const host of [twins[0], filesHost]) await ask(address, path, {}, host);
    }
    assert.doesNotMatch(lines.join(''), /"remote|127\.0\.0\.1/);
  }));

/** Mistakes that operators make, as changes of the recipe, with what the check says of each. */
const mistakes = [
  ['a redirect', [['return 200 "', 'return 301 "https://twins.example/']], /redirect to https:\/\/twins\.example/],
  [
    'an answer that caches keep',
    [['Cache-Control "no-store"', 'Cache-Control "max-age=60"']],
    /a cache may keep the answer/,
  ],
  [
    'an answer that is withheld',
    [['Policy "cross-origin"', 'Policy "same-site"']],
    /Cross-Origin-Resource-Policy: same-site/,
  ],
  [
    'a header that browsers remember',
    [['default_type text/plain;', 'add_header Strict-Transport-Security "max-age=9" always;']],
    /strict-transport-security/,
  ],
  [
    'a name that another site answers for',
    [
      [' conficker.twins.example', ''],
      [`server_name ${filesHost}`, `server_name conficker.twins.example ${filesHost}`],
    ],
    /conficker\.twins\.example: its answer \(status 404\) is not that of plain\.twins\.example/,
  ],
  ['no TLS that old PCs have', [['TLSv1.2 TLSv1.3', 'TLSv1.3']], /TLS 1\.2 does not work/],
];

for (const [mistake, changes, words] of mistakes) {
  test(`${mistake} is told of, with the remedy`, () => {
    const spoil = (recipe) =>
      changes.reduce((text, [from, to]) => {
        assert.ok(text.includes(from), from);
        return text.replaceAll(from, to);
      }, recipe);
    return serving(startNginx, { spoil }, async ({ address }) => {
      await enter('twins-agree');
      await publishNames(address);
      const { code, said } = await twinsCheck(base);
      assert.equal(code, 1, said);
      assert.match(said, words);
    });
  });
}

test('trouble with names and certificates is told of', () =>
  serving(startNginx, {}, async ({ address }) => {
    await enter('conficker-b-twins');
    await publishNames(address);
    const blocked = await twinsCheck(base);
    assert.equal(blocked.code, 1);
    assert.match(blocked.said, /virus\.twins\.example: the name cannot be looked up/);
    assert.match(blocked.said, /the worm on this very machine/);
    const elsewhere = await twinsCheck('twins.example.net', '--address', address);
    assert.equal(elsewhere.code, 1);
    assert.match(elsewhere.said, /certificate is refused \(it is for other names\)/);
    const nobody = await twinsCheck(base, '--address', '11.0.0.109');
    assert.match(nobody.said, /nobody accepts a connection/);
    const listed = await twinsCheck('my-antivirus.example');
    assert.equal(listed.code, 1);
    assert.match(listed.said, /Conficker blocks .* because of “.*Choose another domain/s);
  }));

test('trouble with own names is told of', () =>
  serving(startNginx, {}, async ({ address }) => {
    await enter('own-conficker-b-fast');
    await publishNames(address);
    for (const [words, said] of [
      [[ownBase], /the name cannot be looked up .*the worm on this very machine/s],
      [['own.example.net', '--address', address], /it is for other names.*Get a wildcard certificate/s],
      [['my-antivirus.example'], /contains a string that the worm blocks: virus in my-antivirus\.example/],
    ]) {
      const told = await twinsCheck('--own', ...words);
      assert.equal(told.code, 1, words[0]);
      assert.match(told.said, said);
    }
  }));

test('what is published points into a folder whose name changes with its files alone', async () => {
  const from = await packageCopy();
  const { site, name } = await publish(from);
  assert.match(name, /^[0-9a-f]{16}$/);
  assert.equal((await publish(from)).name, name);
  const frame = await readFile(`${site}/frame.html`, 'utf8');
  const links = [...frame.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, link]) => link);
  assert.ok(
    links.length > 2 && links.every((link) => link.startsWith(`${name}/`) && existsSync(`${site}/${link}`)),
    links.join(),
  );
  assert.equal(await readFile(`${site}/define.js`, 'utf8'), `import './${name}/define.js';\n`);
  const hashes = Object.entries(JSON.parse(await readFile(`${site}/sri.json`, 'utf8')));
  const here = hashes.filter(([file]) => existsSync(`${site}/${file}`));
  assert.ok(here.length >= 6, `${here.length} files can be held to a hash`);
  for (const [file, hash] of here) {
    const digest = createHash('sha384')
      .update(await readFile(`${site}/${file}`))
      .digest('base64');
    assert.equal(`sha384-${digest}`, hash, file);
  }
  await appendFile(`${from}/frame.css`, '\n');
  assert.notEqual((await publish(from)).name, name);
});

test('no smaller copy of an earlier release is left beside an entry', async () => {
  const { site } = await publish();
  await writeFile(`${site}/define.js.br`, 'earlier');
  await publish(await packageCopy(), site, await plainSystem());
  const left = (await readdir(site)).filter((file) => file.startsWith('define.js'));
  assert.deepEqual(left.sort(), ['define.js', 'define.js.gz']);
});

test("folder of a release keeps its name, which the release's own snippets have", async () => {
  const release = 'conficker-check-0.1.0-0123abcd';
  const { name } = await publish(await packageCopy(release));
  assert.equal(name, release);
  await serving(startNginx, { from: await packageCopy(release) }, async ({ address }) => {
    const { headers } = await ask(address, `/${release}/define.js`);
    assert.equal(headers['cache-control'], 'public, max-age=31536000, immutable');
  });
});

/** Runs checks until one asked the twins that are lit; asserts its verdict, and that the lab served no twin itself. */
async function meet(t, world, address, lit, expected) {
  for (let seed = 1; seed <= seedsMax; seed += 1) {
    const scenario = await enter(world);
    await publishNames(address);
    const { report } = await visitFrom({ scenario, seed, path: embed({ canary: base }) }, (visitor) =>
      visitor.startByScript(),
    );
    assert.deepEqual({ verdict: report.verdict, variants: report.variants }, expected);
    const { requests } = await log();
    assert.deepEqual(
      requests.filter(({ host }) => twins.includes(host)),
      [],
      'the lab itself served a twin',
    );
    const outcomes = report.targets.filter(({ host, outcome }) => twins.includes(host) && outcome !== 'not-tried');
    for (const { host, outcome } of outcomes) {
      const possible = ['interrupted', lit.includes(host) ? 'reached' : 'failed'];
      assert.ok(possible.includes(outcome), `${host} was ${outcome}`);
    }
    t.diagnostic(
      `seed ${seed}: ${outcomes.map(({ host, outcome }) => `${host} ${outcome}`).join(', ') || 'no twin was asked'}`,
    );
    if (outcomes.some(({ host, outcome }) => host === twins[0] && outcome === 'reached') && outcomes.length > 1) return;
  }
  assert.fail('no run asked the twins');
}
