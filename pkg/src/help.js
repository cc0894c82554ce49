// What to do after a check, also where the worm blocks the way to help, and what the check saw. It is loaded with the
// verdict, or once a check takes longer than most; no verdict waits for it.
import { el, fill, marked, write } from './dom.js';
import { evidence } from './evidence.js';
import { encode } from './help-code.js';
import css from './help.css.js';
import en from './lang/en.help.js';
import { openPicture } from './picture.js';
import { guidance, stepsOf } from './steps.js';
import { printSheet } from './sheet.js';
import { address, rows, size } from './qr.js';
import { draw } from './svg.js';
import { keepUpright } from './upright.js';

export { css };

/** The texts of help, by language. */
export const texts = { en };

/** A reader of QR codes needs four squares of white around one. */
const margin = 4;

/** How many pixels wide a square is drawn, so that it is sharp on screens with small ones. */
const pixels = 12;

/**
 * Fills places that are empty: that of the picture while a check runs, which it keeps up to date, and all below a
 * report.
 */
export function putLate(t, state, places) {
  const { step, heard, options } = state;
  const { picture, code } = places;
  if (step === 'running') {
    if (picture.firstChild) places.tell(heard[heard.length - 1]);
    else places.tell = putPicture(t, heard, options, picture);
  }
  if (step === 'done' && code && !code.firstChild) putHelp(t, state, places);
}

/** Puts the picture of what was heard there, and gives what keeps it up to date. */
function putPicture(t, heard, { own }, place) {
  const { render, tell } = openPicture(heard);
  fill(place, heard.length && render(t, own));
  return tell;
}

/** The picture, the next steps, the code behind the address, more ways on beside the button, and the evidence. */
function putHelp(t, { heard, report, options }, places) {
  const tried = report.targets.filter(({ outcome }) => outcome !== 'not-tried');
  const code = encode(report);
  const drawing = onScreen();
  const lead = stepsOf(report).includes('carry') ? [qr(t, drawing)] : [];
  const { simulate: name } = options;
  const sheet = () => printSheet(t, { report, code: codeLine(t, code), qr: qr(t, onPaper()), name, near: places.ways });
  // In a sandbox without an origin nothing can be printed.
  const print = window.origin !== 'null' && el('button', { part: 'button print', click: sheet }, t('print'));
  // A check that its core did not end has no sites.
  putPicture(t, tried.length ? [...heard, ...tried] : [], options, places.picture);
  fill(places.steps, ...guidance(t, report), ...lead);
  fill(places.code, codeLine(t, code));
  fill(places.ways, print, ...copying(t, `code: ${code}\n${plainText(report)}`));
  fill(places.evidence, tried.length && evidence(t, tried, report.targets, options.own));
  if (lead.length) keepUpright(drawing);
}

/** The address as a QR code, as text, and as one dictates it over the telephone. */
function qr(t, drawing) {
  return el(
    'figure',
    { part: 'qr', class: 'qr' },
    drawing,
    el(
      'figcaption',
      {},
      el('p', { id: 'qr' }, ...marked('bdi', t('qr', { address: `\`${address.slice(8)}\`` }))),
      el('p', { class: 'quiet' }, ...spelt(t('dictate'))),
    ),
  );
}

const side = size + 2 * margin;
const named = { role: 'img', 'aria-labelledby': 'qr' };

/**
 * The code as pixels: extensions that darken pages, and browsers that do, repaint whatever has its colours from styles
 * or attributes.
 */
function onScreen() {
  const canvas = el('canvas', Object.assign({ width: side * pixels, height: side * pixels }, named));
  const pen = canvas.getContext('2d');
  if (!pen) return onPaper();
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = '#000';
  rows.forEach((row, y) => {
    for (let x = 0; x < size; x += 1)
      if (Math.floor(row / 2 ** (size - 1 - x)) % 2)
        pen.fillRect((x + margin) * pixels, (y + margin) * pixels, pixels, pixels);
  });
  return canvas;
}

/** The code as a path, which any printer draws sharp. */
const onPaper = () =>
  draw(rows.map((row, y) => runs(row, y + margin)).join(''), Object.assign({ viewBox: `0 0 ${side} ${side}` }, named));

/** What is spelt letter by letter stays on one line. */
const spelt = (text) =>
  text
    .split(/((?:[^\s-]-)+[^\s-]+)/)
    .map((part, at) => (at % 2 ? el('span', { class: 'whole', translate: 'no' }, part) : part));

/** The dark squares of a row, each stretch of them as one box. */
function runs(row, y) {
  // A bit ahead of all others keeps the white squares that a row begins with.
  const squares = (row + 2 ** size).toString(2).slice(1);
  return squares.replace(/1+|0+/g, (run, x) =>
    run[0] === '1' ? `M${x + margin} ${y}h${run.length}v1h-${run.length}z` : '',
  );
}

/** The code for a help desk; a screen reader spells it. */
function codeLine(t, code) {
  const letters = code.split('').join(' ').replace(/ - /g, ', ');
  return el(
    'p',
    { class: 'code' },
    `${t('code')} `,
    el('code', { part: 'code', 'aria-hidden': 'true' }, code),
    el('span', { class: 'unseen', translate: 'no' }, letters),
    el('small', {}, t('code/about')),
  );
}

/** The button that copies, with its text, and the fallback where it may not. */
function copying(t, text) {
  const said = el('span', { role: 'status', class: 'quiet' });
  const area = el('textarea', {
    readonly: '',
    hidden: '',
    translate: 'no',
    rows: '8',
    dir: 'ltr',
    'aria-label': t('report'),
  });
  area.value = text;
  const copy = async () => {
    try {
      await window.navigator.clipboard.writeText(text);
      write(said, t('copied'));
    } catch (_) {
      area.hidden = false;
      // Firefox marks the text without going there, and Ctrl+C would copy nothing.
      area.focus();
      area.select();
      write(said, t('copy/by-hand'));
    }
  };
  return [el('button', { part: 'button copy', click: copy }, t('copy')), said, area];
}

/** The report for a help desk: codes, not words, so that it reads the same in every language. */
function plainText(report) {
  const fields = Object.entries(report)
    .filter(([name]) => name !== 'targets')
    .map(([name, value]) => `${name}: ${value == null ? '-' : value}`);
  const sites = report.targets.map(
    ({ host, role, outcome, ms }) => `${host} ${role} ${outcome} ${ms == null ? '-' : ms}`,
  );
  return ['conficker-check', ...fields, '', ...sites].join('\n');
}
