// Loads the check and runs it once; knows no page and no tag.
import { ConfickerCheckError } from './errors.js';

/** A check takes at most 15 s; past this many seconds something broke without saying so. */
const patienceTicks = 30;

/**
 * Runs one check and resolves with its report; network trouble and cancelling are reports, too.
 * Rejects with a ConfickerCheckError, and never hangs.
 */
export async function runCheck(options = {}, { signal, onProgress, onWarning } = {}) {
  const startedAt = new Date();
  const ready = await patiently(Promise.race([prepare(options, onWarning), aborted(signal)]), 'wasm-missing');
  if (!ready) return cancelledWhileLoading(options, startedAt);
  const { wasm, simulation } = ready;
  const { mount, seed } = options;
  const canary = options.canary ?? simulation?.canary;
  const check = async () => wasm.check({ canary, mount, seed, simulation }, signal, onProgress);
  return patiently(check().catch(refused), 'internal');
}

async function prepare({ simulate }, onWarning) {
  const [wasm, simulation] = await Promise.all([load(), simulate == null ? undefined : scenario(simulate)]);
  const found = globalThis.location?.hostname ?? '';
  const listed = wasm.listed(found);
  if (listed) onWarning?.(new ConfickerCheckError('page-host-listed', { found, string: listed.string }));
  return { wasm, simulation };
}

async function scenario(name) {
  const { names, simulation } = await import('./simulate.js').catch(missing('simulate.js'));
  const found = simulation(name);
  if (found) return found;
  throw new ConfickerCheckError('unknown-scenario', { field: 'simulate', found: name, known: names.join(', ') });
}

let loading;

function load() {
  loading ??= open().catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function open() {
  const file = 'conficker_check_bg.wasm';
  const [wasm, response] = await Promise.all([
    import('./wasm/conficker_check.js').catch(missing('conficker_check.js')),
    fetch(new URL('./wasm/conficker_check_bg.wasm', import.meta.url)).catch(missing(file)),
  ]);
  if (!response.ok) missing(file)(response.status);
  try {
    await wasm.default({ module_or_path: response });
  } catch (cause) {
    throw new ConfickerCheckError((await wasmAllowed()) ? 'wasm-missing' : 'wasm-refused', { found: file }, cause);
  }
  return wasm;
}

/** Whether the page's policy lets a module of no content run; `WebAssembly.validate` says yes even where it does not. */
async function wasmAllowed() {
  try {
    await WebAssembly.instantiate(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
    return true;
  } catch {
    return false;
  }
}

function missing(found) {
  return (cause) => {
    throw new ConfickerCheckError('wasm-missing', { found }, cause);
  };
}

function refused(cause) {
  const faults = cause?.faults;
  throw faults ? new ConfickerCheckError(cause.code, { ...faults[0], faults }) : new ConfickerCheckError('internal', {}, cause);
}

function aborted(signal) {
  return new Promise((resolve) => {
    if (signal?.aborted) resolve();
    signal?.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** What `work` comes to, or an error of `code`. Counts ticks, not time: a computer asleep is not a check that hangs. */
function patiently(work, code) {
  let timer;
  const tooLate = new Promise((_, reject) => {
    let ticks = 0;
    timer = setInterval(() => {
      ticks += 1;
      if (ticks > patienceTicks) reject(new ConfickerCheckError(code, { found: 'conficker_check_bg.wasm' }));
    }, 1000);
  });
  return Promise.race([work, tooLate]).finally(() => clearInterval(timer));
}

function cancelledWhileLoading({ simulate }, startedAt) {
  return {
    schema: 1,
    verdict: 'cannot-tell',
    variants: [],
    reason: 'cancelled',
    caveats: [],
    simulated: simulate != null,
    startedAt: startedAt.toISOString(),
    elapsedMs: Date.now() - startedAt,
    catalogueDate: null,
    targets: [],
  };
}
