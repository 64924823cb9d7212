// Open Badges 2.0 as a wallet bakes them: no signature in the picture, the truth at the issuer's server (FORMATS 2). The
// servers are real: own names, a certificate, CORS.
import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import { play, scene, scratch } from '../harness.mjs';
import { OPEN, hosts } from '../hosts.mjs';
import { png } from '../make.mjs';

const DOMAIN = 'older.example';
const MAIL = 'taro.mihon@example.jp';
const base = (wallet) => `https://${wallet}.${DOMAIN}/api/v1.0/openbadge/v2`;
const hash = `sha256$${crypto.createHash('sha256').update(`${MAIL}salt`).digest('hex')}`;

/** As it is baked: no names, no number, no end. */
const assertion = (wallet) => ({
  '@context': 'https://w3id.org/openbadges/v2', type: 'Assertion', id: `${base(wallet)}/Assertion/1`, badge: `${base(wallet)}/BadgeClass/1`,
  image: `${base(wallet)}/Assertion/1/image`, verification: { type: 'HostedBadge' }, issuedOn: '2024-04-01T00:00:00+09:00',
  recipient: { type: 'email', hashed: true, salt: 'salt', identity: hash },
});
const badgeClass = (wallet, issuer = 1) => ({
  '@context': 'https://w3id.org/openbadges/v2', type: 'BadgeClass', id: `${base(wallet)}/BadgeClass/1`, name: '見本技士', description: '見本です。',
  image: `${base(wallet)}/BadgeClass/1/image`, criteria: { narrative: '見本試験に合格した者。' }, issuer: `${base(wallet)}/Issuer/${issuer}`,
});
const profile = (wallet, issuer = 1) => ({
  '@context': 'https://w3id.org/openbadges/v2', type: 'Issuer', id: `${base(wallet)}/Issuer/${issuer}`, name: '見本工学会',
  url: 'https://www.mihon.example.jp', email: 'info@mihon.example.jp',
});

/** The documents of one wallet; `answers` replaces some of them. */
function wallet(name, answers = {}, headers = OPEN) {
  const issuer = answers.issuer ?? 1;
  const pages = {
    'Assertion/1': assertion(name), 'BadgeClass/1': badgeClass(name, issuer), [`Issuer/${issuer}`]: profile(name, issuer), ...answers,
  };
  return (request, response) => {
    const page = pages[request.url.split('/v2/')[1]];
    const [status, body] = Array.isArray(page) ? page : [page ? 200 : 404, page];
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body === undefined ? '' : JSON.stringify(body));
  };
}
const plays = Object.fromEntries(Object.entries({
  found: wallet('found'),
  private: wallet('private', { 'Assertion/1': [404] }),
  revoked: wallet('revoked', { 'Assertion/1': { ...assertion('revoked'), revoked: true, revocationReason: '資格の取り消し' } }),
  gone: wallet('gone', { 'Assertion/1': [410] }),
  stranger: wallet('stranger', { issuer: 2 }),
  closed: wallet('closed', {}, {}),
}).map(([name, act]) => [`${name}.${DOMAIN}`, act]));
let world;
play(hosts(scratch, DOMAIN, plays).then((started) => { world = started; return started; }));

const picture = (badge) => ({ name: 'badge.png', mimeType: 'image/png', buffer: png(JSON.stringify(badge)) });
const prepare = (site) => site.vary(/^issuers\.json$/, ({ body }) => {
  const list = JSON.parse(body);
  const ids = Object.keys(plays).map((host) => `https://${host}/api/v1.0/openbadge/v2/Issuer/1`);
  list.issuers.push({ ids, names: { ja: '見本工学会', en: 'Mihon Society' } });
  return { body: JSON.stringify(list) };
});
const outside = new RegExp(`^https://[a-z]+\\.${DOMAIN.replace('.', '\\.')}/`);
const tolerate = [/CORS policy/, /net::ERR_FAILED/, /status of 4/];
const older = (name, act) => scene(name, { prepare, outside, tolerate }, async (...all) => { world.asked.splice(0); await act(...all); });

/** Drops it, and lets the host be asked. */
async function judged(page, badge) {
  world.asked.splice(0);
  const first = await page.judge(() => page.choose([picture(badge)]));
  assert.equal(first.headline, 'verdict.undetermined');
  assert.deepEqual(world.asked, [], 'nobody was asked yet');
  return page.judge(() => page.window.click('[data-answer=yes]'));
}
const says = async (page, code) => assert.ok(await page.window.$(`[data-code="${code}"]`), code);

older('found: the server says the same, and what the badge does not state is said', async (page) => {
  assert.equal((await judged(page, assertion('found'))).headline, 'verdict.attested');
  await says(page, 'proof.attested');
  const facts = await page.window.textContent('.facts');
  for (const words of ['見本技士', '見本工学会', '氏名の記載はありません', '記載なし']) assert.ok(facts.includes(words), `${words}: ${facts}`);
  // Whose it is, compared on this device.
  await page.judge(async () => { await page.window.fill('#who', MAIL); await page.window.click('.fields button[type=submit]'); });
  await says(page, 'holder.match');
});

older('private: could not be confirmed; what the reader saved is compared, and settles nothing', async (page) => {
  assert.equal((await judged(page, assertion('private'))).headline, 'verdict.undetermined');
  const save = (badge) => page.judge(() => page.window.setInputFiles('#saved', { name: 'saved.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(badge)) }));
  assert.equal((await save({ ...assertion('private'), badge: badgeClass('private') })).headline, 'verdict.undetermined');
  await says(page, 'document.supplied');
  assert.match(await page.window.textContent('.verdict__reason'), /追加されたファイルと食い違う記載はありませんでした/);
  assert.ok((await page.window.textContent('.facts')).includes('見本技士'));
  await save({ ...assertion('private'), issuedOn: '2020-01-01' });
  await says(page, 'document.supplied-differs');
  assert.match(await page.window.textContent('.verdict__reason'), /追加されたファイルとは、記載（発行日）が違います/);
});

older('revoked, and gone', async (page) => {
  assert.equal((await judged(page, assertion('revoked'))).headline, 'verdict.revoked');
  assert.ok((await page.window.textContent('main')).includes('資格の取り消し'));
  await page.home();
  assert.equal((await judged(page, assertion('gone'))).headline, 'verdict.revoked');
});

older('a changed picture is rejected', async (page) => {
  assert.equal((await judged(page, { ...assertion('found'), issuedOn: '2014-04-01T00:00:00+09:00' })).headline, 'verdict.malformed');
  await says(page, 'proof.differs');
});

older('another issuer on the same platform is not the listed one', async (page) => {
  assert.equal((await judged(page, assertion('stranger'))).headline, 'verdict.unlisted');
});

older('a server that lets no page read: could not ask', async (page) => {
  assert.equal((await judged(page, assertion('closed'))).headline, 'verdict.undetermined');
  await says(page, 'proof.hosted');
  assert.ok(await page.window.$('[data-answer=again]'));
});

older('a link in the address of the page, or pasted', async (page) => {
  const url = `${base('found')}/Assertion/1`;
  await page.judge(() => page.window.evaluate((hash) => { location.hash = hash; }, `#url=${encodeURIComponent(url)}`));
  assert.deepEqual(world.asked, [], 'nobody was asked yet');
  assert.equal((await page.judge(() => page.window.click('[data-answer=yes]'))).headline, 'verdict.attested');
  await page.home();
  assert.equal((await page.judge(() => page.submitText('https://www.openbadge-global.com/ns/portal/openbadge/receive/0123456789abcdef0123456789abcdef'))).headline, 'verdict.unreadable');
  assert.ok((await page.window.textContent('.verdict')).includes('専用リンク'));
});

scene('an old badge and its renewal: which one is current', async (page) => {
  const file = (name) => ({ name, mimeType: '', buffer: page.site.read(`samples/${name}`) });
  await page.choose([file('expired.svg'), file('ends-soon.jwt')]);
  await page.window.waitForSelector('.table__newer');
  assert.ok((await page.window.textContent('[data-row="1"]')).includes('同じ資格で、受領者の記載も同じ新しいバッジがあります：ends-soon.jwt'));
});
