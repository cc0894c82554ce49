// The languages that the package speaks, as it is told them.
globalThis.BUILD ??= 'module';
const { languages } = await import('../../../pkg/src/languages.js');

/** Every code, English first. */
export const codes = Object.keys(languages);

/** Every code but the one whose texts are in the scripts. */
export const foreign = codes.filter((code) => code !== 'en');
