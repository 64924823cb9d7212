// Certificates on paper, printed by the browser itself, and mail: what is enclosed is found, checked, and compared with what is
// written around it.
import assert from 'node:assert/strict';
import { scene } from '../harness.mjs';
import { certificate, LINK, LINKS as links } from '../paper.mjs';

const LECOS = 'https://www.openbadge-global.com/ns/portal/openbadge/public/assertions/detail/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';

const codes = (page) => page.window.$$eval('[data-code]', (all) => all.map((one) => one.dataset.code));

for (const embedded of [false, true]) {
  scene(`a printed certificate is read and matches its badge, its code ${embedded ? 'a picture' : 'drawn'}`, async (page, t) => {
    const pdf = await certificate(page, { embedded });
    const began = Date.now();
    const answer = await page.judge(() => page.drop([pdf]));
    t.diagnostic(`${pdf.buffer.length} bytes, ${Date.now() - began} ms`);
    assert.equal(answer.headline, 'verdict.valid');
    const found = await codes(page);
    assert.ok(found.includes('paper.agrees') && found.includes('paper.unsigned'), found.join());
    assert.ok(!found.includes('paper.differs'));
    await page.accessible('certificate');
  });
}

for (const [what, change, word] of [
  ['name', { name: '見本 花子' }, '見本 太郎'], ['title', { title: '見本診断士' }, '見本主任技士'], ['date', { until: '2038年3月31日' }, '2034年3月31日'],
]) {
  scene(`a changed ${what} on the paper is named`, async (page) => {
    const pdf = await certificate(page, change);
    const answer = await page.judge(() => page.drop([pdf]));
    assert.equal(answer.verdict, 'undetermined');
    assert.ok((await codes(page)).includes('paper.differs'));
    const words = await page.window.textContent('main');
    assert.ok(words.includes(word) && words.includes(Object.values(change)[0]), 'what is on the badge, and what is on the paper');
    await page.accessible(`changed ${what}`);
  });
}

scene('a certificate of a platform leads to the question whether its server may be asked', async (page) => {
  const pdf = await certificate(page, { text: LECOS });
  await page.judge(() => page.drop([pdf]));
  assert.match(await page.window.textContent('main'), /nlp\.netlearning\.co\.jp/);
  assert.ok(await page.window.locator('[data-answer=yes]').count() > 0);
});

scene('a PDF without a badge, a damaged one, and one of nonsense', async (page) => {
  const plain = await certificate(page, { code: false });
  for (const file of [plain, { ...plain, buffer: plain.buffer.subarray(0, 900) }, { ...plain, buffer: Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(200_000, '[')]) }]) {
    assert.equal((await page.judge(() => page.drop([file]))).verdict, 'unreadable');
  }
});

const PARTS = (parts) => ['From: =?ISO-2022-JP?B?GyRCOCtLXBsoQg==?= <taro@example.jp>', 'Subject: =?UTF-8?B?44GK5omT44Gh5ZCI44KP44Gb?=', 'Date: Mon, 2 Nov 2026 10:00:00 +0900', 'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary="b"', '', ...parts.flatMap((part) => ['--b', ...part]), '--b--', ''].join('\r\n');
const HTML = (link) => ['Content-Type: text/html; charset=utf-8', 'Content-Transfer-Encoding: base64', '',
  ...Buffer.from(`<p>本日はありがとうございました。</p><p><a href="${link}">このバッジを確かめる</a> <a href="https://www.example.jp/">会社</a></p>`).toString('base64').match(/.{1,76}/g)];
const ATTACHED = (name, type, bytes) => [`Content-Type: ${type}; name="${name}"`, 'Content-Transfer-Encoding: base64', `Content-Disposition: attachment; filename="${name}"`, '',
  ...Buffer.from(bytes).toString('base64').match(/.{1,76}/g)];
const mail = (...parts) => ({ name: 'mail.eml', mimeType: 'message/rfc822', buffer: Buffer.from(PARTS(parts)) });

scene('a mail with a link in its signature', async (page) => {
  assert.equal((await page.judge(() => page.drop([mail(HTML(LINK))]))).headline, 'verdict.valid');
});

scene('a mail with two badges and a certificate becomes a list', async (page) => {
  const pdf = await certificate(page, { text: `https://verify.example.jp/#${links[4]}`, name: '例示 一郎' });
  await page.drop([mail(HTML(LINK), ATTACHED('expired.svg', 'image/svg+xml', page.site.read('samples/expired.svg')), ATTACHED('syosyo.pdf', 'application/pdf', pdf.buffer))]);
  const rows = await page.settled(3);
  assert.deepEqual(new Set(rows.map((row) => row.verdict)).has('not-in-force'), true);
  await page.accessible('mail list');
});
