// What can be listened to, also where a page has replaced Event, EventTarget and AbortController.

/** `emit(kind)` calls the listeners of that kind. */
export function emitter() {
  let heard = [];
  return {
    addEventListener: (kind, listener) => heard.push([kind, listener]),
    removeEventListener: (kind, listener) => (heard = heard.filter((each) => each[1] !== listener)),
    emit: (kind) => heard.forEach((each) => each[0] === kind && each[1]()),
  };
}

/** As an AbortController, for our own listeners: no request takes its signal. */
export function canceller() {
  const signal = emitter();
  return {
    signal,
    abort() {
      if (signal.aborted) return;
      signal.aborted = true;
      signal.emit('abort');
    },
  };
}
