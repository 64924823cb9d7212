// Every sample of the site shows what it says, in both languages, whether clicked or saved and dropped.
import assert from 'node:assert/strict';
import { scene } from '../harness.mjs';
import { HEADLINES, SAMPLES } from '../words.mjs';

for (const [name, [verdict, headline]] of Object.entries(SAMPLES)) {
  scene(`${name}: ${headline}`, async (page) => {
    const seen = await page.judge(() => page.sample(name));
    assert.equal(seen.headline, headline);
    assert.equal(seen.verdict, verdict);
    for (const language of ['ja', 'en', 'ja']) {
      await page.speak(language);
      assert.equal((await page.verdict()).words, HEADLINES[headline][language]);
      assert.ok((await page.window.title()).includes(HEADLINES[headline][language]), await page.window.title());
    }
    const saved = { name: `saved-${name}`, mimeType: '', buffer: page.site.read(`samples/${name}`) };
    assert.equal((await page.judge(() => page.drop([saved]))).headline, headline);
  });
}

scene('the page offers each of them', async (page) => {
  const offered = await page.window.$$eval('[data-sample]', (all) => all.map((one) => one.dataset.sample));
  assert.deepEqual(offered.sort(), Object.keys(SAMPLES).sort());
});
