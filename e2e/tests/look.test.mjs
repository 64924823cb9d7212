// Pictures of every page and state at three widths, light and dark, in both languages, kept in e2e/out/; and none of
// them is wider than its window.
import fs from 'node:fs';
import path from 'node:path';
import { OUT, scene } from '../harness.mjs';
import { STATES } from '../states.mjs';

for (const [name, come] of Object.entries(STATES)) {
  scene(`look: ${name}`, { timeout: 120_000 }, async (page) => {
    fs.mkdirSync(OUT, { recursive: true });
    await come(page);
    await page.window.evaluate(() => document.activeElement?.blur());
    for (const language of ['ja', 'en']) {
      await page.speak(language);
      for (const width of [360, 768, 1440]) {
        await page.window.setViewportSize({ width, height: 900 });
        await page.fits(`${name}, ${language}, ${width} px`);
        for (const colorScheme of ['light', 'dark']) {
          await page.window.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
          await page.window.mouse.move(0, 0);
          const file = `${name.replace('.', '-')}-${width}-${colorScheme}-${language}.png`;
          await page.window.screenshot({ path: path.join(OUT, file), fullPage: true });
        }
      }
    }
  });
}
