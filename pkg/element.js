// The tag. It renders a report and never judges one; every text is in messages/.
import { ConfickerCheckError } from './errors.js';
import { el, write } from './dom.js';
import { localeOf, say } from './locale.js';
import { failedPanel, idlePanel, notes, runningPanel } from './panels.js';
import { dress } from './styles.js';

const themes = ['auto', 'light', 'dark'];

/** `<conficker-check>`: idle, loading, running, done or failed; nothing is contacted before it is started. */
export class ConfickerCheckElement extends (globalThis.HTMLElement ?? class {}) {
  static observedAttributes = ['canary', 'lang', 'simulate', 'theme'];

  #state = 'idle';
  #report = null;
  #error = null;
  #reportPanel = null;
  #run = null;
  #abort = null;
  #warnings = new Map();
  #scenario = null;
  #t = say;

  #simulation = el('p', { part: 'simulation', class: 'simulation', hidden: true });
  #title = el('h2', { part: 'title', id: 'title' });
  #status = el('p', { part: 'status', role: 'status', class: 'status' });
  #bar = el('progress', { 'aria-hidden': 'true' });
  #body = el('div', { part: 'body' });
  #notes = el('div', { part: 'note', class: 'note', hidden: true });
  #card = el('section', { part: 'root', class: 'card', 'aria-labelledby': 'title' },
    this.#simulation, this.#title, this.#status, this.#body, this.#notes);

  constructor() {
    super();
    this.#card.addEventListener('keydown', ({ key }) => key === 'Escape' && this.cancel());
    dress(this.attachShadow({ mode: 'open' })).append(this.#card);
  }

  /** The last report, or null. */
  get report() {
    return this.#report;
  }

  connectedCallback() {
    this.#refresh();
    if (this.hasAttribute('autostart') && this.#state === 'idle') queueMicrotask(this.#startQuietly);
  }

  disconnectedCallback() {
    this.cancel();
  }

  attributeChangedCallback(name, before, after) {
    if (before === after) return;
    this.#warnings.delete(`unknown-${name}`);
    // During the upgrade, connectedCallback comes once after all attributes.
    if (this.#card.dataset.state) this.#refresh();
  }

  /** Resolves with the report of the check that runs; starts one if none does. */
  start() {
    if (!this.#run) {
      this.#abort = new AbortController();
      this.#run = Promise.resolve(this.#abort.signal).then(this.#check);
    }
    return this.#run;
  }

  /** Ends a running check early; its promise resolves with a report that says so. */
  cancel() {
    this.#abort?.abort();
  }

  // The promise is for scripts; a person reads the same error in the widget.
  #startQuietly = () => this.start().catch(() => {});

  #startByHand = ({ currentTarget }) => {
    // Safari does not focus a clicked button, and the focus is to move on from here.
    currentTarget.focus();
    this.#startQuietly();
  };

  // Whoever double-clicks the button that starts must not hit the one that has taken its place.
  #cancelByHand = ({ detail }) => detail > 1 || this.cancel();

  #check = async (signal) => {
    this.#scenario = this.getAttribute('simulate');
    this.#bar.value = 0;
    this.#enter('loading');
    this.#emit('start');
    try {
      const report = await this.#work(signal);
      this.#report = report;
      this.#settle('done');
      this.#emit('verdict', report);
      return report;
    } catch (cause) {
      this.#error = cause instanceof ConfickerCheckError ? cause : new ConfickerCheckError('internal', {}, cause);
      this.#settle('failed');
      this.#emitError(this.#error);
      throw this.#error;
    }
  };

  async #work(signal) {
    const parts = Promise.all([import('./run.js'), import('./view.js')]);
    const [{ runCheck }, { reportPanel }] = await Promise.race([parts, givenUp(signal)]).catch((cause) => {
      throw new ConfickerCheckError('wasm-missing', { found: 'run.js' }, cause);
    });
    this.#reportPanel = reportPanel;
    const options = { canary: this.getAttribute('canary'), simulate: this.#scenario, mount: this.shadowRoot };
    return runCheck(options, { signal, onProgress: this.#progressed, onWarning: this.#warn });
  }

  #progressed = (progress) => {
    this.#state = this.#card.dataset.state = 'running';
    this.#bar.max = progress.sent;
    this.#bar.value = progress.settled;
    write(this.#status, this.#t('progress', progress));
    this.#emit('progress', progress);
  };

  #doubt(field, found) {
    if (found) this.#warn(new ConfickerCheckError(`unknown-${field}`, { field, found }));
  }

  #warn = (warning) => {
    if (this.#warnings.has(warning.code)) return;
    this.#warnings.set(warning.code, warning);
    this.#renderNotes();
    // A page that creates the tag can still attach its listener in the same task.
    queueMicrotask(() => this.#emitError(warning));
  };

  #settle(state) {
    this.#run = this.#abort = null;
    this.#enter(state);
  }

  /** Everything that an attribute can change. */
  #refresh() {
    const locale = localeOf(this);
    this.#t = (code, values) => say(code, values, locale);
    this.#card.lang = locale.lang;
    this.#card.dir = locale.dir;
    const theme = this.getAttribute('theme');
    this.#doubt('theme', !themes.includes(theme ?? 'auto') && theme);
    this.#doubt('lang', locale.unknown);
    if (this.#state === 'idle') this.#scenario = this.getAttribute('simulate');
    if (!this.#run) this.#enter(this.#state);
    this.#renderNotes();
  }

  #enter(state) {
    const held = this.shadowRoot.activeElement;
    this.#state = this.#card.dataset.state = state;
    this.#body.replaceChildren(...this.#panel().filter(Boolean));
    const headline = this.#body.querySelector('h3');
    if (held) (headline ?? this.#body.querySelector('button')).focus();
    write(this.#title, this.#t('title'));
    this.#simulation.hidden = this.#scenario == null;
    write(this.#simulation, this.#t('simulation', { name: this.#scenario }));
    // Whoever is taken to the headline hears it there.
    write(this.#status, held || state === 'idle' ? '' : (headline?.textContent ?? this.#t('loading')));
  }

  #panel() {
    const [t, start] = [this.#t, this.#startByHand];
    switch (this.#state) {
      case 'idle':
        return idlePanel(t, { start, canary: this.getAttribute('canary'), scenario: this.#scenario });
      case 'done':
        return this.#reportPanel(t, { start, report: this.#report });
      case 'failed':
        return failedPanel(t, { start, error: this.#error });
      default:
        return runningPanel(t, { cancel: this.#cancelByHand, bar: this.#bar });
    }
  }

  #renderNotes() {
    const warnings = [...this.#warnings.values()];
    this.#notes.hidden = warnings.length === 0;
    this.#notes.replaceChildren(...notes(this.#t, warnings));
  }

  #emit(name, detail) {
    this.dispatchEvent(new CustomEvent(`conficker-check-${name}`, { bubbles: true, composed: true, detail }));
  }

  #emitError({ code, fatal, field, found, details }) {
    this.#emit('error', { code, fatal, field, found, message: this.#t(`error/${code}`, details) });
  }
}

/** Rejects a while after cancelling: a server that never delivers the rest must not keep anyone waiting. */
function givenUp(signal) {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => setTimeout(reject, 2000));
  });
}
