// What is advised after each verdict on each system: the words are tested elsewhere, the choice is here.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stepsOf } from '../../pkg/src/steps.js';
import { textsIn } from '../published.mjs';

const texts = textsIn('en').help;

const first = 'confirm disconnect mrt carry patch again';
const later = 'confirm disconnect mrt carry passwords again';

/** What is advised, by verdict and system. */
const advice = {
  sign: {
    'windows-2000': `${first} retire`,
    'windows-xp': `${first} retire`,
    'windows-vista': `${first} retire`,
    'windows-7': `${later} retire`,
    'windows-8': `${later} retire`,
    'windows-10': 'confirm disconnect defender mrt carry passwords again',
    windows: first,
    unknown: first,
  },
  'no-sign': {
    'windows-2000': 'restart mrt updates retire',
    'windows-xp': 'restart mrt updates retire',
    'windows-vista': 'restart mrt updates retire',
    'windows-7': 'restart mrt updates retire',
    'windows-8': 'restart mrt updates retire',
    'windows-10': 'restart defender mrt updates',
    windows: 'restart mrt updates',
    unknown: 'restart mrt updates',
    other: 'other-pcs',
  },
  'cannot-tell': {
    'windows-2000': 'mrt updates',
    'windows-10': 'defender mrt updates',
    windows: 'mrt updates',
    unknown: 'mrt updates',
    other: 'other-pcs',
  },
  'cannot-tell/name-list': {
    'windows-xp': 'hosts mrt updates',
    'windows-10': 'hosts defender mrt updates',
    unknown: 'hosts mrt updates',
    other: 'other-pcs',
  },
};

for (const [told, systems] of Object.entries(advice)) {
  const [verdict, reason = null] = told.split('/');
  for (const [system, steps] of Object.entries(systems)) {
    test(`${told} on ${system}: ${steps}`, () => {
      assert.equal(stepsOf({ verdict, reason, system, targets: [{}] }).join(' '), steps);
      for (const step of steps.split(' ')) assert.ok(texts[`step/${step}`], step);
    });
  }
}

test('after a check that was stopped before it saw anything, nobody is told to press keys', () => {
  assert.deepEqual(stepsOf({ verdict: 'cannot-tell', system: 'unknown', targets: [] }), []);
});

test('every step that has a text is advised to somebody', () => {
  const advised = Object.values(advice)
    .flatMap((systems) => Object.values(systems))
    .join(' ')
    .split(' ');
  const written = Object.keys(texts)
    .filter((key) => key.startsWith('step/'))
    .map((key) => key.slice(5));
  assert.deepEqual([...new Set(advised)].sort(), written.sort());
});
