// QR codes by a writer that is not ours: as a drawing, as a picture, and as a film for the browser's fake camera.
import fs from 'node:fs';
import zlib from 'node:zlib';
import qrcode from 'qrcode-generator';
import { picture } from './make.mjs';

const QUIET = 4;

/** The modules of a code, the white around them included: `dark(x, y)` for 0 ≤ x, y < `side`. */
export function code(text, level = 'M') {
  const made = qrcode(0, level);
  made.addData(text, 'Byte');
  made.make();
  const size = made.getModuleCount();
  const inside = (at) => at >= QUIET && at < QUIET + size;
  return { side: size + 2 * QUIET, dark: (x, y) => inside(x) && inside(y) && made.isDark(y - QUIET, x - QUIET) };
}

/** A drawing without a size of its own in pixels. */
export function svg(text) {
  const { side, dark } = code(text);
  let path = '';
  for (let y = 0; y < side; y += 1) for (let x = 0; x < side; x += 1) if (dark(x, y)) path += `M${x} ${y}h1v1h-1z`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${path}"/></svg>`;
}

/**
 * A photograph of sorts: grey paper on a darker table, a code of `span` pixels turned by `degrees`. A value in 0…255 for every
 * pixel, four samples each, so that edges are soft.
 */
export function photograph(text, { width = 1280, height = 720, span = 560, degrees = 7, dark: ink = 40, light = 205 } = {}) {
  const { side, dark } = code(text);
  const [sin, cos] = [Math.sin(degrees * Math.PI / 180), Math.cos(degrees * Math.PI / 180)];
  const shade = (x, y) => {
    const [dx, dy] = [x - width / 2, y - height / 2];
    const [u, v] = [(dx * cos + dy * sin) / span + 0.5, (dy * cos - dx * sin) / span + 0.5];
    if (u < -0.1 || v < -0.1 || u >= 1.1 || v >= 1.1) return 120;
    return u >= 0 && v >= 0 && u < 1 && v < 1 && dark(Math.floor(u * side), Math.floor(v * side)) ? ink : light;
  };
  const pixels = Buffer.alloc(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      pixels[y * width + x] = (shade(x + 0.25, y + 0.25) + shade(x + 0.75, y + 0.25) + shade(x + 0.25, y + 0.75) + shade(x + 0.75, y + 0.75)) / 4;
    }
  }
  return { width, height, pixels };
}

/** The same as a PNG without any badge in it. */
export function png(text, options) {
  const { width, height, pixels } = photograph(text, options);
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) pixels.copy(rows, y * (width + 1) + 1, y * width, (y + 1) * width);
  return picture(width, height, zlib.deflateSync(rows, { level: 1 }));
}

/** A film that shows it, as Chromium's fake camera plays it over and over (YUV4MPEG2). */
export function film(file, text, options) {
  const { width, height, pixels } = photograph(text, options);
  const colourless = Buffer.alloc(width * height / 2, 128);
  const frame = [Buffer.from('FRAME\n'), pixels, colourless];
  fs.writeFileSync(file, Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F20:1 Ip C420jpeg\n`), ...frame, ...frame]));
  return file;
}
