// The page on which a person chooses how to embed the check, looks at it, and copies what goes onto their page.
import '/pkg/define.js';
import '/pkg/frame-height.js';
import { runCheck } from '/pkg/index.js';
import { names } from './generated/languages.js';
import { clip } from './snippets/clip.js';
import { folderOf, hostOf, lint, originOf, ownOf, twinsOf } from './snippets/names.js';
import { factsOf, linesOf, policyOf } from './snippets/policy.js';
import { scenarios, show } from './snippets/preview.js';
import { frameAttributes, snippets, ways } from './snippets/ways.js';

const at = (id) => document.getElementById(id);
const form = at('choices');
const ownBase = new URL('/pkg/', location.href).href;

/** What is loaded once for what is copied: the checksums of each folder, and the script that sizes a frame. */
const integrity = new Map();
const listener = fetch(`${ownBase}frame-height.js`).then((response) => response.text());

/** Counts what was typed, so that an answer which comes late is told from one that fits. */
let latest = 0;

build();
form.hidden = false;
form.addEventListener('submit', (event) => event.preventDefault());
form.addEventListener('input', ({ target }) => target.name && target.name !== 'base' && refresh(target.name));
// Half an address is not asked for checksums.
form.elements.base.addEventListener('change', () => refresh('base'));
at('name').addEventListener('input', lintOther);
await refresh();

/** The controls that are made from data. */
function build() {
  at('base').value = ownBase;
  for (const { key, title, about } of ways) at('ways').append(option(key, title, about));
  form.elements.way.value = 'element';
  for (const [lang, name] of Object.entries(names)) at('lang').append(Object.assign(new Option(name, lang), { lang }));
  for (const [words, scenario] of scenarios) {
    const button = Object.assign(document.createElement('button'), { type: 'button', textContent: words });
    button.addEventListener('click', () => show(at('stage'), chosen(), scenario));
    at('scenarios').append(button);
  }
}

function option(key, title, about) {
  const label = document.createElement('label');
  const radio = Object.assign(document.createElement('input'), { type: 'radio', name: 'way', value: key });
  const words = document.createElement('span');
  const small = Object.assign(document.createElement('small'), { textContent: about });
  words.append(Object.assign(document.createElement('b'), { textContent: title }), small);
  label.append(radio, words);
  return label;
}

/** What the check is called in a language: a promise. */
async function titleIn(lang) {
  if (!lang || lang === 'en') return frameAttributes.title;
  return import(`/pkg/lang/${lang}.js`).then(
    (texts) => texts.default.title,
    () => frameAttributes.title,
  );
}

/** What the form says, made usable; what is not usable counts as left empty. */
function chosen() {
  const { page, base, canary, own, ...rest } = Object.fromEntries(new FormData(form));
  return {
    ...rest,
    canary: canary.trim().toLowerCase(),
    own: own.trim().toLowerCase(),
    page: originOf(page) || '',
    base: folderOf(base) || ownBase,
  };
}

/** Brings everything in line with the choices; `changed` names the one that is new. */
async function refresh(changed) {
  const turn = (latest += 1);
  const choice = chosen();
  sayWhatIsWrong();
  if (!['page', 'base'].includes(changed)) show(at('stage'), choice, null);
  at('simulations').disabled = choice.way === 'link';
  const sealed = ['single', 'strict'].includes(choice.way);
  const [checksums, lines, title] = await Promise.all([
    sealed ? checksumsOf(choice.base) : {},
    listener,
    titleIn(choice.lang),
    lintAll(choice),
  ]);
  // Somebody who types quickly wants what was typed last.
  if (turn !== latest) return;
  write({ ...choice, integrity: checksums, listener: lines, title });
  await tryDomains(choice);
}

function sayWhatIsWrong() {
  const { page, base } = form.elements;
  say('page', originOf(page.value) === null && 'Write the whole address. It begins with https://.');
  say(
    'base',
    folderOf(base.value) === null &&
      'Write the whole address. It begins with https://. Until then our own files are used.',
  );
}

function say(id, words) {
  at(`${id}-said`).textContent = words || '';
  at(id).setAttribute('aria-invalid', String(Boolean(words)));
}

/** The texts to copy. */
function write(choice) {
  const tell = (words) => (at('copied').textContent = words);
  tell('');
  const lacks = choice.way === 'framed' && choice.page === '';
  at('missing').textContent = lacks
    ? 'Enter the address of your page above: without it the frame cannot tell its height, and scrolls.'
    : '';
  at('snippets').replaceChildren(...snippets(choice).map((snippet) => clip(snippet, 'h3', tell)));
  const policy = policyOf(choice.way, { ...choice, host: new URL(choice.base).origin });
  at('policies').hidden = policy.length === 0;
  at('policy-lines').replaceChildren(...(policy.length ? linesOf(policy).map((line) => clip(line, 'h4', tell)) : []));
  at('facts').replaceChildren(...factsOf(choice.way, policy).map(item));
}

/** A list item, in which what stands between backticks is code. */
function item(text) {
  const made = document.createElement('li');
  made.append(
    ...text
      .split('`')
      .map((part, at) => (at % 2 ? Object.assign(document.createElement('code'), { textContent: part }) : part)),
  );
  return made;
}

/**
 * The checksums of the files in a folder, as the release publishes them beside the files; none where they cannot be
 * read.
 */
function checksumsOf(base) {
  const ask = () =>
    fetch(`${base}sri.json`)
      .then((response) => (response.ok ? response.json() : {}))
      .catch(() => ({}));
  if (!integrity.has(base)) integrity.set(base, ask());
  return integrity.get(base);
}

/** The check itself says whether it can use the domains; here is said what to write instead. */
async function tryDomains({ canary, own, way }) {
  const both = canary && own && 'Name twins or own names, not both: with own names, nobody else is asked.';
  const faults = await Promise.all([
    canary && tryDomain({ canary }, 'twins.bank.example'),
    both || (own && tryDomain({ own }, 'own.bank.example')),
  ]);
  const doubled = /^(plain|virus|conficker)\.(?=[^.]+\.)/.exec(canary);
  const now = chosen();
  if (canary !== now.canary || own !== now.own) return;
  const [ofTwins, ofOwn] = faults;
  say('canary', doubled ? `Leave out “${doubled[0]}”: the check puts it in front of what you write here.` : ofTwins);
  say('own', ofOwn);
  if ((ofTwins || ofOwn) && way !== 'link')
    at('missing').textContent = 'The check will not run like this: see what is said above of your domain.';
}

/** What is wrong with a domain, or null. */
const tryDomain = (option, example) =>
  runCheck({ ...option, simulate: 'clean' }).then(
    () => null,
    ({ code, details }) => whyNot(code, details, example),
  );

function whyNot(code, { found, string }, example) {
  if (code === 'domain-listed') return `The worm blocks ${found}, because “${string}” is in it. Choose another domain.`;
  return `Write the domain alone, such as ${example}: no https:// before it, and nothing behind it.`;
}

/** The names in what is copied, each with what the worm makes of it. */
async function lintAll({ page, base, canary, own, way }) {
  const named = [
    page && ['Your page', hostOf(page)],
    way !== 'npm' && ['The files', hostOf(base)],
    canary && ['Your twins', twinsOf(canary)],
    own && ['Your own names', ownOf(own)],
  ];
  const rows = named.filter(Boolean).filter(([, host]) => host);
  const results = await Promise.all(rows.map(([, host]) => lint(host)));
  const items = results.map(({ bad, words }, row) => {
    const item = Object.assign(document.createElement('li'), { className: bad ? 'bad' : 'good' });
    item.append(Object.assign(document.createElement('b'), { textContent: `${rows[row][0]}: ` }), words);
    return item;
  });
  if (at('linted').textContent !== items.map(({ textContent }) => textContent).join(''))
    at('linted').replaceChildren(...items);
}

async function lintOther() {
  const typed = at('name').value;
  const host = typed.trim() && hostOf(typed);
  const { words, bad } = host ? await lint(host) : { words: typed.trim() && 'This is no name.', bad: false };
  if (at('name').value !== typed) return;
  at('name-said').textContent = words;
  at('name-said').classList.toggle('bad', bad);
}
