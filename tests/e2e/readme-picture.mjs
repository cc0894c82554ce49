// Takes the picture that README.md opens with: the widget's three verdicts side by side, each from a real check in the
// lab's world. Run it by `cargo xtask picture`.
import { writeFile } from 'node:fs/promises';
import { launch, onPage, embed } from './browser.mjs';
import { asWebp, sheet } from './camera.mjs';
import { enter } from './lab.mjs';

const [, , file] = process.argv;
const width = 400;
/** To where the next steps begin: the verdict, and why it is that one. */
const tallest = 800;
const scale = 2;
const most = 200_000;

/** A world that ends in each verdict; real ones, so that no banner says that it is made up. */
const worlds = ['conficker-b-fast', 'clean', 'security-filter'];

const pictures = [];
for (const world of worlds) {
  const scenario = await enter(world);
  const eye = { viewport: { width, height: 900 }, deviceScaleFactor: scale, colorScheme: 'light' };
  await onPage({ scenario, seed: 1, path: embed({ theme: 'light' }, 'portrait'), ...eye }, async ({ page, tag }) => {
    await tag.evaluate((element) => element.start());
    await page.waitForLoadState('networkidle');
    await page.setViewportSize({ width, height: 3000 });
    const box = await tag.boundingBox();
    pictures.push({
      picture: await page.screenshot({
        animations: 'disabled',
        clip: { ...box, height: Math.min(box.height, tallest) },
      }),
    });
  });
}
const browser = await launch(await enter('clean'));
try {
  const context = await browser.newContext({ deviceScaleFactor: scale });
  const drawn = await sheet(context, { pictures, columns: worlds.length, width, scale, ground: '#eef1f4' });
  const picture = await asWebp(context, drawn, most);
  await writeFile(file, picture);
  console.log(`${file}: ${picture.length} bytes`);
} finally {
  await browser.close();
}
