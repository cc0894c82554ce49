// Kind I: the page is being left while the check runs, or seems so, and the browser gives up what it loads.
import { clean, each, infected } from './worlds.mjs';

/** What a page does in mid-run, by the name of the row; `again` and `go` are below. */
const ways = {
  'download-link': [
    'location.href leads to a download, five times',
    'again(5, 120, function (n) { location.href = file + n; });',
  ],
  'download-once': ['location.href leads to a download', 'again(1, 60, function (n) { location.href = file + n; });'],
  'download-attribute': [
    'a link with `download`',
    "again(5, 120, function (n) { go({ href: file + n, download: 'a.html' }); });",
  ],
  'nothing-to-show': [
    'a link whose answer is 204',
    "again(5, 120, function (n) { go({ href: '/embed/empty.html?status=204&n=' + n }); });",
  ],
  'form-to-nothing': ['a form that posts, and gets 204', 'again(5, 120, post);'],
  'before-unload': [
    'a link whose answer is 204, on a page that hears of being left',
    "onbeforeunload = function () {}; again(5, 120, function (n) { go({ href: '/embed/empty.html?status=204&n=' + n }); });",
  ],
  'window-stop': ['window.stop(), five times', 'again(5, 100, function () { window.stop(); });'],
  'window-stop-often': ['window.stop() while parts load', 'again(8, 10, function () { window.stop(); });'],
  'window-stop-at-once': ['window.stop() as it starts', 'window.stop();'],
  'mail-link': [
    'a link to a mail address',
    "again(2, 120, function () { go({ href: 'mailto:help@partner.example' }); });",
  ],
  'hash-link': [
    'links within the page',
    "again(5, 60, function (n) { location.hash = n; history.pushState(null, '', '#p' + n); });",
  ],
  'frame-goes-on': [
    'a frame of the page goes to other pages',
    "again(5, 60, function (n) { frame().src = '/embed/empty.html?' + n; });",
  ],
};

const hands = `
  var file = '/embed/empty.html?disposition=attachment&n=';
  function again(times, ms, act) {
    var n = 0, k = setInterval(function () { act(n); if (++n >= times) stop(); }, ms);
    function stop() { clearInterval(k); }
    // Or it would keep the driver from going on to the next page.
    addEventListener('conficker-check-verdict', stop);
    addEventListener('conficker-check-error', stop);
  }
  function go(link) { Object.assign(document.createElement('a'), link).click(); }
  function post(n) { var form = document.body.appendChild(document.createElement('form')); form.method = 'post'; form.action = '/embed/empty.html?status=204&n=' + n; form.submit(); }
  function frame() { return document.querySelector('iframe') || document.body.appendChild(document.createElement('iframe')); }
`;

/**
 * When a page begins: with the first request, or as it loads the check's parts, which Firefox and WebKit cannot load
 * again on that page.
 */
const begins = { 'window-stop-often': 'start', 'window-stop-at-once': 'start' };

/** What else there is to know of a row. */
const besides = {
  'window-stop-often': { engines: ['chromium'] },
  'before-unload': { own: true },
  'mail-link': {
    // Firefox's own choice for mail.
    others: ['mail.google.com'],
    // WebKitGTK's browser asks the desktop for a program, and waits for it.
    engines: ['chromium', 'firefox'],
  },
};

/** Checks that take a while, so that they are under way when the page is left. */
// WebKit gives up some look-ups of a page that is left, and not others.
const slow = {
  slow: { ...clean, network: 'slow-all' },
  hanging: { network: 'conficker-b-drop', allowed: ['sign b', 'cannot-tell contradictory'], own: true },
};
const isLong = (name) => ['download-link', 'nothing-to-show', 'window-stop'].includes(name);
const endsNothing = (name) => ['hash-link', 'frame-goes-on'].includes(name);
// What was stopped proves nothing, and how much that is differs from run to run. In WebKit the frame cannot tell it
// from a response.
const unproved = ['cannot-tell interrupted', 'cannot-tell too-little', 'cannot-tell no-second-opinion'];
const orInterrupted = (worlds) =>
  Object.fromEntries(
    Object.entries(worlds).map(([name, world]) => [name, { ...world, allowed: [...world.allowed, ...unproved] }]),
  );

export const leaving = Object.entries(ways).flatMap(([name, [about, act]]) =>
  each(
    endsNothing(name) ? { clean, infected } : { clean, ...orInterrupted({ infected, ...(isLong(name) ? slow : {}) }) },
    {
      name: `i-${name}`,
      about,
      ...besides[name],
      script: `${hands} addEventListener('conficker-check-${begins[name] || 'progress'}', function () { ${act} }, { once: true });`,
    },
  ),
);
