// The widget's texts, for a page that speaks of its answers. Reads { folder, languages, keys } and writes { language: { key: text } }.
//
// A language or a text that is missing is English.
import { existsSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const { folder, languages, keys } = JSON.parse(readFileSync(0, 'utf8'));

async function texts(language) {
  const all = {};
  for (const kind of ['', '.report']) {
    const file = `${folder}/${language}${kind}.js`;
    if (existsSync(file)) Object.assign(all, (await import(pathToFileURL(file).href)).default);
  }
  return all;
}

const english = await texts('en');
const told = {};
for (const language of languages) {
  const own = await texts(language);
  told[language] = Object.fromEntries(
    keys.map((key) => {
      if (!(key in english)) throw new Error(`pkg/messages/ has no text “${key}”`);
      return [key, own[key] ?? english[key]];
    }),
  );
}
process.stdout.write(JSON.stringify(told));
