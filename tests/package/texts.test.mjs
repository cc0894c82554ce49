// Scripts fill texts in and mark them as the build does: xtask/src/texts.rs reads the same table.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { filled } from '../../pkg/src/filler.js';
import { paragraphs, rich } from '../../pkg/src/rich.js';

const rules = JSON.parse(readFileSync(new URL('languages/rules.json', import.meta.url), 'utf8'));

/** Elements as far as texts need them. */
globalThis.document = {
  createElement(tag) {
    const children = [];
    return { tag, children, setAttribute() {}, append: (...more) => children.push(...more) };
  },
};

/** What `rich` made, as the table has it. */
const pieces = (nodes) =>
  nodes.filter((node) => node !== '').map((node) => (node.tag ? [node.tag, node.children.join('')] : ['text', node]));

for (const { text, values, becomes } of rules.filled) {
  test(`“${text}” with ${JSON.stringify(values)} is “${becomes}”`, () => {
    assert.equal(filled(text, values, 'en'), becomes);
  });
}

for (const { text, pieces: expected } of rules.marked) {
  test(`“${text}” is ${expected.map(([kind]) => kind).join(', ')}`, () => {
    assert.deepEqual(pieces(rich(text)), expected);
  });
}

test('a value that is missing leaves nothing behind, and a line is a paragraph', () => {
  assert.equal(filled('a{x}b{y}', { x: null }, 'en'), 'ab');
  const [first, second, ...others] = paragraphs('a `b`\nc');
  assert.deepEqual(
    [first.tag, pieces(first.children)],
    [
      'p',
      [
        ['text', 'a '],
        ['code', 'b'],
      ],
    ],
  );
  assert.deepEqual([second.tag, pieces(second.children), others], ['p', [['text', 'c']], []]);
});
