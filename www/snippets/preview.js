// The widget as visitors will see it, and each of its answers by simulation. Nobody is contacted.
import { frameAddress, frameAttributes, wanted } from './ways.js';

/** Answers that a check can give, each with a scenario that ends with it. */
export const scenarios = [
  ['Before the check', null],
  ['Sign of variant B', 'conficker-b-fast'],
  ['Sign of variant C', 'conficker-c-fast'],
  ['No sign', 'clean'],
  ['Cannot tell: a filter', 'security-filter'],
  ['Cannot tell: offline', 'offline'],
  ['Cannot tell: log-in page', 'captive-portal'],
  ['Cannot tell: your policy', 'page-policy'],
  ['Cannot tell: contradiction', 'conficker-b-not-windows'],
  ['Cannot tell: the PC slept', 'sleeps-twice'],
  ['Cannot tell: cancelled', 'cancelled'],
];

/**
 * What is played where a person presses the widget's own button: nobody may be contacted from here, by a slip of the
 * mouse either.
 */
const idle = 'clean';

/** Puts the widget for a choice into `stage`; with the name of a scenario it starts at once. */
export function show(stage, choice, scenario) {
  const made =
    choice.way === 'link' ? link() : choice.way === 'framed' ? frame(choice, scenario) : tag(choice, scenario);
  stage.replaceChildren(made);
  if (scenario && made.start) made.start().catch(() => {});
}

function tag(choice, scenario) {
  return element('conficker-check', Object.fromEntries(wanted({ ...choice, simulate: scenario ?? idle })));
}

function frame(choice, scenario) {
  // This page's own copy, so that a frame can be looked at before anything is served elsewhere.
  const own = { ...choice, base: new URL('/pkg/', location.href).href, page: location.origin };
  Object.assign(own, { simulate: scenario ?? idle, autostart: scenario && '1' });
  const made = element('iframe', { ...frameAttributes, class: 'conficker-check', src: frameAddress(own) });
  made.setAttribute('allow', '');
  return made;
}

function link() {
  const made = element('a', { href: '/' });
  made.textContent = 'Check this PC for the Conficker worm';
  return made;
}

function element(name, attributes) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value) made.setAttribute(key, value);
  return made;
}
