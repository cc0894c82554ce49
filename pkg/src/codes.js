// Written by `cargo xtask codegen` from `src/`; do not edit.

export const verdicts = ['sign', 'no-sign', 'cannot-tell/cancelled', 'cannot-tell/captive-portal', 'cannot-tell/contradictory', 'cannot-tell/filtered', 'cannot-tell/interrupted', 'cannot-tell/offline', 'cannot-tell/page-policy', 'cannot-tell/too-little'];
export const roles = ['vendor', 'bystander', 'peer', 'control'];
export const systems = ['unknown', 'other', 'windows', 'windows-2000', 'windows-xp', 'windows-vista', 'windows-7', 'windows-8', 'windows-10'];
export const variants = ['b', 'c'];

/** In the order of a report. */
export const caveats = ['not-windows', 'similar-malware', 'own-resolver', 'variant-a', 'not-restarted', 'proxy', 'dns-over-https', 'no-second-opinion'];

/** What a verdict has in any case. */
export const caveatsByVerdict = {
  'sign': ['similar-malware'],
  'no-sign': ['variant-a', 'not-restarted', 'proxy', 'dns-over-https'],
  'cannot-tell': [],
};

/** What every verdict has on a system. */
export const caveatsBySystem = {
  'other': ['not-windows'],
};

/** What follows from neither. */
export const freeCaveats = ['own-resolver', 'no-second-opinion'];
