import { play } from './play.mjs';
const [n, e, k] = process.argv.slice(2);
for (let s = 1; s <= Number(k??1); s++) try {
const { report: r } = await play(n, e, s);
console.log(e, n, r.verdict, r.elapsedMs, r.targets.filter(t=>t.outcome!=='not-tried').map(t=>`${t.host}:${t.outcome}:${t.ms}`).join(' '));
} catch (x) { console.log(String(x.message).slice(0,300)); }
