// The shipped worker, the very files of dist/, in Node beside the peers, on the same bytes in the same run: node benches/wasm/run.mjs [dist] [runs]
//
// Ours is measured from the page's message to the worker's answer, so with unbaking, the report and the technical details, but without the
// browser's copying of messages. The words of the second language follow the answer and are not in it. Peers: verification alone, documents and contexts already at hand. Nothing is asserted; targets are shown.

import { fileURLToPath } from 'node:url';
import { badges } from '../../tests/interop/peers.mjs';
import { worker } from './worker.mjs';

const dist = process.argv[2] ?? fileURLToPath(new URL('../../dist', import.meta.url));
const runs = Number(process.argv[3] ?? 200);
// V8 compiles a program twice, the second time what is hot, in the background: fifty runs are not enough for it.
const WARM_UP = 1000;
const TARGETS = { 'OB 3.0 eddsa-rdfc-2022': 1.0, 'VC-JWT EdDSA': 0.4 };

async function times(verify, count) {
  const taken = [];
  for (let run = 0; run < count; run++) {
    const start = performance.now();
    const answer = await verify();
    taken.push(answer?.took ?? performance.now() - start);
  }
  return taken;
}

/** Milliseconds of a loop that keeps a whole core busy: a neighbour on the same core makes it longer, and all that is measured with it. */
function pace() {
  const all = [];
  for (let round = 0; round < 15; round++) {
    const start = performance.now();
    let a = 1, b = 2, c = 3, d = 4, e = 5, f = 6, g = 7, h = 8;
    for (let i = 0; i < 1e6; i++) { a = a + i | 0; b = b ^ i; c = c + a | 0; d = d ^ b; e = e + i | 0; f = f ^ i; g = g + e | 0; h = h ^ f; }
    if (a + b + c + d + e + f + g + h === 0.5) console.log();
    all.push(performance.now() - start);
  }
  return all.sort((x, y) => x - y)[7];
}

/** The first call is the program's first of this kind, and must be content. */
async function measure(verify, content) {
  let answer;
  const [cold] = await times(async () => (answer = await verify()), 1);
  if (!content(answer)) return { answer };
  await times(verify, WARM_UP);
  const before = pace();
  const sorted = (await times(verify, runs)).sort((a, b) => a - b);
  const paces = [before, pace()];
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return { answer, cold, best: sorted[0], median: at(0.5), p95: at(0.95), paces };
}

const given = await badges();
const names = { ja: '見本工学会', en: 'Mihon Society of Engineering' };
const ours = await worker(dist, 'worker', {
  schema: 'akashi.issuers/1', date: new Date().toISOString().slice(0, 10), operator: { name: 'Benchmark' },
  issuers: given.map(({ issuer }) => ({ ids: [issuer], names, keys: [] })),
});
console.log(`Akashi ${ours.build}, worker of ${(ours.size / 1024).toFixed(0)} KiB, compiled and started in ${ours.ready.toFixed(0)} ms; Node ${process.version}; ${runs} runs, ms`);
console.log(`${'badge'.padEnd(30)} ${'bytes'.padStart(6)}  ${'who'.padEnd(20)} ${['best', 'median', 'p95', 'first'].map((word) => word.padStart(8)).join(' ')}  pace before and after`);
const row = (name, bytes, who, { best, median, p95, cold, paces }, note = '') =>
  console.log(`${name.padEnd(30)} ${String(bytes).padStart(6)}  ${who.padEnd(20)} ${[best, median, p95, cold].map((ms) => ms.toFixed(3).padStart(8)).join(' ')}  ${paces.map((ms) => ms.toFixed(2)).join(' ')} ${note}`);
for (const { name, peer, bytes, verify } of given) {
  const mine = await measure(() => ours.verify(bytes), ({ report }) => report.verdict === 'valid' && report.recognition === 'recognised');
  const target = TARGETS[name];
  if (mine.median === undefined) console.log(`${name.padEnd(30)} Akashi says ${mine.answer.report.verdict}, ${mine.answer.report.headline}: not measured`);
  else row(name, bytes.length, 'Akashi, wasm', mine, target ? `target ${target.toFixed(1)}: ${mine.median <= target ? 'met' : 'missed'}` : '');
  const theirs = await measure(() => verify(bytes), (verified) => verified);
  if (theirs.median === undefined) throw new Error(`${peer} does not take its own badge`);
  row('', '', peer, theirs);
}
