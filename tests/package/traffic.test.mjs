// The judge of the lab's log finds each thing that is wrong with the traffic of a check, and forgives what a world or
// an engine explains, and that alone.
import assert from 'node:assert/strict';
import { test } from 'node:test';

Object.assign(process.env, { LAB_CONTROL: 'http://lab.example', LAB_PAGE: 'https://partner.example/' });
const { faultsOfTraffic } = await import('../e2e/traffic.mjs');

const page = { method: 'GET', host: 'partner.example', path: '/', cookie: null, origin: null, referer: null };
const probe = { ...page, host: 'www.w3.org', path: '/robots.txt' };
const stranger = { ...probe, host: 'www.example.org' };
const before = { names: [page.host], requests: [page], contacted: [page.host] };
const after = { names: [page.host, probe.host, 'nobody.invalid'], requests: [page, probe], contacted: [page.host] };
const told = (outcome) => ({ targets: [{ host: probe.host, outcome }] });
const targets = [{ host: probe.host, fate: 'lit' }];
const scenario = { engine: null, browser: null, canary: null, outcomes: {}, targets };

const faults = ({ report = told('reached'), world = {}, ...seen }) =>
  faultsOfTraffic(report, { ...scenario, ...world }, { before, after, ...seen });
const withMore = (log, more) => ({ ...log, requests: [...log.requests, more] });
const telling = (what) => ({ after: { ...after, requests: [page, { ...probe, ...what }] } });

test('what a check must do is no fault', () => {
  assert.deepEqual(faults({}), []);
  assert.deepEqual(faults({ after: withMore(after, { ...probe, origin: 'null' }) }), []);
  const refused = { ...before, contacted: [page.host, probe.host] };
  assert.deepEqual(faults({ report: told('refused'), after: refused }), []);
  assert.deepEqual(faults({ report: told('interrupted'), after: before }), []);
  assert.deepEqual(
    faults({ before: withMore(before, stranger), after: withMore(after, stranger), others: [stranger.host] }),
    [],
  );
});

const twice = withMore(after, probe);
const thrice = withMore(twice, probe);
const ledOn = { ...probe, host: 'www.eset.com' };
const unseen = { after: { ...after, requests: [page] } };
const asking = { ...page, host: 'doh.example' };
const resolved = { ...after, names: [...after.names, 'doh.example'], requests: [page, asking, probe] };
const elsewhere = { ...page, host: 'app.example' };
const own = { names: [elsewhere.host], requests: [elsewhere], contacted: [elsewhere.host] };
const withOwn = { names: [elsewhere.host, probe.host], requests: [elsewhere, probe], contacted: [elsewhere.host] };

/** What a world or an engine explains; the same in a world that does not is a fault. */
const explained = [
  ['looked at twice', {}, { after: twice }, null],
  ['WebKit looks a third time', { engine: 'webkit' }, { after: thrice }, 'contacted too often'],
  ['an engine looks up less', { engine: 'firefox' }, { after: { ...after, names: [page.host] } }, 'never looked up'],
  ['nginx keeps no log', { engine: 'firefox', canary: 'w3.org' }, unseen, 'said to be reached, but was not'],
  ['an engine takes it for an answer', { outcomes: { lit: 'reached' } }, unseen, 'said to be reached, but was not'],
  [
    'where it leads',
    { targets: [{ host: probe.host, ledTo: 'www.eset.com' }] },
    { after: withMore(after, ledOn) },
    'contacted beside the report: www.eset.com',
  ],
  ['a resolver of its own', { browser: 'doh' }, { after: resolved }, 'doh.example'],
  [
    'a look-up that an earlier check left hanging',
    {},
    { after: { ...after, names: [...after.names, stranger.host] }, earlier: { targets: [{ host: stranger.host }] } },
    null,
  ],
  ['a page of another host', {}, { before: own, after: withOwn, pageHost: elsewhere.host }, null],
];

for (const [why, world, seen, otherwise] of explained)
  test(`${why} is no fault, and is one elsewhere`, () => {
    assert.deepEqual(faults({ world, ...seen }), []);
    if (otherwise) assert.ok(faults(seen).some((text) => text.includes(otherwise)));
  });

const wrong = [
  ['contacted too often: www.w3.org, 4 times', { world: { engine: 'webkit' }, after: withMore(thrice, probe) }],
  ['said to be reached, but was not', { world: { engine: 'firefox', canary: 'twins.example' }, ...unseen }],
  ['said to be reached, but was not', { world: { canary: 'w3.org' }, ...unseen }],
  ['the page itself is missing in a log', { pageHost: elsewhere.host }],
  ['looked up before the click: www.w3.org', { before: { ...before, names: after.names.slice(0, 2) } }],
  ['contacted before the click: www.w3.org', { before: withMore(before, probe), report: null }],
  ['requested before the click: www.w3.org', { before: { ...before, contacted: [probe.host] } }],
  ['loaded before the click: /pkg/core.js', { before: withMore(before, { ...page, path: '/pkg/core.js' }) }],
  ['the page itself is missing in a log', { before: { ...before, names: [] } }],
  ['looked up beside the report: doh.example', { after: { ...after, names: [...after.names, 'doh.example'] } }],
  ['contacted beside the report: www.example.org', { after: withMore(after, stranger) }],
  ['contacted beside the report: www.w3.org', { report: told('refused') }],
  ['contacted beside the report: www.example.org', { after: withMore(after, stranger), others: [] }],
  ['requested beside the report: www.example.org', { after: { ...after, contacted: [stranger.host] } }],
  ['in the report, but never looked up: www.w3.org', { after: { ...after, names: [page.host] } }],
  ['said to be reached, but was not: www.w3.org', { after: { ...after, requests: [page] } }],
  ['contacted too often: www.w3.org, 3 times', { after: withMore(withMore(after, probe), probe) }],
  ['asked once more: www.w3.org', { earlier: told('reached') }],
  ['contacted beside the report: www.example.org', { after: withMore(after, stranger), earlier: told('failed') }],
  ['"method":"POST"', telling({ method: 'POST' })],
  ['"cookie":"seen=yes"', telling({ cookie: 'seen=yes' })],
  ['"referer":"https://a.example/"', telling({ referer: 'https://a.example/' })],
  ['"origin":"https://a.example"', telling({ origin: 'https://a.example' })],
  ['"path":"/?from=partner"', telling({ path: '/?from=partner' })],
];

for (const [at, [fault, seen]] of wrong.entries())
  test(`${at + 1}: ${fault}, by ${Object.keys(seen).join(' and ')}`, () => {
    const found = faults(seen);
    assert.ok(
      found.some((text) => text.includes(fault)),
      found.join('; '),
    );
  });
