/** A drawing of one path. Screen readers skip it, unless `attributes` label it. */
export function draw(d, attributes) {
  const [svg, path] = ['svg', 'path'].map((tag) => document.createElementNS('http://www.w3.org/2000/svg', tag));
  for (const [name, value] of Object.entries(attributes)) svg.setAttribute(name, value);
  path.setAttribute('d', d);
  svg.append(path);
  return svg;
}

export const icon = { viewBox: '0 0 24 24', 'aria-hidden': 'true' };

/** What every round icon begins with. */
export const ring = 'M12 3a9 9 0 1 0 .01 0';
