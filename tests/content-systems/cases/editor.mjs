// A new user at work, in a browser, in two languages: the plugin is switched on and set up, the block is put onto a
// page without a line of HTML, and a visitor runs the check there. Pictures of it are in target/content-systems/.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { enter } from '../../e2e/lab.mjs';
import { assertFits } from '../../e2e/partner.mjs';
import { atDesk } from '../desk.mjs';
import { settle, stored, wordpress } from '../shared.mjs';
import { checkFiles, checkHost, site } from '../wordpress.mjs';

const clicksMax = 5;
const own = new URL(site).host;

/** WordPress's own: the guide for new users shows pictures from there. */
const wordpressHost = 's.w.org';

/** Demands that nothing was loaded but from the site itself. */
const assertAtHome = ({ hosts }) =>
  assert.deepEqual(
    hosts.filter((host) => host !== wordpressHost),
    [own],
    'something is loaded from elsewhere in the administration',
  );

/** The words by which a person finds her way, as WordPress itself and the check have them. */
const locales = {
  en: { locale: '', block: 'Conficker Check', view: 'View Page' },
  de: { locale: 'de_DE', block: 'Conficker-Selbsttest', view: 'Seite ansehen' },
};

const reportOf = (lang) =>
  JSON.parse(readFileSync(new URL(`../../../pkg/src/messages/${lang}.json`, import.meta.url), 'utf8')).report;

/** Has everybody work in a language, who has never opened the editor. */
const speak = (locale) =>
  wordpress.php(`update_option( 'WPLANG', '${locale}' );
    foreach ( get_users() as $person ) { delete_user_meta( $person->ID, 'wp_persisted_preferences' ); }`);

/** Clicks and types as somebody does who knows no HTML; gives the page's address. */
async function publish(desk, words, lang) {
  await desk.go('/wp-admin/');
  desk.clicks = 0;
  await desk.page.hover('#menu-pages');
  await desk.click('#menu-pages a[href="post-new.php?post_type=page"]');
  const guide = desk.page.locator('.components-guide, .edit-post-welcome-guide').first();
  await guide.waitFor();
  await desk.picture(`${lang}-1-welcome`);
  await desk.press('Escape');
  await guide.waitFor({ state: 'detached' });
  await desk.page.locator('.editor-post-title__input, .wp-block-post-title').first().focus();
  await desk.type('Is this PC infected?');
  await desk.press('Enter');
  await desk.type('/conficker');
  await desk.page.locator('.components-autocomplete__result', { hasText: words.block }).waitFor();
  await desk.picture(`${lang}-2-found`);
  await desk.press('Enter');
  await desk.page.locator('.wp-block-conficker-check-check .components-placeholder').waitFor();
  await desk.picture(`${lang}-3-block`);
  await desk.click('.editor-post-publish-panel__toggle');
  await desk.click('.editor-post-publish-panel .editor-post-publish-button');
  const view = desk.page.locator('.post-publish-panel__postpublish-buttons a', { hasText: words.view });
  await view.waitFor();
  await desk.picture(`${lang}-4-published`);
  return view.getAttribute('href');
}

/** Runs the check as a visitor; gives its headline. */
async function visit(desk, address, name) {
  await desk.page.goto(address);
  const holder = desk.page.locator('iframe.conficker-check');
  await holder.scrollIntoViewIfNeeded();
  const shown = desk.page.frameLocator('iframe.conficker-check');
  await shown.locator('[part~=start]').click();
  const headline = await shown.locator('[part~=headline]').innerText();
  const frame = desk.page.frames().find((one) => one.url().includes('/pkg/frame.html'));
  assert.equal(await frame.evaluate(() => origin), 'null', 'the frame is sandboxed');
  await assertFits(desk.page, frame);
  const lefts = ['h1', 'iframe.conficker-check'].map((what) => desk.page.locator(what).first().boundingBox());
  const [title, check] = await Promise.all(lefts);
  assert.ok(Math.abs(title.x - check.x) < 2, `the title begins at ${title.x}, the check at ${check.x}`);
  await desk.tallPicture(name);
  return headline;
}

for (const [lang, words] of Object.entries(locales)) {
  test(`an editor puts the check onto a page by at most ${clicksMax} clicks, and a visitor runs it, in ${lang}`, async () => {
    await settle({ address: checkFiles });
    await speak(words.locale);
    await enter('conficker-b-fast');
    const address = await atDesk(async (desk) => {
      await desk.logIn('editor');
      const found = await publish(desk, words, lang);
      assert.ok(desk.clicks <= clicksMax, `${desk.clicks} clicks`);
      assertAtHome(desk);
      return found;
    });
    await atDesk(async (desk) => {
      assert.equal(await visit(desk, address, `${lang}-5-visitor`), reportOf(lang).sign);
      assert.ok(desk.hosts.includes(checkHost));
    });
  });
}

test('an editor finds the block by the button as well, and chooses language and colours beside it', async () => {
  await settle({ address: checkFiles });
  await speak('');
  await enter('clean');
  await atDesk(async (desk) => {
    await desk.logIn('editor');
    await desk.go('/wp-admin/post-new.php?post_type=page');
    await desk.page.locator('.components-guide').waitFor();
    await desk.press('Escape');
    await desk.click('.edit-post-header-toolbar__inserter-toggle');
    await desk.page.fill('.block-editor-inserter__search input', 'infected');
    await desk.click('.editor-block-list-item-conficker-check-check');
    await desk.page.locator('.wp-block-conficker-check-check').click();
    // On a narrow screen the list of blocks took the place of what is beside a block.
    await desk.click('.interface-pinned-items button');
    const panel = desk.page.locator('.block-editor-block-inspector');
    await panel.getByLabel('Language of the check').selectOption('pt-BR');
    await panel.getByLabel('Colours').selectOption('dark');
    await desk.picture('en-6-choices');
    const saved = await desk.page.evaluate(() => window.wp.data.select('core/editor').getEditedPostContent());
    assert.equal(saved, '<!-- wp:conficker-check/check {"lang":"pt-BR","theme":"dark"} /-->');
    assertAtHome(desk);
  });
});

test('an administrator switches the plugin on, is led to the settings, and saves them', async () => {
  await settle({});
  await speak('');
  await wordpress.php(`require_once ABSPATH . 'wp-admin/includes/plugin.php';
    deactivate_plugins( 'conficker-check/conficker-check.php' );`);
  await atDesk(async (desk) => {
    await desk.logIn('administrator');
    await desk.go('/wp-admin/plugins.php');
    await desk.click('#activate-conficker-check');
    await desk.click('tr[data-slug="conficker-check"] .row-actions a[href*="page=conficker_check"]');
    await desk.page.getByText('Visitors do not see the check yet').waitFor();
    await desk.picture('settings-1-empty');
    const folder = desk.page.getByLabel('Where the files of the check are served');
    await folder.fill('http://check.partner.example/pkg/');
    await desk.click('#submit');
    await desk.page.getByText('The address must begin with https://').waitFor();
    await desk.picture('settings-2-refused');
    await folder.fill(checkFiles);
    await desk.page.getByLabel('How it gets onto the page').selectOption('element');
    await desk.click('#submit');
    await desk.page.locator('.notice-success').waitFor();
    await desk.picture('settings-3-saved');
    const { address, way } = await stored();
    assert.deepEqual([address, way], [checkFiles, 'element']);
    assertAtHome(desk);
  });
});

test('the shortcode shows a simulation to a visitor, in the frame and as the element, and asks none of the sites', async () => {
  for (const [way, holder] of [
    ['frame', 'iframe.conficker-check'],
    ['element', 'conficker-check'],
  ]) {
    await settle({ address: checkFiles, way });
    await enter('clean');
    const id = await wordpress.php(`return wp_insert_post( array( 'post_type' => 'page', 'post_status' => 'publish',
      'post_title' => 'Check', 'post_content' => '[conficker-check simulate="conficker-c-fast"]' ) );`);
    await atDesk(async (desk) => {
      await desk.go(`/?page_id=${id}`);
      const check = way === 'frame' ? desk.page.frameLocator(holder) : desk.page;
      await desk.page.locator(holder).scrollIntoViewIfNeeded();
      await check.locator('[part~=start]').click();
      assert.equal(await check.locator('[part~=headline]').innerText(), reportOf('en').sign);
      await check.locator('[part~=simulation]').waitFor();
      await desk.tallPicture(`shortcode-${way}`);
      assert.deepEqual(desk.hosts.sort(), [own, checkHost].sort());
    });
  }
});
