// What holds of every run in a real engine, and when a run may be played again.
//
// Three browsers share the machine. One that gets no processor for a while asks its names too late, and then says, as
// it must, that it cannot tell. Such a run says nothing of the check, so it is played again. What no machine can do,
// whatever else it does, is never forgiven.

/** How often a run is played until it counts as wrong. */
const timesMax = 3;

const law = 'THE LAW: ';

/** A fault that once is enough of: whom the check contacted, what the page heard, what it called itself. */
export const unforgivable = (fault) => `${law}${fault}`;

/** No sign without the worm, and no "no sign" where this engine meets its block. */
export function lawsBroken({ verdict }, { infected, expect }) {
  if (verdict === 'sign' && !infected) return [unforgivable('a sign without the worm')];
  if (verdict === 'no-sign' && expect.verdict === 'sign')
    return [unforgivable('no sign where the block is to be seen')];
  return [];
}

/**
 * Plays until nothing is wrong, and gives what was seen last. `play` gives `faults`, in sentences; each that is
 * forgiven is shown.
 */
export async function again(t, play) {
  for (let time = 1; ; time += 1) {
    const seen = await play();
    const isFinal = time === timesMax || seen.faults.some((fault) => fault.startsWith(law));
    if (!seen.faults.length || isFinal) return seen;
    t.diagnostic(`played again: ${seen.faults.join('; ').split('\n')[0]}`);
  }
}
