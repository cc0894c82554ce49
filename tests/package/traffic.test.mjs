// The judge of the lab's log finds each thing that is wrong with the traffic of a check, and nothing else.
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

const faults = ({ report = told('reached'), ...seen }) => faultsOfTraffic(report, scenario, { before, after, ...seen });
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

const wrong = [
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
  ['"method":"POST"', telling({ method: 'POST' })],
  ['"cookie":"seen=yes"', telling({ cookie: 'seen=yes' })],
  ['"referer":"https://a.example/"', telling({ referer: 'https://a.example/' })],
  ['"origin":"https://a.example"', telling({ origin: 'https://a.example' })],
  ['"path":"/?from=partner"', telling({ path: '/?from=partner' })],
];

for (const [fault, seen] of wrong)
  test(`${fault}, by ${Object.keys(seen).join(' and ')}`, () => {
    const found = faults(seen);
    assert.ok(
      found.some((text) => text.includes(fault)),
      found.join('; '),
    );
  });
