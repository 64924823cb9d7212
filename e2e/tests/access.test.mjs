// Accessibility rules (axe-core) hold on every page and in every state, light and dark, narrow and wide.
import { scene } from '../harness.mjs';
import { STATES } from '../states.mjs';

for (const [name, come] of Object.entries(STATES)) {
  scene(`axe: ${name}`, async (page) => {
    await come(page);
    for (const colorScheme of ['light', 'dark']) {
      await page.window.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      for (const width of [360, 1440]) {
        await page.window.setViewportSize({ width, height: 900 });
        await page.accessible(`${name}, ${colorScheme}, ${width} px`);
      }
    }
  });
}
