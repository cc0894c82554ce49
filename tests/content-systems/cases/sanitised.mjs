// What sanitisers leave of each way in is what the document for editors tells; and what a WordPress author may save.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { JSDOM } from 'jsdom';
import { frameAddress, frameAttributes } from '../../../www/snippets/ways.js';
import { left, sanitisers, ways } from '../sanitisers.mjs';
import { php, settle, wordpress } from '../shared.mjs';
import { checkFiles } from '../wordpress.mjs';

const document = readFileSync(new URL('../../../docs/CONTENT-SYSTEMS.md', import.meta.url), 'utf8');

test('each way in survives each sanitiser as the document says', async () => {
  const head = ['', ...Object.keys(ways)];
  const rows = [];
  for (const [name, clean] of Object.entries(sanitisers)) {
    const cells = [];
    for (const pasted of Object.values(ways)) cells.push(left(pasted, await clean(pasted)));
    rows.push([name === 'wp_kses_post' ? '`wp_kses_post` of WordPress 6.1' : name, ...cells]);
  }
  const lines = [head, ...rows].map((row) => `| ${row.join(' | ')} |`.replace('|  |', '| |'));
  lines.splice(1, 0, `|${'---|'.repeat(head.length)}`);
  const table = lines.join('\n');
  assert.ok(document.includes(`\n\n${table}\n\n`), `docs/CONTENT-SYSTEMS.md should have:\n${table}`);
});

test('what is left is told from what is gone', () => {
  const frame = ways['a frame'];
  const tag = ways['a tag and a script'];
  for (const [pasted, cleaned, words] of [
    [frame, frame, 'works'],
    [frame, frame.replace(/ sandbox="[^"]*"/, ''), 'works, without `sandbox`'],
    [frame, frame.replace(/ src="[^"]*"/, ''), 'gone'],
    [frame, '', 'gone'],
    [tag, tag.replace(/<script.*<\/script>/, ''), 'a link to the eye chart'],
    [tag, tag.replace(/<[^>]*>/g, ''), 'gone'],
    ['https://x.example/', '', 'gone'],
  ])
    assert.equal(left(pasted, cleaned), words);
});

test("the tag manager's script makes the frame of the embed page, once", () => {
  const [, script] = document.match(/```html\n(<script>.*?<\/script>)\n```/s);
  const { window } = new JSDOM(`<div id="conficker-check"></div>${script}${script}`, { runScripts: 'dangerously' });
  const frames = [...window.document.querySelectorAll('#conficker-check > iframe')];
  const attributes = frames.map((frame) =>
    Object.fromEntries(frame.getAttributeNames().map((name) => [name, frame.getAttribute(name)])),
  );
  const src = frameAddress({ base: 'https://check.example.org/', lang: 'en' });
  assert.deepEqual(attributes, [{ ...frameAttributes, height: '640', src }]);
});

test('an author of WordPress who may paste no frame may save the block and the shortcode', async () => {
  await settle({ address: checkFiles });
  const content = `<!-- wp:conficker-check/check {"lang":"de"} /-->[conficker-check lang="de"]${ways['a frame']}`;
  const [saved, shown] = await wordpress.php(`$author = wp_insert_user( array( 'user_login' => wp_generate_uuid4(),
      'user_pass' => 'x', 'role' => 'author' ) );
    wp_set_current_user( $author ); kses_init();
    $post = wp_insert_post( array( 'post_status' => 'publish', 'post_title' => 'x', 'post_content' => wp_slash( ${php(content)} ) ) );
    $saved = get_post( $post )->post_content;
    return array( $saved, do_shortcode( do_blocks( $saved ) ) );`);
  assert.equal(saved, content.replace(ways['a frame'], ''));
  assert.equal(shown.match(/<iframe class="conficker-check"/g).length, 2);
});
