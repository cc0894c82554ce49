// Kind F: something that a check waits for never comes.
import { clean, each, infected, orUnknown } from './worlds.mjs';

/** What happens to WebAssembly; the JavaScript core is there soon. */
const engines = {
  'wasm-never': () => {
    WebAssembly.instantiate = () => new Promise(() => {});
  },
  'wasm-never-any-way': () => {
    for (const name of ['compile', 'instantiate', 'compileStreaming', 'instantiateStreaming'])
      WebAssembly[name] = () => new Promise(() => {});
  },
  'wasm-rejects': () => {
    for (const name of ['compile', 'instantiate', 'compileStreaming', 'instantiateStreaming'])
      WebAssembly[name] = () => Promise.reject(new Error('no memory'));
  },
  'wasm-throws': () => {
    WebAssembly.Module =
      WebAssembly.Instance =
      WebAssembly.instantiate =
        () => {
          throw new Error('not here');
        };
  },
  'wasm-gives-nothing': () => {
    WebAssembly.instantiate = () => Promise.resolve({});
  },
  'no-wasm': () => delete window.WebAssembly,
  'var-wasm': 'var WebAssembly = null;',
};

/** What happens to requests and to the helper; nothing is proved by what never comes. */
const requests = {
  'fetch-never': () => {
    window.fetch = () => new Promise(() => {});
  },
  'fetch-late': () => {
    const own = window.fetch;
    window.fetch = (url, options) =>
      own(url, Object.assign({}, options, { signal: undefined })).then(
        (response) => new Promise((resolve) => setTimeout(resolve, 4000, response)),
      );
  },
  'ports-never': () => {
    Object.defineProperty(MessagePort.prototype, 'onmessage', { set() {} });
  },
  'ports-throw': () => {
    Object.defineProperty(MessagePort.prototype, 'onmessage', {
      set() {
        throw new Error('not here');
      },
    });
  },
};

/** Where every host answers, nobody needs the helper. */
const withoutHelper = { infected: { ...infected, allowed: ['cannot-tell no-second-opinion'] }, clean };
const worlds = {
  'fetch-never': { clean: orUnknown(clean) },
  'fetch-late': { infected: orUnknown(infected) },
  'ports-never': withoutHelper,
  'ports-throw': withoutHelper,
};

export const stuck = [
  ...Object.entries(engines).flatMap(([name, script]) =>
    each({ infected, clean }, { name: `f-${name}`, about: 'WebAssembly is broken', script, withinMs: 15_000 }),
  ),
  ...Object.entries(requests).flatMap(([name, script]) =>
    each(worlds[name], { name: `f-${name}`, about: 'an answer never comes, or late', script }),
  ),
];
