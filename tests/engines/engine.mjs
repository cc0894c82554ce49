// One browser in a network of the lab, whatever its engine: how it is started, and what happens to it.
import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { resolverHost } from '../e2e/lab.mjs';
import { startBrowser } from './webdriver.mjs';

const {
  LAB_CHROMEDRIVER,
  LAB_CHROMIUM,
  LAB_FIREFOX,
  LAB_GECKODRIVER,
  LAB_HOOK,
  LAB_HOSTS,
  LAB_MINIBROWSER,
  LAB_PROXY,
  LAB_ROOM,
  LAB_WEBKITDRIVER,
} = process.env;

const resolver = `https://${resolverHost}/dns-query`;
/** In the lab's own copy of /etc. */
const chromiumPolicy = '/etc/chromium/policies/managed/resolver.json';

/** Starts the engine's browser as the network's machine has it. */
export async function open(scenario) {
  const home = await mkdtemp(join(LAB_ROOM, 'browser-'));
  const env = { HOME: home, XDG_RUNTIME_DIR: home, ...(scenario.hook ? { LD_PRELOAD: LAB_HOOK } : {}) };
  const blocked = scenario.targets.filter(({ fate }) => fate === 'blocked-by-client').map(({ host }) => host);
  const setting = { scenario, home, env, blocked: scenario.browser === 'blocker' ? blocked : [] };
  const start = () => starters[scenario.engine](setting);
  // WebKitGTK's browser is sometimes not ready for its driver while it compiles a content filter.
  const browser = await start().catch((cause) => {
    process.emitWarning(`the browser did not start: ${cause.message}`);
    return start();
  });
  const close = browser.close.bind(browser);
  browser.close = async () => {
    await close();
    await rm(home, { recursive: true, force: true });
    if (scenario.browser === 'doh') await rm(chromiumPolicy, { force: true });
  };
  return browser;
}

const starters = { chromium, firefox, webkit };

async function chromium({ scenario, home, env, blocked }) {
  const args = [
    ...scenario.browserArgs,
    '--headless=new',
    '--disable-gpu',
    `--user-agent=${scenario.userAgent}`,
    `--user-data-dir=${join(home, 'profile')}`,
  ];
  if (scenario.browser === 'system-resolver') args.push('--disable-features=AsyncDns');
  if (scenario.browser === 'proxy') args.push(`--proxy-server=http://${LAB_PROXY}`);
  // What a person may choose an administrator must decide here, where another policy of the lab's is.
  if (scenario.browser === 'doh')
    await writeFile(chromiumPolicy, JSON.stringify({ DnsOverHttpsMode: 'secure', DnsOverHttpsTemplates: resolver }));
  if (blocked.length)
    args.push(
      '--disable-features=DisableLoadExtensionCommandLineSwitch',
      `--load-extension=${await chromiumBlocker(home, blocked)}`,
    );
  const capabilities = { browserName: 'chrome', 'goog:chromeOptions': { binary: LAB_CHROMIUM, args } };
  return startBrowser({ driver: LAB_CHROMEDRIVER, env, capabilities });
}

async function firefox({ scenario, env, blocked, home }) {
  const profile = join(home, 'profile');
  await cp(await emptyProfile(), profile, { recursive: true });
  const prefs = { ...firefoxPrefs, 'general.useragent.override': scenario.userAgent };
  if (scenario.browser === 'doh')
    Object.assign(prefs, {
      'network.trr.mode': 3,
      'network.trr.uri': resolver,
      'network.trr.bootstrapAddr': LAB_HOSTS,
    });
  const capabilities = firefoxOn(profile, prefs);
  if (scenario.browser === 'proxy') capabilities.proxy = { proxyType: 'manual', sslProxy: LAB_PROXY };
  const browser = await startBrowser({ driver: LAB_GECKODRIVER, env, capabilities });
  if (blocked.length)
    await browser.post('/moz/addon/install', { path: await firefoxBlocker(home, blocked), temporary: true });
  return browser;
}

const firefoxOn = (profile, prefs) => ({
  browserName: 'firefox',
  'moz:firefoxOptions': { binary: LAB_FIREFOX, args: ['-headless', '-profile', profile], prefs },
});

/**
 * A profile that has seen no page. It is made once, by a Firefox that is started and left: what each compiles for
 * itself at its first start takes two seconds.
 */
async function emptyProfile() {
  firefoxProfile ??= (async () => {
    const home = await mkdtemp(join(LAB_ROOM, 'firefox-'));
    const profile = join(home, 'profile');
    await mkdir(profile);
    const env = { HOME: home, XDG_RUNTIME_DIR: home };
    const capabilities = firefoxOn(profile, firefoxPrefs);
    const browser = await startBrowser({ driver: LAB_GECKODRIVER, env, capabilities });
    await browser.delete('');
    await browser.close();
    return profile;
  })();
  // A start that failed is tried again.
  firefoxProfile.catch(() => (firefoxProfile = null));
  return firefoxProfile;
}

let firefoxProfile = null;

async function webkit({ scenario, home, env, blocked }) {
  const screen = await startScreen();
  const args = ['--automation', `--user-agent=${scenario.userAgent}`];
  if (blocked.length) args.push(`--content-filter=${await webkitFilter(home, blocked)}`);
  if (scenario.browser === 'proxy') args.push(`--proxy=http://${LAB_PROXY}`);
  const capabilities = { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': { binary: LAB_MINIBROWSER, args } };
  try {
    const browser = await startBrowser({
      driver: LAB_WEBKITDRIVER,
      env: { ...env, DISPLAY: screen.name },
      capabilities,
    });
    const close = browser.close.bind(browser);
    browser.close = async () => {
      await close();
      screen.close();
    };
    return browser;
  } catch (cause) {
    screen.close();
    throw cause;
  }
}

/** Whatever is looked up is looked up for the page. */
const firefoxPrefs = {
  'app.normandy.enabled': false,
  'browser.newtabpage.enabled': false,
  'browser.region.update.enabled': false,
  'browser.safebrowsing.downloads.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.startup.homepage': 'about:blank',
  'dom.push.connection.enabled': false,
  'extensions.systemAddon.update.enabled': false,
  'extensions.webextensions.background-delayed-startup': false,
  'geo.enabled': false,
  'media.gmp-manager.updateEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  // Drivers keep Firefox from noticing that the cable is out.
  'network.manage-offline-status': true,
  'services.settings.server': 'data:,',
  'startup.homepage_welcome_url': 'about:blank',
};

/** Starts a screen that nobody sees; WebKitGTK wants one. */
async function startScreen() {
  const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise((resolve, reject) => {
    child.stdio[3].once('data', (data) => resolve(String(data).trim()));
    child.once('exit', () => reject(new Error('Xvfb did not start')));
  });
  return { name: `:${number}`, close: () => child.kill() };
}

/** An extension as ad blockers are: it lets the browser itself refuse requests. */
async function chromiumBlocker(home, hosts) {
  const folder = await mkdtemp(join(home, 'blocker-'));
  const rules = [{ id: 1, action: { type: 'block' }, condition: { requestDomains: hosts } }];
  const manifest = {
    manifest_version: 3,
    name: 'blocker',
    version: '1',
    permissions: ['declarativeNetRequest'],
    declarative_net_request: { rule_resources: [{ id: 'hosts', enabled: true, path: 'rules.json' }] },
  };
  await writeFile(join(folder, 'rules.json'), JSON.stringify(rules));
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
  return folder;
}

/** The same for Firefox, where most still refuse requests by their own script. */
async function firefoxBlocker(home, hosts) {
  const folder = await mkdtemp(join(home, 'blocker-'));
  const urls = hosts.map((host) => `*://${host}/*`);
  const manifest = {
    manifest_version: 2,
    name: 'blocker',
    version: '1',
    permissions: ['webRequest', 'webRequestBlocking', '<all_urls>'],
    background: { scripts: ['blocker.js'] },
    browser_specific_settings: { gecko: { id: 'blocker@lab.example' } },
  };
  await writeFile(
    join(folder, 'blocker.js'),
    `browser.webRequest.onBeforeRequest.addListener(() => ({ cancel: true }), ${JSON.stringify({ urls })}, ['blocking']);`,
  );
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
  return folder;
}

async function webkitFilter(home, hosts) {
  const file = join(home, 'filter.json');
  const escaped = hosts.map((host) => `^https://${host.replaceAll('.', '\\.')}/`);
  await writeFile(
    file,
    JSON.stringify(escaped.map((url) => ({ trigger: { 'url-filter': url }, action: { type: 'block' } }))),
  );
  return file;
}
