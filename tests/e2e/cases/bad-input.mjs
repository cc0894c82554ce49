// What partners may get wrong: each fault gets words in the widget and a coded error; the page around keeps working.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { embed, onPage } from '../browser.mjs';
import { enter, log, pageHost } from '../lab.mjs';

/** Faults with which the check does not run. */
const fatal = [
  {
    name: 'unknown scenario',
    path: embed({ simulate: 'mars' }),
    error: { code: 'unknown-scenario', field: 'simulate', found: 'mars' },
    words: /mars.*conficker-b.*page-policy and more\.$/m,
  },
  {
    name: 'canary that is listed',
    path: embed({ canary: 'virus.example' }),
    error: { code: 'domain-listed', field: 'canary', found: 'virus.example' },
    words: /virus\.example/,
  },
  {
    name: 'canary that is no domain',
    path: embed({ canary: 'https://partner.example/twins' }),
    error: { code: 'domain-invalid', field: 'canary', found: 'https://partner.example/twins' },
    words: /https:\/\/partner\.example\/twins/,
  },
  {
    name: 'own names that are listed',
    path: embed({ own: 'virus.example' }),
    error: { code: 'domain-listed', field: 'own', found: 'virus.example' },
    words: /virus\.example/,
  },
  {
    name: 'twins beside own names',
    path: embed({ own: 'check.example', canary: 'twins.example' }),
    error: { code: 'domain-beside-own', field: 'canary', found: 'twins.example' },
    words: /twins\.example.*own/,
  },
  {
    name: 'no core on the site, as WebAssembly or as JavaScript',
    path: embed({ pkg: '/pkg-without-core' }),
    error: { code: 'part-missing', field: undefined, found: 'core-js.js' },
    words: /could not be loaded/,
  },
  {
    name: 'no check on the site',
    path: embed({ pkg: '/pkg-without-check' }),
    error: { code: 'part-missing', field: undefined, found: 'check.js' },
    words: /could not be loaded/,
  },
];

/** Faults with which the check runs all the same. */
const harmless = [
  {
    name: 'unknown theme',
    path: embed({ theme: 'plaid' }),
    error: { code: 'unknown-theme', field: 'theme', found: 'plaid' },
    words: /^conficker-check: theme “plaid” is none of auto, light, dark/m,
  },
  {
    name: 'unknown language',
    path: embed({ lang: 'tlh' }),
    error: { code: 'unknown-lang', field: 'lang', found: 'tlh' },
    words: /^conficker-check: lang “tlh”/m,
  },
  {
    name: 'package host that the worm blocks',
    path: embed({ pkg: `https://eset.${pageHost}/pkg` }),
    error: { code: 'package-host-listed', field: undefined, found: `eset.${pageHost}` },
    words: /^conficker-check: .*eset\.partner\.example.*“eset”.*load this check.*b, c/m,
  },
  {
    name: 'language that every JavaScript object knows',
    path: embed({ lang: 'constructor' }),
    error: { code: 'unknown-lang', field: 'lang', found: 'constructor' },
    words: /^conficker-check: lang “constructor”/m,
  },
  {
    name: 'page host that the worm blocks',
    path: `https://eset.${pageHost}${embed()}`,
    error: { code: 'page-host-listed', field: undefined, found: `eset.${pageHost}` },
    words: /^conficker-check: .*eset\.partner\.example.*“eset”.*b, c/m,
  },
];

for (const { name, path, error, words } of fatal) {
  test(`${name}: the check says why it does not run`, async () => {
    const scenario = await enter('clean');
    await onPage({ scenario, path }, async (visitor) => {
      const ended = await visitor.startByScript();
      assert.equal(ended.error?.name, 'ConfickerCheckError', JSON.stringify(ended));
      assertError(ended.error, { ...error, fatal: true });
      assertError(await visitor.event('error'), { ...error, fatal: true });
      assert.match(await visitor.text(), words);
      assert.ok(await visitor.pageAroundWorks());
      assert.deepEqual((await log()).names, [pageHost], 'nothing was contacted');
      assert.equal(
        (await visitor.events()).some(({ type }) => type.endsWith('verdict')),
        false,
      );
    });
  });
}

for (const { name, path, error, words } of harmless) {
  test(`${name}: the check runs, and the editor alone is told`, async () => {
    const scenario = await enter('clean');
    await onPage({ scenario, path }, async (visitor) => {
      const ended = await visitor.startByScript();
      assert.equal(ended.report?.verdict, 'no-sign', JSON.stringify(ended));
      assertError(await visitor.event('error'), { ...error, fatal: false });
      assert.match(visitor.console.join('\n'), words);
      assert.doesNotMatch(await visitor.text(), words);
      assert.ok(await visitor.pageAroundWorks());
    });
  });
}

test('page host that the worm blocks cannot be opened on an infected PC', async () => {
  const scenario = await enter('conficker-b-fast');
  const opened = onPage({ scenario, path: `https://eset.${pageHost}/` }, () => {});
  await assert.rejects(opened, /ERR_NAME_NOT_RESOLVED/);
});

/** Compares an error with its code, whose fault it is and what was found there; and it has words. */
function assertError({ code, field, found, fatal: stops, message }, expected) {
  assert.deepEqual(
    { code, field, fatal: stops },
    { code: expected.code, field: expected.field, fatal: expected.fatal },
  );
  if (expected.found instanceof RegExp) assert.match(found, expected.found);
  else assert.equal(found, expected.found);
  assert.ok(message.length > 20, message);
}
