import { say } from './locale.js';

const harmless = ['language-missing', 'package-host-listed', 'page-host-listed', 'unknown-lang', 'unknown-theme'];

/** Why a check did not run, or, where not `fatal`, what this site's editor should put right. */
export class ConfickerCheckError extends Error {
  /** `details`: whatever the text of `code` names, and `faults`, when more than one thing is wrong. */
  constructor(code, details = {}, cause) {
    super(say(`error/${code}`, details));
    this.name = 'ConfickerCheckError';
    this.code = code;
    this.cause = cause;
    this.fatal = !harmless.includes(code);
    this.field = details.field;
    this.found = details.found;
    this.details = details;
    this.faults = details.faults || [Object.assign({}, details, { code })];
  }
}
