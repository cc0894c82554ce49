// Where the package lies. The build puts the kind of package it makes in the place of BUILD: `module`, `single` for one classic
// script that holds everything, or `strict` for one that moreover needs no policy to allow anything inline.

const script = BUILD !== 'module' && typeof document === 'object' && document.currentScript;

/**
 * `address`: that of the script tag that runs just now; null where nobody knows. A module tells its own in define.js alone:
 * bundlers put the address on the disk of whoever builds in its place, or warn that there is none.
 */
export const place = { address: script ? script.src : null };
