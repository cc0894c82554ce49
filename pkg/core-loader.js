// Opens the Rust core and speaks to it: numbers and characters go in, JSON text comes out.
/** A core of its own for one check: WebAssembly, or the same core as JavaScript where that is missing or the page's policy refuses it. */
export async function openCore() {
  if (BUILD === 'module') {
    try {
      // Where WebAssembly is missing, this ends before anything is loaded.
      const { instance } = await WebAssembly.instantiate((await import('./core.js')).bytes(), {});
      return speak(instance.exports);
    } catch (_) {
      // It is missing, or refused by the page's policy, or could not be loaded.
    }
  }
  const { open } = await import('./core-js.js').catch(missing('core-js.js'));
  return speak(open());
}

/** Says which part could not be loaded. */
export function missing(found) {
  return () => {
    throw { faults: [{ code: 'part-missing', found }] };
  };
}

function speak({ memory, put, start, handle, listed, told }) {
  const ask = (text, call) => {
    for (const character of text) put(character.codePointAt(0));
    const length = call();
    // Looked at anew each time: memory that grows is memory elsewhere.
    return JSON.parse(String.fromCharCode.apply(null, new Uint8Array(memory.buffer, told(), length)));
  };
  return {
    start: (told, isOnline, high, low) => ask(told, () => start(isOnline ? 1 : 0, high, low)),
    handle: (input, nowMs, probe) => ask(input, () => handle(nowMs, probe)),
    listed: (host) => ask(host, listed),
  };
}
