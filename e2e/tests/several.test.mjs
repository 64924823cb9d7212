// Several files at once: a row for each, one opened, back again, only some shown.
import assert from 'node:assert/strict';
import { scene } from '../harness.mjs';
import { SAMPLES } from '../words.mjs';

const names = Object.keys(SAMPLES);
const all = (page) => names.map((name) => ({ name, mimeType: '', buffer: page.site.read(`samples/${name}`) }));

scene('a row for each file, in their order, with its own verdict', async (page) => {
  await page.drop(all(page));
  const rows = await page.settled(names.length);
  assert.deepEqual(rows.map((row) => [row.file, row.verdict]), names.map((name) => [name, SAMPLES[name][0]]));
});

scene('open a row, go back, open another', async (page) => {
  await page.choose(all(page));
  await page.settled(names.length);
  for (const place of [3, 5]) {
    await page.window.click(`[data-row="${place}"] a`);
    assert.equal((await page.verdict()).headline, SAMPLES[names[place - 1]][1]);
    await page.focused('verdict');
    await page.window.goBack();
    await page.window.waitForSelector('[data-row]');
    await page.focused(`row-${place}`);
    assert.equal((await page.rows()).length, names.length);
  }
  await page.window.goBack();
});

scene('only the rejected ones', async (page) => {
  await page.choose(all(page));
  await page.settled(names.length);
  const shown = async () => (await page.rows()).filter((row) => row.shown).map((row) => row.file);
  await page.window.check('#f-rejected', { force: true });
  assert.deepEqual(await shown(), names.filter((name) => SAMPLES[name][0] === 'rejected'));
  await page.window.check('#f-all', { force: true });
  assert.deepEqual(await shown(), names);
});

scene('three hundred files, and the page stays quick', { timeout: 120_000 }, async (page, t) => {
  const files = all(page);
  const many = Array.from({ length: 300 }, (_, n) => ({ ...files[n % files.length], name: `${n + 1}-${files[n % files.length].name}` }));
  const start = Date.now();
  const { waits } = await page.clicksDuring(() => page.drop(many), () => page.settled(many.length, 100_000));
  const worst = Math.max(...waits);
  t.diagnostic(`» 300 files: ${((Date.now() - start) / 1000).toFixed(1)} s, slowest answer to a click ${worst.toFixed(0)} ms`);
  const rows = await page.rows();
  assert.deepEqual(rows.map((row) => row.verdict), many.map((_, n) => SAMPLES[names[n % names.length]][0]));
  await page.speak('ja');
});
