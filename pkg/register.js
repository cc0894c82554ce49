// Registers the tag for bundlers, which then hold the class once, whoever else imports it.
import { ConfickerCheckElement } from './index.js';
import { register } from './registration.js';

register(ConfickerCheckElement);
