// Speaks W3C WebDriver (https://www.w3.org/TR/webdriver2/) to an engine's own driver: the few commands that the tests
// need.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { end } from './processes.mjs';

const element = 'element-6066-11e4-a52e-4f735466cecf';

/** How long a driver may take to listen, and a script in a page to end, in ms. */
const listeningMaxMs = 20_000;
const scriptMaxMs = 60_000;

/** Starts a driver, and a browser by it; `close` ends both. */
export async function startBrowser({ driver, args = [], env = {}, capabilities }) {
  const port = await freePort();
  const child = spawn(driver, [`--port=${port}`, ...args], { env: { ...process.env, ...env }, stdio: 'ignore' });
  const gone = once(child, 'exit');
  try {
    const base = `http://127.0.0.1:${port}`;
    await untilListening(base, gone);
    const { sessionId, capabilities: found } = await command(base, 'POST', '/session', {
      capabilities: { alwaysMatch: capabilities },
    });
    const browser = new Browser(`${base}/session/${sessionId}`, child, gone);
    await browser.post('/timeouts', { script: scriptMaxMs, pageLoad: scriptMaxMs });
    browser.version = found.browserVersion;
    return browser;
  } catch (cause) {
    await end(child.pid);
    await gone;
    throw cause;
  }
}

class Browser {
  #session;
  #child;
  #gone;

  constructor(session, child, gone) {
    this.#session = session;
    this.#child = child;
    this.#gone = gone;
  }

  /** The process of the driver, whose children the browser's are. */
  get pid() {
    return this.#child.pid;
  }

  post(path, body = {}) {
    return command(this.#session, 'POST', path, body);
  }

  get(path) {
    return command(this.#session, 'GET', path);
  }

  delete(path) {
    return command(this.#session, 'DELETE', path);
  }

  goto(url) {
    return this.post('/url', { url });
  }

  /** Runs a function in the page and gives what it returns; one that returns a promise is waited for. */
  run(script, ...args) {
    const body = `const done = arguments[arguments.length - 1];
      Promise.resolve((${script})(...Array.prototype.slice.call(arguments, 0, -1))).then((value) => done({ value }), (error) => done({ error: String(error) }));`;
    return this.post('/execute/async', { script: body, args }).then(({ value, error }) => {
      if (error) throw new Error(error);
      return value;
    });
  }

  /** Clicks the element that a function in the page returns, as a person does. */
  async click(find) {
    const found = await this.post('/execute/sync', { script: `return (${find})();`, args: [] });
    await this.post(`/element/${found[element]}/click`);
  }

  /** Goes into the page's first frame. */
  enterFrame() {
    return this.post('/frame', { id: 0 });
  }

  /** Opens a tab in front of the one that is there, and goes into it. */
  async openTab() {
    const { handle } = await this.post('/window/new', { type: 'tab' });
    await this.post('/window', { handle });
  }

  async close() {
    await end(this.pid);
    await this.#gone;
  }
}

async function command(base, method, path, body) {
  const response = await fetch(`${base}${path}`, {
    method,
    body: body && JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${method} ${path}: ${value.error}: ${value.message}`);
  return value;
}

async function untilListening(base, gone) {
  const until = Date.now() + listeningMaxMs;
  for (;;) {
    const status = await Promise.race([command(base, 'GET', '/status').catch(() => null), gone.then(() => 'gone')]);
    if (status === 'gone') throw new Error('the driver ended before it listened');
    if (status) return;
    if (Date.now() > until) throw new Error('the driver does not listen');
    await patience(50);
  }
}

/** A port of loopback that nobody has. */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

const patience = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
