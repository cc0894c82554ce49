// The life of a check in its widget: how it is started and cancelled, what it tells meanwhile, and how it ends.
import { emit, emitError, warn } from './events.js';
import { sayMissing } from './panels.js';
import { loadHelp, runCheck } from './run.js';
import { asError } from './errors.js';
import { told } from './given.js';
import { canceller } from './emitter.js';

/** What the page wants of the next check, and where its frame may be put. */
export const optionsOf = ({ host, root }) => ({
  canary: told(host, 'canary'),
  own: told(host, 'own'),
  simulate: told(host, 'simulate'),
  mount: root,
});

/** Changes the state, and shows it. */
export function update(state, changes) {
  Object.assign(state, changes);
  state.render();
}

/** A promise of the report of the check that runs; begins one if none does. */
export function start(state) {
  if (!state.run) {
    state.abort = canceller();
    // A page that creates the tag can still attach its listeners in the same task.
    state.run = Promise.resolve(state).then(check);
  }
  return state.run;
}

/** The same for a person, who reads in the widget why there is no report. */
export function startQuietly(state) {
  start(state).catch(() => {});
}

/** Ends the check that runs. */
export const cancel = ({ abort }) => abort && abort.abort();

async function check(state) {
  update(state, { step: 'loading', options: optionsOf(state), heard: [], help: {} });
  emit(state, 'start', null);
  try {
    let begin;
    // Nothing keeps a quick verdict waiting: help is loaded with it, or once the check takes longer.
    const begun = new Promise((resolve) => (begin = resolve));
    const running = runCheck(state.options, {
      besides: state.speech.prepare(),
      signal: state.abort.signal,
      onLoaded: (view) => update(state, { view }),
      onProgress: (progress) => hear(state, progress),
      onWarning: (warning) => warn(state, warning),
      onSlow: begin,
    });
    running.then(begin, () => {});
    accompany(state, begun);
    const report = await running;
    update(state, { step: 'done', report, run: null });
    emit(state, 'verdict', report);
    return report;
  } catch (cause) {
    const error = asError(cause);
    update(state, { step: 'failed', error, run: null });
    emitError(state, error);
    throw error;
  }
}

function hear(state, progress) {
  state.heard.push(progress);
  update(state, { step: 'running' });
  emit(state, 'progress', progress);
}

/** Loads help once it is time; no check waits for it. */
function accompany(state, begun) {
  begun
    .then(loadHelp)
    .then((help) => update(state, { help }))
    .catch(() => update(state, { help: { putLate: sayMissing } }));
}
