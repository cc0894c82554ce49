// What a screen reader is given: the browser's own tree of roles and names, and how somebody gets about who has nothing
// else.
import { readFileSync } from 'node:fs';
import { at, textsIn } from '../published.mjs';

const { help } = textsIn('en');

/**
 * The widget's tree as text, with placeholders for what differs from run to run: hosts, how they fared, counts, times.
 */
export async function snapshot(tag) {
  return unique(settled(await tag.ariaSnapshot()).split('\n')).join('\n') + '\n';
}

/** The widget's headings, a line each. */
export async function headings(tag) {
  const lines = (await tag.ariaSnapshot()).split('\n');
  return lines.filter((line) => /- heading /.test(line)).map((line) => line.trim());
}

const hosts = [...readFileSync(at('data/catalogue.toml'), 'utf8').matchAll(/^host = "(.*)"$/gm)].map(
  ([, host]) => host,
);
const fates = ['outcome/reached', 'outcome/failed', 'outcome/timed-out', 'outcome/interrupted', 'picture/waiting'].map(
  (key) => help[key],
);

/** Which hosts are asked, and how long they take, is chance. */
const changing = [
  [any(hosts), 'HOST'],
  [/(?<![\w.-])[a-z]-[a-z]+\.own\.example/g, 'HOST'],
  [/HOST(, HOST)+/g, 'HOSTS'],
  [/ \((B|C|B or C)\)/g, ' (VARIANTS)'],
  [/(\w \w \w \w, ){2}\w \w \w \w/g, 'C O D E'],
  [/\d+ ms/g, 'N ms'],
  [/\d+ of \d+/g, 'N of N'],
  // What the run did not wait for is not known.
  [/(?<=(cell|row) "(N of N answered |not known |not asked )*)not (known|asked)/g, 'N of N answered'],
  [/\(\d+\)/g, '(N)'],
  // Beside a time or a host alone: elsewhere the same words are the text.
  [new RegExp(`(${fates.join('|')}) N ms`, 'g'), 'OUTCOME N ms'],
];

const settled = (text) => changing.reduce((changed, [pattern, by]) => changed.replace(pattern, by), text);

function any(words) {
  const longestFirst = [...words].sort((one, other) => other.length - one.length);
  return new RegExp(
    `(?<![\\w.-])(${longestFirst.map((word) => word.replaceAll('.', '\\.')).join('|')})(?![\\w-])`,
    'g',
  );
}

/** Of neighbours that read the same, with all that is inside them, one is left. */
function unique(lines) {
  const depth = (line) => line.search(/\S/);
  const blocks = [];
  for (const line of lines) {
    if (blocks.length === 0 || depth(line) === depth(lines[0])) blocks.push([line]);
    else blocks.at(-1).push(line);
  }
  const seen = new Set();
  const merged = blocks.map(([head, ...inner]) => [head, ...(inner.length ? unique(inner) : [])]);
  return merged
    .filter((block) => /HOST/.test(block[0]) === false || (!seen.has(block.join('\n')) && seen.add(block.join('\n'))))
    .flat();
}

/**
 * The tree as the browser tells it to assistive technology, and the two things that such a person does: go somewhere,
 * and press.
 */
export class Reader {
  #page;
  #devtools;

  static async of(page) {
    const reader = new Reader();
    reader.#page = page;
    reader.#devtools = await page.context().newCDPSession(page);
    await reader.#devtools.send('Accessibility.enable');
    return reader;
  }

  /** Everything there is to be read, in reading order: `{ role, name, text, level, focused, id }`. */
  async nodes() {
    const { nodes } = await this.#devtools.send('Accessibility.getFullAXTree');
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const children = ({ childIds = [] }) => childIds.map((id) => byId.get(id)).filter(Boolean);
    const textOf = (node) =>
      node.role?.value === 'StaticText' ? node.name.value : children(node).map(textOf).join('');
    const walk = (node) => [node, ...children(node).flatMap(walk)];
    return walk(nodes[0])
      .filter(({ ignored, role }) => !ignored && role.value !== 'InlineTextBox')
      .map((node) => {
        const property = (name) => node.properties?.find((property) => property.name === name)?.value.value;
        return {
          role: node.role.value,
          name: plain(node.name?.value ?? ''),
          text: plain(textOf(node)),
          level: property('level'),
          focused: property('focused') === true,
          id: node.backendDOMNodeId,
        };
      });
  }

  /** The nodes as soon as `found` finds something among them. */
  async until(found, what) {
    const end = Date.now() + 5_000;
    for (;;) {
      const nodes = await this.nodes();
      if (found(nodes)) return nodes;
      if (Date.now() > end)
        throw new Error(
          `${what} never came; there is ${nodes.map(({ role, name, text }) => `${role} ${name || text}`).join(', ')}`,
        );
    }
  }

  /** Takes the focus to a node, and presses it. */
  async press({ id }) {
    await this.#devtools.send('DOM.focus', { backendNodeId: id });
    await this.#page.keyboard.press('Enter');
  }
}

/** Text without the places where it may break. */
export const plain = (text) => text.replace(/[\u200b\n]+/g, '').trim();
