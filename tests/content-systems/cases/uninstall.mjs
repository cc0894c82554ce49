// The plugin is taken away by the button for it, and leaves nothing behind. This case comes last.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { atDesk } from '../desk.mjs';
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
  await atDesk(async (desk) => {
    await desk.logIn('administrator');
    await desk.go('/wp-admin/plugins.php');
    desk.page.once('dialog', (dialog) => dialog.accept());
    await desk.click('#delete-conficker-check');
    await desk.page
      .locator('tr.deleted[data-slug="conficker-check"], tr[data-slug="conficker-check"] + tr.deleted')
      .waitFor({
        state: 'attached',
      });
  });
  assert.deepEqual(await leftBehind(wordpress.php), []);
  assert.equal(existsSync(join(wordpress.folder, 'wp-content/plugins/conficker-check')), false);
});
