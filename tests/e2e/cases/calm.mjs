// The widget never looks like those who frighten people for money: no alarm, no hurry, nothing to get, nowhere to call.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { embed, onPage, onReport } from '../browser.mjs';
import { enter } from '../lab.mjs';

const worlds = ['conficker-b-fast', 'clean', 'security-filter'];

for (const world of worlds) {
  for (const theme of ['light', 'dark']) {
    test(`in ${world}, ${theme}: no surface is red or loud, and the warning colour is in edge, icon and headline alone`, async () => {
      await onReport({ world, query: { theme } }, async ({ tag }) => {
        const { loud, warned } = await tag.evaluate(colours);
        assert.deepEqual(loud, [], 'backgrounds that shout');
        const allowed = ['div.verdict.sign border', 'svg color', 'svg stroke', 'path color', 'path stroke'];
        assert.deepEqual(
          warned.filter((use) => !allowed.includes(use)),
          [],
        );
        assert.equal(warned.length > 0, world.startsWith('conficker'));
      });
    });
  }

  test(`in ${world}, nothing is to be downloaded, the one foreign link is Microsoft's, and nothing opens, sounds or renames the page`, async () => {
    await onReport({ world, init: listen }, async ({ page, tag }) => {
      const found = await tag.evaluate((element) => {
        const all = [...element.shadowRoot.querySelectorAll('*')];
        const links = all.filter(({ localName }) => localName === 'a');
        return {
          links: links.map(({ href }) => href),
          safe: links.every(({ rel }) => rel === 'noopener noreferrer'),
          odd: all.filter(
            (at) => at.hasAttribute('download') || ['audio', 'video', 'dialog', 'form', 'input'].includes(at.localName),
          ).length,
          title: document.title,
          url: location.pathname,
          popups: window.labLoud,
        };
      });
      assert.deepEqual(found, {
        links: ['https://www.microsoft.com/conficker'],
        safe: true,
        odd: 0,
        title: "A partner's page",
        url: '/embed/embed.html',
        popups: [],
      });
      assert.equal(page.context().pages().length, 1);
    });
  });
}

test('before the click, the links lead to the package itself', async () => {
  const scenario = await enter('clean');
  await onPage({ scenario, path: embed() }, async ({ tag }) => {
    const links = await tag.locator('a').evaluateAll((all) => all.map(({ href }) => href));
    assert.deepEqual(links, ['https://partner.example/pkg/source.html']);
  });
});

test('where nobody knows where the package lies, there is no link to its source', async () => {
  const scenario = await enter('clean');
  await onPage({ scenario, path: embed() }, async ({ page }) => {
    const links = await page.evaluate(async () => {
      // As bundlers have it: no script tag of its own tells where it is.
      const { ConfickerCheckElement } = await import('/pkg/index.js');
      customElements.define('bundled-check', class extends ConfickerCheckElement {});
      const tag = document.createElement('bundled-check');
      document.body.append(tag);
      return tag.shadowRoot.querySelectorAll('a').length;
    });
    assert.equal(links, 0);
  });
});

test('nothing moves for those who asked for that, and nothing moves on and on for anybody', async () => {
  const scenario = await enter('conficker-b');
  const watch = (reducedMotion) =>
    onPage({ scenario, path: embed(), reducedMotion }, async (visitor) => {
      await visitor.tag.evaluate(({ shadowRoot }) => {
        window.moved = [];
        const note = () =>
          moved.push(...shadowRoot.getAnimations().map((one) => one.effect.getComputedTiming().endTime));
        for (const type of ['transitionrun', 'animationstart']) shadowRoot.addEventListener(type, note);
      });
      await visitor.start();
      await visitor.event('verdict');
      await visitor.tag.evaluate((tag) => labHelp(tag));
      // What moves on and on never comes to this.
      await visitor.page.waitForFunction(
        () => document.querySelector('conficker-check').shadowRoot.getAnimations().length === 0,
      );
      const times = await visitor.page.evaluate(() => moved);
      assert.equal(times.length > 0, reducedMotion === 'no-preference', `${times.length} movements`);
      assert.ok(
        times.every((time) => time <= 1000),
        times.join(),
      );
    });
  const watched = await Promise.allSettled(['reduce', 'no-preference'].map(watch));
  for (const { reason } of watched) assert.ifError(reason);
});

test('nothing ticks down: no number that a visitor sees grows smaller', async () => {
  const scenario = await enter('conficker-b');
  await onPage({ scenario, path: embed() }, async (visitor) => {
    await visitor.start();
    const told = [];
    while (!(await visitor.events()).some(({ type }) => type.endsWith('verdict'))) {
      const text = await visitor.tag.locator('[part~=status]').innerText();
      const numbers = text.match(/\d+/g);
      if (numbers) told.push(numbers.map(Number));
    }
    assert.ok(told.length > 1);
    told
      .slice(1)
      .forEach((numbers, at) =>
        numbers.forEach((number, which) => assert.ok(number >= told[at][which], JSON.stringify(told))),
      );
  });
});

/** Runs in the page: what frightens people, if anything of the widget did it. */
function listen() {
  window.labLoud = [];
  for (const name of ['alert', 'confirm', 'prompt', 'open', 'print']) window[name] = () => window.labLoud.push(name);
  window.AudioContext = class {
    constructor() {
      window.labLoud.push('sound');
    }
  };
}

/** Runs in the page: backgrounds that are red or saturated, and where the warning colour is used. */
function colours(tag) {
  const inner = [...tag.shadowRoot.querySelectorAll('*')].filter((part) => part.getClientRects().length);
  const channels = (colour) => (colour.match(/[\d.]+/g) || []).map(Number);
  const about = (part) => [part.localName, ...part.classList].join('.');
  const loud = inner.filter((part) => {
    const [red, green, blue, alpha = 1] = channels(getComputedStyle(part).backgroundColor);
    if (alpha === 0 || part.matches('button')) return false;
    const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)];
    return most - least > 32;
  });
  const probe = document.createElement('i');
  probe.style.color = 'var(--warn)';
  tag.shadowRoot.querySelector('.card').append(probe);
  const warn = getComputedStyle(probe).color;
  probe.remove();
  const uses = inner.flatMap((part) => {
    const { color, stroke, fill, borderInlineStartColor, backgroundColor } = getComputedStyle(part);
    return [
      color === warn && `${about(part).split('.')[0]} color`,
      stroke === warn && `${about(part).split('.')[0]} stroke`,
      borderInlineStartColor === warn && color !== warn && `${about(part)} border`,
      backgroundColor === warn && `${about(part)} background`,
      fill === warn && `${about(part)} fill`,
    ].filter(Boolean);
  });
  return { loud: loud.map(about), warned: [...new Set(uses)] };
}
