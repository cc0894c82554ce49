// What is printed: one sheet with all that a person needs at another PC, under every policy that partners are told is
// enough.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { embed, onPage } from '../browser.mjs';
import { enter } from '../lab.mjs';
import { catchPrint, onPaper, printed } from '../paper.mjs';
import { frameTag, framedChecks, framingPolicy, onPartnerPage, pageWith, verdictIn } from '../partner.mjs';
import { policy } from '../policy.mjs';
import { address } from '../../../pkg/src/qr.js';
import { agents } from '../systems.mjs';

const plain = (text) => text.replace(/`/g, '').replace(/\s+/g, ' ').trim();

for (const [system, userAgent] of Object.entries(agents)) {
  test(`for a sign on ${system}, it is one sheet of A4 that holds every step and a QR code`, async () => {
    const { sheet, shown, paper } = await print({ world: 'conficker-b-fast', userAgent });
    assert.equal(paper.pages, 1, paper.text);
    assert.match(paper.size, /A4/);
    assert.equal(paper.qr, address);
    for (const words of [...shown.steps, ...shown.caveats, shown.code, shown.dictate])
      assert.ok(paper.text.includes(plain(words)), words);
    assert.match(paper.text, /^ ?Conficker self-check: Likely infected Checked on \w/);
    assert.match(sheet.title, /Likely infected/);
  });
}

for (const world of ['clean', 'security-filter']) {
  test(`in ${world}, the sheet says what the widget says`, async () => {
    const { shown, paper } = await print({ world });
    assert.equal(paper.pages, 1);
    for (const words of [shown.headline, ...shown.steps, ...shown.caveats, shown.code])
      assert.ok(paper.text.includes(plain(words)), words);
  });
}

test('a sheet of a simulation says that it is one', async () => {
  const { paper } = await print({ world: 'clean', query: { simulate: 'conficker-b-fast' } });
  assert.match(paper.text, /SIMULATION “conficker-b-fast”/);
});

for (const { name, page, csp, without, sheets } of [
  { name: 'modules', page: 'embed', csp: policy('element'), sheets: 1 },
  { name: 'one classic script', page: 'single', csp: policy('single'), sheets: 1 },
  {
    name: 'the strictest policy',
    page: 'strict',
    csp: `${policy('strict')}; require-trusted-types-for 'script'; trusted-types 'none'`,
    sheets: 1,
  },
  {
    name: 'the strictest policy, in a browser that adopts no styles',
    page: 'strict',
    csp: policy('strict'),
    without: ['CSSStyleSheet'],
    sheets: 1,
  },
  { name: 'modules, in a browser that adopts no styles', page: 'embed', without: ['CSSStyleSheet'], sheets: 1 },
]) {
  test(`under the policy for ${name}, the sheet has its own looks and nothing of the page`, async () => {
    const { sheet } = await print({ world: 'conficker-b-fast', page, query: csp ? { csp } : {}, without });
    assert.equal(sheet.sheets, sheets);
    assert.match(sheet.css, /@page \{[^}]*size: a4/i);
    assert.doesNotMatch(sheet.html, /style=|<script|<style[^>]*>[^<]*conficker-check/);
  });
}

test('each time it is printed anew, and nothing of it stays behind', async () => {
  const scenario = await enter('conficker-b-fast');
  await onPage({ scenario, path: embed(), init: catchPrint }, async (visitor) => {
    const { page, tag } = visitor;
    await settle(visitor);
    const title = await page.title();
    const frames = () => tag.evaluate((element) => element.shadowRoot.querySelectorAll('iframe').length);
    for (let time = 0; time < 3; time += 1) {
      assert.match((await printed(visitor)).title, /Likely infected/);
      assert.equal(await frames(), 1);
    }
    await page.evaluate(() =>
      document
        .querySelector('conficker-check')
        .shadowRoot.querySelector('iframe')
        .contentWindow.dispatchEvent(new Event('afterprint')),
    );
    await page.waitForFunction(() => !document.querySelector('conficker-check').shadowRoot.querySelector('iframe'));
    assert.equal(await page.title(), title);
    assert.deepEqual(visitor.faults, []);
  });
});

test('in the framed page, whose sandbox lets nobody print, there is no button that would do nothing', async () => {
  const html = pageWith(frameTag());
  await onPartnerPage(
    { scenario: await enter('conficker-b-fast'), html, policies: { csp: framingPolicy } },
    async (page) => {
      const [frame] = await framedChecks(page);
      await verdictIn(frame);
      await frame.locator('[part~=copy]').waitFor();
      assert.equal(await frame.locator('[part~=print]').count(), 0);
    },
  );
});

/** Runs a check and prints it: what went to the printer, what the widget shows, and what is on the paper. */
async function print({ world, userAgent, page = 'embed', query = {}, without }) {
  const scenario = await enter(world);
  return onPage(
    { scenario, seed: 1, path: embed(query, page), without, userAgent, init: catchPrint },
    async (visitor) => {
      await settle(visitor);
      const sheet = await printed(visitor);
      const all = (part) => visitor.tag.locator(part).allTextContents();
      const [headline] = await all('[part~=headline]');
      const [code] = await all('[part~=code]');
      const dictate = (await all('[part~=qr] .quiet'))[0] ?? '';
      const shown = {
        headline,
        code,
        dictate,
        steps: await all('[part~=steps] li'),
        caveats: await all('[part~=caveats] li'),
      };
      assert.deepEqual(visitor.faults, []);
      return { sheet, shown, paper: await onPaper(visitor.page, sheet) };
    },
  );
}

async function settle(visitor) {
  await visitor.start();
  await visitor.event('verdict');
  await visitor.tag.locator('[part~=print]').waitFor();
}
