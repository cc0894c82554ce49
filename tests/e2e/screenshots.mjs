// Saves pictures for people to look at, in target/screenshots/: every state of the widget in four kinds of script,
// narrow and wide, light and dark, with one sheet for each language; and the awareness page down to the widget's end in
// each world, and the eye chart. Run it by `cargo xtask lab -- node tests/e2e/screenshots.mjs`; SHOT_LANGS="ja ko"
// takes these languages, and `widget` or `worlds` after it one of the two alone.
import { mkdir, writeFile } from 'node:fs/promises';
import { at, languages, telling } from '../published.mjs';
import { onPage } from './browser.mjs';
import { sheet } from './camera.mjs';
import { enter, pageUrl, worlds } from './lab.mjs';
import { onStage, states } from './states.mjs';

const folder = at('target/screenshots/');
const margin = 48;
const themes = ['light', 'dark'];
/** Worlds in which the chart's pictures are there, or fail, at once. */
const chartWorlds = ['clean', 'conficker-b-fast', 'security-filter'];

const { SHOT_LANGS = telling.join(' ') } = process.env;
const langs = SHOT_LANGS.split(' ').filter((lang) => languages.includes(lang));
const shown = states.filter(({ name }) => !['idle-opened', 'sign-closed'].includes(name));

await mkdir(folder, { recursive: true });
const [, , only] = process.argv;
if (only !== 'worlds') for (const lang of langs) await takeWidget(lang);
if (only !== 'widget') for (const world of ['clean', ...(await worlds())]) await takeWorld(world);

/** Every state in a language, and the sheet of them: narrow ones, light and dark, and wide ones. */
async function takeWidget(lang) {
  await onStage({}, async (show, context) => {
    const pictures = [];
    for (const state of shown) {
      for (const width of [320, 1280]) {
        for (const theme of themes) {
          const page = await show({ ...state, open: false }, { lang, theme });
          await page.setViewportSize({ width, height: 900 });
          await page.emulateMedia({ colorScheme: theme });
          const picture = await page.locator('conficker-check [part~=root]').screenshot({ animations: 'disabled' });
          const name = `${lang}-${state.name}-${width}-${theme}`;
          await writeFile(`${folder}${name}.png`, picture);
          pictures.push({ title: name, picture });
        }
      }
    }
    const sheets = await sheet(context, { pictures, columns: 8, width: 300, ground: '#ddd' });
    await writeFile(`${folder}sheet-${lang}.png`, sheets);
    console.log(`${folder}sheet-${lang}.png: ${pictures.length} pictures`);
  });
}

async function takeWorld(world) {
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
  for (const width of [320, 768, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of themes) {
      await page.emulateMedia({ colorScheme });
      const path = `${folder}${name}-${width}-${colorScheme}.png`;
      const { y, height } = await page.locator(last).boundingBox();
      await page.screenshot({
        path,
        fullPage: true,
        clip: { x: 0, y: 0, width, height: Math.ceil(y + height + margin) },
      });
      console.log(path);
    }
  }
}
