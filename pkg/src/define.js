// Registers the tag; what a page's script tag loads, and, with single.js, the only thing that acts by being loaded.
import { ConfickerCheckElement } from './element.js';
import { onWeb, place } from './place.js';
import { register } from './registration.js';

if (BUILD === 'module') place.address = onWeb(import.meta.url);

register(ConfickerCheckElement);
