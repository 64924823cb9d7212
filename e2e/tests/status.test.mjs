// In force or not: what the status lists of an issuer say, today and from what was kept on the device.
import assert from 'node:assert/strict';
import { play, scene, scratch } from '../harness.mjs';
import { OPEN, hosts, json } from '../hosts.mjs';
import { statusEntry, statusList, web } from '../make.mjs';

const DOMAIN = 'status.example';
const [known, free] = ['known', 'free'].map((name) => `${name}.${DOMAIN}`);
const INDEX = 94_567;
const outside = new RegExp(`^https://(known|free)\\.${DOMAIN.replace('.', '\\.')}/`);
const tolerate = [/CORS policy/, /net::ERR_/, /status of 50/];

const entries = (host) => ({ credentialStatus: ['revocation', 'suspension'].map((purpose) => statusEntry(host, purpose, INDEX)) });
const badge = (host) => ({ name: 'badge.jwt', mimeType: '', buffer: Buffer.from(web(host, entries(host)).token) });

/** What the hosts say now. */
let state;
const fresh = () => { state = { revocation: [], suspension: [], down: false }; };
fresh();
const issuer = (host) => (request, response) => {
  if (state.down) return response.writeHead(503, OPEN).end();
  const purpose = request.url.split('/status/')[1];
  if (!purpose) return json(web(host).page)(request, response);
  return response.writeHead(200, { 'content-type': 'application/vc+jwt', ...OPEN }).end(statusList(host, purpose, state[purpose]));
};
let world;
play(hosts(scratch, DOMAIN, { [known]: issuer(known), [free]: issuer(free) }).then((started) => { world = started; return started; }));
const asked = () => world.asked.splice(0).map((one) => one.path);

/** Both issuers are on the site's list; the first may be asked without a question. */
const listed = (site) => site.vary(/^issuers\.json$/, ({ body }) => {
  const list = JSON.parse(body);
  const names = { ja: '架空協会', en: 'Imaginary Society' };
  list.issuers.push({ ids: [`did:web:${known}`], names, hosts: [known], status_max_age: 'P7D' }, { ids: [`did:web:${free}`], names: { ja: '別の協会', en: 'Another Society' }, status_max_age: 'P7D' });
  return { body: JSON.stringify(list) };
});

const status = (name, options, act) => scene(name, { outside, tolerate, prepare: listed, ...options }, async (...all) => { fresh(); asked(); await act(...all); });
const offer = (page, host) => page.judge(() => page.choose([badge(host)]));
const answer = (page, word) => page.judge(() => page.window.click(`[data-answer=${word}]`));
const contacts = (page) => page.window.$$eval('.drawer tbody tr', (rows) => rows.map((row) => row.cells[2].textContent));
const reason = (page) => page.window.textContent('.verdict__reason');
const visit = async (page) => { await page.window.reload(); await page.ready(); asked(); };
/** Makes everything that is kept older. */
const age = (page, days) => page.window.evaluate(async (days) => {
  const shelf = await caches.open('akashi.kept');
  for (const request of await shelf.keys()) {
    const found = await shelf.match(request);
    const since = Number(found.headers.get('x-akashi-since')) - days * 86_400;
    await shelf.put(request, new Response(await found.arrayBuffer(), { headers: { 'x-akashi-since': since } }));
  }
}, days);

status('the lists clear, revoke, suspend, and lift', {}, async (page) => {
  assert.equal((await offer(page, known)).headline, 'verdict.valid');
  const said = await page.window.textContent('main');
  assert.ok(said.includes('取り消されていない') && said.includes('停止されていない') && said.includes(`${known}へ照会`), said);
  assert.deepEqual(asked().sort(), ['/.well-known/did.json', '/status/revocation', '/status/suspension']);
  state.suspension = [INDEX];
  await visit(page);
  assert.equal((await offer(page, known)).headline, 'verdict.suspended');
  state.suspension = [];
  await visit(page);
  assert.equal((await offer(page, known)).headline, 'verdict.valid');
  state.revocation = [INDEX];
  await visit(page);
  assert.equal((await offer(page, known)).headline, 'verdict.revoked');
});

status('without a connection what was kept answers, with its age; then it is too old', {}, async (page) => {
  await offer(page, known);
  await visit(page);
  state.down = true;
  await age(page, 3);
  const kept = await offer(page, known);
  assert.equal(kept.headline, 'verdict.valid');
  assert.match(await reason(page), /\d{4}年\d+月\d+日の時点では、取り消されていません。発行者の鍵は、\d{4}年\d+月\d+日に取得したものです/);
  const said = await contacts(page);
  assert.deepEqual(said.filter((text) => !text.includes('端末に保存')), Array(3).fill('取得できない（503）'));
  assert.equal(said.length, 6, 'what was tried, and what served');
  await page.speak('en');
  assert.match(await reason(page), /Not revoked as of \d+ \w+ \d{4}/);
  await page.speak('ja');
  // No network at all.
  await page.window.context().setOffline(true);
  await page.home();
  assert.equal((await offer(page, known)).headline, 'verdict.valid');
  await page.window.context().setOffline(false);
  await age(page, 5);
  await visit(page);
  assert.equal((await offer(page, known)).headline, 'verdict.undetermined');
  assert.match(await reason(page), /から鍵を取得できず/);
  assert.equal(await page.window.evaluate(async () => (await (await caches.open('akashi.kept')).keys()).length), 2, 'what is too old is gone: the lists are looked for once the key is known');
  // The server is back, and says something else.
  [state.down, state.revocation] = [false, [INDEX]];
  assert.equal((await answer(page, 'again')).headline, 'verdict.revoked');
});

status('what is at hand serves without a question; whoever wants a newer answer is asked', {}, async (page) => {
  await offer(page, free);
  assert.equal((await answer(page, 'yes')).headline, 'verdict.valid', 'one question for the host');
  await visit(page);
  assert.equal((await offer(page, free)).headline, 'verdict.valid');
  assert.deepEqual(asked(), [], 'nobody was asked');
  state.revocation = [INDEX];
  assert.equal((await answer(page, 'again')).headline, 'verdict.undetermined');
  assert.equal((await answer(page, 'yes')).headline, 'verdict.revoked');
});

status('one button clears what is kept; badges are never kept', {}, async (page) => {
  await offer(page, known);
  const keys = () => page.window.evaluate(async () => (await (await caches.open('akashi.kept')).keys()).map((request) => new URL(request.url).pathname));
  assert.deepEqual((await keys()).sort(), ['/.well-known/did.json', '/status/revocation', '/status/suspension']);
  await page.window.click('.drawer > summary');
  await page.accessible('kept');
  await page.window.click('[data-answer=forget]');
  await page.window.waitForSelector('text=保存した一覧を消しました');
  assert.deepEqual(await keys(), []);
  await visit(page);
  state.down = true;
  assert.equal((await offer(page, known)).headline, 'verdict.undetermined');
});
