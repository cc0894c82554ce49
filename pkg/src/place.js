// The package's location. The build puts the kind of package it makes in the place of BUILD: `module`, `single` for one
// classic script that holds everything, or `strict` for one that moreover needs no policy to allow anything inline.

const script = BUILD !== 'module' && typeof document === 'object' && document.currentScript;

/**
 * An address on the web, or false: optimisers turn scripts into data: and blob: addresses, and there are no files
 * beside these.
 */
export const onWeb = (address) => /^https?:/.test(address) && address;

/**
 * `address`: that of the script tag that runs just now; false where nobody knows. A module knows its own in define.js
 * alone: bundlers replace it with a path on the build machine, or warn that there is none.
 */
export const place = { address: onWeb(script && script.src) };

/**
 * The address of a file beside the script, or false. Not by way of URL, which is a common name for a page's own
 * variable.
 */
export const beside = (file) => place.address && place.address.replace(/[?#].*/, '').replace(/[^/]*$/, file);
