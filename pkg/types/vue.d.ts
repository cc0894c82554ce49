// Written by `cargo xtask codegen` from `pkg/custom-elements.json`; do not edit.

// Types of the tag for Vue 3, which checks templates by names as scripts would write them.
import type { ConfickerCheckAttributes, ConfickerCheckElement, ConfickerCheckEventMap } from '../index.js';
import type { HTMLAttributes, ReservedProps } from 'vue';

interface Attributes {
  /**
   * Starts the check without a click. It makes the visitor's browser contact other companies' sites: have a legal
   * ground for that. `true`, `1`, `yes`, `on` and no value switch it on; any other, such as React's `false`, starts
   * nothing.
   */
  'autostart'?: ConfickerCheckAttributes['autostart'];
  /** Your own domain with the twin names `plain.`, `virus.` and `conficker.` under it. */
  'canary'?: ConfickerCheckAttributes['canary'];
  /**
   * Language of the texts, such as `de` or `pt-BR`; else the page's, else the first of the browser's that there is,
   * else English.
   */
  'lang'?: ConfickerCheckAttributes['lang'];
  /**
   * Your own domain, below which a wildcard serves every name: the check asks names of it alone, and nobody else. Not
   * together with `canary`.
   */
  'own'?: ConfickerCheckAttributes['own'];
  /** Name of a scenario, such as `clean` or `conficker-b`: no network is used, and the widget says so. */
  'simulate'?: ConfickerCheckAttributes['simulate'];
  /** Light, dark, or as the `color-scheme` of your page. */
  'theme'?: ConfickerCheckAttributes['theme'];
}

interface Listeners {
  /** A check starts. Bubbles and is composed, as all events of the tag. */
  'onConfickerCheckStart'?: ((event: ConfickerCheckEventMap['conficker-check-start']) => void) | undefined;
  /** A site is asked, or has come to an outcome. */
  'onConfickerCheckProgress'?: ((event: ConfickerCheckEventMap['conficker-check-progress']) => void) | undefined;
  /** The check has ended; the detail is the report. */
  'onConfickerCheckVerdict'?: ((event: ConfickerCheckEventMap['conficker-check-verdict']) => void) | undefined;
  /** The check could not run, or, where not `fatal`, your page's editor should put something right. */
  'onConfickerCheckError'?: ((event: ConfickerCheckEventMap['conficker-check-error']) => void) | undefined;
}

declare module 'vue' {
  interface GlobalComponents {
    /**
     * A self-check for the Conficker worm. Nothing is contacted before it is started. What the tag holds is shown to
     * visitors without JavaScript, and below the reason where a check could not run.
     */
    'conficker-check': new () => ConfickerCheckElement & {
      $props: HTMLAttributes & ReservedProps & Attributes & Listeners;
    };
  }
}
