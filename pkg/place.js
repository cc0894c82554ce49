// Where this script lies. The build puts the kind of package it makes in the place of BUILD: `module`, `single` for one classic
// script that holds everything, or `strict` for one that moreover needs no policy to allow anything inline.

const script = typeof document === 'object' && document.currentScript;

/** The address of this script: a module's own, or that of the script tag that runs just now; null where nobody knows. */
export const folder = BUILD === 'module' ? import.meta.url : script ? script.src : null;
