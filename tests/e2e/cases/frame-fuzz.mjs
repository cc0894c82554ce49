// Nobody but the partner's page is heard by the framed page, nobody but the frame by the partner's page, and either
// hears one thing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fuzz } from '../fuzz.mjs';
import { enter } from '../lab.mjs';
import { frameTag, framedChecks, onPartnerPage, operator, pageWith, partner } from '../partner.mjs';

const count = Number(process.env.FUZZ_COUNT ?? 3000);
const seed = Number(process.env.FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 32));
const question = { source: 'conficker-check', ask: 'height' };
const foreign = 'https://elsewhere.partner.example';
const foreignFrame = (attributes = '') =>
  `<iframe ${attributes} src="${foreign}/embed/empty.html" title="Somebody else"></iframe>`;
const listener = '<script src="frame-height.js" defer></script>';

test('a framed page hears the one question of its partner, and no other message of anyone', async (t) => {
  t.diagnostic(`seed ${seed}: FUZZ_SEED=${seed} sends the same messages`);
  const ownFrame = '<iframe src="/embed/empty.html" title="Of the partner, too"></iframe>';
  await onPartnerPage(await options(frameTag() + foreignFrame() + ownFrame), async (page) => {
    const { check, other } = await cast(page);
    const own = page.frames().find((frame) => frame.url() === `${partner}/embed/empty.html`);
    const before = await stateOf(check);
    let sent = 0;
    sent += await page.evaluate(([seed, count]) => lab.send(frames[0], seed, count), [seed, count]);
    sent += await other.evaluate(([seed, count]) => lab.send(parent.frames[0], seed, count), [seed + 1, count]);
    await heard(check, sent);
    // Right in itself, but not from the page around.
    for (const frame of [other, own]) {
      sent += await frame.evaluate((question) => (parent.frames[0].postMessage(question, '*'), 1), question);
    }
    sent += await openerAsks(page, question);
    sent += await check.evaluate((question) => (postMessage(question, '*'), 1), question);
    await heard(check, sent);
    assert.deepEqual(await stateOf(check), before);
    assert.deepEqual(await answersIn(page), [], 'something was answered');
    await countMeasures(check);
    await page.evaluate((question) => frames[0].postMessage(question, '*'), question);
    await page.waitForFunction(() => lab.answers.length > 0);
    assert.ok((await check.evaluate(() => lab.measured)) > 0, 'who answers measures');
    const [answer, ...more] = await answersIn(page);
    assert.deepEqual(Object.keys(answer).sort(), ['height', 'source']);
    assert.ok(Number.isInteger(answer.height) && more.length === 0);
    t.diagnostic(`${sent} messages`);
  });
});

for (const [name, settings] of Object.entries({
  'for another partner': { for: 'https://other.example' },
  'for nobody': { for: '' },
  'for a partner without encryption': { for: 'http://partner.example' },
  'for an address that is no origin': { for: `${partner}/page` },
  'for everybody': { for: '*' },
})) {
  test(`a page framed ${name} tells this page nothing`, async () => {
    await onPartnerPage(await options(frameTag({ settings })), async (page) => {
      const [check] = await framedChecks(page);
      await countMeasures(check);
      await page.evaluate((question) => frames[0].postMessage(question, '*'), question);
      await heard(check, 1);
      // What the frame had sent would have come before this.
      await check.evaluate(() => parent.postMessage('last', '*'));
      await page.waitForFunction(() => lab.heard > 0);
      assert.deepEqual(await answersIn(page), []);
      assert.equal(await check.evaluate(() => lab.measured), 0, 'it made an answer for somebody else');
    });
  });
}

test("a partner's page takes a fitting height of its frame, and no other message of anyone", async (t) => {
  t.diagnostic(`seed ${seed}: FUZZ_SEED=${seed} sends the same messages`);
  await onPartnerPage(
    await options(frameTag() + foreignFrame() + foreignFrame('class="conficker-check"') + listener),
    async (page) => {
      const { check, other, posing } = await cast(page);
      await page.waitForFunction(() => document.querySelector('iframe').style.height);
      const before = await page.evaluate(() => document.documentElement.outerHTML);
      let sent = await page.evaluate(() => lab.heard);
      for (const [at, frame] of [check, other, posing].entries()) {
        sent += await frame.evaluate(([seed, count]) => lab.send(parent, seed, count), [seed + at, count]);
        await heard(page, sent);
      }
      // Right in itself, but from a frame that is no framed check.
      sent += await other.evaluate(() => (parent.postMessage({ source: 'conficker-check', height: 300 }, '*'), 1));
      await heard(page, sent);
      assert.equal(await page.evaluate(() => document.documentElement.outerHTML), before);
      // One that poses as a framed check can set its own height, within bounds, and no other's.
      await posing.evaluate(() => parent.postMessage({ source: 'conficker-check', height: 300 }, '*'));
      await heard(page, sent + 1);
      const heights = await page.evaluate(() =>
        Array.from(document.querySelectorAll('iframe'), ({ style }) => style.height),
      );
      assert.deepEqual([heights[1], heights[2]], ['', '300px']);
      assert.notEqual(heights[0], '300px');
      t.diagnostic(`${sent} messages`);
    },
  );
});

async function options(body) {
  return { scenario: await enter('clean'), html: pageWith(body), init: fuzz };
}

/** The frames of a page: the framed check, the stranger, and the stranger that calls itself a framed check. */
async function cast(page) {
  const [check] = await framedChecks(page);
  const strangers = page.frames().filter((frame) => frame.url().startsWith(foreign));
  const posing = strangers.at(1);
  await Promise.all(strangers.map((frame) => frame.waitForLoadState()));
  assert.ok(check.url().startsWith(operator));
  // Whatever was told at the start is not an answer.
  await page.waitForFunction(() => lab.heard > 0);
  await page.evaluate(() => (lab.answers.length = 0));
  return { check, other: strangers[0], posing };
}

/** A page of another origin opens the partner's page's address and asks the frame in it; gives how many it asked. */
async function openerAsks(page, question) {
  const [opened] = await Promise.all([
    page.waitForEvent('popup'),
    page.evaluate((url) => void open(url), `${foreign}/embed/empty.html`),
  ]);
  await opened.waitForLoadState();
  await opened.evaluate((question) => opener.frames[0].postMessage(question, '*'), question);
  await opened.close();
  return 1;
}

async function heard(frame, sent) {
  await frame.waitForFunction((sent) => lab.heard >= sent, sent);
  assert.equal(await frame.evaluate(() => lab.heard), sent, 'more was heard than was sent');
}

/** Counts how often a framed page looks how high it is, as it does for every answer, delivered or not. */
function countMeasures(check) {
  return check.evaluate(() => {
    const root = document.documentElement;
    lab.measured = 0;
    root.getBoundingClientRect = () => ((lab.measured += 1), Element.prototype.getBoundingClientRect.call(root));
  });
}

const answersIn = (page) => page.evaluate(() => lab.answers);

/** Everything of a framed page that a message could change. */
function stateOf(check) {
  return check.evaluate(() => {
    const tag = document.querySelector('conficker-check');
    return {
      page: document.documentElement.outerHTML,
      widget: tag.shadowRoot?.innerHTML,
      hash: location.hash,
      report: tag.report,
    };
  });
}
