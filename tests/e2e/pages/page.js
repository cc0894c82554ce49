// A page around the widget. Its query gives the tag's attributes.
const query = new URLSearchParams(location.search);
for (const tag of document.querySelectorAll('conficker-check')) {
  for (const [name, value] of query) tag.setAttribute(name, value);
}

const around = document.querySelector('#around');
around.addEventListener('click', () => (around.textContent = Number(around.textContent) + 1));
