// The tag: what a page sees of the widget inside it.
import { openWidget } from './widget.js';

/** On a server there are no elements, and importing this must not matter there. */
const Base = typeof HTMLElement === 'function' ? HTMLElement : class {};

/** Where the tag keeps its widget: apart from the page's own names. Not in a WeakMap, which some pages replace. */
const own = Symbol('conficker-check');

/** `<conficker-check>`: idle, loading, running, done or failed; nothing is contacted before it is started. */
export class ConfickerCheckElement extends Base {
  /** Those of attributes.js, written here since that costs visitors less. */
  static get observedAttributes() {
    return ['canary', 'lang', 'own', 'simulate', 'theme'];
  }

  constructor() {
    super();
    this[own] = openWidget(this);
  }

  /** The last report, or null. */
  get report() {
    return this[own].report();
  }

  connectedCallback() {
    this[own].connect();
  }

  disconnectedCallback() {
    this[own].leave();
  }

  adoptedCallback() {
    this[own].rewear();
  }

  attributeChangedCallback() {
    this[own].change();
  }

  /** Resolves with the report of the check that runs; starts one if none does. */
  start() {
    return this[own].start();
  }

  /** Ends a running check early; its promise resolves with the report of that. */
  cancel() {
    this[own].cancel();
  }
}
