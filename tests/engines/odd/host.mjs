// Puts an odd page on the lab's page host, each in a folder of its own, which is as far as its service worker reaches.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fixChance } from '../../e2e/chance.mjs';
import { pageUrl } from '../../e2e/lab.mjs';

const target = process.env.CARGO_TARGET_DIR ?? 'target';
const pages = new URL(`../../../${target}/lab-pages/`, import.meta.url);
const observer = await readFile(new URL('observer.js', import.meta.url));

/** What loads the check, by way of embedding. */
const embeds = {
  element: '<script type="module" src="/pkg/define.js"></script>',
  single: '<script src="/pkg/single.js"></script>',
  none: '',
  'single-first': '',
};

/** The same before the tag is there, which is then made as it is read. */
const embedsFirst = { 'single-first': embeds.single };

/** Puts a file into a folder on the page's host, and gives its path there. */
export async function writePage(folder, name, text) {
  const place = new URL(`${folder}/`, pages);
  await mkdir(place, { recursive: true });
  await writeFile(new URL(name, place), text);
  return `/written/${folder}/${name}`;
}

/** Writes the page of a row, and gives its address in that engine's lab. */
export async function publish(row, engine) {
  const folder = `odd/${engine}/${row.name}`;
  await writePage(folder, 'observer.js', `${observer}\n(${fixChance})(1);\n`);
  await writePage(folder, 'page.js', source(row.script));
  if (row.worker) await writePage(folder, 'worker.js', source(row.worker));
  const url = new URL(await writePage(folder, 'index.html', pageOf(row)), pageUrl);
  for (const [name, value] of Object.entries(row.headers ?? {})) url.searchParams.set(name, value);
  return url.href;
}

/** Scripts are files, since a policy may forbid the page what stands in it. */
const pageOf = ({ head = '', body = '<conficker-check></conficker-check>', way = 'element' }) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>An odd page</title>
<script src="observer.js"></script>${head}<script src="page.js"></script>${embedsFirst[way] ?? ''}${body}${embeds[way]}</html>`;

/** A script is text, or a function that is called. */
const source = (script = '') => (typeof script === 'function' ? `(${script})();` : script);
