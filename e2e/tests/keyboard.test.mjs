// Without a mouse: from the opened page to the verdict and through all of it, with no way to get stuck.
import assert from 'node:assert/strict';
import { scene } from '../harness.mjs';

const on = (id) => (focus) => focus.id === id;

scene('the first stop skips to the content', async (page) => {
  await page.window.keyboard.press('Tab');
  assert.equal(await page.window.evaluate(() => document.activeElement.className), 'skip-link');
  const { y, height } = await page.window.locator('.skip-link').boundingBox();
  assert.ok(y >= 0 && height > 0, 'it can be seen while it has the focus');
  await page.window.keyboard.press('Enter');
  assert.ok(await page.window.evaluate(() => document.querySelector('main').contains(document.activeElement)));
});

scene('choose a file; the focus comes to the verdict', async (page) => {
  await page.tabTo(on('file'));
  const dialog = page.window.waitForEvent('filechooser');
  await page.window.keyboard.press('Space');
  const chooser = await dialog;
  const seen = await page.judge(() => chooser.setFiles([{ name: 'valid.png', mimeType: 'image/png', buffer: page.site.read('samples/valid.png') }]));
  assert.equal(seen.headline, 'verdict.valid');
  await page.focused('verdict');
  assert.match(await page.window.textContent('[role=status][aria-live]'), /有効です/);
});

scene('a sample, its technical details, and home again', async (page) => {
  await page.tabTo((focus) => focus.sample === 'tampered.png');
  await page.judge(() => page.window.keyboard.press('Enter'));
  await page.focused('verdict');
  await page.tabTo((focus) => focus.tag === 'summary');
  await page.window.keyboard.press('Enter');
  assert.ok(await page.window.$eval('summary:focus', (summary) => summary.parentElement.open));
  await page.tabTo((focus) => focus.tag === 'a' && focus.text !== '', 90);
});

scene('paste, and send with the keyboard', async (page) => {
  await page.tabTo(on('text'));
  await page.window.keyboard.insertText(page.site.read('samples/ends-soon.jwt').toString());
  await page.window.keyboard.press('Tab');
  assert.equal((await page.judge(() => page.window.keyboard.press('Enter'))).headline, 'verdict.valid');
});

for (const [where, come] of [
  ['home', async () => {}],
  ['a result', (page) => page.judge(() => page.sample('valid.png'))],
  ['the issuers', (page) => page.go('issuers')],
  ['the list', async (page) => {
    await page.choose(['valid.png', 'expired.svg'].map((name) => `${page.site.root}/samples/${name}`));
    await page.settled(2);
  }],
]) {
  scene(`no trap on ${where}: every control is reached, forwards and backwards`, async (page) => {
    await come(page);
    for (const key of ['Tab', 'Shift+Tab']) {
      // A radio group is one stop; what is not drawn is none.
      const all = await page.window.$$eval('a[href], button, input, textarea, summary', (found) => {
        found.forEach((one, place) => { one.dataset.stop = place; });
        const groups = new Set();
        return found.filter((one) => {
          if (!one.checkVisibility() || one.disabled) return false;
          if (one.type !== 'radio') return true;
          const first = !groups.has(one.name);
          groups.add(one.name);
          return first;
        }).length;
      });
      await page.window.evaluate(() => { document.activeElement?.blur(); scrollTo(0, 0); });
      const seen = new Set();
      for (let presses = 0; presses < all * 2 + 10; presses += 1) {
        await page.window.keyboard.press(key);
        seen.add(await page.window.evaluate(() => document.activeElement?.dataset?.stop));
      }
      seen.delete(undefined);
      assert.ok(seen.size >= all, `${key}: ${seen.size} of ${all} controls`);
    }
  });
}
