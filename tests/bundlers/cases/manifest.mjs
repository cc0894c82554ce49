// The custom-elements manifest says of the tag what the tag is, no more and no less.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import Ajv from 'ajv';
import { onPage } from '../../e2e/browser.mjs';
import { enter } from '../../e2e/lab.mjs';
import { installedFile, packed } from '../package.mjs';

const { customElements: path } = JSON.parse(installedFile('package.json'));
const manifest = JSON.parse(installedFile(path));
const [tag] = manifest.modules
  .flatMap(({ declarations = [] }) => declarations)
  .filter(({ tagName }) => tagName === 'conficker-check');
const names = (rows) => rows.map(({ name }) => name).sort();

test('the manifest is valid by its schema', () => {
  const schema = createRequire(import.meta.url)('custom-elements-manifest/schema.json');
  const ajv = new Ajv({ allowUnionTypes: true }).addSchema(schema, 'manifest');
  // A tag that is described wrongly would still pass as a mere class, so it is held against the schema of tags, too.
  for (const [part, of] of [
    ['', manifest],
    ['#/definitions/CustomElementDeclaration', tag],
  ]) {
    assert.ok(ajv.validate(`manifest${part}`, of), ajv.errorsText());
  }
});

test('what the manifest refers to is in the package', async () => {
  for (const { path, exports } of manifest.modules) {
    assert.ok(
      packed.files.some((file) => file.path === path),
      `${path} is not in the tarball`,
    );
    const offered = Object.keys(await import(`${packed.installed}${path}`)).sort();
    assert.deepEqual(names(exports.filter(({ kind }) => kind === 'js')), offered, path);
  }
});

test('the readme has a row for all that the manifest tells, and for nothing else', () => {
  const rows = installedFile('README.md')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split('|')[1]);
  const said = rows
    .flatMap((cell) => cell.match(/`[^`]+`/g))
    .map((name) => name.replace(/[`()]/g, '').replace(/^-(?=\w)/, '--conficker-check-'));
  const told = names([tag.attributes, tag.members, tag.events, tag.cssParts, tag.cssProperties].flat());
  assert.deepEqual(said.sort(), told);
});

test('the manifest tells every attribute, member, event, part, slot and custom property of the tag, and no other', async () => {
  const scenario = await enter('clean');
  const found = await onPage({ scenario, path: '/apps/pages/blank.html' }, ({ page }) => page.evaluate(discover));
  const told = {
    attributes: names(tag.attributes),
    members: names(tag.members),
    events: names(tag.events),
    parts: names(tag.cssParts),
    properties: names(tag.cssProperties),
    slots: names(tag.slots),
  };
  assert.deepEqual(found, told);
});

/** Runs in the page: takes tags through all their states, and notes what they read, show and tell. */
async function discover() {
  const Tag = customElements.get('conficker-check');
  const [attributes, events, parts, slots, properties] = Array.from({ length: 5 }, () => new Set());
  for (const name of Tag.observedAttributes) attributes.add(name);

  const look = (root) => {
    for (const element of root.querySelectorAll('[part]')) for (const part of element.part) parts.add(part);
    for (const slot of root.querySelectorAll('slot')) slots.add(slot.name);
    for (const { cssRules } of [...root.adoptedStyleSheets, ...root.styleSheets]) {
      for (const { cssText } of cssRules)
        for (const [name] of cssText.matchAll(/--conficker-check-[\w-]+/g)) properties.add(name);
    }
  };

  const play = async (given) => {
    const tag = document.createElement('conficker-check');
    for (const method of ['getAttribute', 'hasAttribute']) {
      tag[method] = (name) => attributes.add(name) && Element.prototype[method].call(tag, name);
    }
    tag.dispatchEvent = (event) => events.add(event.type) && EventTarget.prototype.dispatchEvent.call(tag, event);
    for (const [name, value] of Object.entries(given)) tag.setAttribute(name, value);
    document.body.append(tag);
    look(tag.shadowRoot);
    new MutationObserver(() => look(tag.shadowRoot)).observe(tag.shadowRoot, {
      childList: true,
      subtree: true,
      attributes: true,
    });
    if ('simulate' in given) await tag.start().catch(() => {});
    look(tag.shadowRoot);
  };

  // At rest; with each verdict; and failed.
  for (const given of [{}, { canary: 'check.example' }]) await play(given);
  for (const simulate of ['clean', 'conficker-b-fast', 'offline', 'no-such-scenario']) await play({ simulate });

  const callbacks = [
    'constructor',
    'connectedCallback',
    'disconnectedCallback',
    'attributeChangedCallback',
    'adoptedCallback',
  ];
  const members = Object.getOwnPropertyNames(Tag.prototype).filter((name) => !callbacks.includes(name));
  const sorted = (set) => [...set].sort();
  return {
    attributes: sorted(attributes),
    members: sorted(members),
    events: sorted(events),
    parts: sorted(parts),
    properties: sorted(properties),
    slots: sorted(slots),
  };
}
