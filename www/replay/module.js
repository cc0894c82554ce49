// Opens the module that replays runs, which imports nothing: a name goes into its memory, and JSON comes out.

/** A function that tells a run, `[SCENARIO:]SEED`, as `Replay` of tests/worlds/src/replay.rs, or `{ fault }`. */
export async function open(load = () => import('./replay-module.js')) {
  const { bytes } = await load();
  const { instance } = await WebAssembly.instantiate(bytes(), {});
  const { memory, room, tell, told_bytes: toldBytes } = instance.exports;
  return (run) => {
    const name = new TextEncoder().encode(run);
    const at = room(name.length);
    // Memory that grows is memory elsewhere: it is looked at anew after each call.
    new Uint8Array(memory.buffer).set(name, at);
    const told = tell();
    return JSON.parse(new TextDecoder().decode(new Uint8Array(memory.buffer, told, toldBytes())));
  };
}
