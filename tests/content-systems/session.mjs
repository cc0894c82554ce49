// Somebody who asks WordPress by HTTP without a browser, with cookies: to send what no form would.
import assert from 'node:assert/strict';
import { password, site } from './wordpress.mjs';

/** The settings page. */
export const page = '/wp-admin/options-general.php?page=conficker_check';

/** Nobody who is logged in, or with a name somebody who is. */
export async function sessionOf(name) {
  const session = new Session();
  if (!name) return session;
  await session.get('/wp-login.php');
  const { status } = await session.post('/wp-login.php', { log: name, pwd: password, testcookie: '1' });
  assert.equal(status, 302, `${name} is logged in`);
  return session;
}

class Session {
  #cookies = new Map();

  /** Asks for a path: its status, body, and where it leads. */
  get(path) {
    return this.#ask(path);
  }

  /** Sends a form. */
  post(path, fields) {
    return this.#ask(path, { method: 'POST', body: new URLSearchParams(fields) });
  }

  /** The hidden fields of the settings page's form, its nonce among them. */
  async hiddenFields() {
    const { body } = await this.get(page);
    const fields = [...body.matchAll(/<input type=["']hidden["'][^>]*name=["']([^"']+)["'] value=["']([^"']*)["']/g)];
    return Object.fromEntries(fields.map(([, name, value]) => [name, value.replaceAll('&amp;', '&')]));
  }

  /** Saves settings as the page's form does; gives the page as it is shown then. */
  async save(settings) {
    const typed = Object.entries(settings).map(([name, value]) => [`conficker_check[${name}]`, value]);
    const { status, location } = await this.post('/wp-admin/options.php', {
      ...(await this.hiddenFields()),
      ...Object.fromEntries(typed),
    });
    assert.equal(status, 302, 'the form was taken');
    return (await this.get(location)).body;
  }

  async #ask(path, options = {}) {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(new URL(path, site), { ...options, headers: { cookie }, redirect: 'manual' });
    for (const line of response.headers.getSetCookie?.() ?? cookiesOf(response)) {
      const [, name, value] = line.match(/^([^=]+)=([^;]*)/);
      this.#cookies.set(name, value);
    }
    return { status: response.status, location: response.headers.get('location'), body: await response.text() };
  }
}

/** The cookies where Node.js is too old to tell them apart. */
const cookiesOf = ({ headers }) => (headers.get('set-cookie') ?? '').split(/, (?=[^ ;=]+=)/).filter(Boolean);
