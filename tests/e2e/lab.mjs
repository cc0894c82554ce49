// Speaks to the lab that this runs in (`cargo xtask lab -- COMMAND`).

const control = process.env.LAB_CONTROL;
if (!control) throw new Error('This runs inside the lab: cargo xtask lab -- node --test tests/e2e/all.test.mjs');

/** The page that embeds the widget, and its host. */
export const pageUrl = process.env.LAB_PAGE;
export const pageHost = new URL(pageUrl).host;

/** A resolver that a browser may ask by https. */
export const resolverHost = 'doh.example';

/** Plays a world from here on, with an empty log, and gives what may be expected of it. */
export async function enter(world) {
  await ask(`world/${world}`, 'POST');
  return ask('scenario');
}

/**
 * Plays a network of data/networks.toml as that engine meets it, with an empty log, and gives what may be expected of
 * it.
 */
export async function enterNetwork(network, engine) {
  await ask(`network/${network}/${engine}`, 'POST');
  return ask('scenario');
}

/** The networks of data/networks.toml, each with the engines in which it can exist. */
export const networks = () => ask('networks');

/** What becomes of networks while a tab stays open, each with the engines in which both can exist. */
export const changes = () => ask('changes');

/** Pulls the cable, until another world or network is played. */
export const cutLine = () => ask('line/cut', 'POST');

/** The world that is played, as `to_json` of lab/src/scene.rs tells it, with the flags of its browser. */
export const scenario = () => ask('scenario');

/** The names that were looked up and the requests that hosts received since the world began. */
export const log = () => ask('requests');

/** Gives a host another address, until another world is played. */
export const moveHost = (host, address) => ask(`address/${host}/${address}`, 'POST');

/** The names of the worlds that the end-to-end tests play. */
export const worlds = () => ask('worlds');

async function ask(path, method = 'GET') {
  const response = await fetch(`${control}/${path}`, { method });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error);
  return answer;
}
