// Opens an odd page, clicks, and waits for what its observer tells.
import { setTimeout as patience } from 'node:timers/promises';
import { log } from '../../e2e/lab.mjs';
import { publish } from './host.mjs';

/** How long a page may take until there is a button, and a check until there is a verdict, in ms. */
const readyMaxMs = 10_000;
export const verdictMaxMs = 20_000;

/** How long a tag may take to draw itself. */
const lookMs = 300;

/** Plays a row in a browser; gives all that was seen, whatever it was. */
export async function visit(browser, row, engine) {
  await browser.goto(await publish(row, engine));
  const seen = { row, engine };
  if (row.look) return { ...seen, looked: await lookAt(browser, row) };
  const ready = row.autostart ? '' : await heard('ready', readyMaxMs, 'start');
  const first = await everything();
  if (ready === null || (first.told.start && !row.autostart)) return { ...seen, ...first };
  seen.before = row.autostart ? null : first;
  const clickedAt = Date.now();
  if (!row.autostart) await clickAt(browser, ready);
  const verdict = await heard('verdict', verdictMaxMs, 'error');
  seen.tookMs = Date.now() - clickedAt;
  // What is told of a fault comes in a task of its own.
  await patience(verdict === null ? 0 : 100);
  return { ...seen, ready: true, ...(await everything()) };
}

/** Lets a function look at the page once the tag is there. */
async function lookAt(browser, { look }) {
  await browser.run(() => customElements.whenDefined('conficker-check').then(() => undefined));
  await patience(lookMs);
  return browser.run(look);
}

/** A click as a person's hand does it: no script of the driver's takes part. */
function clickAt(browser, ready) {
  const [x, y] = ready.split(' ').map(Number);
  const actions = [
    { type: 'pointerMove', duration: 0, x, y, origin: 'viewport' },
    { type: 'pointerDown', button: 0 },
    { type: 'pointerUp', button: 0 },
  ];
  return browser.post('/actions', {
    actions: [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }],
  });
}

/** What the observer tells of that kind, or null where it tells none in time, or tells of the other kind instead. */
async function heard(kind, maxMs, instead) {
  const until = Date.now() + maxMs;
  for (;;) {
    const { told } = await everything();
    if (told[kind]) return told[kind][0];
    if ((instead && told[instead]) || Date.now() > until) return null;
    await patience(50);
  }
}

/** The lab's log, and what the observer told by then. */
async function everything() {
  const { names, requests } = await log();
  const told = {};
  for (const { path } of requests.filter(isTold)) {
    for (const [kind, detail] of new URL(path, 'https://page').searchParams) (told[kind] ??= []).push(detail);
  }
  return {
    names,
    requests: requests.filter((request) => !isTold(request)),
    told,
    report: told.verdict && read(told.verdict[0]),
  };
}

const isTold = ({ path }) => path.startsWith('/told?');

/** A report as the observer writes it. */
function read(line) {
  const [verdict, variants, reason, caveats, simulated, elapsedMs, targets] = line.split('|');
  const list = (text) => (text ? text.split(',') : []);
  const asked = targets.trim()
    ? targets
        .trim()
        .split('\n')
        .map((target) => target.split(' '))
    : [];
  return {
    verdict,
    variants: list(variants),
    reason: reason || null,
    caveats: list(caveats),
    simulated: simulated === 'true',
    elapsedMs: Number(elapsedMs),
    targets: asked.map(([host, outcome, ms]) => ({ host, outcome, ms: Number(ms) })),
  };
}
