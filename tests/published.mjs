// What we publish, found by looking: languages, texts and pages that come later are covered without a word here.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../', import.meta.url);

/** The path of a file of the project. */
export const at = (path) => fileURLToPath(new URL(path, root));

/** The languages that are spoken, English first. */
export const languages = [...readFileSync(at('data/languages.toml'), 'utf8').matchAll(/^code = "(.+)"/gm)].map(
  ([, code]) => code,
);

/**
 * Those of them that stand for the others: Latin letters, Chinese, Thai without spaces between words, and one from
 * right to left.
 */
export const telling = ['en', 'zh-Hans', 'th', 'ar'];

/** The texts of a language in the widget and on the eye chart, by section. */
export const textsIn = (lang) => JSON.parse(readFileSync(at(`pkg/src/messages/${lang}.json`), 'utf8'));

/**
 * The files below a folder of the project whose names end so, from the project's root; none where the folder is not
 * there.
 */
export function files(folder, ending) {
  if (!existsSync(at(folder))) return [];
  return readdirSync(at(folder), { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? files(`${folder}/${entry.name}`, ending) : [`${folder}/${entry.name}`]))
    .filter((path) => path.endsWith(ending))
    .sort();
}

/** The pages of the site, `{ file, path }`: those that are built, and those that are served as they are written. */
export function sitePages() {
  const built = files('www/dist', '.html').map((file) => ({ file, path: file.slice('www/dist'.length) }));
  const written = readdirSync(at('www'))
    .filter((name) => name.endsWith('.html'))
    .map((name) => ({ file: `www/${name}`, path: `/${name}` }));
  const others = written.filter(({ path }) => !built.some((page) => page.path === path));
  return [...built, ...others].map(({ file, path }) => ({ file, path: path.replace(/\/index\.html$/, '/') }));
}

/** The pages of the package as it is built. */
export const packagePages = () =>
  files('pkg/dist', '.html').map((file) => ({ file, path: file.replace('pkg/dist', '/pkg') }));
