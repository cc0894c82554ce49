// What editors are told of the tag: valid by the schemas that their makers publish, and of use. That of web-types,
// ../schemas/web-types.json, is from https://github.com/JetBrains/web-types, commit 11e46e4, under Apache 2.0; no npm
// package has it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import Ajv from 'ajv';
import { here, installedFile } from '../package.mjs';

const require = createRequire(import.meta.url);
const { getCSSLanguageService, newCSSDataProvider } = require('vscode-css-languageservice');
const { TextDocument, getLanguageService, newHTMLDataProvider } = require('vscode-html-languageservice');
const json = (path) => JSON.parse(installedFile(path));
const { 'web-types': webTypes } = json('package.json');
const html = json('editors/vscode.html-data.json');
const css = json('editors/vscode.css-data.json');

for (const [name, data, schema, breakIt] of [
  [
    'the custom data of HTML',
    html,
    require('vscode-html-languageservice/docs/customData.schema.json'),
    (data) => delete data.tags[0].attributes[0].name,
  ],
  [
    'the custom data of style sheets',
    css,
    require('vscode-css-languageservice/docs/customData.schema.json'),
    (data) => (data.properties[0].description = 7),
  ],
  [
    'the web-types',
    json(webTypes),
    JSON.parse(readFileSync(here('schemas/web-types.json'), 'utf8')),
    (data) => (data.contributions.html.elements[0].attributes[0].value.kind = 'nonsense'),
  ],
]) {
  test(`${name} are valid by their schema`, () => {
    // The schemas have words of their own, for editors, and one is of a draft whose rules Ajv no longer has.
    const ajv = new Ajv({ strict: false, validateSchema: false });
    assert.ok(ajv.validate(schema, data), ajv.errorsText());
    const broken = structuredClone(data);
    breakIt(broken);
    assert.ok(!ajv.validate(schema, broken), 'the schema finds faults');
  });
}

/** What Visual Studio Code offers where `|` stands. */
function offered(marked, language, complete) {
  const offset = marked.indexOf('|');
  const document = TextDocument.create(`file:///page.${language}`, language, 1, marked.replace('|', ''));
  return complete(document, document.positionAt(offset)).items.map(({ label }) => label);
}

test('Visual Studio Code completes the tag, its attributes and their values', () => {
  const service = getLanguageService({ customDataProviders: [newHTMLDataProvider('conficker-check', html)] });
  const complete = (document, position) => service.doComplete(document, position, service.parseHTMLDocument(document));
  assert.ok(offered('<conf|', 'html', complete).includes('conficker-check'));
  const { attributes } = html.tags[0];
  const names = offered('<conficker-check |></conficker-check>', 'html', complete);
  assert.deepEqual(
    attributes.filter(({ name }) => !names.includes(name)),
    [],
  );
  const { values } = attributes.find(({ name }) => name === 'theme');
  assert.deepEqual(
    offered('<conficker-check theme="|"></conficker-check>', 'html', complete),
    values.map(({ name }) => name),
  );
});

test('Visual Studio Code completes custom properties and parts', () => {
  const service = getCSSLanguageService({ customDataProviders: [newCSSDataProvider(css)] });
  const complete = (document, position) => service.doComplete(document, position, service.parseStylesheet(document));
  const properties = offered('conficker-check { | }', 'css', complete);
  const parts = offered('conficker-check::| { color: red }', 'css', complete);
  for (const [rows, names] of [
    [css.properties, properties],
    [css.pseudoElements, parts],
  ]) {
    assert.deepEqual(
      rows.filter(({ name }) => !names.includes(name)),
      [],
    );
  }
});
