// Saves pictures of each verdict as the old engine draws it, at three widths, in target/old-engine-pictures/.
// Once the old engine is set up, run it by `cargo xtask lab -- node tests/old-engine/pictures.mjs`.
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { enter } from '../e2e/lab.mjs';
import { check } from './engine.mjs';

const folder = fileURLToPath(new URL('../../target/old-engine-pictures/', import.meta.url));
await mkdir(folder, { recursive: true });
for (const world of ['clean', 'conficker-b-fast', 'security-filter']) {
  for (const width of [320, 768, 1280]) {
    const picture = `${folder}${world}-${width}.png`;
    await check({ scenario: await enter(world), path: '/embed/embed.html', picture, size: [width, 1100] });
    console.log(picture);
  }
}
