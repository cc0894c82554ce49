// What pages do to a tag that is there: they move it, hide it, put it into another document, and change the language
// around it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { embed, onPage } from '../browser.mjs';
import { enter } from '../lab.mjs';

const moves = {
  'appended elsewhere': (tag, place) => place.append(tag),
  'moved with its state': (tag, place) => place.moveBefore(tag, null),
  'taken off, and put back in the next task': (tag, place) => {
    tag.remove();
    setTimeout(() => place.append(tag), 0);
  },
  'in a list that is sorted': (tag, place) => {
    place.append(tag, document.createElement('hr'));
    for (let turn = 0; turn < 5; turn += 1) place.append(place.firstChild);
  },
  'with what is around it': (tag, place) => {
    const around = document.createElement('div');
    tag.replaceWith(around);
    around.append(tag);
    place.append(around);
  },
  'into the shadow of another element': (tag, place) => place.attachShadow({ mode: 'closed' }).append(tag),
};

for (const [how, move] of Object.entries(moves)) {
  test(`${how} in mid-run, the check goes on`, async () => {
    const scenario = await enter('clean');
    await onPage({ scenario, path: embed({ simulate: 'clean-far' }) }, async (visitor) => {
      await visitor.page.evaluate((code) => {
        const place = document.body.appendChild(document.createElement('div'));
        const tag = document.querySelector('conficker-check');
        const first = () => {
          eval(code)(tag, place);
          window.movedAt = performance.now();
          addEventListener('conficker-check-progress', () => (window.lastAfter = performance.now() - window.movedAt));
        };
        addEventListener('conficker-check-progress', first, { once: true });
        window.ended = tag.start();
      }, move.toString());
      const report = await visitor.page.evaluate('ended');
      assert.deepEqual([report.verdict, report.reason], ['no-sign', null]);
      // A tag that is still away after a tenth of a second ends its check.
      assert.ok((await visitor.page.evaluate('lastAfter')) > 200, 'it was moved as the check ended');
      const kinds = (await visitor.events()).map(({ type }) => type).filter((type) => !type.endsWith('progress'));
      assert.equal(kinds.filter((type) => type.endsWith('start')).length, 1);
      assert.deepEqual(visitor.faults, []);
    });
  });
}

test('a tag with autostart that is moved at once, and in mid-run, comes to its verdict', async () => {
  const scenario = await enter('clean');
  await onPage({ scenario, path: embed() }, async (visitor) => {
    await visitor.page.evaluate(() => {
      const place = document.body.appendChild(document.createElement('div'));
      const tag = document.querySelector('conficker-check');
      addEventListener('conficker-check-progress', () => place.append(tag), { once: true });
      tag.setAttribute('autostart', '');
      place.append(tag);
      document.body.append(tag);
    });
    assert.equal((await visitor.event('verdict')).verdict, 'no-sign');
  });
});

test('taken off for good, it ends soon, and once it is back it can be started again', async () => {
  const scenario = await enter('clean');
  await onPage({ scenario, path: embed({ simulate: 'conficker-b-slow' }) }, async (visitor) => {
    const reports = await visitor.page.evaluate(async () => {
      const tag = document.querySelector('conficker-check');
      const first = tag.start();
      await new Promise((resolve) => addEventListener('conficker-check-progress', resolve, { once: true }));
      tag.remove();
      const one = await first;
      tag.setAttribute('simulate', 'conficker-b-fast');
      document.body.append(tag);
      return [one, await tag.start()];
    });
    assert.deepEqual(
      reports.map(({ verdict, reason }) => [verdict, reason]),
      [
        ['cannot-tell', 'cancelled'],
        ['sign', null],
      ],
    );
  });
});

test('started while it is on no page, it goes on', async () => {
  const scenario = await enter('clean');
  await onPage({ scenario, path: embed() }, async ({ page }) => {
    const verdict = await page.evaluate(async () => {
      const tag = document.createElement('conficker-check');
      tag.setAttribute('simulate', 'clean');
      return (await tag.start()).verdict;
    });
    assert.equal(verdict, 'no-sign');
  });
});

/** Each makes the tag take no room, or none that is seen. */
const hidings = {
  'the attribute hidden': (tag) => tag.setAttribute('hidden', ''),
  'its own style': (tag) => tag.style.setProperty('display', 'none'),
  'a style sheet of the page': (tag) => {
    tag.classList.add('closed');
    document.adoptedStyleSheets = [Object.assign(new CSSStyleSheet(), {})];
    document.adoptedStyleSheets[0].replaceSync('.closed { display: none }');
  },
  'what is around it': (tag) => {
    const around = document.createElement('div');
    around.hidden = true;
    tag.replaceWith(around);
    around.append(tag);
  },
};

for (const [how, hide] of Object.entries(hidings)) {
  test(`hidden by ${how}, nothing of it is seen`, async () => {
    const scenario = await enter('clean');
    await onPage({ scenario, path: embed() }, async ({ tag, page }) => {
      assert.ok((await tag.boundingBox()).height > 100);
      await page.evaluate((code) => eval(code)(document.querySelector('conficker-check')), hide.toString());
      assert.equal(await tag.evaluate((element) => element.getBoundingClientRect().height), 0);
      assert.equal(await tag.locator('[part~=start]').isVisible(), false);
    });
  });
}

test('invisible, as tabs and pages that fade in have it, neither is its card', async () => {
  const scenario = await enter('clean');
  await onPage({ scenario, path: embed() }, async ({ tag }) => {
    await tag.evaluate((element) => element.style.setProperty('visibility', 'hidden'));
    assert.equal(await tag.locator('[part~=start]').isVisible(), false);
  });
});

test('inside a paragraph, what the tag holds goes with it', async () => {
  const scenario = await enter('clean');
  await onPage({ scenario, path: embed() }, async ({ page }) => {
    const { readme, seen } = await page.evaluate(async () => {
      const text = await (await fetch('/pkg/frame.html')).text();
      const readme = text.slice(text.indexOf('<conficker-check>'), text.indexOf('</conficker-check>') + 18);
      const html = `<!doctype html><title>x</title><p id="outer">${readme}</p>`;
      const { body } = new DOMParser().parseFromString(html, 'text/html');
      return {
        readme,
        seen: { within: body.querySelector('#outer conficker-check').textContent.trim(), all: body.textContent.trim() },
      };
    });
    assert.match(readme, /eye chart/);
    assert.equal(seen.within, seen.all);
  });
});

test('in another document it has its looks, and back in the first one, too', async () => {
  const scenario = await enter('clean');
  await onPage({ scenario, path: embed({ csp: "style-src 'self'" }) }, async ({ page }) => {
    const seen = await page.evaluate(async () => {
      const tag = document.querySelector('conficker-check');
      const frame = document.body.appendChild(document.createElement('iframe'));
      const card = tag.shadowRoot.querySelector('section');
      const looks = () => {
        const { borderTopWidth, paddingTop } = getComputedStyle(card);
        return [borderTopWidth, parseFloat(paddingTop) > 0, tag.shadowRoot.adoptedStyleSheets.length];
      };
      const all = [looks()];
      for (const place of [frame.contentDocument.body, document.body, frame.contentDocument.body]) {
        place.append(tag);
        all.push(looks());
      }
      tag.setAttribute('simulate', 'clean');
      const { verdict } = await tag.start();
      return { all, verdict, sheets: tag.shadowRoot.adoptedStyleSheets.length };
    });
    assert.equal(seen.all[0][0], '1px');
    for (const looks of seen.all) assert.deepEqual(looks, seen.all[0]);
    assert.equal(seen.verdict, 'no-sign');
    assert.ok(seen.sheets > 1);
  });
});

const languages = {
  'the page': () => document.documentElement.setAttribute('lang', 'de'),
  'something around it': () => document.querySelector('conficker-check').parentNode.setAttribute('lang', 'de'),
};

for (const [who, change] of Object.entries(languages)) {
  test(`where ${who} changes its language, the widget follows, before a check and after`, async () => {
    const scenario = await enter('clean');
    await onPage({ scenario, path: embed({ simulate: 'clean' }, 'stage') }, async (visitor) => {
      await visitor.tag.locator('[part~=root][lang=en]').waitFor();
      await visitor.page.evaluate(change);
      await visitor.tag.locator('[part~=root][lang=de]').waitFor();
      await visitor.start();
      await visitor.event('verdict');
      await visitor.page.evaluate(() => {
        document.documentElement.lang = 'fr';
        document.querySelector('main').removeAttribute('lang');
      });
      await visitor.tag.locator('[part~=root][lang=fr]').waitFor();
    });
  });
}

test('inside the shadow of an element, it follows the page and that element', async () => {
  const scenario = await enter('clean');
  await onPage({ scenario, path: embed() }, async ({ page }) => {
    const spoken = await page.evaluate(async () => {
      const around = document.body.appendChild(document.createElement('div'));
      const tag = document.createElement('conficker-check');
      around.attachShadow({ mode: 'open' }).append(tag);
      const card = tag.shadowRoot.querySelector('section');
      const until = async (lang) => {
        for (let turn = 0; turn < 200 && card.lang !== lang; turn += 1)
          await new Promise((resolve) => setTimeout(resolve, 10));
        return card.lang;
      };
      const all = [];
      document.documentElement.lang = 'es';
      all.push(await until('es'));
      around.lang = 'fr';
      all.push(await until('fr'));
      tag.lang = 'de';
      all.push(await until('de'));
      tag.removeAttribute('lang');
      around.lang = 'it';
      all.push(await until('it'));
      return all;
    });
    assert.deepEqual(spoken, ['es', 'fr', 'de', 'it']);
  });
});
