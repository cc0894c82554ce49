// Saves pictures of the awareness page down to the widget's end, before the check and with each verdict, and of the eye chart: at
// three widths, light and dark.
// Run it by `cargo xtask lab -- node tests/e2e/screenshots.mjs`; the pictures are in target/screenshots/.
import { fileURLToPath } from 'node:url';
import { onPage } from './browser.mjs';
import { enter, pageUrl, worlds } from './lab.mjs';

const folder = fileURLToPath(new URL('../../target/screenshots/', import.meta.url));
const widths = [320, 768, 1280];
const margin = 48;
/** Worlds in which the chart's pictures are there, or fail, at once. */
const chartWorlds = ['clean', 'conficker-b-fast', 'security-filter'];

for (const world of await worlds()) {
  await onPage({ scenario: await enter(world), seed: 1 }, async (visitor) => {
    if (world === 'clean') await take(visitor.page, 'before');
    await visitor.start();
    await visitor.event('verdict');
    await take(visitor.page, world);
    if (!chartWorlds.includes(world)) return;
    await visitor.page.goto(new URL('/pkg/chart/en.html', pageUrl).href);
    await take(visitor.page, `chart-${world}`, 'body');
  });
}

async function take(page, name, last = 'conficker-check') {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      const path = `${folder}${name}-${width}-${colorScheme}.png`;
      const { y, height } = await page.locator(last).boundingBox();
      await page.screenshot({ path, fullPage: true, clip: { x: 0, y: 0, width, height: Math.ceil(y + height + margin) } });
      console.log(path);
    }
  }
}
