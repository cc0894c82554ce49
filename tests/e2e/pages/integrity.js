// Loads the package as modules, each held to its hash. `changed` in the query names a file whose hash does not fit.
(async () => {
  const hashes = await (await fetch('/pkg/sri.json')).json();
  const changed = new URLSearchParams(location.search).get('changed');
  if (changed) hashes[changed] = hashes['strict/opinion.js'];
  const integrity = Object.fromEntries(Object.entries(hashes).map(([path, hash]) => [`/pkg/${path}`, hash]));
  add({ type: 'importmap', textContent: JSON.stringify({ integrity }) });
  add({ type: 'module', src: '/pkg/define.js', integrity: hashes['define.js'], crossOrigin: 'anonymous' });

  function add(attributes) {
    document.head.append(Object.assign(document.createElement('script'), attributes));
  }
})();
