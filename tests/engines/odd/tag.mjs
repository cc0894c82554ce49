// Kinds E, G and H: how the tag came onto the page, what is written in it, and what becomes of it there.
import { clean, each, infected } from './worlds.mjs';

const placed = [
  {
    ...clean,
    name: 'e-single-as-blob',
    about: 'the script comes from a blob address, as optimisers load it',
    way: 'none',
    script: () => {
      fetch('/pkg/single.js')
        .then((response) => response.text())
        .then((text) => {
          const script = document.createElement('script');
          script.src = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
          document.head.append(script);
        });
    },
  },
  {
    ...clean,
    name: 'e-single-as-data',
    about: 'the script comes from a data address',
    way: 'none',
    script: () => {
      fetch('/pkg/single.js')
        .then((response) => response.text())
        .then((text) => {
          const script = document.createElement('script');
          script.src = `data:text/javascript;charset=utf-8,${encodeURIComponent(text)}`;
          document.head.append(script);
        });
    },
  },
  {
    ...clean,
    name: 'e-base-elsewhere',
    about: 'a page with a base of its own',
    way: 'single',
    body: '<base href="/nowhere/"><conficker-check></conficker-check>',
  },
];

const written = [
  {
    ...clean,
    name: 'g-autostart-false',
    about: 'autostart="false", as frameworks write it',
    body: '<conficker-check autostart="false"></conficker-check>',
  },
  {
    ...clean,
    name: 'g-canary-empty',
    about: 'an empty canary is none',
    body: '<conficker-check canary=""></conficker-check>',
  },
  {
    ...clean,
    name: 'g-simulate-empty',
    about: 'an empty simulate is none',
    body: '<conficker-check simulate=""></conficker-check>',
  },
];

const height = () => Math.round(document.querySelector('conficker-check').getBoundingClientRect().height);
const insideParagraph = {
  ...clean,
  body: '<p><conficker-check><p id="instead">If no check appears here, open the eye chart.</p></conficker-check></p>',
  look: () => Math.round(document.querySelector('#instead').getBoundingClientRect().height),
  shows: 0,
};
const shown = [
  {
    ...clean,
    name: 'h-display-none',
    about: 'a tag that its page hides by style',
    body: '<conficker-check style="display: none"></conficker-check>',
    look: height,
    shows: 0,
  },
  {
    ...clean,
    name: 'h-hidden',
    about: 'a tag that its page hides by attribute',
    body: '<conficker-check hidden></conficker-check>',
    look: height,
    shows: 0,
  },
  {
    ...insideParagraph,
    name: 'h-inside-p',
    about: 'the documented snippet in a paragraph, out of which parsers move what it holds',
  },
  {
    ...insideParagraph,
    name: 'h-inside-p-single-first',
    about: 'the same where the script comes before the tag',
    way: 'single-first',
  },
];

/** Moves the tag into `#w` by one of its ways, on one of its events. */
const moving = (way, event) => `addEventListener('conficker-check-${event}', function () {
  var [place, tag] = [document.querySelector('#w'), document.querySelector('conficker-check')];
  place[${JSON.stringify(way)}](tag, null);
}, { once: true });`;
const beside = (attributes) => `<div id="w"></div><conficker-check ${attributes}></conficker-check>`;

const moved = [
  ...each(
    { infected, clean },
    {
      name: 'h-autostart-moved',
      about: 'a tag that starts by itself, moved in mid-run',
      autostart: true,
      body: beside('autostart'),
      script: moving('append', 'progress'),
    },
  ),
  ...each(
    { infected, clean },
    {
      name: 'h-autostart-moved-before',
      about: 'the same by moveBefore',
      autostart: true,
      engines: ['chromium', 'firefox'],
      body: beside('autostart'),
      script: moving('moveBefore', 'progress'),
    },
  ),
  ...each(
    { infected, clean },
    { name: 'h-moved', about: 'moved in mid-run', body: beside(''), script: moving('insertBefore', 'progress') },
  ),
  ...each(
    { infected, clean },
    {
      name: 'h-moved-at-start',
      about: 'moved as it starts',
      body: beside(''),
      script: moving('insertBefore', 'start'),
    },
  ),
  ...each(
    { infected, clean },
    {
      name: 'h-moved-before',
      about: 'moved in mid-run by moveBefore',
      engines: ['chromium', 'firefox'],
      body: beside(''),
      script: moving('moveBefore', 'progress'),
    },
  ),
  ...each(
    { infected, clean },
    {
      name: 'h-taken-out-and-back',
      about: 'taken out in mid-run, and back in the next task',
      body: beside(''),
      script: () =>
        addEventListener(
          'conficker-check-progress',
          () => {
            const tag = document.querySelector('conficker-check');
            tag.remove();
            setTimeout(() => document.querySelector('#w').append(tag));
          },
          { once: true },
        ),
    },
  ),
];

export const tag = [...placed, ...written, ...shown, ...moved];
