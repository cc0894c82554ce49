// Kind S: strangers open the helper's page, and it must ask nobody.
//
// The page of the second opinion asks whatever address it is sent, so it may do that for its own check alone: in a
// sandboxed frame, for the page around it. Opened or framed by anybody else, it must ask nobody and answer nothing, or
// it would act with the visitor's cookies.
import { setTimeout as patience } from 'node:timers/promises';
import { log, pageUrl } from '../../e2e/lab.mjs';
import { writePage } from './host.mjs';

const helper = new URL('/pkg/strict/opinion.html', pageUrl).href;

/** What somebody hostile would have it ask: its own host, which knows the visitor by cookies; and anybody else. */
const wanted = ['/account/delete', 'https://www.openbsd.org/'];

/** Much longer than an answer takes. */
const patienceMs = 700;

/**
 * How somebody gets at the helper: `reach` runs in the hostile page, gives the window to send to, and may set who is
 * the `sender`.
 */
const ways = {
  'as-its-check': ['in a sandboxed frame, as its check has it, it answers', "return frame(helper, 'allow-scripts');"],
  framed: ['framed by a stranger without a sandbox', 'return frame(helper);'],
  'framed-with-origin': [
    'framed by a stranger in a sandbox that leaves it its origin',
    "return frame(helper, 'allow-scripts allow-same-origin');",
  ],
  'other-sender': [
    'in a sandboxed frame, sent to by another than the page around it',
    "sender = frame('about:blank'); return frame(helper, 'allow-scripts');",
  ],
  popup: ['opened in a popup', 'return window.open(helper);'],
};

export const opinions = [
  ...Object.entries(ways).map(([name, [about, reach]]) => ({
    name: `s-opinion-${name}`,
    about: `the page of the second opinion ${about}`,
    network: 'clean',
    play: (browser, engine) =>
      meet(browser, `opinion/${engine}`, reach).then((seen) => faultsOf(seen, name === 'as-its-check')),
  })),
  {
    name: 's-opinion-by-itself',
    about: 'the page of the second opinion opened by itself',
    network: 'clean',
    play: (browser) => meetAlone(browser).then((seen) => faultsOf(seen, false)),
  },
];

function faultsOf({ sent, answers, asked }, mayAnswer) {
  if (!sent) return ['nothing was sent to it'];
  if (mayAnswer) return answers ? [] : ['it does not answer its own check'];
  return [
    ...(answers ? [`it answered ${answers} times`] : []),
    ...(asked.length ? [`it asked ${[...new Set(asked)].join(' and ')}`] : []),
  ];
}

/** A person clicks once on a hostile page of another host. */
async function meet(browser, folder, reach) {
  const url = new URL(await writePage(folder, 'index.html', hostile(reach)), pageUrl);
  url.hostname = `stranger.${url.hostname}`;
  await browser.goto(url.href);
  const tab = await browser.get('/window');
  await browser.click(() => document.querySelector('button'));
  await patience(2 * patienceMs);
  const seen = await browser.run(() => window.seen);
  await closeOthers(browser, tab);
  return { ...seen, asked: await asked() };
}

/** Who has the helper open sends to it by hand. */
async function meetAlone(browser) {
  await browser.goto(helper);
  const seen = await browser.run(sendToSelf, ['', ...wanted], patienceMs);
  return { ...seen, asked: await asked() };
}

/** The script sends over and over: what the helper is sent before it has loaded, it does not hear. */
const hostile = (
  reach,
) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>A hostile page</title><button>Go on</button><script>
  var helper = ${JSON.stringify(helper)}, messages = ${JSON.stringify(['', ...wanted])}, sender = window;
  var seen = { sent: 0, answers: 0 };
  function frame(address, sandbox) {
    var made = document.createElement('iframe');
    if (sandbox) made.sandbox = sandbox;
    made.src = address;
    return document.body.appendChild(made).contentWindow;
  }
  function reach() { ${reach} }
  document.querySelector('button').onclick = function () {
    var found = reach();
    // Who sends is whose script it is.
    var send = new sender.Function('to', 'message', 'port', "to.postMessage(message, '*', [port])");
    var sending = found && setInterval(function () {
      messages.forEach(function (message) {
        var channel = new MessageChannel();
        channel.port1.onmessage = function () { seen.answers += 1; };
        send(found, message, channel.port2);
        seen.sent += 1;
      });
    }, 100);
    setTimeout(function () { clearInterval(sending); }, ${patienceMs});
  };
</script></html>`;

/** What of the wanted was asked. */
async function asked() {
  const { requests } = await log();
  return requests
    .filter(({ path, host }) => path.startsWith('/account') || host === 'www.openbsd.org')
    .map(({ host, path }) => host + path);
}

async function closeOthers(browser, tab) {
  for (const handle of await browser.get('/window/handles')) {
    if (handle === tab) continue;
    await browser.post('/window', { handle });
    await browser.delete('/window');
  }
  await browser.post('/window', { handle: tab });
}

/** Runs in the helper itself. */
function sendToSelf(messages, ms) {
  const seen = { sent: 0, answers: 0 };
  for (const message of messages) {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => (seen.answers += 1);
    window.postMessage(message, '*', [port2]);
    seen.sent += 1;
  }
  return new Promise((resolve) => setTimeout(() => resolve(seen), ms));
}
