// Whether a response came back for an address that `fetch` rejected, in Chromium and WebKit.
//
// An EventSource that meets no response will try again (readyState 0); one that met a response of the wrong kind will not (2).
// It sends the Origin of its page, and a Referer as the page's policy says. So it lives in a sandboxed frame whose origin is opaque:
// the host sees `Origin: null`, no Referer and no cookie (measured in Chromium 156, Firefox 153 and WebKitGTK 2.50), and
// the embedding page stays undisclosed. A page whose policy forbids the frame or its script has no second opinion.
import { el } from './dom.js';
import { place } from './place.js';

/**
 * Answers an empty message at once, and an address with its readyState. A page with a policy of its own allows it by its hash;
 * the build puts this line into strict/opinion.js as well.
 */
const script =
  'onmessage=e=>{let p=e.ports[0],s;if(!e.data)return p.postMessage(0);s=new EventSource(e.data);s.onopen=s.onerror=()=>{p.postMessage(s.readyState);s.close()}}';

/** How long a frame may take to load, and a loaded one to show that its script runs; where the page's policy forbids it, it never does. */
const loadingMaxMs = 1000;
const greetingMaxMs = 400;

/** Makes the frame in `mount`, or in the page's body; null where the page does not let it, or has no body yet. */
export function openSecondOpinion(mount) {
  let loaded;
  let greeted;
  const frame = el('iframe', { sandbox: 'allow-scripts', referrerpolicy: 'no-referrer', 'aria-hidden': 'true', tabindex: '-1' });
  frame.style.setProperty('display', 'none', 'important');
  try {
    // A page that requires trusted types makes this assignment throw.
    if (BUILD === 'strict') frame.src = new URL('opinion.html', place.address).href;
    else frame.srcdoc = `<meta name=referrer content=no-referrer><script>${script}</script>`;
    loaded = within(loadingMaxMs, (resolve) => {
      frame.onload = () => resolve(true);
    });
    (mount instanceof Node ? mount : document.body).appendChild(frame);
  } catch (_) {
    return null;
  }

  /** Whether a response came back for `url`; null when the frame does not answer, or the probe is given up. */
  function ask(url, signal) {
    const givenUp = new Promise((resolve) => {
      signal.addEventListener('abort', () => resolve(null));
    });
    return Promise.race([givenUp, answer(url, signal)]);
  }

  async function answer(url, signal) {
    if (!(await loaded)) return null;
    greeted = greeted || within(greetingMaxMs, (resolve) => post('', resolve));
    if ((await greeted) !== 0 || signal.aborted) return null;
    const state = await new Promise((resolve) => post(url, resolve));
    return state === null ? null : state > 0;
  }

  /** Sends a message with a port of its own to answer on; null is heard where the page took the frame away. */
  function post(message, heard) {
    if (!frame.contentWindow) return heard(null);
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => heard(data);
    // The frame's origin is opaque, so no narrower address than `*` can name it; it holds our script alone.
    frame.contentWindow.postMessage(message, '*', [port2]);
  }

  return {
    ask,
    close() {
      frame.onload = null;
      frame.remove();
    },
  };
}

/** What `begin` resolves to, or false when it takes too long. */
function within(ms, begin) {
  return new Promise((resolve) => {
    setTimeout(resolve, ms, false);
    begin(resolve);
  });
}
