// Giving something up, also where browsers have no AbortController yet (Chrome 66, Firefox 57, Safari 12.1).

/** An AbortController, or what does its work for our own listeners: there a request ends only when it ends by itself. */
export function aborter() {
  if (typeof AbortController === 'function') return new AbortController();
  const signal = document.createElement('i');
  signal.aborted = false;
  const abort = () => {
    if (signal.aborted) return;
    signal.aborted = true;
    signal.dispatchEvent(new Event('abort'));
  };
  return { signal, abort };
}
