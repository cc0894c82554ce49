// What visitors get: the markup that the embed page writes for everybody else, in the page's language, with nothing in
// it that an editor could smuggle in.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { fallback } from '../../../www/generated/fallback.js';
import { frameAddress, frameAttributes } from '../../../www/snippets/ways.js';
import { sessionOf } from '../session.mjs';
import { php, settle, wordpress } from '../shared.mjs';
import { checkFiles, site } from '../wordpress.mjs';

const shown = (content) => wordpress.php(`return do_blocks( do_shortcode( ${php(content)} ) );`);
const block = (attributes = {}) => `<!-- wp:conficker-check/check ${JSON.stringify(attributes)} /-->`;

const box = (check) => `<div class="wp-block-conficker-check-check">${check}</div>`;

/** The attributes of the frame, as a browser reads them. */
function attributesOf(html) {
  const [, tag] = html.match(/<iframe((?: [a-z]+="[^"]*")*)>/);
  const read = (text) => text.replaceAll('&#038;', '&').replaceAll('&amp;', '&');
  return Object.fromEntries([...tag.matchAll(/ ([a-z]+)="([^"]*)"/g)].map(([, name, value]) => [name, read(value)]));
}

for (const [lang, locale, title] of [
  ['en-US', '', 'Conficker self-check'],
  ['de-DE', 'de_DE', 'Conficker-Selbsttest'],
]) {
  test(`frame is the one that the embed page writes, in ${lang}`, async () => {
    await settle({ address: checkFiles });
    const html = await wordpress.php(`switch_to_locale( '${locale}' ) || true;
      return do_blocks( ${php(block())} );`);
    const src = frameAddress({ base: checkFiles, page: site, lang });
    assert.deepEqual(
      { ...attributesOf(html), src: decodeURIComponent(attributesOf(html).src) },
      { class: 'conficker-check', src: decodeURIComponent(src), ...frameAttributes, title },
    );
  });
}

test('element is the tag with its fallback, and one module, with own names and twins', async () => {
  await settle({ address: checkFiles, way: 'element', lang: 'pt-BR', canary: 'twins.example', own: 'own.example' });
  const [html, scripts] =
    await wordpress.php(`$html = do_shortcode( '[conficker-check][conficker-check theme="dark"]' );
    ob_start(); wp_print_footer_scripts(); return array( $html, ob_get_clean() );`);
  const inner = fallback['pt-BR'].replaceAll('{base}', checkFiles);
  const tag = (theme) =>
    `<conficker-check lang="pt-BR"${theme} canary="twins.example" own="own.example">${inner}</conficker-check>`;
  assert.equal(html, box(tag('')) + box(tag(' theme="dark"')));
  assert.deepEqual(scripts.match(/<script[^>]*define\.js[^>]*>/g), [
    `<script type="module" src="${checkFiles}define.js" id="conficker-check-element-js">`,
  ]);
  assert.doesNotMatch(scripts, /frame-height/);
});

test('own names and twins stay out of the frame, whose operator decides', async () => {
  await settle({ address: checkFiles, canary: 'twins.example', own: 'own.example' });
  assert.doesNotMatch(await shown('[conficker-check]'), /twins|own\.example/);
});

/** What somebody writes who may edit a page, but may not write scripts. */
const hostile = [
  '"><script>alert(1)</script>',
  "' onload='alert(1)",
  '" srcdoc="<script>alert(1)</script>',
  'javascript:alert(1)',
  'de&for=https://evil.example',
  'de\n',
  'a'.repeat(99),
];

for (const way of ['frame', 'element']) {
  for (const value of hostile) {
    test(`${way} takes no attribute that is none: ${JSON.stringify(value.slice(0, 40))}`, async () => {
      await settle({ address: checkFiles, way });
      const all = { lang: value, theme: value, simulate: value, src: value, onload: value, canary: value };
      const [plain, bad] = [await shown(block()), await shown(block(all))];
      assert.equal(bad, plain);
      const written = Object.entries(all).map(([name, text]) => `${name}="${text.replaceAll(/["[\]<>]/g, '')}"`);
      assert.doesNotMatch(await shown(`[conficker-check ${written.join(' ')}]`), /alert|evil|onload|aaaa/);
    });
  }
}

test('block of a page with what PHP takes for no text is shown all the same', async () => {
  await settle({ address: checkFiles });
  for (const lang of [7, null, true, ['de'], { a: 1 }])
    assert.match(await shown(block({ lang })), /^<div class="wp-block-[^"]+"><iframe /);
});

test('where nothing is set up, a visitor sees nothing, and an editor what to do', async () => {
  await settle({});
  const id = await wordpress.php(`return wp_insert_post( array( 'post_type' => 'page', 'post_status' => 'publish',
    'post_content' => ${php(`<p>before</p>${block()}<p>after</p>`)} ) );`);
  const [visitor, editor] = [await sessionOf(), await sessionOf('editor')];
  const seen = (await visitor.get(`/?page_id=${id}`)).body;
  assert.match(seen, /<p>before<\/p>\s*<p>after<\/p>/);
  assert.doesNotMatch(seen, /conficker-check-frame-height|frame\.html|Visitors do not see/);
  assert.match((await editor.get(`/?page_id=${id}`)).body, /Visitors do not see the check yet/);
});

test('where PHP is too old, a visitor sees nothing, an administrator what is needed, and nobody an error', async () => {
  await settle({ address: checkFiles });
  const id = await wordpress.php(`return wp_insert_post( array( 'post_type' => 'page', 'post_status' => 'publish',
    'post_content' => ${php(`<p>before</p>${block()}[conficker-check]<p>after</p>`)} ) );`);
  const file = join(wordpress.folder, 'wp-content/plugins/conficker-check/conficker-check.php');
  const held = await readFile(file, 'utf8');
  assert.match((await (await sessionOf()).get(`/?page_id=${id}`)).body, /frame\.html/);
  try {
    await writeFile(file, held.replace(/(Requires PHP: +).*/, '$199.1'));
    const { status, body } = await (await sessionOf()).get(`/?page_id=${id}`);
    assert.equal(status, 200);
    assert.match(body, /<p>before<\/p>\s*(?:<p><\/p>\s*)?<p>after<\/p>/);
    const { body: told } = await (await sessionOf('administrator')).get('/wp-admin/index.php');
    assert.match(told, /Conficker Check needs PHP 99\.1 or newer, and this server has PHP [0-9.]+/);
    assert.doesNotMatch((await (await sessionOf('subscriber')).get('/wp-admin/index.php')).body, /needs PHP/);
  } finally {
    await writeFile(file, held);
  }
});
