// What goes wrong: with a check, or with how a page uses it.
import { say } from './locale.js';

/** Why a check did not run, or, where not `fatal`, what this site's editor should put right. */
export class ConfickerCheckError extends Error {
  /** `details`: whatever the text of `code` names, and `faults`, when more than one thing is wrong. */
  constructor(code, details = {}, cause) {
    super(say(`error/${code}`, details));
    this.name = 'ConfickerCheckError';
    this.code = code;
    this.cause = cause;
    this.fatal = true;
    this.field = details.field;
    this.found = details.found;
    this.details = details;
    this.faults = details.faults || [Object.assign({}, details, { code })];
  }
}

/** What this site's editor should put right, and no check fails of. */
export const warning = (code, details) => Object.assign(new ConfickerCheckError(code, details), { fatal: false });

/** Whatever broke a check, as an error of the check. */
export function asError(cause) {
  if (cause instanceof ConfickerCheckError) return cause;
  const { faults } = cause || {};
  if (!faults) return new ConfickerCheckError('internal', {}, cause);
  return new ConfickerCheckError(faults[0].code, Object.assign({ faults }, faults[0]));
}
