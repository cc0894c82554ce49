// A person at a browser who works in WordPress: logs in, clicks, types, and is watched in what that loads.
import { mkdir } from 'node:fs/promises';
import { launch } from '../e2e/browser.mjs';
import { scenario } from '../e2e/lab.mjs';
import { password, site } from './wordpress.mjs';

const target = process.env.CARGO_TARGET_DIR ?? 'target';
const pictures = new URL(`../../${target}/content-systems/`, import.meta.url);

/** Opens a browser in which nobody is logged in, lets `visit` act, and closes it. */
export async function atDesk(visit) {
  const browser = await launch(await scenario());
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.setDefaultTimeout(20_000);
    return await visit(new Desk(page));
  } finally {
    await browser.close();
  }
}

class Desk {
  #hosts = new Set();

  constructor(page) {
    this.page = page;
    /** How often the person clicked since this was last set to none. */
    this.clicks = 0;
    page.on('request', (request) => this.#hosts.add(new URL(request.url()).host));
  }

  /** The hosts that were asked for anything so far. */
  get hosts() {
    return [...this.#hosts].filter(Boolean);
  }

  /** Goes to an address of the site. */
  go(path) {
    return this.page.goto(new URL(path, site).href);
  }

  /** Logs in by the form. */
  async logIn(name) {
    await this.go('/wp-login.php');
    await this.page.fill('#user_login', name);
    await this.page.fill('#user_pass', password);
    await this.page.click('#wp-submit');
    await this.page.waitForURL(/wp-admin/);
  }

  /** Clicks, and counts it. */
  async click(what) {
    this.clicks += 1;
    const found = typeof what === 'string' ? this.page.locator(what) : what;
    await found.click();
  }

  /** Types as a person does, key by key. */
  type(text) {
    return this.page.keyboard.type(text);
  }

  press(key) {
    return this.page.keyboard.press(key);
  }

  /** Keeps a picture of what is seen. */
  async picture(name) {
    await mkdir(pictures, { recursive: true });
    await this.page.screenshot({ path: new URL(`${name}.png`, pictures).pathname });
  }

  /** The same on a screen so high that nothing scrolls: of a whole page, Chromium leaves frames of others blank. */
  async tallPicture(name) {
    await this.page.setViewportSize({ width: 1280, height: 2600 });
    await this.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await this.picture(name);
  }
}
