// The plugin is taken away by the request that the button for it sends, and leaves nothing behind. This case comes
// last.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { sessionOf } from '../session.mjs';
import { settle, wordpress } from '../shared.mjs';
import { checkFiles, leftBehind } from '../wordpress.mjs';

test('nothing that the plugin did was worth a line in the log of faults', () => {
  const log = join(wordpress.folder, 'debug.log');
  const lines = existsSync(log) ? readFileSync(log, 'utf8').split('\n') : [];
  assert.deepEqual(
    lines.filter((line) => line.includes('conficker-check')),
    [],
  );
});

test('deleted, it leaves neither an option nor a file', async () => {
  await settle({ address: checkFiles, own: 'own.example' });
  assert.deepEqual(await leftBehind(wordpress.php), ['conficker_check']);
  await wordpress.php(`update_option( 'WPLANG', '' ); require_once ABSPATH . 'wp-admin/includes/plugin.php';
    deactivate_plugins( 'conficker-check/conficker-check.php' );`);
  assert.deepEqual(await leftBehind(wordpress.php), ['conficker_check'], 'switched off, it keeps its settings');
  const session = await sessionOf('administrator');
  const { body } = await session.get('/wp-admin/plugins.php');
  const [, nonce] = body.match(/"ajax_nonce":"([0-9a-f]+)"/);
  const plugin = { slug: 'conficker-check', plugin: 'conficker-check/conficker-check.php' };
  const request = { action: 'delete-plugin', ...plugin, _ajax_nonce: nonce };
  assert.equal(JSON.parse((await session.post('/wp-admin/admin-ajax.php', request)).body).success, true);
  assert.deepEqual(await leftBehind(wordpress.php), []);
  assert.equal(existsSync(join(wordpress.folder, 'wp-content/plugins/conficker-check')), false);
});
