// Registers the tag for bundlers, which then contain the class once, whatever else imports it.
import { ConfickerCheckElement } from './index.js';
import { register } from './registration.js';

register(ConfickerCheckElement);
