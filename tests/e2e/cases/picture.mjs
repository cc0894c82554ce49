// The picture: it shows what was asked and what came of it, while that happens and after, in shapes and words and never
// in colour alone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { embed, onPage } from '../browser.mjs';
import { asked } from '../expect.mjs';
import { enter } from '../lab.mjs';
import { withoutFrame } from '../policy.mjs';

/** The roles in the order in which the cells are read. */
const roles = ['vendor', 'peer', 'bystander', 'control'];
const states = {
  reached: 'reached',
  failed: 'dark',
  'timed-out': 'dark',
  refused: 'unknown',
  interrupted: 'unknown',
  unknown: 'unknown',
};
const words = { reached: 'answered', dark: 'no answer', waiting: 'waiting', unknown: 'not known' };

for (const world of ['clean', 'conficker-b-fast', 'security-filter', 'offline', 'page-policy']) {
  test(`in ${world}, the finished picture shows what the report says, cell by cell`, async () => {
    const scenario = await enter(world);
    await onPage({ scenario, seed: 1, path: embed() }, async (visitor) => {
      const { report } = await visitor.startByScript();
      await visitor.tag.evaluate((tag) => labHelp(tag));
      const { cells, legend } = await seen(visitor.page);
      const all = report.targets.filter(asked);
      for (const [at, role] of roles.entries()) {
        const expected = all.filter((target) => target.role === role).map(({ outcome }) => states[outcome]);
        assert.deepEqual([...cells[at].lamps].sort(), expected.sort(), role);
        const reached = expected.filter((state) => state === 'reached').length;
        // Nobody knows of a site that was refused or given up whether it would have answered.
        const known = expected.filter((state) => state !== 'unknown').length;
        assert.equal(
          cells[at].words,
          known ? `${reached} of ${known} answered` : expected.length ? 'not known' : 'not asked',
        );
      }
      const occur = Object.keys(words).filter((state) => all.some(({ outcome }) => states[outcome] === state));
      assert.deepEqual(
        legend,
        occur.map((state) => words[state]),
      );
    });
  });
}

test('a site of which nobody could tell is neither dark nor lit, and reads so', async () => {
  const scenario = await enter('conficker-c-fast');
  await onPage({ scenario, seed: 1, path: embed({ csp: withoutFrame }) }, async (visitor) => {
    const { report } = await visitor.startByScript();
    await visitor.tag.evaluate((tag) => labHelp(tag));
    const unknown = report.targets.filter(({ outcome }) => outcome === 'unknown');
    assert.ok(unknown.length > 0 && report.targets.every(({ outcome }) => !['failed', 'timed-out'].includes(outcome)));
    const { cells, legend } = await seen(visitor.page);
    assert.ok(cells[0].lamps.length > 0 && cells[0].lamps.every((state) => state === 'unknown'), cells[0].lamps.join());
    assert.equal(cells[0].words, 'not known');
    assert.deepEqual(legend, ['answered', 'not known']);
    const rows = await visitor.tag.locator('[part~=details] tbody tr').allTextContents();
    for (const { host } of unknown)
      assert.match(
        rows.find((row) => row.startsWith(host)),
        /unclear whether it answered[\d,]+ ms$/,
      );
  });
});

test('while a check runs, lamps wait and light up in the order in which sites were asked', async () => {
  const scenario = await enter('conficker-b');
  await onPage({ scenario, seed: 1, path: embed() }, async (visitor) => {
    await visitor.start();
    await visitor.page.waitForFunction(() => labEvents.some(({ detail }) => detail && detail.outcome === 'reached'));
    await visitor.tag.locator('[part=picture]').waitFor();
    const during = await seen(visitor.page);
    const lamps = during.cells.flatMap((cell) => cell.lamps);
    assert.ok(lamps.includes('waiting') && lamps.includes('reached'), lamps.join());
    assert.ok(during.legend.includes('waiting'));
    assert.match(await visitor.tag.locator('[part~=status]').innerText(), /^\d+ of \d+ checked$/);
    await visitor.event('verdict');
    await visitor.tag.evaluate((tag) => labHelp(tag));
    const after = await seen(visitor.page);
    assert.equal(after.cells.flatMap((cell) => cell.lamps).includes('waiting'), false);
    const order = (await visitor.events())
      .filter(({ type, detail }) => type.endsWith('progress') && detail.outcome === null)
      .map(({ detail }) => detail);
    for (const [at, role] of roles.entries()) {
      const { targets } = await visitor.tag.evaluate((tag) => tag.report);
      const hosts = [...new Set(order.filter((one) => one.role === role).map(({ host }) => host))];
      const expected = hosts.map((host) => states[targets.find((target) => target.host === host).outcome]);
      assert.deepEqual(after.cells[at].lamps, expected, role);
    }
  });
});

test('a screen reader hears the status line alone, finds a table, and is not told of lamps', async () => {
  const scenario = await enter('clean');
  await onPage({ scenario, path: embed() }, async (visitor) => {
    await visitor.startByScript();
    await visitor.tag.evaluate((tag) => labHelp(tag));
    const { live, hidden, caption, heads } = await visitor.tag.evaluate((tag) => {
      const root = tag.shadowRoot;
      const picture = root.querySelector('[part=picture]');
      return {
        live: picture.closest('[role=status], [aria-live]') || picture.querySelector('[role=status], [aria-live]'),
        hidden: [...picture.querySelectorAll('svg')].every((svg) => svg.getAttribute('aria-hidden') === 'true'),
        caption: picture.querySelector('caption').textContent,
        heads: [...picture.querySelectorAll('th')].map((head) => `${head.scope} ${head.textContent}`),
      };
    });
    assert.deepEqual({ live, hidden, caption }, { live: null, hidden: true, caption: 'What the check sees' });
    assert.deepEqual(heads, [
      'col Names the worm blocks',
      'col Names it leaves alone',
      'rowgroup Security sites',
      'rowgroup Other sites',
    ]);
  });
});

test('each state has a shape of its own, also without any colour', async () => {
  const scenario = await enter('clean');
  await onPage({ scenario, path: embed(), forcedColors: 'active' }, async (visitor) => {
    await visitor.startByScript();
    await visitor.tag.evaluate((tag) => labHelp(tag));
    const looks = await visitor.page.evaluate(async () => {
      const { putLate } = await import('/pkg/help.js');
      const outcomes = ['reached', 'failed', null, 'refused'];
      const heard = outcomes.map((outcome, at) => ({ host: String(at), role: 'vendor', outcome }));
      const picture = document.createElement('div');
      putLate((code) => code, { step: 'running', heard, options: {} }, { picture });
      const root = document.querySelector('conficker-check').shadowRoot;
      root.querySelector('[part=body]').append(picture);
      const lamps = [...root.querySelectorAll('[part=body] > :last-child td svg')];
      return lamps.map((svg) => {
        const { fillOpacity, strokeDasharray } = getComputedStyle(svg);
        return [svg.firstChild.getAttribute('d'), fillOpacity, strokeDasharray].join(' ');
      });
    });
    assert.equal(new Set(looks).size, 4, looks.join('\n'));
  });
});

test('run again, its picture begins anew', async () => {
  const scenario = await enter('clean');
  await onPage({ scenario, path: embed({ simulate: 'conficker-b-fast' }) }, async (visitor) => {
    await visitor.startByScript();
    await visitor.tag.evaluate((tag) => labHelp(tag));
    await visitor.tag.evaluate((tag) => tag.setAttribute('simulate', 'conficker-b-slow'));
    await visitor.start();
    await visitor.page.waitForFunction(() => labEvents.slice(-1)[0].detail?.outcome === 'reached');
    const lamps = (await seen(visitor.page)).cells.flatMap((cell) => cell.lamps);
    const sent = await visitor.page.evaluate(() => labEvents.slice(-1)[0].detail.sent);
    assert.ok(lamps.length <= sent, `${lamps.length} lamps, ${sent} sent`);
    assert.ok(lamps.includes('waiting') && lamps.includes('reached'), lamps.join());
  });
});

test('cancelled before its parts arrived, a check has no picture', async () => {
  const scenario = await enter('clean');
  await onPage({ scenario, path: embed({ pkg: '/pkg-stalled' }) }, async (visitor) => {
    const ended = visitor.startByScript();
    await visitor.event('start');
    await visitor.tag.evaluate((tag) => tag.cancel());
    await ended;
    assert.equal(await visitor.tag.locator('[part~=picture]').count(), 0);
  });
});

/** What the picture shows: cell by cell, and its legend. */
function seen(page) {
  return page.evaluate(() => {
    const picture = document.querySelector('conficker-check').shadowRoot.querySelector('[part=picture]');
    const state = (svg) => svg.getAttribute('class').replace('lamp ', '');
    const cells = [...picture.querySelectorAll('td')].map((cell) => ({
      lamps: [...cell.querySelectorAll('svg')].map(state),
      words: cell.querySelector('small').textContent,
    }));
    return { cells, legend: [...picture.querySelectorAll('li')].map((item) => item.textContent) };
  });
}
