// The widget's texts, for a page that speaks of its answers. Reads { folder, languages, keys } and writes { language: {
// key: text } }.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const { folder, languages, keys } = JSON.parse(readFileSync(0, 'utf8'));

const told = {};
for (const language of languages) {
  const texts = {};
  for (const kind of ['', '.report', '.help']) {
    Object.assign(texts, (await import(pathToFileURL(`${folder}/${language}${kind}.js`).href)).default);
  }
  const lost = keys.find((key) => !(key in texts));
  if (lost) throw new Error(`pkg/messages/ has no text “${lost}” in ${language}`);
  told[language] = Object.fromEntries(keys.map((key) => [key, texts[key]]));
}
process.stdout.write(JSON.stringify(told));
