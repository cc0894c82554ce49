// An address of the check, pasted into a page of WordPress without the plugin: WordPress asks the operator's host how
// to show it, whose answers are files, and puts the frame into a sandbox of its own.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { enter } from '../../e2e/lab.mjs';
import { builtPages, filesHost, publish, publishNames, startNginx } from '../../e2e/recipe.mjs';
import { atDesk } from '../desk.mjs';
import { php, wordpress } from '../shared.mjs';
import { checkHost } from '../wordpress.mjs';

const operator = `https://${filesHost}`;
let nginx;

before(async () => {
  assert.equal(filesHost, checkHost);
  const { site } = await publish(undefined, null, process.env, builtPages, operator);
  nginx = await startNginx({ site });
});
after(() => nginx?.stop());

/** Plays a world, with the operator's own server in it. */
async function play(world) {
  await enter(world);
  await publishNames(nginx.address);
}

/** What WordPress makes of a pasted address; `prepare` is PHP that runs before. */
const pasted = (address, prepare = '') =>
  wordpress.php(`${prepare} return wp_oembed_get( ${php(address)}, array( 'width' => 600 ) );`);

for (const [path, fragment, title] of [
  ['/', '#lang=en', 'Conficker self-check'],
  ['/de/', '#lang=de', 'Conficker-Selbsttest'],
  ['/pkg/frame.html', '', 'Conficker self-check'],
]) {
  test(`pasted ${path} becomes the frame, in a sandbox of WordPress`, async () => {
    await play('clean');
    const html = await pasted(operator + path);
    const [, src] = html.match(/^<iframe class="wp-embedded-content" sandbox="allow-scripts".* src="([^"]+)"/);
    assert.match(src, new RegExp(`^${operator}/pkg/frame\\.html${fragment}#\\?secret=`));
    assert.match(html, new RegExp(`title="${title}"`));
  });

  test(`pasted ${path} becomes our own frame, where the host is allowed`, async () => {
    await play('clean');
    const name = path === '/' ? 'en' : path === '/de/' ? 'de' : 'frame';
    const allow = `wp_oembed_add_provider( '${operator}${path}', '${operator}/oembed/${name}.json' );`;
    const html = await pasted(operator + path, allow);
    assert.match(html, new RegExp(`^<iframe [^>]*src="${operator}/pkg/frame\\.html${fragment}"`));
    assert.match(html, / sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"/);
  });
}

test('address that no answer is for stays a link', async () => {
  await play('clean');
  assert.equal(await pasted(`${operator}/error-rates.html`), false);
});

test('a visitor runs the check in what was pasted, in German', async () => {
  await play('conficker-b-fast');
  const id = await wordpress.php(`return wp_insert_post( array( 'post_type' => 'page', 'post_status' => 'publish',
    'post_title' => 'Check', 'post_content' => ${php(`<p>before</p>\n\n${operator}/de/\n\n<p>after</p>`)} ) );`);
  await atDesk(async (desk) => {
    await desk.go(`/?page_id=${id}`);
    await desk.page.locator('iframe.wp-embedded-content').scrollIntoViewIfNeeded();
    const shown = desk.page.frameLocator('iframe.wp-embedded-content');
    await shown.locator('[part~=start]').click();
    assert.equal(await shown.locator('[part~=headline]').innerText(), 'Wahrscheinlich infiziert');
    assert.equal(await shown.locator('html').getAttribute('lang'), 'de');
    await desk.tallPicture('oembed-visitor');
  });
});
