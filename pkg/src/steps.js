// What to do next, by verdict and by the version of Windows. The words are in messages/.
import { el } from './dom.js';
import { breakable, rich } from './rich.js';

/** Systems by their codes; their names are the same in every language. */
export const names = {
  'windows-2000': 'Windows 2000',
  'windows-xp': 'Windows XP / Server 2003',
  'windows-vista': 'Windows Vista / Server 2008',
  'windows-7': 'Windows 7',
  'windows-8': 'Windows 8',
  'windows-10': 'Windows 10 / 11',
};

/** These have the vulnerability that the worm uses, or may have it: the version is not known. */
const unpatched = ['windows-2000', 'windows-xp', 'windows-vista', 'windows', 'unknown'];
const retired = ['windows-2000', 'windows-xp', 'windows-vista', 'windows-7', 'windows-8'];

/** The steps, by the names of their texts; none after a check that saw nothing, not even the system. */
export function stepsOf({ verdict, reason, system, targets }) {
  if (!targets.length) return [];
  if (system === 'other') return ['other-pcs'];
  const scan = system === 'windows-10' ? ['defender', 'mrt'] : ['mrt'];
  const last = retired.includes(system) ? ['retire'] : [];
  if (verdict === 'sign') {
    return [
      'confirm',
      'disconnect',
      ...scan,
      'carry',
      unpatched.includes(system) ? 'patch' : 'passwords',
      'again',
      ...last,
    ];
  }
  if (verdict === 'no-sign') return ['restart', ...scan, 'updates', ...last];
  return [...(reason === 'name-list' ? ['hosts'] : []), ...scan, 'updates'];
}

/** The steps, drawn. */
export function guidance(t, report) {
  const name = names[report.system];
  const steps = stepsOf(report);
  if (!steps.length) return [];
  return [
    el('h4', {}, t(`next/${report.verdict}`)),
    name && el('p', { class: 'quiet' }, t('next/for', { system: name })),
    el('ol', { part: 'steps' }, ...steps.map((step) => el('li', {}, ...rich(t(`step/${step}`), breakable)))),
  ].filter(Boolean);
}
