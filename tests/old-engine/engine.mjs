// Chromium 69 on a page of the lab, and the hand of a visitor who clicks once.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fixChance } from '../e2e/chance.mjs';
import { pageUrl } from '../e2e/lab.mjs';

const host = fileURLToPath(new URL('host.py', import.meta.url));
const python =
  process.env.OLD_ENGINE_PYTHON ?? fileURLToPath(new URL('../../target/old-engine/bin/python', import.meta.url));
if (!existsSync(python))
  throw new Error('Run `cargo xtask test --only old-engine` first, which sets the old engine up.');

/**
 * Opens `path` as the world's machine has it, clicks, and waits for the verdict. Gives `{ report, events, console }`;
 * `before` is a script that runs in the page before its own, `attributes` are the tag's.
 */
export async function check({ scenario, path, before = '', attributes = {}, seed = 1, picture, size }) {
  const { canary, own } = scenario;
  const given = { ...(canary && { canary }), ...(own && { own }), ...attributes };
  const told = await run({
    url: new URL(path, pageUrl).href,
    userAgent: scenario.userAgent,
    before: `(${fixChance})(${seed});(${watch})();${before}`,
    after: `(${click})(${JSON.stringify(given)});`,
    patienceMs: 30_000,
    picture,
    size,
  });
  if (told.end !== 'handed-over') throw new Error(`no verdict: ${JSON.stringify(told, null, 1)}`);
  const { report, events } = told.value;
  if (!report) throw new Error(`no verdict: ${JSON.stringify({ events, console: told.console }, null, 1)}`);
  return { report, events, console: told.console };
}

/** Hands a job to the host and gives what it tells. */
function run(job) {
  return new Promise((resolve, reject) => {
    const child = spawn(python, [host], { stdio: 'pipe' });
    let [told, trouble] = ['', ''];
    child.stdout.on('data', (data) => (told += data));
    child.stderr.on('data', (data) => (trouble += data));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      try {
        resolve(JSON.parse(told));
      } catch {
        reject(new Error(`the old engine's host ended (${signal ?? code}) with \`${told}\`:\n${trouble}`));
      }
    });
    child.stdin.end(JSON.stringify(job));
  });
}

/** Runs in the page before its scripts: keeps the widget's events. */
function watch() {
  window.labEvents = [];
  ['start', 'progress', 'verdict', 'error'].forEach(function (name) {
    const type = 'conficker-check-' + name;
    window.addEventListener(type, function (event) {
      labEvents.push({ type: type, detail: event.detail });
      if (name === 'verdict' || (name === 'error' && event.detail.fatal)) {
        const report = name === 'verdict' ? event.detail : null;
        console.log('lab: ' + JSON.stringify({ report: report, events: labEvents }));
      }
    });
  });
}

/** Runs in the page once it has loaded, and its scripts with it: clicks the widget's own button. */
function click(attributes) {
  const tag = document.querySelector('conficker-check');
  Object.keys(attributes).forEach((name) => tag.setAttribute(name, attributes[name]));
  const button = tag.shadowRoot && tag.shadowRoot.querySelector('[part~=start]');
  if (button) button.click();
  else console.log('lab: {"report":null,"events":"the tag is not defined"}');
}
