// Runs the page's own script, `code` in the query, and then the package in the `way` that it names: as files of its
// own, or, as optimisers have it, from an address that holds the script or stands for it.
(() => {
  const query = new URLSearchParams(location.search);
  const script = (given) => document.head.appendChild(Object.assign(document.createElement('script'), given));
  const { Blob, URL } = window;
  const { dataset } = document.documentElement;
  dataset.told = '';
  for (const kind of ['start', 'progress', 'verdict'])
    addEventListener(`conficker-check-${kind}`, () => (dataset.told += ` ${kind}`));
  const ways = {
    module: () => script({ type: 'module', src: '/pkg/define.js' }),
    single: () => script({ src: '/pkg/single.js' }),
    strict: () => script({ src: '/pkg/strict/check.js' }),
    'single-blob': (text) => script({ src: URL.createObjectURL(new Blob([text], { type: 'text/javascript' })) }),
    'single-data': (text) => script({ src: `data:text/javascript,${encodeURIComponent(text)}` }),
    'single-inline': (text) => script({ textContent: text }),
    'strict-blob': (text) => script({ src: URL.createObjectURL(new Blob([text], { type: 'text/javascript' })) }),
    'module-blob': () =>
      script({
        type: 'module',
        src: URL.createObjectURL(new Blob([`import '${location.origin}/pkg/define.js'`], { type: 'text/javascript' })),
      }),
  };
  const way = query.get('way') || 'module';
  const file = /-(?:blob|data|inline)$/.test(way) && `/pkg/${way.startsWith('strict') ? 'strict/check' : 'single'}.js`;
  const loaded = file ? fetch(file).then((response) => response.text()) : Promise.resolve();
  loaded.then((text) => {
    script({ textContent: query.get('code') || '' });
    ways[way](text);
  });
})();
