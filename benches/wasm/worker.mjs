// The shipped worker in Node: for the benchmark, and for tests that ask it more than a browser could in the time.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const BASE = 'https://badge.example.jp/';

/** The worker `name` of dist/, with the least of a browser around it: a port, and one file beside the page. One at a time: a worker is alone in its world. */
export async function worker(dist, name, issuers) {
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
      else waiting.get((message.Done ?? message.Words).id)(message);
    },
  });
  const bytes = readFileSync(named(new RegExp(`^${name}_bg-.*\\.wasm$`)));
  const glue = readFileSync(named(new RegExp(`^${name}-.*\\.js$`)), 'utf8');
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
  /** The whole answer: the report, its words in both languages, whether a part was lacking, and the milliseconds until all but the second language was here. */
  const verify = async (data, now = new Date().toISOString()) => {
    const leave = { off: true, yes: [], no: [], anew: false };
    const job = { id: ++id, name: 'badge', bytes: data, holder: undefined, now, leave, lang: 'ja' };
    const asked = performance.now();
    let answer;
    const words = new Promise((done) => {
      waiting.set(job.id, ({ Done, Words }) => {
        if (Done) answer = { ...Done, took: performance.now() - asked };
        else done(Words.words);
      });
    });
    globalThis.onmessage({ data: { Job: job } });
    const other = await words;
    waiting.delete(job.id);
    return { ...answer, words: [answer.words, other] };
  };
  return { verify, ready, build, size: bytes.length };
}
