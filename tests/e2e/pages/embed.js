// A page around the widget. Its query gives the tag's attributes and where the package lies.
const query = new URLSearchParams(location.search);
const tag = document.querySelector('conficker-check');
for (const name of ['autostart', 'canary', 'lang', 'simulate', 'theme']) {
  if (query.has(name)) tag.setAttribute(name, query.get(name));
}

const around = document.querySelector('#around');
around.addEventListener('click', () => (around.textContent = Number(around.textContent) + 1));

await import(`${query.get("pkg") ?? "/pkg"}/${query.get("entry") ?? "define"}.js`);
