// What is judged by itself: each proof in the technical details, each endorsement beside the checks; and where in the
// badge a departure from the standard stands.
import assert from 'node:assert/strict';
import { scene } from '../harness.mjs';

const parts = (page, where) => page.window.$$eval(`${where} .judged__item`, (all) => all.map((one) => one.textContent));

scene('each endorsement is shown with its own answer, and the badge keeps its verdict', async (page) => {
  assert.equal((await page.judge(() => page.sample('endorsed.json'))).headline, 'verdict.valid');
  const [federation, stranger, ...more] = await parts(page, '.judged');
  assert.equal(more.length, 0);
  assert.ok(federation.includes('見本建設業連合会') && federation.includes('問題なし'), federation);
  // Named by nobody's list: a quoted claim, and not good.
  assert.ok(stranger.includes('「架空資格認定機構」') && stranger.includes('確認できず') && !stranger.includes('問題なし'), stranger);
  await page.speak('en');
  const [first] = await parts(page, '.judged');
  assert.ok(first.includes('Mihon Federation of Builders') && first.includes('Passed'), first);
});

scene('a badge without endorsements has no such section', async (page) => {
  await page.judge(() => page.sample('valid.png'));
  assert.equal((await parts(page, '.judged')).length, 0);
});

scene('each proof says its suite, its key, where that came from and what binds it', async (page) => {
  for (const [file, ...words] of [
    ['valid.png', 'eddsa-rdfc-2022', 'Ed25519', 'did:key:z6Mk', '識別子に含まれる鍵', '署名の鍵が発行者のもの', '2024年4月1日'],
    ['ends-soon.jwt', 'JWT ES256', 'P-256', 'このサイトの発行者一覧', '発行者一覧に登録されたもの'],
    ['tampered.png', 'eddsa-rdfc-2022', '電子署名が内容と一致しない', '問題あり'],
  ]) {
    await page.judge(() => page.sample(file));
    await page.window.click('.drawer > summary');
    const [proof, ...more] = await parts(page, '.drawer');
    assert.equal(more.length, 0);
    for (const word of words) assert.ok(proof.includes(word), `${file}: ${word} in ${proof}`);
    await page.home();
  }
});

scene('a departure from the standard is a note that names its place', async (page) => {
  const token = page.site.read('samples/unsigned.json').toString();
  const badge = JSON.parse(token);
  badge.credentialSubject.achievement.alignment = [{ type: ['Alignment'], targetName: null, targetUrl: 'https://badge.example.jp/x' }];
  await page.judge(() => page.submitText(JSON.stringify(badge)));
  const note = await page.window.textContent('[data-code="form.null"]');
  assert.ok(note.includes('資格 › 対応する基準') || note.includes('/credentialSubject/achievement/alignment/0/targetName'), note);
});
