// What a camera and a printer make of the widget: QR codes are read from pixels, sheets are printed to PDF.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import jsqr from 'jsqr';

const run = promisify(execFile);

/** Runs in the page and its frames, before anything else: keeps the document that is printed. */
export function catchPrint() {
  window.print = () => {
    const sheets = [...document.adoptedStyleSheets, ...document.styleSheets];
    const css = sheets.map(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText).join('\n')).join('\n');
    top.labPrinted = { html: document.documentElement.outerHTML, css, title: document.title, sheets: sheets.length };
  };
}

/** Presses the button that prints, and gives the document that went to the printer. */
export async function printed({ page, tag }) {
  await page.evaluate(() => delete window.labPrinted);
  await tag.locator('[part~=print]').click();
  const seen = await page.waitForFunction(() => window.labPrinted);
  return seen.jsonValue();
}

/** A printed document on paper: how many pages, its text, and what the QR code on it says. */
export async function onPaper(page, { html, css }) {
  const blank = await page.context().browser().newPage();
  await blank.setContent(html);
  await blank.addStyleTag({ content: css });
  const folder = await mkdtemp(join(process.env.LAB_ROOM, 'paper-'));
  const pdf = join(folder, 'sheet.pdf');
  await writeFile(pdf, await blank.pdf({ preferCSSPageSize: true }));
  await blank.close();
  const told = async (program, ...words) => (await run(program, words)).stdout;
  const about = await told('pdfinfo', pdf);
  await run('pdftoppm', ['-r', '150', '-singlefile', pdf, join(folder, 'sheet')]);
  return {
    pages: Number(about.match(/^Pages:\s+(\d+)/m)[1]),
    size: about.match(/^Page size:\s+(.*)$/m)[1],
    text: (await told('pdftotext', '-layout', pdf, '-')).replace(/\s+/g, ' '),
    qr: read(pixmap(await readFile(join(folder, 'sheet.ppm')))),
  };
}

/** What the QR code on a picture of the screen says; null where there is none. */
export async function onScreen(page, png) {
  const blank = await page.context().browser().newPage();
  const { pixels, ...size } = await blank.evaluate(async (text) => {
    const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${text}`)).blob());
    const { width, height } = bitmap;
    const canvas = new OffscreenCanvas(width, height).getContext('2d');
    canvas.drawImage(bitmap, 0, 0);
    const { data } = canvas.getImageData(0, 0, width, height);
    // Millions of pixels as a list of numbers would take the driver ten seconds and more.
    let pixels = '';
    for (let at = 0; at < data.length; at += 8192) pixels += String.fromCharCode(...data.subarray(at, at + 8192));
    return { width, height, pixels: btoa(pixels) };
  }, png.toString('base64'));
  await blank.close();
  return read({ ...size, data: Buffer.from(pixels, 'base64') });
}

function read({ data, width, height }) {
  // Many cameras read no code that is light on dark.
  return jsqr(Uint8ClampedArray.from(data), width, height, { inversionAttempts: 'dontInvert' })?.data ?? null;
}

/** A portable pixmap, with the opacity that readers of codes want. */
function pixmap(file) {
  const [head, width, height] = file.toString('latin1', 0, 64).match(/^P6\s+(\d+)\s+(\d+)\s+255\s/);
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let at = 0; at < width * height; at += 1)
    data.set(file.subarray(head.length + at * 3, head.length + at * 3 + 3), at * 4);
  return { data, width: Number(width), height: Number(height) };
}
