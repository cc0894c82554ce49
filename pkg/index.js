export { ConfickerCheckElement } from './element.js';
export { ConfickerCheckError } from './errors.js';
export { listed, runCheck } from './run.js';
