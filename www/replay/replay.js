// Replays a run on the page of error rates, step by step. The module is loaded once the first run is asked for.
import { el, fill, write } from '../../pkg/src/dom.js';
import { open } from './module.js';
import { sentence, step, whole } from './shown.js';

const at = (id) => document.getElementById(`replay-${id}`);
const [form, about, fault, place] = ['choice', 'about', 'fault', 'run'].map(at);
const { world, seed } = form.elements;

/** A run's name, as it stands behind the # of a link. */
const name = /^#((?:[a-z\d-]+:)?\d+)$/;

/** What opens the module, once for all runs. */
let opening = null;

/** Counts what was asked for, so that a module which comes late shows the last run alone. */
let latest = 0;

if (typeof WebAssembly === 'object') {
  at('without').hidden = true;
  form.hidden = false;
  const sentences = offerWorlds();
  const describe = () => write(about, sentences.get(world.value) || '');
  world.addEventListener('change', describe);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const run = (world.value && `${world.value}:`) + seed.value.trim();
    // A link to the run that is shown: whoever keeps the address keeps the run.
    if (name.test(`#${run}`)) history.replaceState(null, '', `#${run}`);
    replay(run);
  });
  const follow = () => {
    const [, run] = name.exec(location.hash) || [];
    if (run === undefined) return;
    const cut = run.lastIndexOf(':');
    world.value = run.slice(0, Math.max(cut, 0));
    seed.value = run.slice(cut + 1);
    describe();
    replay(run);
  };
  window.addEventListener('hashchange', follow);
  // The address stays the same where the same link is followed again.
  document.addEventListener('click', ({ target }) => {
    const link = target.closest('a.run');
    if (link && link.hash === location.hash) follow();
  });
  follow();
}

/** Fills the list of worlds from the page's tables, and gives each one's sentence. */
function offerWorlds() {
  const [sentences, groups] = [new Map(), new Map()];
  for (const row of document.querySelectorAll('[data-world]')) {
    const { textContent: label } = row.closest('table').caption;
    if (!groups.has(label)) groups.set(label, el('optgroup', { label }));
    groups.get(label).append(el('option', {}, row.dataset.world));
    sentences.set(row.dataset.world, row.querySelector('small').textContent);
  }
  world.append(...groups.values());
  return sentences;
}

async function replay(run) {
  latest += 1;
  const own = latest;
  say('');
  try {
    opening = opening || open();
    const told = (await opening)(run);
    if (own !== latest) return;
    if (told.fault === undefined) show(told);
    else say(`${told.fault}.`);
  } catch (cause) {
    opening = null;
    if (own === latest)
      say('The module could not be loaded, or does not start here. Load the page anew, or use the command.');
    console.error(cause);
  }
}

/** Says what is wrong with what was asked for; nothing where nothing is. */
function say(words) {
  write(fault, words);
  place.hidden = true;
  if (words) seed.setAttribute('aria-invalid', 'true');
  else seed.removeAttribute('aria-invalid');
}

/** Shows a run at its first step. */
function show(run) {
  const last = run.steps.length - 1;
  const [status, held] = [el('p', { role: 'status' }), el('div')];
  let now = 0;
  const go = (to) => () => {
    now = Math.min(Math.max(to(now), 0), last);
    write(status, sentence(run, now));
    fill(held, ...step(run, now));
    for (const { button, isIdle } of buttons) button.setAttribute('aria-disabled', String(isIdle(now)));
  };
  const [atFirst, atLast] = [(now) => now === 0, (now) => now === last];
  const buttons = [
    ['To the beginning', atFirst, () => 0],
    ['Back', atFirst, (now) => now - 1],
    ['Forward', atLast, (now) => now + 1],
    ['To the end', atLast, () => last],
  ].map(([words, isIdle, to]) => ({ isIdle, button: el('button', { type: 'button', click: go(to) }, words) }));
  const heading = el('h3', { tabindex: '-1' }, run.title);
  const group = { class: 'steps', role: 'group', 'aria-label': 'Steps' };
  fill(place, heading, el('div', group, ...buttons.map(({ button }) => button)), status, held, whole(run));
  place.hidden = false;
  go(() => 0)();
  // From a link far below, too; the next stop is the buttons.
  heading.focus();
}
