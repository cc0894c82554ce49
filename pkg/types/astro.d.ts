// Written by `cargo xtask codegen` from `pkg/custom-elements.json`; do not edit.

// Types of the tag for Astro's pages, which are markup alone: they listen to no event.
import type { ConfickerCheckAttributes } from '../index.js';

declare global {
  namespace astroHTML.JSX {
    interface DefinedIntrinsicElements {
      /**
       * A self-check for the Conficker worm. Nothing is contacted before it is started. What the tag holds is shown to
       * visitors without JavaScript, and below the reason where a check could not run.
       */
      'conficker-check': HTMLAttributes & ConfickerCheckAttributes;
    }
  }
}
