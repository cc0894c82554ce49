// Reads a help-desk code and says what it tells. It asks nobody: all it needs is in the page and in this script.
import { decode, plain } from '../../pkg/src/help-code.js';
import { sayer } from './say.js';
import { openTally } from './tally.js';
import { told, saw } from './told.js';

const { lang, texts } = JSON.parse(document.getElementById('texts').textContent);
const say = sayer(lang, texts);
const [form, field, fault, verdict, rest] = ['desk', 'code', 'fault', 'verdict', 'rest'].map((id) =>
  document.getElementById(id),
);

const count = openTally(say, document.getElementById('tally'), () => field.focus());
/** Whether something was typed since a code was read: it is counted once, however often it is read. */
let isNew = true;

form.hidden = false;
form.addEventListener('submit', (event) => {
  event.preventDefault();
  let answer;
  try {
    answer = decode(field.value);
  } catch (reason) {
    refuse(reason);
    return;
  }
  accept();
  // The region is read aloud as a whole once it changes; the rest is there for whoever reads on.
  show(verdict, told(say, answer));
  show(rest, saw(say, answer));
  if (isNew) count(plain(field.value), answer);
  isNew = false;
  verdict.scrollIntoView({ block: 'nearest' });
  // The next visitor is on the telephone soon.
  field.select();
});
// What the last visitor was told must not stand beside the next one's code.
field.addEventListener('input', () => {
  isNew = true;
  accept();
  show(verdict, []);
  show(rest, []);
});

function refuse(reason) {
  if (!['short', 'wrong', 'newer'].includes(reason.code)) throw reason;
  show(verdict, []);
  show(rest, []);
  fault.textContent = say(`desk/${reason.code}`, reason);
  field.setAttribute('aria-invalid', 'true');
  field.focus();
}

function accept() {
  fault.textContent = '';
  field.removeAttribute('aria-invalid');
}

function show(place, nodes) {
  place.textContent = '';
  nodes.forEach((node) => place.appendChild(node));
}
