// Twelve letters and digits that report to a help desk what a check saw. They contain no personal data: no address, no
// name, no time. A code is a number in base 32, of which only each 61st is one: a wrong letter, or two that changed
// places, never gives another code.
import { freeCaveats, roles, systems, variants, verdicts } from './codes.js';

/** No I, L, O and U: read aloud or by hand, these are easily confused (Crockford). */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 12;

/**
 * A prime that divides neither a power of 32 nor the difference of two, so that both kinds of error leave a remainder.
 */
const stride = 61;
/** So that twelve zeros are no code. */
const offset = 37;

/** New codes go to the end of their list, as `src/code.rs` has it; whatever else changes needs a new version. */
const version = 0;
/** Outcomes of which only the presence is coded. The caveat `no-second-opinion` reports that of `unknown`. */
const odd = ['refused', 'interrupted'];
/** Outcomes that are counted for each role, up to seven, which means seven or more. */
const counted = { reached: 'reached', failed: 'failed', silent: 'timed-out' };

/** Those that the first codes had, and those that came later: their field was the low end of the version's. */
const [firstCaveats, laterCaveats] = [freeCaveats.slice(0, 2), freeCaveats.slice(2)];

/** How many values each field of a code has, in order. The version's place takes all that is left of a code. */
const sizes = [32, 4, 16, 4, 4, 16, 2, 4, ...new Array(roles.length * 3).fill(8)];

/** The code of a report: `XXXX-XXXX-XXXX`. */
export function encode(report) {
  const { verdict, reason, system, simulated, targets } = report;
  const count = (outcome, role) =>
    targets.filter((target) => target.outcome === outcome && target.role === role).length;
  const values = [
    version,
    flags(laterCaveats, report.caveats),
    verdicts.indexOf(reason ? `${verdict}/${reason}` : verdict),
    flags(variants, report.variants),
    flags(firstCaveats, report.caveats),
    systems.indexOf(system),
    simulated ? 1 : 0,
    flags(
      odd,
      targets.map(({ outcome }) => outcome),
    ),
  ];
  for (const role of roles) {
    for (const outcome of Object.values(counted)) values.push(Math.min(7, count(outcome, role)));
  }
  const number = new Array(length).fill(0);
  values.forEach((value, at) => grow(number, sizes[at], value));
  grow(number, stride, offset);
  return grouped(number);
}

/** A code as it is shown, of whatever somebody typed that `decode` reads. */
export const plain = (text) => grouped(digits(text));

const grouped = (number) => number.map((digit, at) => (at === 4 || at === 8 ? '-' : '') + letters[digit]).join('');

/**
 * The contents of a code: `{ verdict, reason, variants, caveats, system, simulated, refused, interrupted, cells
 * }`. `cells` has for each role how many sites were `reached`, `failed` and `silent`. Of the caveats it knows those
 * alone that do not follow from the rest.
 *
 * Throws `{ code: 'short', count, all }`, `{ code: 'wrong' }` or `{ code: 'newer' }`.
 */
export function decode(text) {
  const number = digits(text);
  if (shrink(number, stride) !== offset) throw { code: 'wrong' };
  const values = sizes
    .slice()
    .reverse()
    .map((size) => shrink(number, size))
    .reverse();
  if (values.shift() > version) throw { code: 'newer' };
  const later = named(laterCaveats, values.shift());
  const [verdict, reason = null] = (verdicts[values.shift()] || '').split('/');
  const told = {
    verdict,
    reason,
    variants: named(variants, values.shift()),
    caveats: named(firstCaveats, values.shift()).concat(later),
    system: systems[values.shift()],
    simulated: values.shift() === 1,
  };
  if (!verdict || !told.system) throw { code: 'newer' };
  const [refused, interrupted] = odd.map((outcome, at, all) => named(all, values[0]).includes(outcome));
  values.shift();
  const cells = {};
  for (const role of roles) {
    cells[role] = {};
    for (const name of Object.keys(counted)) cells[role][name] = values.shift();
  }
  return Object.assign(told, { refused, interrupted, cells });
}

/** The digits of what somebody typed, in whatever case, grouping or script. */
function digits(text) {
  const typed = text
    .normalize('NFKC')
    .replace(
      /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u0e50-\u0e59]/g,
      (digit) => (digit.charCodeAt(0) - (/[\u0966-\u096f]/.test(digit) ? 6 : 0)) % 16,
    )
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  if (typed.length < length) throw { code: 'short', count: typed.length, all: length };
  const found = [...typed].map((letter) => letters.indexOf(letter));
  if (typed.length > length || found.includes(-1)) throw { code: 'wrong' };
  return found;
}

const flags = (names, present) => names.reduce((sum, name, at) => sum + (present.includes(name) ? 2 ** at : 0), 0);
const named = (names, sum) => names.filter((_, at) => Math.floor(sum / 2 ** at) % 2);

/** Multiplies a number, given by its digits, and adds to it. */
function grow(number, factor, rest) {
  for (let at = length - 1; at >= 0; at -= 1) {
    const whole = number[at] * factor + rest;
    number[at] = whole % 32;
    rest = Math.floor(whole / 32);
  }
}

/** Divides a number and gives what is left over. */
function shrink(number, by) {
  let rest = 0;
  for (let at = 0; at < length; at += 1) {
    const whole = rest * 32 + number[at];
    number[at] = Math.floor(whole / by);
    rest = whole % by;
  }
  return rest;
}
