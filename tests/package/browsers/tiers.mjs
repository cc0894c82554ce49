// The tiers: what a browser must have for each, and how far back it may be. `browsers.test.mjs` holds it against the
// scripts.

import { foreign } from '../languages/codes.mjs';

/** The syntax that a script may hold: that of a year, and what a `beyond` names. */
const module = { year: 2018, kind: 'module', beyond: ['ImportExpression', 'MetaProperty'] };
const classic = { year: 2015, kind: 'script', beyond: [] };
/** The scripts of a language: two modules, and all of it for classic scripts. */
const ofLanguage = (code) => ({
  [`lang/${code}.js`]: module,
  [`lang/${code}.report.js`]: module,
  [`lang/${code}.classic.js`]: classic,
});
export const scripts = {
  ...Object.assign({}, ...foreign.map(ofLanguage)),
  'check.js': module,
  'core-js.js': module,
  'core.js': module,
  'define.js': module,
  'frame-height.js': classic,
  'frame.js': module,
  'help.js': module,
  'index.js': module,
  'register.js': module,
  'simulate.js': module,
  'single.js': classic,
  'strict/check.js': classic,
  'strict/opinion.js': classic,
};

/** The scripts of all languages of these kinds. */
const texts = (...kinds) => foreign.flatMap((code) => kinds.map((kind) => `lang/${code}${kind}.js`));

/** Whatever loads its parts as modules needs these. */
const modules = {
  chrome: [64, 'javascript.operators.import_meta'],
  edge: [79, 'javascript.operators.import'],
  firefox: [67, 'javascript.operators.import'],
  safari: [11.1, 'javascript.operators.import'],
  safari_ios: [12, 'javascript.operators.import_meta'],
  ie: null,
};

/**
 * The oldest versions, and what nothing older has. `scripts` are what the tier loads, `needs` what the page's HTML
 * uses.
 */
export const tiers = [
  {
    name: '1. WebAssembly',
    embed: '`define.js`, a module',
    scripts: ['define.js', 'check.js', 'core.js', 'help.js', 'simulate.js', ...texts('', '.report')],
    needs: ['html.elements.script.type.module'],
    oldest: modules,
  },
  {
    name: '2. JavaScript core',
    embed: "the same, where WebAssembly is off or the page's policy refuses it",
    scripts: ['define.js', 'check.js', 'core-js.js', 'help.js', 'simulate.js', ...texts('', '.report')],
    needs: ['html.elements.script.type.module'],
    without: ['webassembly.'],
    oldest: modules,
  },
  {
    name: '3. one classic script',
    embed: '`single.js` or `strict/check.js`',
    scripts: ['single.js', 'strict/check.js', 'strict/opinion.js', ...texts('.classic')],
    needs: [],
    oldest: {
      chrome: [54, 'api.CustomElementRegistry.define'],
      edge: [79, 'api.CustomElementRegistry.define'],
      firefox: [63, 'api.CustomElementRegistry.define'],
      safari: [10.1, 'api.CustomElementRegistry.define'],
      safari_ios: [10.3, 'api.CustomElementRegistry.define'],
      ie: null,
    },
  },
  {
    name: 'the framed page',
    embed: '`frame.html` in a frame',
    scripts: ['frame.js', 'frame-height.js', 'define.js', 'check.js', 'core.js', 'core-js.js', 'help.js'],
    needs: ['html.elements.script.type.module'],
    oldest: modules,
  },
];

/**
 * The chart runs no script. Its pictures come from hosts that speak TLS 1.2 at least: caniuse-lite, `tls1-2`,
 * November 2026.
 */
export const chart = { chrome: 29, edge: 12, firefox: 27, safari: 7, safari_ios: 5, ie: 11 };

/** What a browser may lack: the script looks before it uses it, or does without. */
export const guarded = {
  'api.AbortController.AbortController': 'page.rs makes one where there is one; else a request ends by itself',
  'api.AbortController.abort': 'page.rs makes one where there is one; else a request ends by itself',
  'api.AbortController.signal': 'page.rs makes one where there is one; else a request ends by itself',
  'api.AbortSignal.aborted': 'emitter.js has it on its own signal, too',
  'api.CSSStyleSheet.CSSStyleSheet': 'styles.js adds a style element instead',
  'api.CSSStyleSheet.replaceSync': 'styles.js adds a style element instead',
  'api.Clipboard.writeText': 'help.js shows the report as text instead',
  'api.Document.prerendering': 'a browser that prepares no pages has none to wait for',
  'api.Navigator.clipboard': 'help.js shows the report as text instead',
  'api.Navigator.serviceWorker': 'a browser without service workers has none',
  'api.Navigator.userAgentData': 'without client hints the user agent is all that tells the system',
  'api.Performance.getEntriesByName': 'without a timing, what only it could tell is unknown',
  'api.ResizeObserver': 'frame.js tells the height again after clicks and events instead',
  'api.ResizeObserver.ResizeObserver': 'frame.js tells the height again after clicks and events instead',
  'api.ResizeObserver.observe': 'frame.js tells the height again after clicks and events instead',
  'api.SecurityPolicyViolationEvent.blockedURI': 'without the event, a refused probe is asked of the frame, or unknown',
  'api.SecurityPolicyViolationEvent.disposition':
    'network.rs takes a violation without it for one that stops the request',
  'api.ServiceWorkerContainer.controller': 'a browser without service workers has none',
  'api.ShadowRoot.adoptedStyleSheets': 'styles.js adds a style element instead',
  'api.URL.URL': 'what Safari lacked before 14.1 is a base that is undefined, and ours is not',
  'api.origin':
    'helper.js takes location.origin, which tells the same of a frame from srcdoc; strict/opinion.html stays silent, so that rejections are unknown',
  'javascript.builtins.Error.cause': "for the developer's console alone",
};

/** Which feature a name is, where the script does not tell its owner and the name has several. */
export const means = {
  abort: 'api.AbortController.abort',
  adoptedStyleSheets: 'api.ShadowRoot.adoptedStyleSheets',
  aborted: 'api.AbortSignal.aborted',
  append: 'api.Element.append',
  attachShadow: 'api.Element.attachShadow',
  closest: 'api.Element.closest',
  controller: 'api.ServiceWorkerContainer.controller',
  disconnect: 'api.MutationObserver.disconnect',
  disposition: 'api.SecurityPolicyViolationEvent.disposition',
  remove: 'api.Element.remove',
  signal: 'api.AbortController.signal',
};

/**
 * Names of our own objects that are also names of the browser's. What the module and its script call each other has a
 * letter or two.
 */
export const ours = ['a', 'adopt', 'at', 'b', 'bytes', 'c', 'd', 'e', 'f', 'reason', 'role', 'w', 'z'];
