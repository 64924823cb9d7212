// The shipped worker, the very files of dist/, in Node beside the peers, on the same bytes in the same run: node benches/wasm/run.mjs [dist] [runs]
//
// Ours is measured from the page's message to the worker's answer, so with unbaking, the report and the technical details, but without the
// browser's copying of messages. Peers: verification alone, documents and contexts already at hand. Nothing is asserted; targets are shown.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { badges } from '../../tests/interop/peers.mjs';

const dist = process.argv[2] ?? fileURLToPath(new URL('../../dist', import.meta.url));
const runs = Number(process.argv[3] ?? 200);
const WARM_UP = 50;
const BASE = 'https://badge.example.jp/';
const TARGETS = { 'OB 3.0 eddsa-rdfc-2022': 1.0, 'VC-JWT EdDSA': 0.4 };

/** The least of a browser's worker: a port, and one file beside the page. */
async function worker(issuers) {
  const named = (pattern) => join(dist, readdirSync(dist).find((name) => pattern.test(name)) ?? pattern.source);
  const waiting = new Map();
  let hello, listed;
  const said = [new Promise((done) => (hello = done)), new Promise((done) => (listed = done))];
  const fetched = globalThis.fetch;
  Object.assign(globalThis, {
    self: globalThis,
    fetch: async (request) => {
      if (new URL(request.url ?? request).href !== BASE + 'issuers.json') throw new TypeError('no network');
      return new Response(JSON.stringify(issuers), { headers: { 'content-type': 'application/json' } });
    },
    postMessage: (message) => {
      if (message.Hello) hello(message.Hello);
      else if (message.Issuers) listed(message.Issuers);
      else waiting.get(message.Done.id)(message.Done.report);
    },
  });
  const bytes = readFileSync(named(/^worker_bg-.*\.wasm$/));
  const glue = readFileSync(named(/^worker-.*\.js$/), 'utf8');
  const start = performance.now();
  const { default: init } = await import('data:text/javascript,' + encodeURIComponent(glue));
  await init({ module_or_path: bytes });
  const { build } = await said[0];
  const ready = performance.now() - start;
  globalThis.onmessage({ data: { Open: { base: BASE } } });
  const list = await said[1];
  if (!list.Ok) throw new Error('the list was not taken: ' + JSON.stringify(list));
  globalThis.fetch = fetched;
  let id = 0;
  const verify = (data) => {
    const job = { id: ++id, name: 'badge', bytes: data, holder: undefined, now: new Date().toISOString() };
    let report;
    waiting.set(job.id, (done) => (report = done));
    globalThis.onmessage({ data: { Job: job } });
    waiting.delete(job.id);
    return report;
  };
  return { verify, ready, build, size: bytes.length };
}

async function times(verify, count) {
  const taken = [];
  for (let run = 0; run < count; run++) {
    const start = performance.now();
    const answer = verify();
    if (answer instanceof Promise) await answer;
    taken.push(performance.now() - start);
  }
  return taken;
}

/** The first call is the program's first of this kind, and must be content. */
async function measure(verify, content) {
  let answer;
  const [cold] = await times(async () => (answer = await verify()), 1);
  if (!content(answer)) return { answer };
  await times(verify, WARM_UP);
  const sorted = (await times(verify, runs)).sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return { answer, cold, best: sorted[0], median: at(0.5), p95: at(0.95) };
}

const given = await badges();
const names = { ja: '見本工学会', en: 'Mihon Society of Engineering' };
const ours = await worker({
  schema: 'akashi.issuers/1', date: new Date().toISOString().slice(0, 10), operator: { name: 'Benchmark' },
  issuers: given.map(({ issuer }) => ({ ids: [issuer], names, keys: [] })),
});
console.log(`Akashi ${ours.build}, worker of ${(ours.size / 1024).toFixed(0)} KiB, compiled and started in ${ours.ready.toFixed(0)} ms; Node ${process.version}; ${runs} runs, ms`);
console.log(`${'badge'.padEnd(30)} ${'bytes'.padStart(6)}  ${'who'.padEnd(20)} ${['best', 'median', 'p95', 'first'].map((word) => word.padStart(8)).join(' ')}`);
const row = (name, bytes, who, { best, median, p95, cold }, note = '') =>
  console.log(`${name.padEnd(30)} ${String(bytes).padStart(6)}  ${who.padEnd(20)} ${[best, median, p95, cold].map((ms) => ms.toFixed(3).padStart(8)).join(' ')} ${note}`);
for (const { name, peer, bytes, verify } of given) {
  const mine = await measure(() => ours.verify(bytes), (report) => report.verdict === 'valid' && report.recognition === 'recognised');
  const target = TARGETS[name];
  if (mine.median === undefined) console.log(`${name.padEnd(30)} Akashi says ${mine.answer.verdict}, ${mine.answer.reason}: not measured`);
  else row(name, bytes.length, 'Akashi, wasm', mine, target ? `target ${target.toFixed(1)}: ${mine.median <= target ? 'met' : 'missed'}` : '');
  const theirs = await measure(() => verify(bytes), (verified) => verified);
  if (theirs.median === undefined) throw new Error(`${peer} does not take its own badge`);
  row('', '', peer, theirs);
}
