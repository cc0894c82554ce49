// Registers the tag for bundlers, which then hold the class once, whoever else imports it.
import { ConfickerCheckElement } from './index.js';

const registry = typeof customElements === 'object' && customElements;
if (registry && !registry.get('conficker-check')) registry.define('conficker-check', ConfickerCheckElement);
