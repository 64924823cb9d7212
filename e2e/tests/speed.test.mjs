// From the drop of a picture of 100 kB to its verdict on the screen. Measured in the page and told, not asserted.
import { scene } from '../harness.mjs';
import { padded } from '../make.mjs';

const TIMES = 20;
const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

scene('from drop to verdict', async (page, t) => {
  const picture = padded(page.site.read('samples/valid.png'), 100_000).toString('base64');
  const runs = [];
  for (let run = 0; run < TIMES + 3; run += 1) {
    const seen = await page.window.evaluate(measure, picture);
    // The first ones warm the browser up.
    if (run >= 3) runs.push(seen);
  }
  const part = (name) => `${name} ${median(runs.map((run) => run[name])).toFixed(1)}`;
  t.diagnostic(`» drop to verdict, 100 kB PNG, median of ${TIMES}: ${part('drawn')} ms (${part('sent')}, ${part('answered')}, ${part('shown')} since the drop)`);
});

/** In the page: drops the picture; when its bytes were sent to the worker, answered, in the document, on the screen. */
async function measure(picture) {
  const bytes = Uint8Array.from(atob(picture), (c) => c.charCodeAt(0));
  const transfer = new DataTransfer();
  transfer.items.add(new File([bytes], 'badge.png', { type: 'image/png' }));
  document.querySelectorAll('.verdict').forEach((panel) => panel.setAttribute('data-seen', ''));
  const times = {};
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message, ...rest) {
    if (message?.Job) {
      times.sent = performance.now() - start;
      this.addEventListener('message', () => { times.answered = performance.now() - start; }, { once: true });
    }
    return post.call(this, message, ...rest);
  };
  const verdict = () => document.querySelector('.verdict[data-headline]:not([data-seen])');
  const start = performance.now();
  const shown = new Promise((done) => {
    const observer = new MutationObserver(() => {
      if (!verdict()) return;
      observer.disconnect();
      times.shown = performance.now() - start;
      requestAnimationFrame(() => setTimeout(() => { times.drawn = performance.now() - start; done(); }));
    });
    observer.observe(document.body, { childList: true, subtree: true, attributes: true });
  });
  document.getElementById('main').dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
  await shown;
  Worker.prototype.postMessage = post;
  return times;
}
