// Puts pictures side by side on one sheet, with what they show written above.

/**
 * Draws a sheet on a page of its own: `pictures` are `{ title, picture }`, so many in a row, each so many pixels wide.
 */
export async function sheet(context, { pictures, columns, width, gap = 16, ground = '#fff', scale = 1 }) {
  const page = await context.newPage();
  const cells = pictures.map(({ title, picture }) => {
    const words = title ? `<figcaption>${title}</figcaption>` : '';
    return `<figure>${words}<img src="data:image/png;base64,${picture.toString('base64')}" width="${width}" alt=""></figure>`;
  });
  await page.setViewportSize({ width: Math.ceil(columns * (width + gap) + gap), height: 400 });
  await page.setContent(`<!doctype html><style>
    body { margin: 0; padding: ${gap}px; background: ${ground}; display: grid; gap: ${gap}px; grid-template-columns: repeat(${columns}, ${width}px); align-items: start }
    figure { margin: 0; font: 12px system-ui } img { display: block }
  </style>${cells.join('')}`);
  await page.evaluate(() => Promise.all([...document.images].map((image) => image.decode())));
  const picture = await page.screenshot({ fullPage: true, scale: scale === 1 ? 'css' : 'device' });
  await page.close();
  return picture;
}

/** A picture as WebP, as fine as fits into so many bytes. */
export async function asWebp(context, picture, most) {
  const page = await context.newPage();
  for (const quality of [0.95, 0.9, 0.8, 0.7, 0.6]) {
    const webp = Buffer.from(await page.evaluate(encode, { picture: picture.toString('base64'), quality }), 'base64');
    if (webp.length <= most) return webp;
  }
  throw new Error(`the picture does not fit into ${most} bytes`);
}

/** Runs in the page. */
async function encode({ picture, quality }) {
  const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${picture}`)).blob());
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  canvas.getContext('2d').drawImage(bitmap, 0, 0);
  const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/webp', quality })).arrayBuffer());
  return btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ''));
}
