// Every way of bringing a badge to the page leads to its verdict.
import assert from 'node:assert/strict';
import { scene, scratch } from '../harness.mjs';
import { put } from '../make.mjs';

const sample = (page, name) => ({ name, mimeType: '', buffer: page.site.read(`samples/${name}`) });
const token = (page) => page.site.read('samples/ends-soon.jwt').toString().trim();

async function gives(page, headline, act) {
  assert.equal((await page.judge(act)).headline, headline);
}

scene('dropped on the page', async (page) => {
  await gives(page, 'verdict.valid', () => page.drop([sample(page, 'valid.png')]));
  // Anywhere: on a result as well as on the first page.
  await gives(page, 'verdict.expired', () => page.drop([sample(page, 'expired.svg')]));
});

scene('dragged in from the desktop', async (page) => {
  const file = put(scratch, '証書 tampered.png', page.site.read('samples/tampered.png'));
  await gives(page, 'verdict.altered', () => page.dragIn([file]));
  assert.match(await page.window.textContent('.crumb__source'), /証書 tampered\.png/);
});

scene('chosen in the file dialog', async (page) => {
  await gives(page, 'verdict.not-yet', () => page.choose([sample(page, 'not-yet.json')]));
  // The same file once more is judged once more.
  await page.window.goBack();
  await page.window.waitForSelector('[data-sample]');
  await gives(page, 'verdict.not-yet', () => page.choose([sample(page, 'not-yet.json')]));
});

scene('pasted as a file', async (page) => {
  await gives(page, 'verdict.valid', () => page.pasteFiles([sample(page, 'valid.png')]));
});

scene('pasted as a picture: browsers write a new one, and its badge is gone', async (page) => {
  await gives(page, 'verdict.no-badge', () => page.pasteReally({ 'image/png': page.site.read('samples/valid.png') }));
});

scene('pasted as text, anywhere', async (page) => {
  await gives(page, 'verdict.valid', () => page.pasteReally({ 'text/plain': token(page) }));
});

scene('pasted into the field: a text stays a text until it is sent', async (page) => {
  await page.window.focus('#text');
  await page.pasteReally({ 'text/plain': `\n  ${token(page).replace('.', '.\n ')}  \n` });
  assert.equal(await page.window.$('.verdict'), null);
  await gives(page, 'verdict.valid', () => page.window.click('form.paste button[type=submit]'));
});

scene('typed as JSON', async (page) => {
  await gives(page, 'verdict.unsigned', () => page.submitText(page.site.read('samples/unsigned.json').toString()));
});

scene('text that is no badge', async (page) => {
  await gives(page, 'verdict.no-badge', () => page.submitText('こんにちは'));
});

scene('opened from a link that carries the badge', { closed: true }, async (page) => {
  await page.open(`#jwt=${token(page)}`);
  assert.equal((await page.verdict()).headline, 'verdict.valid');
});

scene('a link whose badge was changed by one letter', { closed: true }, async (page) => {
  const [header, payload, signature] = token(page).split('.');
  const other = `${signature[0] === 'A' ? 'B' : 'A'}${signature.slice(1)}`;
  await page.open(`#jwt=${header}.${payload}.${other}`);
  assert.equal((await page.verdict()).headline, 'verdict.altered');
});
