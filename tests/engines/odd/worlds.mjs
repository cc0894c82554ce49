// The networks that most odd pages are played in, with what may be said there.

/** The worm's block is to be seen in every engine. */
export const infected = { network: 'conficker-b-nxdomain', allowed: ['sign b'] };

/** Nothing is wrong. */
export const clean = { network: 'clean', allowed: ['no-sign'] };

/** No worm, but every listed name withholds its answers, so that `fetch` rejects exactly where the worm would block. */
export const withheld = { network: 'withheld-listed', allowed: ['no-sign', 'cannot-tell no-second-opinion'] };

/** The same where a page leaves the check less to go by. */
export const orUnknown = ({ network, allowed }) => ({ network, allowed: [...new Set([...allowed, 'cannot-tell'])] });

/** A row for each of these networks, named after it. */
export const each = (worlds, row) =>
  Object.entries(worlds).map(([world, its]) => ({ ...its, ...row, name: `${row.name}-${world}` }));
