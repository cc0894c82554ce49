// The looks. `theme=auto` follows the page around the widget: light-dark() reads the color-scheme it inherits.
const css = `
:host{display:block;--ink:#1a2027;--soft:#525d6b;--card:#fff;--line:#ccd4dd;--tint:#f2f5f8;--accent:#0b5a9e;--on-accent:#fff;--warn:#944300;--warn-tint:#fdf4e9;--info-tint:#edf4fb}
@supports (color:light-dark(red,red)){:host{
--ink:light-dark(#1a2027,#e7ebf0);--soft:light-dark(#525d6b,#a9b4c1);--card:light-dark(#fff,#151a20);--line:light-dark(#ccd4dd,#3b4551);--tint:light-dark(#f2f5f8,#1e252d);--accent:light-dark(#0b5a9e,#84bcf5);--on-accent:light-dark(#fff,#0c1620);--warn:light-dark(#944300,#f2ab66);--warn-tint:light-dark(#fdf4e9,#2a2118);--info-tint:light-dark(#edf4fb,#18242f)}}
:host([theme=light]){color-scheme:light}
:host([theme=dark]){color-scheme:dark}
:host([hidden]),[hidden]{display:none!important}
*{box-sizing:border-box}
.card{--a:var(--conficker-check-accent,var(--accent));color:var(--conficker-check-color,var(--ink));background:var(--conficker-check-background,var(--card));border:1px solid var(--conficker-check-border-color,var(--line));border-radius:var(--conficker-check-radius,.75em);padding:clamp(1em,5%,2em);line-height:1.55;text-align:start;overflow-wrap:anywhere;max-inline-size:46em}
h2,h3,h4,p,ul,ol{margin:0}
h2,h3,h4{line-height:1.25}
h2{font-size:1.25em}
h3{font-size:1.5em}
h4{font-size:1.1em}
.no-sign h4{font-size:1.5em}
[part=body]{display:grid;gap:1em;margin-block-start:.75em;justify-items:start}
[part=body]>*{max-inline-size:100%}
ul,ol{padding-inline-start:1.4em}
li+li{margin-block-start:.4em}
a,summary{color:var(--a)}
.quiet,small{color:var(--soft);font-size:.9em}
code{font:.85em ui-monospace,Consolas,monospace;background:var(--tint);border:1px solid var(--line);border-radius:.25em;padding:.05em .2em}
button{font:inherit;font-weight:600;line-height:1.3;min-block-size:2.75em;padding:.5em 1.25em;border:1px solid var(--a);border-radius:var(--conficker-check-radius,.5em);background:none;color:var(--a);cursor:pointer}
button:hover{background:var(--info-tint)}
.primary{font-size:1.1em;background:var(--a);color:var(--conficker-check-on-accent,var(--on-accent));padding-inline:1.75em}
.primary:hover{background:var(--a);text-decoration:underline}
:focus-visible{outline:3px solid var(--a);outline-offset:2px}
summary{cursor:pointer;padding-block:.3em;inline-size:fit-content}
details>:nth-child(n+2){margin-block-start:.5em}
progress{inline-size:100%;block-size:.6em;accent-color:var(--a)}
.simulation{border:2px dashed;border-radius:.4em;padding:.4em .8em;margin-block-end:1em;font-weight:600}
.card:not([data-state$=ing])>.status{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%)}
.verdict{--v:var(--soft);inline-size:100%;display:grid;gap:.6em;background:var(--tint);border:1px solid var(--line);border-inline-start:.35em solid var(--v);border-radius:.4em;padding:1.1em clamp(.8em,4%,1.25em)}
.verdict.sign{--v:var(--warn);background:var(--warn-tint)}
.verdict.no-sign{--v:var(--a);background:var(--info-tint)}
.headline{display:flex;flex-wrap:wrap;gap:.2em .6em;align-items:center}
h3{flex:1 1 5em}
svg{flex:none;inline-size:2.25em;fill:none;color:var(--v);stroke:currentColor;stroke-width:1.75;stroke-linejoin:round;stroke-linecap:round}
.actions{display:flex;flex-wrap:wrap;gap:.75em;align-items:center}
textarea{inline-size:100%;font:.85em ui-monospace,Consolas,monospace;color:inherit;background:var(--tint);border:1px solid var(--line);padding:.6em}
[part=details]{inline-size:100%}
table{inline-size:100%;border-collapse:collapse;font-size:.9em}
th,td{text-align:start;vertical-align:top;font-weight:400;padding:.45em .5em .45em 0;border-block-end:1px solid var(--line)}
thead th{font-weight:600}
[scope=row]{inline-size:70%}
small,slot{display:block}
.note{margin-block-start:1.25em;padding-block-start:.75em;border-block-start:1px solid var(--line);font-size:.9em}
`;

let sheet;

/** Puts the styles on a shadow root: adopted where that works, as no page's policy can refuse it. */
export function dress(root) {
  try {
    sheet ??= new CSSStyleSheet();
    if (!sheet.cssRules.length) sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
  } catch {
    root.append(Object.assign(document.createElement('style'), { textContent: css }));
  }
  return root;
}
