// QR codes of `akashi link`, read by zbar and by ours: as drawn, printed small, turned, blurred and seen from the side.
// node qr.mjs AKASHI BADGE…; prints how many each read, and what was not. Views from farther aside are beyond zbar, and ours alone must.
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import zlib from 'node:zlib';
import { scanGrayBuffer } from '@undecaf/zbar-wasm';

const [akashi, ...badges] = process.argv.slice(2);
const PAGE = 'https://badge.example.jp/verify/';
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'akashi-qr-'));

/** Grey values of a picture: { width, height, grey }. */
function png(file) {
  const bytes = fs.readFileSync(file);
  let [at, data, head] = [8, [], null];
  while (at < bytes.length) {
    const length = bytes.readUInt32BE(at);
    const kind = bytes.toString('latin1', at + 4, at + 8);
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (kind === 'IHDR') head = { width: body.readUInt32BE(0), height: body.readUInt32BE(4), depth: body[8], colour: body[9] };
    if (kind === 'IDAT') data.push(body);
    at += 12 + length;
  }
  if (head.depth !== 1 || head.colour !== 0) throw new Error('not one bit of grey');
  const { width, height } = head;
  const raw = zlib.inflateSync(Buffer.concat(data));
  const stride = Math.ceil(width / 8);
  const lines = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)];
    for (let x = 0; x < stride; x += 1) {
      const [left, up, corner] = [x ? lines[y * stride + x - 1] : 0, y ? lines[(y - 1) * stride + x] : 0, x && y ? lines[(y - 1) * stride + x - 1] : 0];
      const p = left + up - corner;
      const paeth = [left, up, corner].sort((a, b) => Math.abs(p - a) - Math.abs(p - b))[0];
      const guess = [0, left, up, (left + up) >> 1, Math.abs(p - left) <= Math.abs(p - up) && Math.abs(p - left) <= Math.abs(p - corner) ? left : Math.abs(p - up) <= Math.abs(p - corner) ? up : corner][filter] ?? paeth;
      lines[y * stride + x] = raw[y * (stride + 1) + 1 + x] + guess;
    }
  }
  const grey = Float32Array.from({ length: width * height }, (_, at) => (lines[Math.floor(at / width) * stride + ((at % width) >> 3)] >> (7 - (at % width & 7))) & 1 ? 255 : 0);
  return { width, height, grey };
}

/** The same of our drawing: its second path is made of runs. */
function svg(file, scale) {
  const text = fs.readFileSync(file, 'utf8');
  const side = Number(/viewBox="0 0 (\d+) \1"/.exec(text)[1]);
  const [width, height] = [side * scale, side * scale];
  const grey = new Float32Array(width * height).fill(255);
  for (const [, x, y, run] of text.split('<path d="')[1].matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
    for (let dy = 0; dy < scale; dy += 1) grey.fill(0, (y * scale + dy) * width + x * scale, (y * scale + dy) * width + (Number(x) + Number(run)) * scale);
  }
  return { width, height, grey };
}

/** A picture made by asking for each dot where it comes from; what lies outside is paper. */
function seen({ width, height, grey }, size, from) {
  const at = (x, y) => (x < 0 || y < 0 || x >= width || y >= height ? 235 : grey[y * width + x]);
  const out = new Float32Array(size * size);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const [u, v] = from(x / size - 0.5, y / size - 0.5).map((part, axis) => (part + 0.5) * (axis ? height : width) - 0.5);
      const [i, j] = [Math.floor(u), Math.floor(v)];
      const [p, q] = [u - i, v - j];
      out[y * size + x] = (at(i, j) * (1 - p) + at(i + 1, j) * p) * (1 - q) + (at(i, j + 1) * (1 - p) + at(i + 1, j + 1) * p) * q;
    }
  }
  return { width: size, height: size, grey: out };
}

function blurred({ width, height, grey }, radius) {
  const pass = (source, step, length) => source.map((_, at) => {
    const place = step === 1 ? at % width : Math.floor(at / width);
    let [sum, count] = [0, 0];
    for (let d = -radius; d <= radius; d += 1) if (place + d >= 0 && place + d < length) { sum += source[at + d * step]; count += 1; }
    return sum / count;
  });
  return { width, height, grey: pass(pass(grey, 1, width), width, height) };
}

const turned = (degrees) => { const [c, s] = [Math.cos(degrees * Math.PI / 180), Math.sin(degrees * Math.PI / 180)]; return (x, y) => [1.45 * (c * x - s * y), 1.45 * (s * x + c * y)]; };
const aside = (tilt) => (x, y) => { const depth = 1 - tilt * y; return [1.25 * x / depth, 1.25 * y / depth]; };

async function read({ width, height, grey }) {
  const found = await scanGrayBuffer(Uint8Array.from(grey, Math.round).buffer, width, height);
  return found.map((one) => one.decode());
}

/** As a PNG, for the command line. */
function written({ width, height, grey }, file) {
  const chunk = (kind, body) => {
    const named = Buffer.concat([Buffer.from(kind, 'latin1'), body]);
    const ends = Buffer.alloc(8);
    ends.writeUInt32BE(body.length, 0);
    ends.writeUInt32BE(zlib.crc32(named), 4);
    return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 8;
  const lines = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) lines.set(Uint8Array.from(grey.subarray(y * width, (y + 1) * width), Math.round), y * (width + 1) + 1);
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  fs.writeFileSync(file, Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', zlib.deflateSync(lines)), chunk('IEND', Buffer.alloc(0))]));
}

/** The link that the command line makes of the badge in the code that it sees. */
function ours(view) {
  const file = path.join(folder, 'view.png');
  written(view, file);
  const read = spawnSync(akashi, ['link', '--digits', '--page', PAGE, file], { encoding: 'utf8' });
  return read.status === 0 ? read.stdout.trim() : undefined;
}

const good = { zbar: 0, ours: 0 };
let shown = 0;
const missed = [];
const beyond = [];
for (const badge of badges) {
  const link = execFileSync(akashi, ['link', '--digits', '--page', PAGE, badge], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  const draw = (name, ...more) => { const file = path.join(folder, name); execFileSync(akashi, ['link', '--page', PAGE, '--qr', file, ...more, badge], { stdio: 'ignore' }); return file; };
  const least = png(draw('least.png'));
  const large = png(draw('large.png', '--mm', '80'));
  const dots = Math.max(900, least.width * 2);
  const views = {
    'PNG, least size': least, 'PNG, 80 mm': large, SVG: svg(draw('code.svg'), 4),
    'blurred print': blurred(seen(least, dots, (x, y) => [1.1 * x, 1.1 * y]), 2),
    'turned by 7°': seen(least, dots, turned(7)), 'turned by 90°': seen(least, dots, turned(90)), 'turned by 190°': seen(least, dots, turned(190)),
    'from the side': seen(least, dots, aside(0.08)), 'turned, from the side, blurred': blurred(seen(seen(least, dots, turned(5)), dots, aside(0.06)), 1),
  };
  const farther = { 'from the side, 0.12': seen(least, dots, aside(0.12)), 'from the side, 0.2': seen(least, dots, aside(0.2)) };
  for (const [name, view] of Object.entries({ ...views, ...farther })) {
    shown += 1;
    for (const [reader, text] of [['zbar', (await read(view))[0]], ['ours', ours(view)]]) {
      if (text === link) good[reader] += 1;
      else if (reader === 'zbar' && name in farther && text === undefined) beyond.push(name);
      else missed.push(`${path.basename(badge)}, ${name}: ${reader}, ${text === undefined ? 'not found' : 'another text'}`);
    }
  }
}
fs.rmSync(folder, { recursive: true, force: true });
console.log(`of ${shown}, zbar read ${good.zbar}, ours ${good.ours}${beyond.length ? `; beyond zbar: ${[...new Set(beyond)].join('; ')}` : ''}`);
if (missed.length) {
  console.log(missed.join('\n'));
  process.exitCode = 1;
}
