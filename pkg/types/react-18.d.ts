// Written by `cargo xtask codegen` from `pkg/custom-elements.json`; do not edit.

// Types of the tag for React 18, whose elements listen to no event of ours: use `addEventListener` on a `ref`.
import type { ConfickerCheckAttributes, ConfickerCheckElement } from '../index.js';
import type { DetailedHTMLProps, HTMLAttributes } from 'react';

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      /**
       * A self-check for the Conficker worm. Nothing is contacted before it is started. What the tag holds is shown to
       * visitors without JavaScript, and below the reason where a check could not run.
       */
      'conficker-check': DetailedHTMLProps<HTMLAttributes<ConfickerCheckElement>, ConfickerCheckElement> &
        ConfickerCheckAttributes;
    }
  }
}
