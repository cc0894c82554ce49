// What parts look like on the screen: whether anything is to be seen there at all.

/** A step of 255 that an eye tells apart even on a bad screen, and how many pixels of it make a stroke. */
const limits = { step: 60, pixels: 12 };

/** The parts of the widget that match and are shown, but whose picture has nothing that stands out from its ground. */
export async function unseen(page, selector) {
  const picture = await page.screenshot({ fullPage: true, animations: 'disabled' });
  return page.evaluate(measure, { picture: picture.toString('base64'), selector, limits });
}

/** Runs in the page. */
async function measure({ picture, selector, limits }) {
  const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d', { willReadFrequently: true });
  context.drawImage(bitmap, 0, 0);
  const parts = (shade) => [shade >> 16, (shade >> 8) & 255, shade & 255];

  const strokes = (element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const { data } = context.getImageData(
      Math.floor(left + scrollX),
      Math.floor(top + scrollY),
      Math.ceil(width) + 1,
      Math.ceil(height) + 1,
    );
    const counts = new Map();
    for (let at = 0; at < data.length; at += 4) {
      const shade = (data[at] << 16) | (data[at + 1] << 8) | data[at + 2];
      counts.set(shade, (counts.get(shade) || 0) + 1);
    }
    const [[ground]] = [...counts].sort(([, one], [, other]) => other - one);
    const far = (shade) => Math.max(...parts(shade).map((value, index) => Math.abs(value - parts(ground)[index])));
    return [...counts].filter(([shade]) => far(shade) >= limits.step).reduce((sum, [, count]) => sum + count, 0);
  };

  const root = document.querySelector('conficker-check').shadowRoot;
  const shown = [...root.querySelectorAll(selector)].filter(
    (element) => element.getClientRects().length && getComputedStyle(element).visibility === 'visible',
  );
  return shown.filter((element) => strokes(element) < limits.pixels).map(({ outerHTML }) => outerHTML.slice(0, 80));
}
