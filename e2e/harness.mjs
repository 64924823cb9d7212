// A scene: one test in a browser window of its own. Whatever else it asserts, at its end nothing may have left the
// origin, nothing may have asked for a file that does not exist, and the console must be free of errors and of
// complaints about the policy.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import os from 'node:os';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { serve } from './serve.mjs';
import { AkashiPage } from './page.mjs';

const HERE = path.dirname(fileURLToPath(import.meta.url));
export const OUT = path.join(HERE, 'out');
const DIST = process.env.AKASHI_DIST ?? path.join(HERE, '..', 'dist');
const CHROMIUM = process.env.AKASHI_CHROMIUM ?? '/usr/bin/chromium';
// The last one makes sure that even a request we overlook finds nobody but the hosts that a file of tests plays itself.
const played = [];
const filmed = [];
const ARGUMENTS = (hosts) => [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
  `--host-resolver-rules=${hosts.map(({ names, port }) => `MAP ${names} 127.0.0.1:${port}, `).join('')}MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`,
  ...filmed.flatMap((film) => ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film}`]),
  ...hosts.map(({ spki }) => `--ignore-certificate-errors-spki-list=${spki}`),
];

/** Lets the browser find hosts that are being started (hosts.mjs). To be said before the first scene. */
export const play = (starting) => played.push(starting);

/** Puts a film in front of the browser's camera; one for all scenes of a file. To be said before the first scene. */
export const show = (film) => filmed.push(film);

// A service worker would hide from the tests what the page asks for; the test of it allows it.
// A worker's own complaints about the policy, and its uncaught errors, reach no console by themselves: an ear in front
// of its script speaks them out. A worker script that is not found here has another name than this pattern.
const WORKER = /^(worker|whole|scanner|opener|maker)_loader(-[0-9a-f]+)?\.js$/;
const EAR = `
addEventListener('securitypolicyviolation', (event) => console.error('policy violated: in the worker, ' + event.violatedDirective + ' ' + event.blockedURI));
addEventListener('error', (event) => console.error('uncaught in the worker: ' + event.message));
addEventListener('unhandledrejection', (event) => console.error('uncaught in the worker: ' + event.reason));
`;

export let site;
let browser;
/** A folder for files that tests make; gone at the end. */
export const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'akashi-e2e-'));

before(async () => {
  site = await serve(DIST);
  browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS(await Promise.all(played)) });
});
after(async () => {
  await browser?.close();
  site?.close();
  fs.rmSync(scratch, { recursive: true, force: true });
});

/**
 * `options`: context options of Playwright (locale, viewport, colorScheme …), and
 * `prepare(site)` before the page is opened, `hash` of its address, `tolerate`: console errors this scene causes on purpose,
 * `closed: true` to open the page by oneself, `outside`: requests to other origins that this scene makes on purpose.
 */
export function scene(name, options, act) {
  if (!act) [options, act] = [{}, options];
  const { prepare, hash, tolerate = [], outside, closed, timeout = 60_000, ...context } = options;
  test(name, { timeout }, async (t) => {
    site.restore();
    prepare?.(site);
    site.vary(WORKER, ({ body }) => ({ body: EAR + body }));
    const window = await browser.newContext({ serviceWorkers: 'block', locale: 'ja-JP', viewport: { width: 1024, height: 800 }, ...context });
    window.setDefaultTimeout(15_000);
    const trouble = watch(window, tolerate, outside);
    const page = new AkashiPage(await window.newPage(), site);
    try {
      if (!closed) await page.open(hash);
      await act(page, t);
    } catch (error) {
      fs.mkdirSync(path.join(OUT, 'failed'), { recursive: true });
      const picture = path.join(OUT, 'failed', `${name.replace(/[^\p{L}\p{N}]+/gu, '-')}.png`);
      await page.window.screenshot({ path: picture, fullPage: true }).catch(() => {});
      if (trouble.length) error.message += `\n  also: ${trouble.join('\n        ')}`;
      throw error;
    } finally {
      await window.close();
    }
    assert.deepEqual(trouble, [], 'a clean console, and no request to anywhere else');
    assert.deepEqual(site.strays, [], 'every file asked for exists');
    assert.ok(site.varied.has(WORKER), 'the worker was listened to');
  });
}

function watch(window, tolerate, outside) {
  const trouble = [];
  const note = (text) => { if (!tolerate.some((pattern) => pattern.test(text))) trouble.push(text); };
  window.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${site.origin}/`) && !/^(data|blob):/.test(url) && !outside?.test(url)) note(`request to ${url}`);
  });
  window.on('weberror', (fault) => note(`uncaught: ${fault.error().stack}`));
  window.on('console', (message) => {
    const text = `${message.type()}: ${message.text()} (${message.location().url})`;
    const policy = /content security policy|preloaded using link preload/i.test(text) || message.text().startsWith('policy violated');
    if (message.type() === 'error' || policy) note(text);
  });
  window.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => console.error(`policy violated: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
  });
  return trouble;
}
