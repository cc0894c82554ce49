// The page that writes snippets: what it says to copy works, under the policy that it says to send, in a real browser.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languages, textsIn } from '../../published.mjs';
import { launch } from '../browser.mjs';
import { enter } from '../lab.mjs';
import {
  assertFits,
  assertNobodyAsked,
  framedChecks,
  onPartnerPage,
  open,
  operator,
  pageWith,
  partner,
  verdictIn,
} from '../partner.mjs';

/** What is said in another language than English. */
const uk = { ...textsIn('uk').widget, ...textsIn('uk').report };

const verdicts = { clean: 'No sign of Conficker', 'conficker-b-fast': 'Likely infected' };

for (const way of ['element', 'single', 'strict']) {
  for (const [world, headline] of Object.entries(verdicts)) {
    test(`what is copied for “${way}” reaches the verdict in ${world}, under the policy that is copied`, async () => {
      const {
        snippets: [snippet],
        policy,
      } = await copyAll(world, way);
      // Nothing but what the line allows, so that the line is seen to be enough.
      const policies = { csp: `default-src 'none'; ${policy}` };
      await onPartnerPage({ scenario: await enter(world), html: pageWith(snippet), policies }, async (page) => {
        assert.equal(await verdictIn(page), headline);
        const report = await page.evaluate(() => document.querySelector('conficker-check').report);
        assert.equal(report.simulated, false);
        assert.ok(!report.caveats.includes('no-second-opinion'), report.caveats.join());
        const script = await page.locator('script[src]').getAttribute('src');
        assert.ok(script.startsWith(`${operator}/pkg/`), script);
      });
    });
  }
}

for (const [world, headline] of Object.entries(verdicts)) {
  test(`what is copied for “framed” reaches the verdict in ${world}, under the policy that is copied`, async () => {
    const {
      snippets: [tag, listener],
      policy,
    } = await copyAll(world, 'framed');
    assert.equal(policy, `frame-src ${operator}`);
    const scenario = await enter(world);
    await onPartnerPage(
      { scenario, html: pageWith(tag), policies: { csp: `default-src 'none'; ${policy}` } },
      async (page) => {
        const [frame] = await framedChecks(page);
        assert.equal(await verdictIn(frame), headline);
      },
    );
    await onPartnerPage({ scenario, html: pageWith(`${tag}<script>${listener}</script>`) }, async (page) => {
      const [frame] = await framedChecks(page);
      await verdictIn(frame);
      await frame.locator('[part~=copy]').waitFor();
      await assertFits(page, frame);
    });
  });
}

for (const way of ['single', 'strict']) {
  test(`what is copied for “${way}” in another language is spoken in it, under the policy that is copied`, async () => {
    const {
      snippets: [snippet],
      policy,
    } = await copyAll('clean', way, 'uk');
    await onPartnerPage(
      { scenario: await enter('clean'), html: pageWith(snippet), policies: { csp: `default-src 'none'; ${policy}` } },
      async (page) => {
        assert.equal(await verdictIn(page), uk['no-sign']);
        assert.equal(await page.locator('script[src][integrity^=sha384-]').count(), 2);
      },
    );
  });
}

test('what is copied for “framed” in another language is spoken in it, and its readers are told its title', async () => {
  const {
    snippets: [tag],
  } = await copyAll('clean', 'framed', 'uk');
  await onPartnerPage({ scenario: await enter('clean'), html: pageWith(tag) }, async (page) => {
    const [frame] = await framedChecks(page);
    assert.equal(await verdictIn(frame), uk['no-sign']);
    assert.equal(await page.locator('iframe').getAttribute('title'), uk.title);
  });
});

test('what is copied for “strict” has its looks in a browser that adopts no styles, too', async () => {
  const {
    snippets: [snippet],
    policy,
  } = await copyAll('clean', 'strict');
  const options = {
    policies: { csp: `default-src 'none'; ${policy}` },
    init: () => delete CSSStyleSheet.prototype.replaceSync,
  };
  await onPartnerPage({ scenario: await enter('clean'), html: pageWith(snippet), ...options }, async (page) => {
    const dressed = (root) => getComputedStyle(root).borderTopWidth !== '0px';
    const root = await page.locator('[part~=root]').elementHandle();
    await page.waitForFunction(dressed, root);
  });
});

test('what is copied as a policy is the same as a header and in the page', async () => {
  await onEmbedPage({ world: 'clean' }, async (page) => {
    await choose(page, 'strict');
    const [header, meta] = await page.locator('#policy-lines code').allTextContents();
    const written = await page.evaluate(
      (meta) => new DOMParser().parseFromString(meta, 'text/html').querySelector('meta').content,
      meta,
    );
    assert.equal(`Content-Security-Policy: ${written}`, header);
    await page.locator('#canary').fill('twins.bank.example');
    await page.getByText('https://virus.twins.bank.example').first().waitFor();
    await page.locator('#canary').fill('');
    await page.locator('#own').fill('own.bank.example');
    const alone = /connect-src https:\/\/nobody\.invalid https:\/\/\*\.own\.bank\.example;/;
    await page.getByText(alone).first().waitFor();
  });
});

test('with own names the tag holds no eye chart, which would ask others', async () => {
  await onEmbedPage({ world: 'clean' }, async (page) => {
    await page.locator('#own').fill(' Own.bank.example');
    await page.locator('#linted').getByText('Your own names: own.bank.example: the worm lets it through.').waitFor();
    const snippet = await page.locator('#snippets code').first().innerText();
    assert.match(snippet, /^<conficker-check own="own\.bank\.example"><\/conficker-check>\n<script /);
  });
});

test('a file that was changed is refused by the checksum that is copied', async () => {
  const {
    snippets: [snippet],
  } = await copyAll('clean', 'single');
  const changed = snippet.replace(/sha384-.{8}/, 'sha384-AAAAAAAA');
  assert.notEqual(changed, snippet);
  await onPartnerPage({ scenario: await enter('clean'), html: pageWith(changed) }, async (page) => {
    await page.waitForLoadState('load');
    assert.equal(await page.evaluate(() => customElements.get('conficker-check')), undefined);
  });
});

test('whatever is typed stays text in what is copied', async () => {
  const typed = `"><script>alert(1)</script>&lt;'`;
  await onEmbedPage({ world: 'clean' }, async (page) => {
    await page.locator('#canary').fill(typed);
    for (const way of ['element', 'framed', 'npm']) {
      await choose(page, way);
      const snippet = (await page.locator('#snippets code').allTextContents()).find((text) => text.startsWith('<'));
      const read = await page.evaluate((snippet) => {
        const { body, head } = new DOMParser().parseFromString(snippet, 'text/html');
        const made = body.querySelector('conficker-check, iframe.conficker-check') ?? head.firstElementChild;
        const canary =
          made.getAttribute('canary') ?? new URLSearchParams(new URL(made.src).hash.slice(1)).get('canary');
        return { canary, scripts: [...body.querySelectorAll('script:not([src])')].length };
      }, snippet);
      assert.deepEqual(read, { canary: typed, scripts: 0 }, way);
    }
  });
});

test('each button shows its answer, as an element and in a frame, and nobody is contacted', async () => {
  const expected = {
    'Sign of variant B': 'Likely infected',
    'Sign of variant C': 'Likely infected',
    'No sign': 'No sign of Conficker',
    'Cannot tell: a filter': /looks like a filter/,
    'Cannot tell: offline': /offline/,
    'Cannot tell: log-in page': /log-in page/,
    'Cannot tell: your policy': /security settings of this website/,
    'Cannot tell: contradiction': /contradict/,
    'Cannot tell: the PC slept': /slept/,
    'Cannot tell: cancelled': /stopped early/,
  };
  await onEmbedPage({ world: 'clean' }, async (page) => {
    const buttons = await page.locator('#scenarios button').allTextContents();
    assert.deepEqual(buttons, ['Before the check', ...Object.keys(expected)]);
    for (const way of ['element', 'framed']) {
      await choose(page, way);
      const stage = way === 'framed' ? page.frameLocator('#stage iframe') : page.locator('#stage');
      // The widget's own button is a simulation as well.
      await stage.locator('[part~=start]').click();
      await stage.locator('[part~=headline]').waitFor();
      for (const [name, words] of Object.entries(expected)) {
        // By key: just after scrolling, Chromium may still send a click to the frame that was there before.
        await page.getByRole('button', { name, exact: true }).press('Enter');
        await stage.locator('[part~=verdict]').getByText(words).first().waitFor();
      }
      if (way === 'framed') await page.waitForFunction(() => document.querySelector('#stage iframe').style.height);
    }
    await assertNobodyAsked();
  });
});

test('every language that is offered is spoken by the widget', async () => {
  await onEmbedPage({ world: 'clean' }, async (page) => {
    const offered = await page
      .locator('#lang option')
      .evaluateAll((options) => options.map(({ value }) => value).filter(Boolean));
    assert.deepEqual([...offered].sort(), [...languages].sort());
    const names = await page.locator('#lang option').allTextContents();
    assert.ok(
      ['English', 'Українська', 'العربية', '简体中文'].every((name) => names.includes(name)),
      names.join(),
    );
    for (const lang of offered) {
      await page.locator('#lang').selectOption(lang);
      await page.locator(`#stage conficker-check[lang="${lang}"] [part~=root][lang="${lang}"]`).waitFor();
    }
  });
});

test('names that the worm blocks are told, with the string and the variants', async () => {
  await onEmbedPage({ world: 'clean' }, async (page) => {
    await page.locator('#name').fill('reset.example');
    await page
      .locator('#name-said')
      .getByText(/reset\.example: it contains “eset”, which variants B and C block\. Infected PCs cannot/)
      .waitFor();
    await page.locator('#name').fill('bank.example');
    await page.locator('#name-said').getByText('bank.example: the worm lets it through.').waitFor();
    await page.locator('#page').fill('https://www.windowsupdate.example/some/page.html');
    await page
      .locator('#linted .bad')
      .getByText(/Your page: www\.windowsupdate\.example: it contains “/)
      .waitFor();
    await page.locator('#canary').fill('virus.bank.example');
    await page.locator('#canary-said').getByText('Leave out “virus.”').waitFor();
    assert.equal(await page.locator('#canary').getAttribute('aria-invalid'), 'true');
    await page.locator('#canary').fill('twins.bank.example');
    await page.locator('#canary[aria-invalid=false]').waitFor();
    await page.locator('#page').fill('http://www.bank.example');
    await page
      .locator('#page-said')
      .getByText(/https:\/\//)
      .waitFor();
  });
});

/** What people type where, and what they are told to do about it. */
const slips = [
  ['page', '/about/', /whole address.*https:\/\//],
  ['page', 'ftp://www.bank.example', /whole address.*https:\/\//],
  ['base', '/conficker-check/', /whole address.*our own files are used/],
  ['base', '', /whole address/],
  ['canary', 'https://twins.bank.example', /such as twins\.bank\.example/],
  ['canary', 'bank', /such as twins\.bank\.example/],
  ['canary', 'plain.twins.bank.example', /Leave out “plain\.”/],
  ['canary', 'cert.bank.example', /cert\.bank\.example, because “cert\.” is in it\. Choose another/],
  ['own', '*.own.bank.example', /such as own\.bank\.example/],
  ['own', 'virus.bank.example', /virus\.bank\.example, because “virus” is in it\. Choose another/],
  ['name', 'a b', /no name/],
];

test('whoever mistypes is told what to write instead, and no name is made of it', async () => {
  await onEmbedPage({ world: 'clean' }, async (page) => {
    for (const [field, typed, words] of slips) {
      await page.locator(`#${field}`).fill(typed);
      await page.locator(`#${field}`).blur();
      await page.locator(`#${field}-said`).getByText(words).waitFor();
      await page
        .locator('#linted')
        .getByText(/The files: (check\.)?partner\.example: the worm lets it through/)
        .waitFor();
      if (['canary', 'own'].includes(field) && !/Leave out/.test(words.source))
        await page.locator('#missing').getByText('The check will not run like this').waitFor();
      const names = await page.locator('#linted').innerText();
      assert.ok(!/conficker-check:|plain\.https|%/.test(names), names);
      if (field !== 'name') await page.locator(`#${field}`).fill(field === 'base' ? `${operator}/pkg/` : '');
    }
  });
});

test('what is said about a copy or a field stands in a place that was there before', async () => {
  await onEmbedPage({ world: 'clean' }, async (page) => {
    const gone = await page
      .locator('[role=status]')
      .evaluateAll((places) =>
        places.filter((place) => getComputedStyle(place).display === 'none').map(({ id }) => id),
      );
    assert.deepEqual(gone, [], 'a region that appears with its words is not read aloud everywhere');
  });
});

test('it can be worked by keyboard alone, and says what was copied', async () => {
  await onEmbedPage({ world: 'clean' }, async (page) => {
    const focused = () =>
      page.evaluate(
        () =>
          document.activeElement.getAttribute('aria-label') ??
          document.activeElement.value ??
          document.activeElement.textContent,
      );
    await page.locator('.skip').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    assert.equal(await focused(), 'element');
    await page.keyboard.press('ArrowDown');
    assert.equal(await focused(), 'single');
    await page.locator('#snippets').getByText('single.js').waitFor();
    for (let tries = 0; tries < 60 && (await focused()) !== 'Copy: Into your page'; tries += 1)
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('[role=status]').getByText('Copied: Into your page').waitFor();
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /single\.js" integrity="sha384-/);
  });
});

test('where the clipboard is closed, the text is marked for copying by hand', async () => {
  await onEmbedPage(
    { world: 'clean', permissions: [], init: () => delete Clipboard.prototype.writeText },
    async (page) => {
      await page.getByRole('button', { name: 'Copy: Into your page' }).click();
      await page.locator('#copied').getByText('Ctrl+C').waitFor();
      const marked = await page.evaluate(() => String(getSelection()));
      assert.equal(marked, await page.locator('#snippets code').first().textContent());
    },
  );
});

test('it fits a screen of 320 pixels, with every way chosen', async () => {
  await onEmbedPage({ world: 'clean', viewport: { width: 320, height: 640 } }, async (page) => {
    for (const way of await page.locator('#ways input').evaluateAll((inputs) => inputs.map(({ value }) => value))) {
      await choose(page, way);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320, way);
    }
  });
});

/**
 * Opens the page as a partner's editor does, with the files of the operator's host, and demands that no script breaks.
 */
async function onEmbedPage({ world, permissions = ['clipboard-read', 'clipboard-write'], init, ...context }, visit) {
  const browser = await launch(await enter(world));
  try {
    const page = await browser.newPage({ permissions, ...context });
    page.setDefaultTimeout(15_000);
    const broken = [];
    page.on('pageerror', (error) => broken.push(String(error)));
    page.on(
      'console',
      (message) => /Content Security Policy|Refused to/.test(message.text()) && broken.push(message.text()),
    );
    if (init) await page.addInitScript(init);
    await open(page, `${partner}/embed.html`);
    await page.locator('#choices').waitFor();
    await page.locator('#page').fill(partner);
    await page.locator('#base').fill(`${operator}/pkg/`);
    await page.locator('#base').blur();
    await page.locator('#snippets').getByText(operator).first().waitFor();
    const result = await visit(page);
    assert.deepEqual(broken, []);
    return result;
  } finally {
    await browser.close();
  }
}

async function choose(page, way) {
  await page.locator(`#ways input[value=${way}]`).check();
  const files = {
    element: 'define.js',
    single: 'single.js',
    strict: 'strict/check.js',
    framed: 'frame.html',
    npm: 'npm install',
    link: '<a href',
  };
  await page.locator('#snippets').getByText(files[way]).first().waitFor();
}

/** In a page: keeps what it copies. A browser refuses its clipboard now and then, which the page has an answer to. */
function keepCopies() {
  Clipboard.prototype.writeText = async (text) => {
    window.lastCopied = text;
  };
}

/** Chooses a way and a language, presses every copy button, and gives what each copied. */
async function copyAll(world, way, lang = '') {
  return onEmbedPage({ world, init: keepCopies }, async (page) => {
    if (lang) await page.locator('#lang').selectOption(lang);
    await choose(page, way);
    if (lang)
      await page
        .locator('#snippets')
        .getByText(way === 'framed' ? `lang=${lang}` : `lang/${lang}.classic.js`)
        .first()
        .waitFor();
    const copied = async (button) => {
      const title = (await button.getAttribute('aria-label')).replace('Copy: ', '');
      await button.click();
      await page.locator('#copied').getByText(`Copied: ${title}`).waitFor();
      return page.evaluate(() => window.lastCopied);
    };
    const snippets = [];
    for (const button of await page.locator('#snippets button').all()) snippets.push(await copied(button));
    const header = await copied(page.locator('#policy-lines button').first());
    return { snippets, policy: header.replace('Content-Security-Policy: ', '') };
  });
}
