// Two workers: the one that a first visit loads lacks what few badges need, and says so; the whole one is loaded then.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { worker } from '../../benches/wasm/worker.mjs';
import { scene } from '../harness.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const NOW = '2026-11-22T00:00:00.000Z';

function* files(folder) {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const where = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* files(where);
    else yield where;
  }
}

test('the usual worker says what the whole one says, or that a part is lacking', async (t) => {
  const folders = [path.join(root, 'tests/corpus'), path.join(root, 'public/samples')];
  if (process.env.AKASHI_VECTORS) folders.push(process.env.AKASHI_VECTORS);
  else t.diagnostic('» without AKASHI_VECTORS: the recorded cases were skipped');
  const badges = folders.flatMap((folder) => [...files(folder)]).filter((file) => fs.statSync(file).size < 2 ** 20);
  const issuers = JSON.parse(fs.readFileSync(path.join(root, 'public/issuers.json'), 'utf8'));
  const answers = {};
  for (const name of ['worker', 'whole']) {
    const { verify } = await worker(path.join(root, 'dist'), name, issuers);
    answers[name] = [];
    for (const file of badges) answers[name].push(await verify(new Uint8Array(fs.readFileSync(file)), NOW));
  }
  let lacking = 0;
  for (const [place, file] of badges.entries()) {
    const [usual, whole] = [answers.worker[place], answers.whole[place]];
    assert.equal(whole.incomplete, false, file);
    if (usual.incomplete) lacking += 1;
    else assert.deepEqual([usual.report, usual.words], [whole.report, whole.words], file);
    // Whatever it lacks, it never claims more.
    if (usual.report.verdict !== whole.report.verdict) assert.equal(usual.report.verdict, 'undetermined', file);
  }
  assert.ok(lacking > 0 && lacking < badges.length, `${lacking} of ${badges.length}`);
  t.diagnostic(`» ${badges.length} files, ${lacking} need the whole worker`);
});

scene('a drawing is judged by the whole worker, which is loaded once', async (page) => {
  let loaded = 0;
  page.window.context().on('request', (request) => (loaded += /whole_bg-/.test(request.url())));
  await page.judge(() => page.sample('valid.png'));
  assert.equal(loaded, 0);
  for (let time = 0; time < 2; time += 1) {
    await page.home();
    assert.equal((await page.judge(() => page.sample('expired.svg'))).headline, 'verdict.expired');
  }
  await page.home();
  assert.equal((await page.judge(() => page.sample('valid.png'))).headline, 'verdict.valid');
  assert.equal(loaded, 1);
});

scene('without the whole worker the page says what it could not check, and goes on', {
  prepare: (site) => site.vary(/^whole_loader/, () => ({ status: 404, body: 'gone' })), tolerate: [/whole_loader/, /404/],
}, async (page) => {
  const lost = await page.judge(() => page.sample('expired.svg'));
  assert.equal(lost.headline, 'verdict.undetermined');
  assert.ok((await page.window.textContent('.verdict')).includes('読み込めませんでした'));
  await page.home();
  assert.equal((await page.judge(() => page.sample('valid.png'))).headline, 'verdict.valid');
});

scene('raw data is read when its drawer is opened', async (page) => {
  await page.judge(() => page.sample('valid.png'));
  assert.equal(await page.window.$('.drawer .raw'), null);
  await page.window.click('.drawer > summary');
  await page.window.waitForSelector('.drawer .raw');
  assert.ok((await page.window.textContent('.drawer .raw')).includes('"credentialSubject"'));
});
