// Does it belong to the person named? Compared on this device, told beside the verdict.
import assert from 'node:assert/strict';
import { scene } from '../harness.mjs';

async function ask(page, kind, text) {
  await page.window.check(`input[name=by][value=${kind}]`);
  await page.window.fill('#who', text);
  await page.window.press('#who', 'Enter');
}

scene('another number: the verdict is no longer green', async (page) => {
  await page.judge(() => page.sample('valid.png'));
  await ask(page, 'number', '00-000000');
  await page.window.waitForSelector('[data-headline="verdict.mismatch"]');
  assert.equal((await page.verdict()).verdict, 'rejected');
  await page.focused('match');
});

scene('the name on the badge: the verdict stays, and says so', async (page) => {
  await page.judge(() => page.sample('valid.png'));
  const name = (await page.window.textContent('.verdict__subject b')).replace(/\s*(様|さん|氏)\s*$/u, '').trim();
  await ask(page, 'name', name.replace(/\s/gu, ''));
  await page.window.waitForSelector('.match--pass');
  assert.equal((await page.verdict()).headline, 'verdict.valid');
});

scene('another name accuses nobody', async (page) => {
  await page.judge(() => page.sample('valid.png'));
  await ask(page, 'name', '架空 花子');
  await page.window.waitForSelector('.match--unknown');
  assert.equal((await page.verdict()).verdict, 'undetermined');
});
