// The settings: who may save them, what is refused and in which words, and what is made of what somebody put into the
// database by other means.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { page, sessionOf } from '../session.mjs';
import { settle, stored, wordpress } from '../shared.mjs';
import { checkFiles } from '../wordpress.mjs';

const good = { address: checkFiles, way: 'element', lang: 'de', canary: 'twins.example', own: 'own.example' };

beforeEach(() => settle({}));

test('what an administrator saves is kept, and shown again', async () => {
  const body = await (await sessionOf('administrator')).save(good);
  assert.deepEqual(await stored(), good);
  for (const value of [good.address, good.canary, good.own]) assert.ok(body.includes(`value="${value}"`), value);
  assert.doesNotMatch(body, /notice-error|notice notice-warning/);
});

for (const name of ['editor', 'subscriber']) {
  test(`the role ${name} may neither see nor save the settings, with an administrator's nonce either`, async () => {
    const session = await sessionOf(name);
    assert.equal((await session.get(page)).status, 403);
    const fields = await (await sessionOf('administrator')).hiddenFields();
    const { status } = await session.post('/wp-admin/options.php', { ...fields, 'conficker_check[lang]': 'de' });
    assert.equal(status, 403);
    assert.equal((await stored()).lang, '');
  });
}

test('who is not logged in is sent to do so', async () => {
  const fields = await (await sessionOf('administrator')).hiddenFields();
  const { status, location } = await (
    await sessionOf()
  ).post('/wp-admin/options.php', { ...fields, 'conficker_check[lang]': 'de' });
  assert.deepEqual([status, /wp-login\.php/.test(location)], [302, true]);
  assert.equal((await stored()).lang, '');
});

test('without a nonce, and with a wrong one, nothing is saved', async () => {
  const session = await sessionOf('administrator');
  const { _wpnonce, ...fields } = await session.hiddenFields();
  assert.match(_wpnonce, /^[0-9a-f]{10}$/);
  for (const nonce of [{}, { _wpnonce: '' }, { _wpnonce: '0123456789' }]) {
    const form = { ...fields, ...nonce, 'conficker_check[lang]': 'de' };
    assert.equal((await session.post('/wp-admin/options.php', form)).status, 403);
  }
  assert.equal((await stored()).lang, '');
  const form = { ...fields, _wpnonce, 'conficker_check[address]': checkFiles, 'conficker_check[lang]': 'de' };
  assert.equal((await session.post('/wp-admin/options.php', form)).status, 302);
  assert.equal((await stored()).lang, 'de');
});

/** What is refused, with what is said of it; it is shown as it was typed, as text. */
const refused = [
  ['address', 'http://check.partner.example/', /must begin with https:\/\/.*: http:\/\/check\.partner\.example\//],
  ['address', 'javascript:alert(1)', /must begin with https:\/\//],
  ['address', 'https://', /no address of a folder/],
  ['address', 'somewhere', /no address of a folder/],
  ['address', 'https://192.0.2.1/', /no address of a folder/],
  ['address', 'https://me:secret@check.partner.example/', /no address of a folder/],
  ['address', 'https://check.partner.example/"onload="alert(1)/', /no address of a folder/],
  ['address', '<script>alert(1)</script>', /&lt;script&gt;alert\(1\)&lt;\/script&gt;/],
  ['address', 'https://check.cert.example/', /cannot open check\.cert\.example, because .*“cert\.”/],
  ['address', 'https://CHECK-VIRUS.example/', /cannot open check-virus\.example, because .*“virus”/],
  ['own', 'example', /This is no domain/],
  ['own', 'https://own.example/', /This is no domain/],
  ['own', '192.0.2.1', /This is no domain/],
  ['own', 'own.example"><img src=x onerror=alert(1)>', /This is no domain.*&lt;img src=x/],
  ['canary', 'my-antivirus.example', /cannot open my-antivirus\.example, because .*“virus”/],
];

for (const [name, typed, words] of refused) {
  test(`${name} is refused with a reason, and stays as it was: ${typed}`, async () => {
    const session = await sessionOf('administrator');
    await session.save(good);
    const body = await session.save({ ...good, lang: 'fr', [name]: typed });
    const [, told] = body.match(/<div id=['"]setting-error-[^>]*notice-error[^>]*>(.*?)<\/div>/s);
    assert.match(told.replaceAll(/<\/?(?:p|strong)>/g, ''), words);
    assert.doesNotMatch(told, /<script|<img/);
    assert.equal(body.match(/setting-error-[^>]*notice-error/g).length, 1, 'it is said once');
    assert.deepEqual(await stored(), { ...good, lang: 'fr' });
  });
}

test('what is wrong is said in German to who works in German', async () => {
  await wordpress.php("update_user_meta( get_user_by( 'login', 'administrator' )->ID, 'locale', 'de_DE' );");
  const body = await (await sessionOf('administrator')).save({ ...good, own: 'nichts' });
  await wordpress.php("delete_user_meta( get_user_by( 'login', 'administrator' )->ID, 'locale' );");
  assert.match(body, /Das ist keine Domain\. Schreiben Sie nur die Domain/);
  assert.match(body, /Wo die Dateien des Tests liegen/);
});

/** What people type as an address, with what it is understood as. */
const understood = [
  ['check.partner.example', 'https://check.partner.example/'],
  ['  https://Check.Partner.Example/pkg  ', 'https://check.partner.example/pkg/'],
  ['https://check.partner.example/pkg/frame.html#for=x', 'https://check.partner.example/pkg/'],
  ['https://check.partner.example/pkg/define.js', 'https://check.partner.example/pkg/'],
  ['check.partner.example:8443/a', 'https://check.partner.example:8443/a/'],
  ['', ''],
];

for (const [typed, address] of understood) {
  test(`address “${typed}” is understood`, async () => {
    await (await sessionOf('administrator')).save({ ...good, address: typed });
    assert.equal((await stored()).address, address);
  });
}

/** What no form saves, but an import or another plugin may: as PHP. */
const planted = [
  `array( 'address' => 'https://check.partner.example/"><script>alert(1)</script>' )`,
  `array( 'address' => 'https://check.cert.example/' )`,
  `array( 'address' => array( 'x' ), 'own' => array() )`,
  `'a word'`,
  `7`,
];

for (const option of planted) {
  test(`what lies in the database counts as empty where it is not valid: ${option}`, async () => {
    const shown = await wordpress.php(`update_option( 'conficker_check', ${option} );
      return do_shortcode( 'before [conficker-check] after' );`);
    assert.equal(shown, 'before  after');
  });
}

test('own domain that is not valid is left out, and the check is shown without it', async () => {
  await settle({ ...good, own: '"><script>', canary: 'x' });
  const shown = await wordpress.php("return do_shortcode( '[conficker-check]' );");
  assert.match(shown, /^<div class="[^"]+"><conficker-check lang="de"><span>/);
});
