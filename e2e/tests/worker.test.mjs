// A worker that really dies or hangs is replaced: the row of its file says so, and the others go on. And while it is
// busy, the page answers. The worker is the real one, with a script in front of it that strikes at one file.
import assert from 'node:assert/strict';
import { scene, scratch } from '../harness.mjs';
import { padded, png, poison, put, saboteur, sparse } from '../make.mjs';

/** A click is answered within 100 ms. One of ten may be late: the machine has other work too. What blocks, blocks many. */
function answered(waits) {
  const late = waits.filter((wait) => wait >= 100);
  assert.ok(late.length <= Math.max(1, waits.length / 10) && Math.max(...waits) < 1000, `answers after ${waits.map(Math.round)} ms`);
}
const good = (page, name) => ({ name, mimeType: 'image/png', buffer: page.site.read('samples/valid.png') });
const sabotage = (deeds) => (site) => site.vary(/^worker_loader-[0-9a-f]+\.js$/, ({ body }) => ({ body: saboteur(deeds) + body }));

const drop = (page, names) => page.drop(names.map((name) => good(page, name)));

async function fate(page, names, failures, timeout) {
  const rows = await page.settled(names.length, timeout);
  assert.deepEqual(rows.map((row) => [row.file, row.failure ?? row.verdict]), names.map((name) => [name, failures[name] ?? 'valid']));
  for (const row of rows.filter((row) => row.failure)) assert.ok(row.words.trim(), 'the row says so in words');
}

scene('it throws, it runs out of memory: the others go on', {
  prepare: sabotage({
    'throws.png': "throw new Error('struck by a test');",
    'hoards.png': 'const all = []; for (;;) all.push(new ArrayBuffer(2 ** 32));',
  }),
  tolerate: [/struck by a test/, /allocation failed/i],
}, async (page) => {
  const names = ['1.png', 'throws.png', '2.png', 'hoards.png', '3.png'];
  await drop(page, names);
  await fate(page, names, { 'throws.png': 'died', 'hoards.png': 'died' });
});

scene('it ends itself without a word: replaced after ten seconds', { prepare: sabotage({ 'closes.png': 'self.close();' }) }, async (page) => {
  const start = Date.now();
  const names = ['1.png', 'closes.png', '2.png'];
  await drop(page, names);
  await fate(page, names, { 'closes.png': 'timed-out' }, 20_000);
  assert.ok(Date.now() - start > 9_000 && Date.now() - start < 15_000, `${Date.now() - start} ms`);
});

scene('it never comes to an end: replaced after ten seconds, while the page answers', { prepare: sabotage({ 'loops.png': 'for (;;);' }) }, async (page) => {
  const names = ['1.png', 'loops.png', '2.png'];
  const { waits } = await page.clicksDuring(() => drop(page, names), () => fate(page, names, { 'loops.png': 'timed-out' }, 20_000));
  answered(waits);
});

scene('a file alone: the page says what happened, and another try succeeds', {
  prepare: (site) => {
    let loads = 0;
    site.vary(/^worker_loader-[0-9a-f]+\.js$/, ({ body }) => {
      loads += 1;
      return { body: (loads === 1 ? saboteur({ 'throws.png': "throw new Error('struck by a test');" }) : '') + body };
    });
  },
  tolerate: [/struck by a test/],
}, async (page) => {
  assert.equal((await page.judge(() => drop(page, ['throws.png']))).failure, 'died');
  await page.focused('verdict');
  assert.equal((await page.judge(() => page.window.click('.next .button--main'))).headline, 'verdict.valid');
});

scene('no worker to be had: the page says so everywhere', {
  prepare: (site) => site.vary(/^worker_loader/, () => ({ status: 404, body: 'gone' })), tolerate: [/worker_loader/, /404/], closed: true,
}, async (page) => {
  await page.window.goto(page.site.url);
  await page.window.waitForSelector('[data-bar="no-worker"]', { timeout: 30_000 });
  assert.equal((await page.judge(() => page.drop([good(page, '1.png')]))).failure, 'no-worker');
});

async function quickWhile(page, t, what, files) {
  const { result, waits } = await page.clicksDuring(() => page.dragIn(files), () => page.settled(files.length, 50_000));
  const worst = Math.max(...waits);
  t.diagnostic(`» ${what}: ${waits.length} clicks, slowest answer ${worst.toFixed(0)} ms`);
  answered(waits);
  return result;
}

scene('a click is answered while files of 20 MB are judged', async (page, t) => {
  const files = [1, 2, 3, 4].map((n) => put(scratch, `20MB-${n}.png`, padded(page.site.read('samples/valid.png'), 20_000_000)));
  const rows = await quickWhile(page, t, '20 MB', files);
  assert.deepEqual(rows.map((row) => row.verdict), files.map(() => 'valid'));
});

scene('a click is answered while poisoned graphs use up their budget', async (page, t) => {
  // Cliques of up to 20 stay within the budget of objects and use up that of the canonicalisation; the last is refused at sight.
  const sizes = [6, 12, 60, ...Array.from({ length: 12 }, () => 20)];
  const files = sizes.map((nodes, place) => put(scratch, `poison-${place}-${nodes}.json`, poison(nodes)));
  const rows = await quickWhile(page, t, 'poison', files);
  assert.deepEqual(rows.map((row) => row.verdict), files.map(() => 'undetermined'));
});

scene('a file of 200 MB that is called a picture', async (page, t) => {
  const rows = await quickWhile(page, t, '200 MB', [sparse(scratch, 'movie.png', 200_000_000), put(scratch, 'small.png', png())]);
  assert.deepEqual(rows.map((row) => row.failure ?? row.verdict), ['too-large', 'unreadable']);
});
