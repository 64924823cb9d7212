// Without a connection: the site opens from what its service worker has kept, and judges what the files themselves prove.
import assert from 'node:assert/strict';
import { png } from '../codes.mjs';
import { scene } from '../harness.mjs';
import { LINKS as links } from '../paper.mjs';

const OFF = { serviceWorkers: 'allow', tolerate: [/ERR_INTERNET_DISCONNECTED/] };

/** Until the service worker has kept all it keeps, and answers for this page. */
const kept = (page) => page.window.evaluate(async () => {
  await navigator.serviceWorker.ready;
  while (!navigator.serviceWorker.controller) await new Promise((done) => setTimeout(done, 20));
});

scene('after one visit the site opens without a connection', OFF, async (page) => {
  await kept(page);
  await page.window.context().setOffline(true);
  await page.open(`#${links[1]}`);
  assert.equal((await page.verdict()).headline, 'verdict.valid');
  await page.window.reload();
  await page.ready();
  assert.equal((await page.verdict()).headline, 'verdict.valid', 'and once more');
  assert.equal(await page.window.locator('[data-bar]').count(), 0, 'the list of issuers is there');
});

scene('a code is read without a connection, once the scanner was used', OFF, async (page) => {
  const photo = { name: 'photo.png', mimeType: 'image/png', buffer: png(`https://verify.example.jp/#${links[0]}`) };
  await kept(page);
  await page.judge(() => page.drop([photo]));
  await page.window.context().setOffline(true);
  await page.open();
  assert.equal((await page.judge(() => page.drop([photo]))).headline, 'verdict.valid');
});

scene('nothing but the site\'s own files is kept', OFF, async (page) => {
  await kept(page);
  await page.judge(() => page.sample('valid.png'));
  await page.judge(() => page.window.evaluate((link) => { location.hash = link; }, links[0]));
  const names = await page.window.evaluate(async () => {
    const all = [];
    for (const name of await caches.keys()) for (const { url } of await (await caches.open(name)).keys()) all.push(url);
    return all;
  });
  assert.ok(names.length > 8, names.join('\n'));
  for (const name of names) assert.ok(name.startsWith(page.site.url) && !name.includes('#') && !name.includes('?'), name);
});

scene('a newer site replaces what was kept', OFF, async (page) => {
  await kept(page);
  // Another build: another version in the service worker, another list.
  page.site.vary(/^sw\.js$/, ({ body }) => ({ body: String(body).replace(/akashi\.site\.[0-9a-f]{16}/, 'akashi.site.ffffffffffffffff') }));
  page.site.vary(/^issuers\.json$/, ({ body }) => ({ body: String(body).replace(/"operator":\s*{\s*"name":\s*"[^"]*"/, '"operator": {"name": "新しい運営者"') }));
  await page.window.reload();
  await page.ready();
  assert.match(await page.window.textContent('.colophon'), /新しい運営者/, 'the list is asked for first');
  const other = await page.window.context().newPage();
  await page.window.close();
  await other.goto(page.site.url);
  await other.waitForFunction(async () => (await caches.keys()).filter((name) => name.startsWith('akashi.site.')).join() === 'akashi.site.ffffffffffffffff');
});
