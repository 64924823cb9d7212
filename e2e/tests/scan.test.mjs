// QR codes: in front of the camera, in pictures that were dropped or pasted, and what is no badge.
import assert from 'node:assert/strict';
import path from 'node:path';
import { film, png, svg } from '../codes.mjs';
import { scene, scratch, show } from '../harness.mjs';
import { LINK, LINKS as links } from '../paper.mjs';

const UNLISTED = `https://verify.example.jp/#${links[4]}`;

show(film(path.join(scratch, 'camera.y4m'), LINK));

const CAMERA = { permissions: ['camera'] };
const drawing = (text) => ({ name: 'code.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(svg(text)) });
const photo = (text, options) => ({ name: 'photo.png', mimeType: 'image/png', buffer: png(text, options) });

scene('the camera reads a badge, well within two seconds', CAMERA, async (page, t) => {
  const began = Date.now();
  const answer = await page.judge(() => page.window.click('a[href="#scan"]'));
  const took = Date.now() - began;
  t.diagnostic(`from the button to the verdict ${took} ms`);
  assert.equal(answer.headline, 'verdict.valid');
  assert.ok(took < 2000, `${took} ms`);
  assert.equal(await page.window.evaluate(() => document.querySelector('video')), null, 'the camera has left the page');
  await page.accessible('camera');
});

scene('the camera is off as soon as the page is left', { ...CAMERA, hash: '#scan' }, async (page) => {
  await page.window.evaluate(() => {
    const opened = [];
    const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (wanted) => { const stream = await real(wanted); opened.push(...stream.getTracks()); return stream; };
    globalThis.opened = opened;
  });
  await page.home();
  await page.window.click('a[href="#scan"]');
  await page.verdict();
  assert.deepEqual(await page.window.evaluate(() => globalThis.opened.map((track) => track.readyState)), ['ended']);
});

scene('a camera that is allowed when nobody looks any more does not stay on', { closed: true, ...CAMERA }, async (page) => {
  await page.window.addInitScript(() => {
    globalThis.opened = [];
    const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (wanted) => {
      await new Promise((allowed) => { globalThis.allow = allowed; });
      const stream = await real(wanted);
      globalThis.opened.push(...stream.getTracks());
      return stream;
    };
  });
  await page.open('#scan');
  await page.window.waitForFunction(() => globalThis.allow);
  await page.home();
  await page.window.evaluate(() => globalThis.allow());
  await page.window.waitForFunction(() => globalThis.opened.length && globalThis.opened.every((track) => track.readyState === 'ended'));
});

scene('a question that is withdrawn while the scanner comes spoils no later one', {
  closed: true, ...CAMERA, prepare: (site) => site.vary(/^scanner_loader/, ({ body }) => ({ body: `await new Promise((done) => setTimeout(done, 700));${body}` })),
}, async (page) => {
  await page.open('#scan');
  await page.window.waitForSelector('[data-camera=on]');
  await page.home();
  const answer = await page.judge(() => page.window.click('a[href="#scan"]'));
  assert.equal(answer.headline, 'verdict.valid');
});

for (const [name, fault] of [['NotAllowedError', 'refused'], ['NotFoundError', 'missing'], ['NotReadableError', 'busy'], [null, 'unsupported']]) {
  scene(`a camera that cannot be had is explained: ${fault}`, { closed: true }, async (page) => {
    await page.window.addInitScript((name) => {
      if (name === null) Object.defineProperty(navigator, 'mediaDevices', { value: undefined });
      else navigator.mediaDevices.getUserMedia = async () => { throw new DOMException('', name); };
    }, name);
    await page.open('#scan');
    await page.window.waitForSelector(`[data-fault=${fault}]`);
    await page.accessible(`camera ${fault}`);
    const answer = await page.judge(() => page.choose([photo(LINK)]));
    assert.equal(answer.headline, 'verdict.valid', 'a photo does it too');
  });
}

scene('light, zoom and another camera, where the device has them', {
  closed: true, ...CAMERA, prepare: (site) => site.vary(/^scanner_loader/, () => ({ status: 404, body: '' })), tolerate: [/scanner_loader|404/],
}, async (page) => {
  await page.window.addInitScript(() => {
    globalThis.said = [];
    globalThis.BarcodeDetector = class {
      static async getSupportedFormats() { return ['qr_code']; }
      async detect() { return []; }
    };
    MediaStreamTrack.prototype.getCapabilities = () => ({ torch: true, zoom: { min: 1, max: 4 } });
    MediaStreamTrack.prototype.getSettings = () => ({ deviceId: globalThis.said.some(([what]) => what === 'camera') ? 'b' : 'a' });
    MediaStreamTrack.prototype.applyConstraints = async ({ advanced }) => { globalThis.said.push(['constraints', advanced[0]]); };
    const camera = (id) => Object.assign(Object.create(MediaDeviceInfo.prototype, { deviceId: { value: id }, kind: { value: 'videoinput' } }));
    navigator.mediaDevices.enumerateDevices = async () => [camera('a'), camera('b')];
    const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = ({ video }) => { globalThis.said.push([video.deviceId ? 'camera' : 'any', video.deviceId?.exact ?? video.facingMode.ideal]); return real({ video: true }); };
  });
  await page.open('#scan');
  const light = page.window.locator('.finder ~ .buttons button').first();
  await light.click();
  assert.equal(await light.getAttribute('aria-pressed'), 'true');
  await page.window.locator('.finder__zoom input').fill('2.5');
  await page.accessible('camera with controls');
  await page.window.locator('.finder ~ .buttons button').last().click();
  await page.window.waitForFunction(() => globalThis.said.some(([what]) => what === 'camera'));
  assert.deepEqual(await page.window.evaluate(() => globalThis.said), [['any', 'environment'], ['constraints', { torch: true }], ['constraints', { zoom: 2.5 }], ['camera', 'b']]);
});

scene('a code that is no badge is shown as text, and the camera goes on', { closed: true, ...CAMERA }, async (page) => {
  // The browser's own reader, played: first a code of something else, then the badge.
  await page.window.addInitScript((link) => {
    let looks = 0;
    globalThis.BarcodeDetector = class {
      static async getSupportedFormats() { return ['qr_code']; }
      async detect() { looks += 1; return looks < 3 ? [] : looks < 30 ? [{ rawValue: 'WIFI:S:mihon;T:WPA;P:<b>himitsu</b>;;' }] : [{ rawValue: link }]; }
    };
  }, LINK);
  await page.open('#scan');
  const other = await page.window.waitForSelector('[data-other]');
  assert.match(await other.textContent(), /WIFI:S:mihon;T:WPA;P:<b>himitsu<\/b>;;/);
  assert.equal(await page.window.locator('[data-other] a, [data-other] b').count(), 0);
  assert.equal((await page.verdict()).headline, 'verdict.valid');
});

scene('a dropped picture that shows a code', async (page) => {
  assert.equal((await page.judge(() => page.drop([photo(LINK)]))).headline, 'verdict.valid');
  assert.equal((await page.judge(() => page.drop([drawing(UNLISTED)]))).headline, 'verdict.unlisted');
  assert.equal((await page.judge(() => page.drop([photo(LINK, { degrees: 190, span: 620 })]))).headline, 'verdict.valid');
  const none = await page.judge(() => page.drop([photo('')]));
  assert.equal(none.verdict, 'unreadable');
});

scene('a pasted screenshot that shows a code', async (page) => {
  const answer = await page.judge(() => page.pasteReally({ 'image/png': png(LINK, { degrees: 0 }) }));
  assert.equal(answer.headline, 'verdict.valid');
});

scene('a code of something else in a picture', async (page) => {
  const answer = await page.judge(() => page.drop([photo('https:javascript:alert(1) <i>x</i>')]));
  assert.equal(answer.verdict, 'unreadable');
  assert.match(await page.window.textContent('main'), /javascript:alert\(1\) <i>x<\/i>/);
  assert.equal(await page.window.locator('main i, main a[href^="javascript"]').count(), 0);
});

scene('the scanner that cannot be loaded is told', {
  prepare: (site) => site.vary(/^scanner_loader/, () => ({ status: 404, body: '' })), tolerate: [/scanner_loader|404/],
}, async (page) => {
  await page.judge(() => page.drop([photo(LINK)]));
  assert.match(await page.window.textContent('main'), /読み込めなかったため/);
});
