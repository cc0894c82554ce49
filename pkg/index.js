export { ConfickerCheckElement } from './element.js';
export { ConfickerCheckError } from './errors.js';
export { runCheck } from './run.js';
