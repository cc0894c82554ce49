// Registers the tag; the only file that does something by being imported.
import { ConfickerCheckElement } from './element.js';

const registry = globalThis.customElements;
if (registry && !registry.get('conficker-check')) registry.define('conficker-check', ConfickerCheckElement);
