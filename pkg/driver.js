// The hands of a check: hands the core what happens, and does what it asks for. What anything means is decided in the core.
import { aborter } from './abort.js';
import { openNetwork } from './network.js';

/** How often the clock is looked at, at least, in ms. Browsers fire timers of hidden tabs about once a second. */
const beatMs = 1000;

/** A beat that comes later than this past its time means that the machine slept or the page was frozen. */
const sleepMinMs = 2000;

/** Runs one check: a promise of the core's report. Rejects with `{ faults }` where the twins' domain is none. */
export function drive(core, { canary, seed, mount, simulation, signal, onProgress }) {
  return new Promise((resolve, reject) => {
    const beganAt = performance.now();
    // Some pages set the clock back; a time before the start would be one long after the end.
    const now = () => Math.max(0, Math.floor(performance.now() - beganAt));
    const flights = new Map();
    const listening = [];
    const todo = [];
    let [timer, wakeAt, network, over] = [0, null, null, false];
    let dueAt = Infinity;

    const machine = simulation || navigator;
    const told = canary == null ? machine.userAgent : `${machine.userAgent}\0${canary}`;
    const isSeed = typeof seed === 'number' && seed >= 0 && seed < 2 ** 32;
    const [high, low] = isSeed ? [0, seed] : [random(), random()];
    const first = core.start(told, machine.onLine, high, low);
    if (first[0].code) {
      reject({ faults: first });
      return;
    }
    carefully(() => {
      network = openNetwork({ engine: first.shift().engine, mount, simulation, unconfirmed: () => handle('unconfirmed') });
      listen();
      if (signal && signal.aborted) handle('cancelled');
      perform(first);
    });

    function handle(input, probe = 0) {
      if (over) return;
      carefully(() => {
        // What was in flight over a sleep failed for that reason, perhaps; say so first, and once.
        const slept = input !== 'resumed' && Date.now() - dueAt > sleepMinMs;
        arm();
        const before = slept ? core.handle('resumed', now(), 0) : [];
        perform([...before, ...core.handle(input, now(), probe)]);
      });
    }

    /** A fault of ours ends the check; the page around it hears nothing of it. */
    function carefully(work) {
      try {
        work();
      } catch (cause) {
        end();
        reject(cause);
      }
    }

    /** Does things one at a time: a listener of progress may cancel in the middle. */
    function perform(things) {
      todo.push(...things);
      while (todo.length && !over) act(todo.shift());
    }

    function act({ send, abort, wakeAt: at, progress, report, ...rest }) {
      if (send !== undefined) sendProbe(send, rest);
      else if (abort !== undefined) giveUp(abort);
      else if (at !== undefined) wakeUp(at);
      else if (report) finish(report);
      else if (onProgress) tellQuietly({ ...progress, elapsedMs: now() });
    }

    function sendProbe(id, target) {
      const flight = aborter();
      flights.set(id, flight);
      // Where the page has broken what a probe needs, nothing is proved; and what is interrupted would be sent again and again.
      network.probe(target, flight).then((outcome) => handle(outcome, id), () => handle('refused', id));
    }

    // A check that was cancelled before it began has probes that were never sent.
    function giveUp(id) {
      if (flights.has(id)) flights.get(id).abort();
    }

    // What a listener throws is the listener's own trouble.
    function tellQuietly(progress) {
      try {
        onProgress(progress);
      } catch (cause) {
        setTimeout(() => {
          throw cause;
        });
      }
    }

    function wakeUp(at) {
      wakeAt = at;
      arm();
    }

    function arm() {
      clearTimeout(timer);
      dueAt = Infinity;
      if (wakeAt === null) return;
      // A millisecond more, so that the moment has come by the clock's own reading when the timer fires.
      const wait = Math.min(Math.max(wakeAt - now(), 0), beatMs) + 1;
      timer = setTimeout(handle, wait, 'woke');
      // The wall clock goes on while the machine sleeps; the monotonic one does not on every system.
      dueAt = Date.now() + wait;
    }

    /** Listens to the person, and to the page or what stands in for it. */
    function listen() {
      on(signal, 'abort', 'cancelled');
      on(simulation || window, 'offline', 'went-offline');
      on(simulation || document, 'freeze', 'suspended');
      on(simulation || document, 'resume', 'resumed');
      on(simulation, 'abort', 'cancelled');
    }

    function on(source, kind, input) {
      if (!source) return;
      const heard = () => handle(input);
      source.addEventListener(kind, heard);
      listening.push(() => source.removeEventListener(kind, heard));
    }

    function finish(report) {
      end();
      resolve(report);
    }

    function end() {
      over = true;
      clearTimeout(timer);
      listening.forEach((stop) => stop());
      flights.forEach((flight) => flight.abort());
      if (network) network.close();
    }
  });
}

/** 32 random bits. They order the names and fill nonces; nobody gains by guessing them. */
const random = () => Math.floor(Math.random() * 2 ** 32);
