// axe-core finds nothing in any state of the widget, in any look and language, nor on any page that we publish.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { telling } from '../../published.mjs';
import { look, needed, places } from '../axe.mjs';
import { allowed } from '../axe-allowed.mjs';
import { enter } from '../lab.mjs';
import { frameTag, framedChecks, onPartnerPage, pageWith, verdictIn } from '../partner.mjs';
import { onStage } from '../states.mjs';
import { pagesOfSite, statesIn, statesInForcedColours } from '../walk.mjs';

for (const lang of telling) {
  test(`in ${lang}, no state has a fault, light or dark`, async () => {
    assertNone((await statesIn(lang)).axe);
  });
}

test('in colours that the person chose, no state has a fault', async () => {
  assertNone((await statesInForcedColours()).axe);
});

test('no page that we publish has a fault, light or dark, wide or narrow', async () => {
  const { axe, count } = await pagesOfSite();
  assertNone(axe);
  assert.ok(count >= 4);
});

test('the check in a frame has no fault, nor has the page around it', async () => {
  const html = pageWith(`<main><h1>A partner</h1>${frameTag({ settings: { theme: 'light' } })}</main>`);
  await onPartnerPage({ scenario: await enter('conficker-b-fast'), html }, async (page) => {
    const [frame] = await framedChecks(page);
    const before = await look(page, 'framed, before');
    await verdictIn(frame);
    assertNone([...before, ...(await look(page, 'framed, sign'))]);
  });
});

test('what axe cannot decide, and a person has, is still there', () => {
  const here = ({ on }) => [...places].some((place) => on.test(place));
  assert.deepEqual(
    allowed.filter((row) => here(row) && !needed.has(row)),
    [],
  );
});

test('a page with faults is found out, inside a shadow, too', async () => {
  const html = `<!doctype html><title>x</title><div id="a"></div><script>
    a.attachShadow({ mode: 'open' }).innerHTML = '<img src="data:,"><p style="color:#999;background:#fff">faint</p><button style="width:9px;height:9px;padding:0"></button><button style="width:9px;height:9px;padding:0"></button>';
  </script>`;
  await onStage({}, async (_, context) => {
    const page = await context.newPage();
    await page.setContent(html);
    const found = (await look(page, 'a page with faults')).map(({ rule }) => rule);
    for (const rule of ['button-name', 'color-contrast', 'html-has-lang', 'image-alt', 'target-size'])
      assert.ok(found.includes(rule), `${rule} in ${found}`);
  });
});

/** Demands that there are no faults, and tells each kind once, with the first of its elements and places. */
function assertNone(faults) {
  const kinds = new Map();
  for (const fault of faults) kinds.set(fault.kind, [...(kinds.get(fault.kind) ?? []), fault]);
  const first = (list) => [...new Set(list)].slice(0, 4).join('; ') + (new Set(list).size > 4 ? ' and more' : '');
  const lines = [...kinds].map(
    ([kind, found]) =>
      `${kind}\n  ${first(found.map(({ element }) => element))}\n  in ${first(found.map(({ where }) => where))}`,
  );
  assert.equal(lines.join('\n'), '');
}
