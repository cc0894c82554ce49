// Keeps a drawing dark on white on a page that inverts its colours, as pages and extensions do by
// `html { filter: invert(1) }`.

/**
 * How soon what a page changes is seen, in milliseconds. No event covers all that may change a style: sheets, media,
 * transitions.
 */
const eachMs = 500;

/**
 * From here on, and as long as it is on the page, what inverts the elements around the drawing is undone on the
 * drawing.
 */
export function keepUpright(drawing) {
  let isInverted = false;
  // Every element around it, through the shadows that it is in.
  for (let at = drawing; (at = at.parentElement || at.getRootNode().host);) {
    const amounts = window.getComputedStyle(at).filter.match(/invert\([\d.]+/g) || [];
    for (const amount of amounts) isInverted = isInverted !== parseFloat(amount.slice(7)) > 0.5;
  }
  drawing.style.setProperty('filter', isInverted ? 'invert(1)' : 'none', 'important');
  if (drawing.isConnected) setTimeout(() => keepUpright(drawing), eachMs);
}
