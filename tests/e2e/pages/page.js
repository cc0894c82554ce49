// A page around the widget. Its query gives the tag's attributes.
const query = new URLSearchParams(location.search);
for (const tag of document.querySelectorAll('conficker-check')) {
  for (const name of ['autostart', 'canary', 'lang', 'simulate', 'theme']) {
    if (query.has(name)) tag.setAttribute(name, query.get(name));
  }
}

const around = document.querySelector('#around');
around.addEventListener('click', () => (around.textContent = Number(around.textContent) + 1));
