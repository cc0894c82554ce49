// The one WordPress that all cases share, started before the first and stopped after the last.
import { after, before } from 'node:test';
import { enter } from '../e2e/lab.mjs';
import { startWordPress } from './wordpress.mjs';

/** Its folder, and how to run PHP inside it; there once the tests have begun. */
export const wordpress = {};

before(async () => {
  await enter('clean');
  Object.assign(wordpress, await startWordPress());
});
after(() => wordpress.stop?.());

/** Switches the plugin on, with these settings in the database and no others. */
export const settle = (settings) =>
  wordpress.php(`require_once ABSPATH . 'wp-admin/includes/plugin.php';
    activate_plugin( 'conficker-check/conficker-check.php' );
    delete_option( 'conficker_check' );
    update_option( 'conficker_check', json_decode( ${php(JSON.stringify(settings))}, true ) );`);

/** The plugin's settings as it reads them. */
export const stored = () => wordpress.php('return ConfickerCheck\\settings();');

/** A string of PHP. */
export const php = (text) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
