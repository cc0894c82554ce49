// The code for a help desk: what a check saw goes through twelve letters, a slip of tongue or pen is noticed, and
// nothing of the person is in it.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { decode, encode } from '../../pkg/src/help-code.js';

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const types = await readFile(new URL('../../pkg/index.d.ts', import.meta.url), 'utf8');
const union = (name) =>
  [...types.match(new RegExp(`type ${name} =([^;]*);`))[1].matchAll(/'([^']+)'/g)].map(([, code]) => code);
const [reasons, systems, roles, outcomes] = ['Reason', 'System', 'Role', 'Outcome'].map(union);

const seed = Number(process.env.SEED) || Math.floor(Math.random() * 2 ** 31);
console.log(`SEED=${seed} repeats the random codes`);
let state = seed;
/** Park and Miller's generator: below `end`. */
const draw = (end) => (state = (state * 48271) % 2147483647) % end;
const pick = (list) => list[draw(list.length)];

/** Codes of the first version, which may be on paper: what each tells of a sign of C on Windows XP, but for this. */
const given = Object.entries({
  '0KN9-QT0H-53V5': { reason: 'cancelled' },
  '0V99-QT0H-53V5': { reason: 'captive-portal' },
  '12X9-QT0H-53V5': { reason: 'contradictory' },
  '1AH9-QT0H-53V5': { reason: 'filtered' },
  '1J59-QT0H-53V5': { reason: 'interrupted' },
  '1SS9-QT0H-53V5': { reason: 'offline' },
  '21D9-QT0H-53V5': { reason: 'page-policy' },
  '2919-QT0H-53V5': { reason: 'too-little' },
  '049F-QT0H-53V5': { system: 'unknown' },
  '04AE-7T0H-53V5': { system: 'other' },
  '04BC-QT0H-53V5': { system: 'windows' },
  '04CB-7T0H-53V5': { system: 'windows-2000' },
  '04D9-QT0H-53V5': { system: 'windows-xp' },
  '04E8-7T0H-53V5': { system: 'windows-vista' },
  '04F6-QT0H-53V5': { system: 'windows-7' },
  '04G5-7T0H-53V5': { system: 'windows-8' },
  '04H3-QT0H-53V5': { system: 'windows-10' },
});

test('codes that were given out are read as they were meant', () => {
  const sign = { verdict: 'sign', reason: null, variants: ['c'], caveats: ['own-resolver'], system: 'windows-xp' };
  for (const [code, but] of given) {
    const told = { ...sign, ...(but.reason && { verdict: 'cannot-tell' }), ...but };
    const { refused, interrupted, simulated, cells, ...read } = decode(code);
    assert.deepEqual(read, told, code);
    assert.deepEqual([refused, interrupted, simulated], [false, true, false]);
    assert.deepEqual(cells, {
      vendor: { reached: 0, failed: 2, silent: 0 },
      bystander: { reached: 0, failed: 0, silent: 1 },
      peer: { reached: 1, failed: 0, silent: 0 },
      control: { reached: 1, failed: 0, silent: 0 },
    });
  }
});

test('every verdict, reason and system comes back', () => {
  assert.ok(reasons.length > 0 && systems.length > 0);
  for (const verdict of ['sign', 'no-sign', ...reasons]) {
    for (const system of systems) {
      const told = reasons.includes(verdict) ? { verdict: 'cannot-tell', reason: verdict } : { verdict, reason: null };
      const read = decode(encode(report({ ...told, system })));
      assert.deepEqual({ ...told, system }, { verdict: read.verdict, reason: read.reason, system: read.system });
    }
  }
});

test('what was seen of each kind of site comes back, up to seven', () => {
  const outcomes = { reached: 'reached', failed: 'failed', 'timed-out': 'silent' };
  for (const role of roles) {
    for (const [outcome, name] of Object.entries(outcomes)) {
      for (const count of [0, 1, 6, 7, 9]) {
        const { cells } = decode(encode(report({ targets: new Array(count).fill({ role, outcome }) })));
        for (const other of roles) {
          const expected = { reached: 0, failed: 0, silent: 0, ...(other === role && { [name]: Math.min(7, count) }) };
          assert.deepEqual(cells[other], expected);
        }
      }
    }
  }
});

test('variants, caveats, simulation, refused and unfinished sites come back', () => {
  const read = (given) => decode(encode(report(given)));
  assert.deepEqual(read({ variants: ['c'] }).variants, ['c']);
  assert.deepEqual(read({ variants: ['b', 'c'] }).variants, ['b', 'c']);
  assert.deepEqual(read({ caveats: ['proxy', 'no-second-opinion'] }).caveats, ['no-second-opinion']);
  assert.equal(read({ simulated: true }).simulated, true);
  const { refused, interrupted } = read({ targets: [{ role: 'peer', outcome: 'interrupted' }] });
  assert.deepEqual({ refused, interrupted }, { refused: false, interrupted: true });
  assert.equal(read({ targets: [{ role: 'peer', outcome: 'refused' }] }).refused, true);
});

test('a site of which nobody could tell counts as nothing', () => {
  const none = report({ caveats: ['no-second-opinion'] });
  assert.equal(encode({ ...none, targets: [{ role: 'peer', outcome: 'unknown' }] }), encode(none));
});

test('no wrong letter and no two that changed places give another code', () => {
  for (let run = 0; run < 40; run += 1) {
    const code = encode(anyReport()).replaceAll('-', '');
    for (let at = 0; at < code.length; at += 1) {
      for (const letter of letters)
        if (letter !== code[at])
          assert.throws(() => decode(code.slice(0, at) + letter + code.slice(at + 1)), { code: 'wrong' });
      for (let other = at + 1; other < code.length; other += 1) {
        if (code[at] === code[other]) continue;
        const swapped = [...code];
        [swapped[at], swapped[other]] = [code[other], code[at]];
        assert.throws(() => decode(swapped.join('')), { code: 'wrong' }, `${code} ${at} ${other}`);
      }
    }
  }
});

test('a code is read as people write it', () => {
  const code = encode(
    report({ verdict: 'no-sign', system: 'windows-7', targets: [{ role: 'control', outcome: 'reached' }] }),
  );
  assert.match(code, /^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
  const plain = decode(code);
  const digits = { arabic: 0x660, persian: 0x6f0, hindi: 0x966, thai: 0xe50 };
  const written = [
    code.toLowerCase(),
    code.replaceAll('-', ' '),
    ` ${code}.`,
    code.replaceAll('-', '–'),
    code.replaceAll('0', 'o').replaceAll('1', 'l'),
  ];
  for (const zero of Object.values(digits))
    written.push(code.replace(/\d/g, (digit) => String.fromCharCode(zero + Number(digit))));
  written.push(code.replace(/[^-]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)));
  for (const text of written) assert.deepEqual(decode(text), plain, text);
});

test('half a code, too much of it, and what is none are told apart', () => {
  assert.throws(() => decode('ABCD-EF'), { code: 'short', count: 6, all: 12 });
  assert.throws(() => decode(''), { code: 'short', count: 0, all: 12 });
  assert.throws(() => decode('0000-0000-0000'), { code: 'wrong' });
  assert.throws(() => decode(`${encode(report({}))}0`), { code: 'wrong' });
  assert.throws(() => decode('UUUU-UUUU-UUUU'), { code: 'wrong' });
});

test('whatever twelve letters are read as, they are wrong, newer, or the code of what they tell', () => {
  let [read, newer] = [0, 0];
  for (let run = 0; run < 600_000; run += 1) {
    const typed = Array.from({ length: 12 }, () => pick(letters)).join('');
    try {
      const { cells, refused, interrupted, ...told } = decode(typed);
      const targets = [];
      for (const role of roles) {
        const { reached, failed, silent } = cells[role];
        for (const [outcome, count] of [
          ['reached', reached],
          ['failed', failed],
          ['timed-out', silent],
        ])
          targets.push(...new Array(count).fill({ role, outcome }));
      }
      if (refused) targets.push({ role: 'peer', outcome: 'refused' });
      if (interrupted) targets.push({ role: 'peer', outcome: 'interrupted' });
      assert.equal(encode({ ...told, targets }).replaceAll('-', ''), typed);
      read += 1;
    } catch (fault) {
      if (fault.code === 'newer') newer += 1;
      else assert.equal(fault.code, 'wrong', String(fault));
    }
  }
  assert.ok(newer > 1000, `${newer} of a later version`);
  assert.ok(read > 0, 'some of this version');
});

test('nothing of the person or the moment is in a code', () => {
  const seen = [{ role: 'vendor', outcome: 'failed', host: 'one.example', ms: 12 }];
  const one = { ...report({ targets: seen }), startedAt: '2026-01-01T00:00:00Z', elapsedMs: 80 };
  const other = {
    ...report({ targets: [{ ...seen[0], host: 'two.example', ms: 9000 }] }),
    startedAt: '2027-12-31T23:59:59Z',
    elapsedMs: 9000,
  };
  assert.equal(encode(one), encode(other));
});

function report(given) {
  return {
    verdict: 'sign',
    reason: null,
    variants: [],
    caveats: [],
    system: 'unknown',
    simulated: false,
    targets: [],
    ...given,
  };
}

test('a code tells of every outcome, but for those that a caveat tells of or nobody was asked', () => {
  const none = encode(report({ targets: [] }));
  const untold = outcomes.filter((outcome) => encode(report({ targets: [{ role: 'peer', outcome }] })) === none);
  assert.deepEqual(untold.sort(), ['not-tried', 'unknown']);
});

function anyReport() {
  const target = () => ({
    role: pick(roles),
    outcome: pick(outcomes),
  });
  return report({
    ...(draw(2) ? { verdict: 'cannot-tell', reason: pick(reasons) } : { verdict: pick(['sign', 'no-sign']) }),
    variants: ['b', 'c'].filter(() => draw(2)),
    caveats: ['own-resolver', 'no-second-opinion'].filter(() => draw(2)),
    system: pick(systems),
    simulated: draw(2) === 1,
    targets: Array.from({ length: draw(17) }, target),
  });
}
