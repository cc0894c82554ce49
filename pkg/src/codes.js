// Written by `cargo xtask codegen` from `src/`; do not edit.

export const verdicts = ['sign', 'no-sign', 'cannot-tell/cancelled', 'cannot-tell/captive-portal', 'cannot-tell/contradictory', 'cannot-tell/filtered', 'cannot-tell/interrupted', 'cannot-tell/offline', 'cannot-tell/page-policy', 'cannot-tell/too-little', 'cannot-tell/name-list', 'cannot-tell/unreachable', 'cannot-tell/words'];
export const roles = ['vendor', 'bystander', 'peer', 'control'];
export const systems = ['unknown', 'other', 'windows', 'windows-2000', 'windows-xp', 'windows-vista', 'windows-7', 'windows-8', 'windows-10'];
export const variants = ['b', 'c'];

/** In the order of a report. */
export const caveats = ['not-windows', 'similar-malware', 'other-malware', 'own-resolver', 'variant-a', 'not-restarted', 'proxy', 'dns-over-https', 'no-second-opinion', 'asked-before', 'own-names'];

/** What a verdict has on a system in any case. */
export const boundCaveats = {
  'sign unknown': ['similar-malware'],
  'sign other': ['not-windows', 'similar-malware'],
  'sign windows': ['similar-malware'],
  'sign windows-2000': ['similar-malware'],
  'sign windows-xp': ['similar-malware'],
  'sign windows-vista': ['similar-malware'],
  'sign windows-7': ['similar-malware', 'other-malware'],
  'sign windows-8': ['similar-malware', 'other-malware'],
  'sign windows-10': ['similar-malware', 'other-malware'],
  'no-sign unknown': ['variant-a', 'not-restarted', 'proxy', 'dns-over-https'],
  'no-sign other': ['not-windows', 'variant-a', 'not-restarted', 'proxy', 'dns-over-https'],
  'no-sign windows': ['variant-a', 'not-restarted', 'proxy', 'dns-over-https'],
  'no-sign windows-2000': ['variant-a', 'not-restarted', 'proxy', 'dns-over-https'],
  'no-sign windows-xp': ['variant-a', 'not-restarted', 'proxy', 'dns-over-https'],
  'no-sign windows-vista': ['variant-a', 'not-restarted', 'proxy', 'dns-over-https'],
  'no-sign windows-7': ['variant-a', 'not-restarted', 'proxy', 'dns-over-https'],
  'no-sign windows-8': ['variant-a', 'not-restarted', 'proxy', 'dns-over-https'],
  'no-sign windows-10': ['variant-a', 'not-restarted', 'proxy', 'dns-over-https'],
  'cannot-tell other': ['not-windows'],
};

/** What follows from neither. */
export const freeCaveats = ['own-resolver', 'no-second-opinion', 'asked-before', 'own-names'];
