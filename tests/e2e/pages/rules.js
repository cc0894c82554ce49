// The rules that came before, as tests/worlds/src/predecessor.rs has them, on real pages.

/** Whether a picture came. */
const shown = (image) =>
  new Promise((resolve) => {
    if (image.complete) resolve(image.naturalWidth > 0);
    image.addEventListener('load', () => resolve(true));
    image.addEventListener('error', () => resolve(false));
  });

/** Whether a host answers within two seconds. */
const answersInTime = (host) => {
  const late = new Promise((resolve) => setTimeout(resolve, 2000, false));
  const answer = fetch(`https://${host}/`, { mode: 'no-cors', cache: 'no-store' }).then(
    () => true,
    () => false,
  );
  return Promise.race([late, answer]);
};

/** Above F-Secure, SecureWorks, Trend Micro; below three that no worm blocks. */
const readLegend = ([f, s, t, ...controls]) => {
  if (controls.includes(false)) return 'unsure';
  return (
    { 'true,true,true': 'not infected', 'false,false,false': 'infected by c', 'false,true,false': 'infected by b' }[
      [f, s, t]
    ] || 'unsure'
  );
};

const anyFailure = (answered) => (answered.includes(false) ? 'infected' : 'not infected');

/** Shows what a rule says of what was seen, and keeps when: in milliseconds since the person asked for the page. */
const judge = (seen, rule) => {
  window.judged = seen.then((found) => {
    const said = rule(found);
    document.querySelector('output').textContent = said;
    return { said, ms: performance.now() };
  });
};
