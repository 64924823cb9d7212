// For holders: from a badge to a signature, a code, a link, a card, a calendar entry and LinkedIn's form.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { scene } from '../harness.mjs';
import { own } from '../make.mjs';

const file = (name, text) => ({ name, mimeType: '', buffer: Buffer.from(text) });

/** From a sample's result to its kit. */
async function show(page, come) {
  await page.judge(come);
  await page.window.click('[data-way=holder]');
  await made(page);
}

/** Until the kit is there and answers to the last wish. */
const made = (page) => page.window.waitForSelector('[data-kit]');

/** What a button saves: its name and content. */
async function saved(page, what) {
  const [download] = await Promise.all([page.window.waitForEvent('download'), page.window.click(`[data-make=${what}]`)]);
  return { name: download.suggestedFilename(), bytes: fs.readFileSync(await download.path()) };
}

const link = (page) => page.window.textContent('.linkbox');

/** Width and height in dots, and dots a metre, of a PNG. */
function dots(png) {
  const density = png.indexOf('pHYs');
  return [png.readUInt32BE(16), png.readUInt32BE(20), density < 0 ? 0 : png.readUInt32BE(density + 4)];
}

scene('the link opens to the verdict', async (page) => {
  await show(page, () => page.sample('valid.png'));
  const address = await link(page);
  assert.ok(address.startsWith(`${page.site.url}#v1.`), address);
  assert.equal((await page.judge(() => page.window.evaluate((to) => { location.href = to; }, address))).headline, 'verdict.valid');
});

scene('the signature on the clipboard, rich and plain', async (page) => {
  await page.window.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(page.site.url).origin });
  await show(page, () => page.sample('valid.png'));
  assert.equal(await page.window.inputValue('#k-name'), '見本 太郎');
  await page.window.fill('#k-company', '架空建設 <b>株式会社</b>');
  await page.window.fill('#k-tel', '00-0000-0000');
  await page.window.waitForFunction(() => document.querySelector('#k-signature')?.textContent.includes('00-0000-0000'));
  await page.window.waitForSelector('#k-signature img');
  await page.window.click('[data-make=signature]');
  await page.window.waitForFunction(() => document.querySelector('.kit [role=status]:not(:empty)')?.textContent.includes('コピー'));
  const copied = await page.window.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const text = async (type) => (await item.getType(type)).text();
    return { html: await text('text/html'), text: await text('text/plain') };
  });
  const address = await link(page);
  assert.equal(copied.text.trim(), ['見本 太郎', '【見本】見本主任技士（登録番号 主-24-0187）', '架空建設 <b>株式会社</b>', '電話 00-0000-0000', 'このバッジを確かめる（Akashi）', address].join('\n'));
  // As a mail program takes it apart.
  const seen = await page.window.evaluate((html) => {
    const parts = new DOMParser().parseFromString(html, 'text/html');
    const picture = parts.querySelector('img');
    return { links: [...parts.querySelectorAll('a')].map((a) => a.href), bold: [...parts.querySelectorAll('b')].map((b) => b.textContent),
      picture: picture?.src.slice(0, 22), bytes: picture?.src.length, led: picture?.closest('a')?.href, words: parts.body.textContent, scripts: parts.querySelectorAll('script, style, table').length };
  }, copied.html);
  assert.deepEqual([seen.links, seen.led, seen.bold, seen.scripts], [[address, address], address, ['見本 太郎'], 0]);
  assert.equal(seen.picture, 'data:image/png;base64,');
  assert.ok(seen.words.includes('架空建設 <b>株式会社</b>'), seen.words);
  assert.ok(seen.bytes < 80_000 && !Buffer.from(copied.html.split('base64,')[1].split('"')[0], 'base64').includes('openbadge'), 'drawn anew, without the badge');

  await page.window.click('[data-make=text]');
  await page.window.waitForFunction(async (text) => (await navigator.clipboard.readText()).trim() === text, copied.text.trim());
  await page.window.click('[data-make=link]');
  await page.window.waitForFunction(async (text) => (await navigator.clipboard.readText()) === text, address);

  await page.window.uncheck('#k-number');
  await page.window.waitForFunction(() => !document.querySelector('#k-signature').textContent.includes('主-24-0187'));
});

scene('where the clipboard cannot be written, the signature is selected', { closed: true }, async (page) => {
  await page.window.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await page.open();
  await show(page, () => page.sample('ends-soon.jwt'));
  await page.window.waitForSelector('#k-signature img');
  await page.window.click('[data-make=signature]');
  await page.window.waitForFunction(() => getSelection().toString().includes('見本 花子'));
  assert.ok((await page.window.textContent('.kit')).includes('Ctrl+C'));
});

scene('the code as SVG and PNG, in a size that scans', async (page) => {
  await show(page, () => page.sample('valid.png'));
  const least = Number(await page.window.inputValue('#k-mm'));
  assert.ok(least >= 25 && least <= 50, `${least} mm`);
  const svg = await saved(page, 'code-svg');
  assert.equal(svg.name, `akashi-qr-${least}mm.svg`);
  assert.ok(svg.bytes.toString().includes(`width="${least}mm"`));
  await page.window.fill('#k-mm', '60');
  await page.window.waitForFunction(() => document.querySelector('#k-mm-hint').textContent.includes('60 mm'));
  const png = await saved(page, 'code-png');
  const [width, height, density] = dots(png.bytes);
  assert.ok(width === height && width >= 60 / 25.4 * 300, `${width} dots`);
  assert.ok(Math.abs(width / density * 1000 - 60) < 0.1, 'it says how large it is');
  // What another reader sees in it is the page with the badge.
  const verdict = await page.judge(() => page.choose([{ name: 'code.png', mimeType: 'image/png', buffer: png.bytes }]));
  assert.equal(verdict.headline, 'verdict.valid');
});

scene('a size that does not scan is refused, with the least that does', async (page) => {
  await show(page, () => page.sample('valid.png'));
  const least = await page.window.inputValue('#k-mm');
  for (const wrong of ['5', '', '301', '-40']) {
    await page.window.fill('#k-mm', wrong);
    await page.window.waitForSelector('[data-make=code-svg]', { state: 'hidden' });
    assert.ok((await page.window.textContent('#k-mm-hint')).includes(`${least} mm`), wrong);
  }
  await page.window.fill('#k-mm', '50');
  await page.window.waitForSelector('[data-make=code-svg]', { state: 'visible' });
  assert.equal(await page.window.evaluate(() => document.activeElement.id), 'k-mm', 'whoever types is left alone');
});

scene('the card as SVG and PNG', async (page) => {
  await show(page, () => page.sample('valid.png'));
  const svg = (await saved(page, 'card-svg')).bytes.toString();
  assert.ok(svg.includes('width="91mm" height="55mm"') && svg.includes('見本 太郎') && svg.includes('【見本】'));
  const png = await saved(page, 'card-png');
  assert.deepEqual([png.name, ...dots(png.bytes)], ['akashi-card.png', 1254, 758, 13780]);
  // Decoders check the sums of chunks: it is read as a picture, and the badge is in its code.
  assert.equal((await page.judge(() => page.choose([{ name: 'card.png', mimeType: 'image/png', buffer: png.bytes }]))).headline, 'verdict.valid');
});

scene('the calendar entry', async (page) => {
  await show(page, () => page.sample('valid.png'));
  assert.deepEqual(await page.window.$$eval('#k-days option', (all) => all.map((one) => one.value)), ['90', '60', '30', '14', '7']);
  const first = await saved(page, 'calendar');
  assert.equal(first.name, 'akashi-reminder.ics');
  assert.ok(first.bytes.toString().includes('DTSTART;VALUE=DATE:20331231\r\n'), first.bytes.toString());
  await page.window.selectOption('#k-days', '30');
  await page.window.waitForTimeout(400);
  const text = (await saved(page, 'calendar')).bytes.toString();
  assert.ok(text.includes('DTSTART;VALUE=DATE:20340301\r\n') && text.startsWith('BEGIN:VCALENDAR\r\n'), text);
  assert.ok(text.replaceAll('\r\n ', '').includes('SUMMARY:【見本】見本主任技士：有効期限まで30日（2034年3月31日まで）'));
});

scene('LinkedIn’s form, for what is no sample; the short link', async (page) => {
  await show(page, () => page.choose([file('own.jwt', own())]));
  assert.match(await page.window.textContent('[data-kit]'), /「発行者を確認できません」/);
  assert.equal(await page.window.locator('#k-signature i, #k-signature b b').count(), 0, 'names are text');
  const form = page.window.locator('[data-make=linkedin]');
  assert.deepEqual([await form.getAttribute('rel'), await form.getAttribute('target')], ['noopener noreferrer', '_blank']);
  const fields = async () => Object.fromEntries(new URL(await form.getAttribute('href')).searchParams);
  const whole = await link(page);
  assert.deepEqual(await fields(), { startTask: 'CERTIFICATION_NAME', name: '架空技士 <img src=x>', organizationName: '架空協会', issueYear: '2024', issueMonth: '4',
    expirationYear: '2034', expirationMonth: '3', certId: 'K-1"><b>', certUrl: whole });
  await page.window.check('#k-short');
  await page.window.waitForFunction(() => document.querySelector('.linkbox').textContent.includes('#url='));
  const short = await link(page);
  assert.equal(short, `${page.site.url}#url=https://badge.akashi.example/1`);
  assert.equal((await fields()).certUrl, short);
  assert.ok(Number(await page.window.inputValue('#k-mm')) < 25, 'the code is smaller');
  // It is asked about before anybody is asked.
  await page.judge(() => page.window.evaluate((to) => { location.href = to; }, short));
  await page.window.waitForSelector('[data-answer=yes]');
});

scene('a sample is not offered to LinkedIn, and is marked wherever it goes', async (page) => {
  await show(page, () => page.sample('expired.svg'));
  assert.equal(await page.window.locator('[data-make=linkedin]').count(), 0);
  assert.equal(await page.window.locator('#k-days').count(), 0, 'nothing to be reminded of');
  assert.match(await page.window.textContent('[data-kit]'), /「期限切れです」/);
  assert.ok((await page.window.textContent('main')).includes('これは見本の結果です'));
  assert.match(await page.window.textContent('#k-signature'), /【見本】/);
});

scene('without a badge: how to begin; what was not proved cannot be shown', { hash: '#holder' }, async (page) => {
  assert.equal(await page.window.textContent('h1'), 'バッジを見せる');
  await page.accessible('holder, nothing in hand');
  const bytes = page.site.read('samples/tampered.png');
  await page.judge(() => page.choose([{ name: 'tampered.png', mimeType: 'image/png', buffer: bytes }]));
  assert.equal(await page.window.locator('[data-way=holder]').count(), 0);
  await page.go('holder');
  assert.match(await page.window.textContent('main'), /確かめられていない/);
});

scene('of several the holder chooses', async (page) => {
  await page.choose(['valid.png', 'expired.svg', 'tampered.png'].map((name) => `${page.site.root}/samples/${name}`));
  await page.settled(3);
  await page.go('holder');
  assert.equal(await page.window.locator('[data-choose]').count(), 2);
  await page.window.click('[data-choose="2"]');
  await made(page);
  assert.equal(await page.window.inputValue('#k-name'), '見本 花子');
  await page.window.click('[data-choose="0"]');
  await page.window.click('[data-choose="1"]');
  await page.window.waitForFunction(() => document.querySelector('#k-name')?.value === '見本 太郎');
});

scene('in both languages, what was typed stays', async (page) => {
  await show(page, () => page.sample('valid.png'));
  await page.window.fill('#k-company', '架空建設');
  await page.speak('en');
  await page.window.waitForSelector('[data-kit=en]');
  assert.equal(await page.window.inputValue('#k-company'), '架空建設');
  assert.match(await page.window.textContent('#k-signature'), /\[SAMPLE\]/);
  assert.equal(await page.window.locator('.howto').count(), 3);
  await page.speak('ja');
  await page.window.waitForSelector('[data-kit=ja]');
});

scene('with the keyboard from the result to a saved file', async (page) => {
  await page.judge(() => page.sample('valid.png'));
  await page.tabTo((focus) => focus.text === 'このバッジを見せる');
  await page.window.keyboard.press('Enter');
  await made(page);
  await page.focused('title');
  await page.tabTo((focus) => focus.id === 'k-company');
  await page.window.keyboard.insertText('架空建設');
  await page.window.waitForFunction(() => document.querySelector('#k-signature')?.textContent.includes('架空建設'));
  assert.equal((await page.focus()).id, 'k-company');
  await page.tabTo((focus) => focus.id === 'k-mm');
  await page.tabTo((focus) => focus.text === 'SVGを保存');
  const [download] = await Promise.all([page.window.waitForEvent('download'), page.window.keyboard.press('Enter')]);
  assert.match(download.suggestedFilename(), /^akashi-qr-/);
});

let gone = true;
scene('the program cannot be loaded: it says so, and another try helps', {
  prepare: (site) => site.vary(/^maker_loader/, () => (gone ? { status: 404, body: 'gone' } : {})), tolerate: [/maker_loader/, /404/],
}, async (page) => {
  await page.judge(() => page.sample('valid.png'));
  await page.window.click('[data-way=holder]');
  await page.window.waitForSelector('.bar button');
  await page.accessible('holder, program lost');
  gone = false;
  await page.window.click('.bar button');
  await made(page);
});
