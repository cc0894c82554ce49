// The processes of a browser, which are those below its driver's: what can be done to all of them, and what they hold.
import { readFile, readdir } from 'node:fs/promises';

/** Lets all of a browser stand still, as a machine that sleeps does, and gives what wakes it. */
export async function putToSleep(driver) {
  const pids = await below(driver);
  pids.forEach((pid) => signal(pid, 'SIGSTOP'));
  return () => pids.forEach((pid) => signal(pid, 'SIGCONT'));
}

/**
 * Ends a driver and all of its browser at once: one that waits for names that nobody answers takes seconds to end by
 * itself.
 */
export async function end(driver) {
  const pids = await below(driver);
  [driver, ...pids].forEach((pid) => signal(pid, 'SIGKILL'));
}

/** How many bytes of memory all of a browser's processes hold that they share with nobody. */
export async function memory(driver) {
  const pids = await below(driver);
  const sizes = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')));
  const privateKb = (text) =>
    [...text.matchAll(/^Private_\w+:\s+(\d+) kB$/gm)].reduce((sum, [, kb]) => sum + Number(kb), 0);
  return 1024 * sizes.reduce((sum, text) => sum + privateKb(text), 0);
}

function signal(pid, kind) {
  try {
    process.kill(pid, kind);
  } catch {
    // It has ended by itself.
  }
}

/** The processes below a process. */
async function below(top) {
  const children = new Map();
  for (const name of await readdir('/proc')) {
    const stat = /^\d+$/.test(name) && (await readFile(`/proc/${name}/stat`, 'utf8').catch(() => null));
    const parent = stat && Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    if (parent) children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const all = (pid) => (children.get(pid) ?? []).flatMap((child) => [child, ...all(child)]);
  return all(top);
}
