// What axe-core cannot decide by itself, and why it is right as it is; and pages that it is not asked about.

/**
 * `rule` of axe, `of` the node's HTML, `on` where it was found, and the reason. A row that is no longer needed there
 * fails.
 */
export const allowed = [
  {
    rule: 'color-contrast',
    of: /^<text /,
    on: /^\/(?!pkg\/)/,
    why: 'text of a drawing lies above other shapes, of which axe knows no order; plots are black on white, and what else is drawn has its words beside it',
  },
  {
    rule: 'color-contrast',
    of: /^<span class="number">/,
    on: /^\/([\w-]+\/)?, /,
    why: 'one or two digits are too short for axe; white on brown is 7 : 1, blue on white 7 : 1, and the same in dark pages 9 : 1 or more',
  },
  {
    rule: 'color-contrast',
    of: /^<(t[dh]|bdi)/,
    on: /^\/([\w-]+\/)?, 320/,
    why: 'cells of a table that scrolls in its own box are out of sight; at 1280 they are in sight, and decided',
  },
  {
    rule: 'th-has-data-cells',
    of: /^<table class="cross">/,
    on: /^\/([\w-]+\/)?, /,
    why: 'each pair of cells stands below a heading of its group of rows, which axe does not count',
  },
  {
    rule: 'color-contrast',
    of: /^<(t[dh]|a class="run"|small|span class="(dark|lit)?")/,
    on: /^\/error-rates\.html, (320|768)/,
    why: 'cells of a table that scrolls in its own box are out of sight; at 1280 they are in sight, and decided',
  },
  {
    rule: 'color-contrast',
    of: /^<td class="in">●/,
    on: /^\/pkg\/chart\//,
    why: 'a dot is a drawing, not text; it has the colour of the text around it',
  },
  {
    rule: 'color-contrast',
    of: /part="button start"[^>]* class="primary"/,
    on: /forced/,
    why: 'axe is told the colours of before they were forced; access.mjs looks at the picture instead',
  },
];

/** Pages of the package that nobody opens by themselves. */
export const apart = {
  '/pkg/frame.html': 'is looked at in a frame, where it is shown',
  '/pkg/strict/opinion.html': 'has no content, and stands in a frame that nobody sees',
};
