// WordPress with the plugin asks nobody outside: what it looks up is in the lab's log.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { enter, log } from '../../e2e/lab.mjs';
import { page, sessionOf } from '../session.mjs';
import { settle, wordpress } from '../shared.mjs';
import { checkFiles } from '../wordpress.mjs';

test('no name is looked up when settings are saved, a page is written and shown, and WordPress looks for news', async () => {
  await settle({ address: checkFiles });
  await enter('clean');
  const session = await sessionOf('administrator');
  await session.save({ address: checkFiles, way: 'element' });
  for (const path of ['/wp-admin/index.php', '/wp-admin/plugins.php', '/wp-admin/post-new.php?post_type=page', page])
    assert.equal((await session.get(path)).status, 200, path);
  await wordpress.php(`wp_version_check(); wp_update_plugins(); wp_update_themes();
    return do_shortcode( '[conficker-check]' );`);
  const { names, requests } = await log();
  assert.deepEqual([names, requests], [[], []]);
});

test('a name that PHP looks up is in the log', async () => {
  await enter('clean');
  await wordpress.php("return gethostbyname( 'api.wordpress.org' );");
  assert.deepEqual((await log()).names, ['api.wordpress.org']);
});
