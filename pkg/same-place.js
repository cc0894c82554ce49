/** Draws the same anew in `body`, in other words: what was unfolded stays so, and the focus stays where it was. */
export function inPlace(body, draw) {
  const all = (selector) => Array.from(body.querySelectorAll(selector));
  const stops = () => all('a, button, summary, textarea, [tabindex]');
  const unfolded = all('details').map(({ open }) => open);
  const at = stops().indexOf(body.getRootNode().activeElement);
  draw();
  all('details').forEach((details, place) => (details.open = unfolded[place]));
  const stop = stops()[at];
  if (stop) stop.focus();
}
