// The life of a check: it can be cancelled, started twice, taken off the page and run again, and no promise hangs.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { embed, onPage } from '../browser.mjs';
import { asked } from '../expect.mjs';
import { enter, log } from '../lab.mjs';

test('cancelled by the button in mid-run, it says so', async () => {
  const scenario = await enter('conficker-b');
  await onPage({ scenario }, async (visitor) => {
    await visitor.start();
    await visitor.event('progress');
    await visitor.tag.locator('[part~=cancel]').click();
    const report = await visitor.event('verdict');
    assert.deepEqual([report.verdict, report.reason], ['cannot-tell', 'cancelled']);
    const outcomes = new Set(report.targets.map(({ outcome }) => outcome));
    assert.ok(outcomes.has('interrupted') && outcomes.has('not-tried'), [...outcomes].join());
  });
});

test('while its parts are on their way, whoever clicked reads so', async () => {
  const scenario = await enter('clean');
  await onPage({ scenario, path: embed({ pkg: '/pkg-stalled' }) }, async (visitor) => {
    await visitor.start();
    await visitor.event('start');
    assert.equal(await visitor.tag.locator('[part~=status]').innerText(), 'Loading the check…');
  });
});

test('cancelled while it loads from a server that hangs, it says so', async () => {
  const scenario = await enter('clean');
  await onPage({ scenario, path: embed({ pkg: '/pkg-stalled' }) }, async (visitor) => {
    const ended = visitor.startByScript();
    await visitor.event('start');
    await visitor.tag.evaluate((tag) => tag.cancel());
    const { report } = await ended;
    assert.deepEqual([report.verdict, report.reason, report.targets], ['cannot-tell', 'cancelled', []]);
    assert.ok(await visitor.pageAroundWorks());
  });
});

test('cancelled by a script before its parts arrive, it is as it was, and loads no more', async () => {
  const scenario = await enter('clean');
  await onPage({ scenario, path: embed() }, async (visitor) => {
    const before = await visitor.text();
    await visitor.page.route('**/check.js', () => {});
    const ended = visitor.startByScript();
    await visitor.event('start');
    await visitor.tag.evaluate((tag) => tag.cancel());
    assert.equal((await ended).report?.reason, 'cancelled');
    assert.equal(await visitor.text(), before);
  });
});

test('started by a double-click, it is not cancelled by the second click', async () => {
  const scenario = await enter('clean');
  await onPage({ scenario, viewport: { width: 1280, height: 900 } }, async (visitor) => {
    await visitor.tag.locator('[part~=start]').dblclick();
    const report = await visitor.event('verdict');
    assert.deepEqual([report.verdict, report.reason], ['no-sign', null]);
  });
});

test('started twice, it is one check', async () => {
  const scenario = await enter('clean');
  await onPage({ scenario, path: embed() }, async (visitor) => {
    const [one, two] = await Promise.all([visitor.startByScript(), visitor.startByScript()]);
    assert.deepEqual(one, two);
    const events = await visitor.events();
    assert.equal(events.filter(({ type }) => type.endsWith('verdict')).length, 1);
  });
});

test('run again, it is a new check that starts from nothing', async () => {
  const scenario = await enter('clean');
  await onPage({ scenario, path: embed() }, async (visitor) => {
    const { report: one } = await visitor.startByScript();
    await visitor.start();
    const verdicts = 'labEvents.filter(({ type }) => type.endsWith("verdict"))';
    await visitor.page.waitForFunction(`${verdicts}.length === 2`);
    const two = await visitor.page.evaluate(`${verdicts}[1].detail`);
    assert.deepEqual([one.verdict, two.verdict], ['no-sign', 'no-sign']);
    assert.ok(Date.parse(two.startedAt) > Date.parse(one.startedAt));
    const paths = (await log()).requests
      .filter(({ path }) => path.startsWith('/robots'))
      .map(({ host, path }) => host + path);
    assert.equal(new Set(paths).size, paths.length, 'no request is made twice alike, so no cache can answer');
  });
});

test('taken off the page in mid-run, its promise settles and its probes end', async () => {
  const scenario = await enter('conficker-b');
  await onPage({ scenario, path: embed() }, async (visitor) => {
    await visitor.page.evaluate(() => {
      window.tag = document.querySelector('conficker-check');
      window.ended = tag.start().then(
        (report) => ({ report }),
        ({ code }) => ({ code }),
      );
    });
    await visitor.event('progress');
    const { report } = await visitor.page.evaluate(() => {
      tag.remove();
      return ended;
    });
    assert.deepEqual([report.verdict, report.reason], ['cannot-tell', 'cancelled']);
    assert.ok(report.elapsedMs < 5000, `${report.elapsedMs} ms`);
    assert.ok(await visitor.pageAroundWorks());
  });
});

test('put on a page with autostart, it runs by itself and once', async () => {
  const scenario = await enter('clean');
  await onPage({ scenario, path: embed({ autostart: '' }) }, async (visitor) => {
    const report = await visitor.event('verdict');
    assert.equal(report.verdict, 'no-sign');
    assert.equal((await visitor.events()).filter(({ type }) => type.endsWith('start')).length, 1);
  });
});

test('taken off a page with autostart in the same task, it does not run', async () => {
  const scenario = await enter('clean');
  await onPage({ scenario, path: embed() }, async ({ page }) => {
    const state = await page.evaluate(async () => {
      const tag = document.createElement('conficker-check');
      tag.setAttribute('autostart', '');
      document.body.append(tag);
      tag.remove();
      await new Promise((resolve) => setTimeout(resolve));
      return tag.shadowRoot.querySelector('section').dataset.state;
    });
    assert.equal(state, 'idle');
  });
});

test('with autostart on a page that the browser prepares, it waits until somebody opens the page', async () => {
  const scenario = await enter('clean');
  await onPage({ scenario, path: embed() }, async (visitor) => {
    await visitor.page.evaluate(async () => {
      Object.defineProperty(document, 'prerendering', { value: true, configurable: true });
      const tag = document.createElement('conficker-check');
      tag.setAttribute('autostart', '');
      document.body.append(tag);
      await new Promise((resolve) => setTimeout(resolve));
    });
    assert.deepEqual(await visitor.events(), []);
    await visitor.page.evaluate(() => {
      delete document.prerendering;
      document.dispatchEvent(new Event('prerenderingchange'));
    });
    assert.equal((await visitor.event('verdict')).verdict, 'no-sign');
  });
});

test('simulated, it contacts nobody and says that the result is made up', async () => {
  const scenario = await enter('clean');
  await onPage({ scenario, path: embed({ simulate: 'conficker-c-fast' }) }, async (visitor) => {
    const { report } = await visitor.startByScript();
    assert.deepEqual([report.verdict, report.variants, report.simulated], ['sign', ['c'], true]);
    assert.match(await visitor.text(), /simulation/i);
    const { names } = await log();
    assert.deepEqual(
      names.filter((name) => report.targets.some((target) => asked(target) && target.host === name)),
      [],
    );
  });
});
