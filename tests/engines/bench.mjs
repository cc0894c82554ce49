// Times a check beside pages that decide by the rules that came before, in the engine of LAB_ENGINE; prints one line of
// JSON for each.
//
// Each time begins with what the person does, and ends when the page shows what it found. On the peers' pages, which
// begin by themselves, that is opening the page. On ours it is the click on a page that has loaded; beside it stands
// the time from opening a page on which the check is started in the moment in which its button comes.
import { enterNetwork, pageUrl } from '../e2e/lab.mjs';
import { open } from './engine.mjs';

const engine = process.env.LAB_ENGINE;
const runs = Number(process.env.LAB_REPEAT ?? 1);
const chosen = process.env.LAB_NETWORKS.split(' ');

const pages = {
  'click to verdict': { path: 'embed.html', measure: clickToVerdict },
  'click to verdict, before': { path: 'embed.html?pkg=/before/pkg', measure: clickToVerdict },
  'page to verdict': { path: 'hurried.html', measure: pageToRule },
  'eye chart': { path: 'eye-chart.html', measure: pageToRule },
  'fetch, 2 s': { path: 'fetch-2-s.html', measure: pageToRule },
};
/** Those of them that are timed. */
const names = JSON.parse(process.env.LAB_PAGES);

for (let run = 0; run < runs; run += 1) {
  for (const network of chosen) {
    // What comes first differs, so that no page always pays for what a machine does first.
    const turned = [...names.slice(run % names.length), ...names.slice(0, run % names.length)];
    for (const page of turned) console.log(JSON.stringify({ network, page, ...(await time(network, pages[page])) }));
  }
}

/** A fresh browser each time: nothing is looked up, connected or cached before. */
async function time(network, { path, measure }) {
  const scenario = await enterNetwork(network, engine);
  const browser = await open(scenario);
  try {
    await browser.goto('about:blank');
    const found = await measure(browser, new URL(`embed/${path}`, pageUrl).href);
    return { ...found, version: browser.version };
  } finally {
    await browser.close();
  }
}

async function clickToVerdict(browser, url) {
  await browser.goto(url);
  await browser.run(untilReady);
  await browser.click(() => document.querySelector('conficker-check').shadowRoot.querySelector('[part~=start]'));
  return browser.run(untilJudged);
}

async function pageToRule(browser, url) {
  await browser.goto(url);
  return browser.run(untilJudged);
}

/* What follows runs in the page. */

/** Keeps when the click came and what came of it, in the milliseconds of the page's own clock. */
function untilReady() {
  let clicked;
  addEventListener('click', (event) => (clicked = event.timeStamp), true);
  window.judged = new Promise((resolve, reject) => {
    addEventListener('conficker-check-verdict', ({ detail }) =>
      resolve({ said: detail.verdict, ms: performance.now() - clicked }),
    );
    addEventListener('conficker-check-error', ({ detail }) => detail.fatal && reject(new Error(detail.message)));
  });
  return customElements.whenDefined('conficker-check').then(() => undefined);
}

function untilJudged() {
  return window.judged;
}
