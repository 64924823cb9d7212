// Japanese first, English second: the browser's wish, then the reader's, which is remembered.
import assert from 'node:assert/strict';
import { scene } from '../harness.mjs';

for (const [locale, language] of [['ja-JP', 'ja'], ['en-GB', 'en'], ['de-DE', 'ja']]) {
  scene(`a browser that asks for ${locale}`, { locale }, async (page) => {
    assert.equal(await page.language(), language);
    assert.match(await page.window.textContent('h1'), language === 'ja' ? /バッジ/ : /badge/i);
  });
}

scene('the choice outlives a reload', async (page) => {
  await page.speak('en');
  await page.window.reload();
  await page.ready();
  assert.equal(await page.language(), 'en');
  await page.speak('ja');
  await page.window.reload();
  await page.ready();
  assert.equal(await page.language(), 'ja');
});

scene('nothing Japanese is left on an English page', { locale: 'en-US' }, async (page) => {
  // The operator's own name has one form only, and stands as it is.
  const { operator } = JSON.parse(page.site.read('issuers.json'));
  const left = () => page.window.evaluate((name) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const foreign = node.parentElement.closest('[lang]')?.lang !== 'en';
      if (!foreign && /[\u3040-\u30ff\u4e00-\u9fff]/.test(node.data) && node.parentElement.checkVisibility()) found.push(node.data.trim());
    }
    return found.filter((text) => /[\u3040-\u30ff\u4e00-\u9fff]/.test(text.replace(name, '')));
  }, operator.name);
  assert.deepEqual(await left(), [], 'home');
  await page.judge(() => page.sample('no-badge.png'));
  assert.deepEqual(await left(), [], 'a result without names');
});
