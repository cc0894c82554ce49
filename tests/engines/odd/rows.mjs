// Odd pages: each is a page that somebody has, the network it is played in, and what the check may say there.
//
// name       what it is called; its first letter is its kind, and so its file, by the table below
// about      what is odd, in a few words
// network    of data/networks.toml
// engines    where it can exist; all if not given
// agent      what the browser calls itself, if not itself
// script     runs in the page before the tag: a function that is called, or text; `worker` is the page's service worker
// head, body, way   other markup; way: "element" (default), "single", "single-first" (before the tag), or "none"
// headers    what the page's host is asked for: `csp`, `csp-report-only`; a function of the targets where it names them
// allowed    what may be said: a verdict, with variants, reason or caveats that it must have
// withinMs   when the verdict must be there, if sooner than others
// others     whom the page itself contacts
// autostart  the check starts by itself; `own`: no other page comes into this browser
// look, shows   instead of a check: what a function in the page must give
// play       instead of all that: plays by itself in a browser, and gives everything that is wrong
import { assumed } from './assumed.mjs';
import { globals } from './globals.mjs';
import { leaving } from './leaving.mjs';
import { opinions } from './opinion.mjs';
import { policies } from './policies.mjs';
import { stuck } from './stuck.mjs';
import { tag } from './tag.mjs';
import { workers } from './workers.mjs';

/** The rows of each file, and the letters with which their names begin. */
const files = [
  ['a', assumed],
  ['b', workers],
  ['c', policies],
  ['d', globals],
  ['f', stuck],
  ['egh', tag],
  ['i', leaving],
  ['s', opinions],
];

export const rows = files.flatMap(([letters, all]) => {
  const astray = all.filter(({ name }) => !letters.includes(name[0])).map(({ name }) => name);
  if (astray.length) throw new Error(`${astray.join(', ')}: their file has the letters ${letters}`);
  return all;
});

const names = rows.map(({ name }) => name);
const twice = names.filter((name, at) => names.indexOf(name) !== at);
if (twice.length) throw new Error(`pages of one name: ${twice.join(', ')}`);
