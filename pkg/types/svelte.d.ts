// Written by `cargo xtask codegen` from `pkg/custom-elements.json`; do not edit.

// Types of the tag for Svelte 5.
import type { ConfickerCheckAttributes, ConfickerCheckElement, ConfickerCheckEventMap } from '../index.js';
import type { HTMLAttributes } from 'svelte/elements';

interface Listeners {
  /** A check starts. Bubbles and is composed, as all events of the tag. */
  'onconficker-check-start'?: ((event: ConfickerCheckEventMap['conficker-check-start']) => void) | undefined;
  /** A site is asked, or has come to an outcome. */
  'onconficker-check-progress'?: ((event: ConfickerCheckEventMap['conficker-check-progress']) => void) | undefined;
  /** The check has ended; the detail is the report. */
  'onconficker-check-verdict'?: ((event: ConfickerCheckEventMap['conficker-check-verdict']) => void) | undefined;
  /** The check could not run, or, where not `fatal`, your page's editor should put something right. */
  'onconficker-check-error'?: ((event: ConfickerCheckEventMap['conficker-check-error']) => void) | undefined;
}

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    /**
     * A self-check for the Conficker worm. Nothing is contacted before it is started. What the tag holds is shown to
     * visitors without JavaScript, and below the reason where a check could not run.
     */
    'conficker-check': HTMLAttributes<ConfickerCheckElement> & ConfickerCheckAttributes & Listeners;
  }
}
