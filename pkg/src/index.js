// What bundlers import of the package, without registering the tag.
export { ConfickerCheckElement } from './element.js';
export { ConfickerCheckError } from './errors.js';
export { listed, runCheck } from './run.js';
