// Frames like a camera's, read by zbar and by ours: a table of both rates.
// node frames.mjs FOLDER; tests/frames.rs has written the frames there, and what ours made of them.
// Fails when either reads another text than the code's, ours misses a clean frame, or zbar reads more of all.
import fs from 'node:fs';
import path from 'node:path';
import { scanGrayBuffer } from '@undecaf/zbar-wasm';

const folder = process.argv[2];
const frames = fs.readFileSync(path.join(folder, 'frames.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line));

/** A PGM of one byte a dot, as it was written. */
function pgm(file) {
  const bytes = fs.readFileSync(file);
  const end = bytes.indexOf(10);
  const [, width, height] = bytes.toString('latin1', 0, end).split(' ').map(Number);
  return { width, height, grey: new Uint8Array(bytes.subarray(end + 1)) };
}

const faults = [];
let took = 0;
for (const frame of frames) {
  const { width, height, grey } = pgm(path.join(folder, frame.file));
  const begun = performance.now();
  const found = (await scanGrayBuffer(grey.buffer, width, height)).map((one) => one.decode());
  took += performance.now() - begun;
  frame.zbar = found.includes(frame.text);
  if (found.some((text) => text !== frame.text)) faults.push(`zbar reads another text: ${frame.file}`);
  if (frame.view === 'clean' && !frame.frame) faults.push(`a clean frame was not read: ${frame.file}`);
}

const READERS = { zbar: 'zbar', 'ours, a frame': 'frame', 'ours, a photo': 'photo' };
const count = (among, reader) => among.filter((frame) => frame[reader]).length;
const rows = [];
for (const [key, label] of [['version', (it) => `version ${it}`], ['dots', (it) => `${it} dots a module`], ['view', (it) => it]]) {
  for (const value of new Set(frames.map((frame) => frame[key]))) {
    const among = frames.filter((frame) => frame[key] === value);
    rows.push([label(value), among.length, ...Object.values(READERS).map((reader) => count(among, reader))]);
  }
}
const total = Object.fromEntries(Object.values(READERS).map((reader) => [reader, count(frames, reader)]));
if (total.frame < total.zbar) faults.push('zbar reads more of all');

console.log(`${frames.length} frames: ${Object.entries(READERS).map(([name, reader]) => `${name} ${total[reader]}`).join(' · ')}`);
console.log(['', 'frames', ...Object.keys(READERS)].map((cell, at) => (at ? cell.padStart(15) : cell.padEnd(18))).join(''));
for (const row of rows) console.log(row.map((cell, at) => (at ? String(cell).padStart(15) : cell.padEnd(18))).join(''));
console.log(`zbar took ${Math.round(took)} ms`);
if (faults.length) {
  console.log(faults.join('\n'));
  process.exitCode = 1;
}
