// The tag: what a page sees of the widget inside it.
import { openWidget } from './widget.js';

/** On a server there are no elements, and importing this must not matter there. */
const Base = typeof HTMLElement === 'function' ? HTMLElement : class {};

const widgets = new WeakMap();
const widget = (element) => widgets.get(element);

/** `<conficker-check>`: idle, loading, running, done or failed; nothing is contacted before it is started. */
export class ConfickerCheckElement extends Base {
  static get observedAttributes() {
    return ['canary', 'lang', 'simulate', 'theme'];
  }

  constructor() {
    super();
    widgets.set(this, openWidget(this));
  }

  /** The last report, or null. */
  get report() {
    return widget(this).report();
  }

  connectedCallback() {
    widget(this).connect();
  }

  disconnectedCallback() {
    this.cancel();
  }

  attributeChangedCallback(name, before, after) {
    if (before !== after) widget(this).change();
  }

  /** Resolves with the report of the check that runs; starts one if none does. */
  start() {
    return widget(this).start();
  }

  /** Ends a running check early; its promise resolves with a report that says so. */
  cancel() {
    widget(this).cancel();
  }
}
