// The eye chart: what visitors without script, or with a browser too old for the tag, are given instead of the check.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { launch } from '../browser.mjs';
import { enter, log, pageHost, pageUrl } from '../lab.mjs';

const link = '#main a[target=conficker-chart]';

for (const world of ['clean', 'conficker-b-fast', 'security-filter', 'offline']) {
  test(`without script, the chart shows what can be reached: ${world}`, async () => {
    const scenario = await enter(world);
    await onPage({ scenario, javaScriptEnabled: false }, async (page, contacted) => {
      await page.locator(link).waitFor();
      assert.deepEqual(
        { contacted: contacted(), names: (await log()).names },
        { contacted: [pageHost], names: [pageHost] },
      );

      const chart = page.frameLocator('iframe[name=conficker-chart]');
      await chart.getByText('The eye chart opens here.').waitFor();
      await page.locator(link).click();
      await assertChart(chart, scenario);
      assert.equal(page.context().pages().length, 1, 'the chart opened elsewhere');
      await assertTraffic(scenario, contacted());
    });
  });
}

test('with script, but without custom elements, the chart opens in a tab of its own', async () => {
  const scenario = await enter('conficker-b-fast');
  await onPage({ scenario, script: () => delete window.customElements }, async (page, contacted) => {
    const opening = page.waitForEvent('popup');
    await page.locator(link).click();
    await assertChart(await opening, scenario);
    await assertTraffic(scenario, contacted());
  });
});

test('in a browser that runs the check, the chart is not offered', async () => {
  const scenario = await enter('clean');
  await onPage({ scenario }, async (page) => {
    await page.locator('conficker-check [part~=start]').waitFor();
    assert.equal(await page.locator(link).isVisible(), false);
  });
});

/** Asserts that just those pictures are there whose hosts the world lets through, and that the legend can be read. */
async function assertChart(chart, scenario) {
  const fates = new Map(scenario.targets.map(({ host, fate }) => [host, fate]));
  const pictures = chart.locator('.chart img');
  await pictures.last().waitFor();
  const shown = {};
  const expected = {};
  for (const picture of await pictures.all()) {
    const { host, complete, width } = await settled(picture);
    assert.ok(complete, `${host} is still loading`);
    shown[host] = width > 0;
    expected[host] = fates.get(host) === 'lit';
    assert.ok(await chart.getByText(host, { exact: true }).isVisible(), `${host} is not named`);
  }
  assert.equal(Object.keys(shown).length, 8);
  assert.deepEqual(shown, expected);
  for (const words of ['This PC is likely infected', 'It looks like a filter', 'No sign of Conficker', 'mrt']) {
    assert.ok(await chart.getByText(words).first().isVisible(), words);
  }
}

/** A picture once it is there or has failed. */
function settled(picture) {
  return picture.evaluate(async (img) => {
    await img.decode().catch(() => undefined);
    return { host: new URL(img.src).host, complete: img.complete, width: img.naturalWidth };
  });
}

/** Asserts that the eight hosts, and nobody else, were asked for a picture, and that none was told by which page. */
async function assertTraffic(scenario, contacted) {
  const { names, requests } = await log();
  const hosts = contacted.filter((host) => host !== pageHost);
  assert.equal(hosts.length, 8, hosts.join());
  const foreign = requests.filter(({ host }) => host !== pageHost);
  const beside = [...names, ...foreign.map(({ host }) => host)].filter(
    (host) => host !== pageHost && !hosts.includes(host),
  );
  assert.deepEqual(beside, []);
  for (const { referer, origin, cookie, path } of foreign) {
    assert.deepEqual({ referer, origin, cookie }, { referer: null, origin: null, cookie: null });
    assert.match(path, /\.ico\?eye-chart$/);
  }
}

async function onPage({ scenario, script, ...context }, visit) {
  const browser = await launch(scenario);
  try {
    const its = await browser.newContext(context);
    const requested = [];
    its.on('request', (request) => requested.push(new URL(request.url()).host));
    if (script) await its.addInitScript(script);
    const page = await its.newPage();
    await page.goto(pageUrl);
    await visit(page, () => [...new Set(requested)].filter(Boolean).sort());
  } finally {
    await browser.close();
  }
}
