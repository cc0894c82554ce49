// A real WordPress with the plugin in it: PHP's own server and a database, in a folder that vanishes with the lab. It
// may ask nobody outside but the host of the check.
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const { LAB_ROOM, WORDPRESS } = process.env;
if (!LAB_ROOM || !WORDPRESS)
  throw new Error('This runs inside the lab, with WordPress: cargo xtask test --only content-systems');

/** The plugin as it is shipped. */
export const plugin = fileURLToPath(new URL('../../wordpress/conficker-check', import.meta.url));

/** The host that serves the check, and the folder of the package's files there. */
export const checkHost = 'check.partner.example';
export const checkFiles = `https://${checkHost}/pkg/`;

const address = '127.0.0.1:8090';

/** Where the site is. */
export const site = `http://${address}`;

/** Those who log in, each with the role that is its name; all have the same password. */
export const people = ['administrator', 'editor', 'subscriber'];
export const password = 'a long password of tests';

/** Starts it; gives its folder, how to run PHP inside it, and how to stop it. */
export async function startWordPress() {
  const home = await mkdtemp(join(LAB_ROOM, 'wordpress-'));
  const database = await startDatabase(home);
  const folder = join(home, 'site');
  await lay(folder, database.socket);
  const php = (code) => runPhp(folder, code);
  await php(INSTALL);
  const server = await startServer(folder);
  const stop = async () => {
    await server.stop();
    await database.stop();
  };
  return { folder, php, stop };
}

/** WordPress's files, German among its languages, and our plugin, with nobody outside to be asked. */
async function lay(folder, socket) {
  const others = /\/languages\/(?!.*de_DE[.-])[^/]+$|\/\.htaccess$/;
  await cp(WORDPRESS, folder, { recursive: true, dereference: true, filter: (path) => !others.test(path) });
  await layPlugin(folder);
  await writeFile(join(folder, 'wp-config.php'), configuration(socket));
}

/** Lays the plugin where WordPress looks for it, as an administrator does who copies its folder. */
export const layPlugin = (folder) =>
  cp(plugin, join(folder, 'wp-content/plugins/conficker-check'), { recursive: true });

const configuration = (socket) => `<?php
define( 'DB_NAME', 'wordpress' );
define( 'DB_USER', 'root' );
define( 'DB_PASSWORD', '' );
define( 'DB_HOST', 'localhost:${socket}' );
define( 'DB_CHARSET', 'utf8mb4' );
define( 'DB_COLLATE', '' );
define( 'WP_HOME', '${site}' );
define( 'WP_SITEURL', '${site}' );
define( 'WP_HTTP_BLOCK_EXTERNAL', true );
define( 'WP_ACCESSIBLE_HOSTS', '${checkHost}' );
define( 'FS_METHOD', 'direct' );
define( 'WP_DEBUG', true );
define( 'WP_DEBUG_DISPLAY', false );
define( 'WP_DEBUG_LOG', __DIR__ . '/debug.log' );
$table_prefix = 'wp_';
defined( 'ABSPATH' ) || define( 'ABSPATH', __DIR__ . '/' );
require_once ABSPATH . 'wp-settings.php';
`;

/** Makes the database, the site and its people; nobody is sent mail, and no picture of anybody is loaded. */
const INSTALL = `
  define( 'WP_INSTALLING', true );
  function wp_new_blog_notification() {}
  require 'wp-load.php';
  require_once ABSPATH . 'wp-admin/includes/upgrade.php';
  wp_install( 'A partner', 'administrator', 'administrator@partner.example', false, '', ${JSON.stringify(password)} );
  foreach ( array( 'editor', 'subscriber' ) as $role ) {
    $person = array( 'user_login' => $role, 'user_pass' => ${JSON.stringify(password)}, 'role' => $role );
    wp_insert_user( $person + array( 'user_email' => "$role@partner.example" ) );
  }
  update_option( 'show_avatars', 0 );
  update_option( 'permalink_structure', '' );`;

/** Runs PHP in the site's folder, after `wp-load.php` unless it loads that itself; gives what it returns. */
async function runPhp(folder, code) {
  const load = code.includes('wp-load.php') ? '' : "require 'wp-load.php';";
  const head = `$_SERVER += array( 'HTTP_HOST' => '${address}', 'REQUEST_METHOD' => 'GET', 'REQUEST_URI' => '/' );`;
  const script = `${head} ${load} $told = ( function () { ${code} } )(); echo "\\n", wp_json_encode( $told );`;
  const { stdout } = await run('php', ['-r', script], { cwd: folder });
  return JSON.parse(stdout.split('\n').at(-1));
}

async function startDatabase(home) {
  const [data, socket] = [join(home, 'data'), join(home, 'database.sock')];
  const options = [`--datadir=${data}`, '--innodb-log-file-size=8M', '--user=root'];
  await run('mariadb-install-db', [
    '--no-defaults',
    '--skip-test-db',
    '--auth-root-authentication-method=normal',
    ...options,
  ]);
  const words = ['--no-defaults', ...options, `--socket=${socket}`, '--skip-networking', `--pid-file=${home}/pid`];
  const server = await started('mariadbd', words, home, /ready for connections/);
  const create = `$it = new mysqli( 'localhost', 'root', '', '', 0, ${JSON.stringify(socket)} );
    $it->query( 'CREATE DATABASE wordpress' ) || exit( 1 );`;
  await run('php', ['-r', create]);
  return { socket, stop: server.stop };
}

async function startServer(folder) {
  const env = { ...process.env, PHP_CLI_SERVER_WORKERS: '4' };
  const words = ['-S', address, '-t', folder];
  return started('php', words, folder, /Development Server .* started/, env);
}

/** Starts a program and waits until it says that it serves; its end is that of the processes that it started. */
async function started(program, words, cwd, ready, env = process.env) {
  const child = spawn(program, words, { cwd, env, detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = once(child, 'exit');
  let said = '';
  await new Promise((resolve, reject) => {
    child.stderr.setEncoding('utf8').on('data', (text) => {
      said += text;
      if (ready.test(said)) resolve();
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${program} ended with ${code}: ${said}`)));
  });
  const stop = async () => {
    process.kill(-child.pid);
    await ended;
  };
  return { stop };
}

/** What is in the database under a name that has ours in it: options, and what belongs to posts and people. */
export async function leftBehind(php) {
  const found = await php(`global $wpdb; $found = array();
    $columns = array( 'options' => 'option_name', 'postmeta' => 'meta_key', 'usermeta' => 'meta_key' );
    foreach ( $columns as $table => $column ) {
      $like = "$column LIKE '%conficker%'";
      $found = array_merge( $found, $wpdb->get_col( "SELECT $column FROM {$wpdb->prefix}$table WHERE $like" ) );
    }
    return array( $found, $wpdb->get_col( 'SHOW TABLES' ) );`);
  const [rows, tables] = found;
  assert.ok(tables.length >= 12, 'the database was read');
  return [...rows, ...tables.filter((name) => name.includes('conficker'))];
}
