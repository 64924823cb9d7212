// Asking other hosts: the reader is asked first, a host learns no more than it must, and whatever it does has a name.
import assert from 'node:assert/strict';
import { play, scene, scratch } from '../harness.mjs';
import { OPEN, hosts, json } from '../hosts.mjs';
import { web } from '../make.mjs';

const DOMAIN = 'akashi.example';
const host = (name) => `${name}.${DOMAIN}`;
const badge = (name) => ({ name: `${name}.jwt`, mimeType: '', buffer: Buffer.from(web(host(name)).token) });
const outside = new RegExp(`^https://[a-z]+\\.${DOMAIN.replace('.', '\\.')}/\\.well-known/did\\.json$`);
// What the browser itself writes about a host that fails.
const tolerate = [/CORS policy/, /net::ERR_FAILED/, /status of 4/];
const SIZE = 50_000_000;

let closed = true;
let sent = 0;
const plays = {
  [host('issuer')]: json(web(host('issuer')).page, { ...OPEN, 'set-cookie': 'a=b; Secure; SameSite=None' }),
  [host('second')]: json(web(host('second')).page),
  [host('listed')]: json(web(host('listed')).page),
  [host('shut')]: (request, response) => json(web(host('shut')).page, closed ? {} : OPEN)(request, response),
  [host('moved')]: (request, response) => response.writeHead(302, { ...OPEN, location: `https://${host('issuer')}/` }).end(),
  [host('silent')]: (request, response) => response.writeHead(200, OPEN).write('{'),
  [host('huge')]: (request, response) => {
    response.writeHead(200, OPEN);
    const more = () => {
      while (sent < SIZE && !response.destroyed) {
        sent += 100_000;
        if (!response.write(Buffer.alloc(100_000, 32))) return response.once('drain', more);
      }
      return response.end();
    };
    more();
  },
};
let world;
play(hosts(scratch, DOMAIN, plays).then((started) => { world = started; return started; }));
const asked = () => world.asked.splice(0);

const offer = (page, name) => page.judge(() => page.choose([badge(name)]));
const answer = (page, word) => page.judge(() => page.window.click(`[data-answer=${word}]`));
const contacts = (page) => page.window.$$eval('.drawer tbody tr', (rows) => rows.map((row) => row.cells[2].textContent));
const open = (page) => page.window.locator('[data-answer=yes]').count();

/** Before every scene nobody has been asked. */
const net = (name, options, act) => scene(name, { outside, ...options }, async (...all) => { asked(); await act(...all); });

net('the reader says yes: the host learns what it must, and the badge is judged', {}, async (page) => {
  const first = await offer(page, 'issuer');
  assert.deepEqual([first.headline, first.words], ['verdict.undetermined', `${host('issuer')} に問い合わせますか`]);
  assert.deepEqual(asked(), [], 'nobody was asked yet');
  assert.equal((await answer(page, 'yes')).headline, 'verdict.unlisted');
  await page.focused('verdict');
  assert.deepEqual(await contacts(page), ['受信']);
  const [request, ...more] = asked();
  assert.deepEqual([request.host, request.path, request.method, more], [host('issuer'), '/.well-known/did.json', 'GET', []]);
  for (const name of ['cookie', 'referer', 'authorization']) assert.equal(request.headers[name], undefined, name);

  // Kept for this visit: the same host is asked without a question, and its answer need not be fetched again.
  await page.home();
  assert.equal((await offer(page, 'issuer')).headline, 'verdict.unlisted');
  assert.deepEqual([await contacts(page), asked()], [['受信'], []]);
  await page.window.reload();
  await page.ready();
  assert.equal((await offer(page, 'issuer')).headline, 'verdict.undetermined');
  assert.deepEqual([await open(page), asked()], [1, []], 'another visit, another question');
});

net('the reader says no, and later yes', {}, async (page) => {
  await offer(page, 'issuer');
  const { headline, words } = await answer(page, 'no');
  assert.deepEqual([headline, words], ['verdict.undetermined', 'まだ判定できません']);
  assert.deepEqual([await contacts(page), asked()], [['問い合わせを見送り'], []]);
  await answer(page, 'again');
  assert.equal(await open(page), 1);
  assert.equal((await answer(page, 'yes')).headline, 'verdict.unlisted');
});

const listed = (site) => site.vary(/^issuers\.json$/, ({ body }) => {
  const list = JSON.parse(body);
  list.issuers.push({ ids: [`did:web:${host('listed')}`], names: { ja: '架空協会', en: 'Imaginary Society' }, hosts: [host('listed')] });
  return { body: JSON.stringify(list) };
});

net('a host that the list names is asked without a question; not with the network off', { prepare: listed }, async (page) => {
  assert.equal((await offer(page, 'listed')).headline, 'verdict.valid');
  assert.equal(asked().length, 1);
  await page.window.reload();
  await page.ready();
  await offer(page, 'issuer');
  await page.judge(() => page.window.check('.next [data-switch=off]'));
  assert.deepEqual(await contacts(page), ['問い合わせを見送り']);
  assert.equal((await offer(page, 'listed')).headline, 'verdict.undetermined');
  assert.deepEqual([await contacts(page), asked()], [['問い合わせを見送り'], []]);
  // On again, from the technical details.
  await page.window.click('.drawer summary');
  assert.equal((await page.judge(() => page.window.uncheck('.drawer [data-switch=off]'))).headline, 'verdict.valid');
  assert.equal(asked().length, 1);
});

net('a host that lets no page read: could not ask, and another try', { tolerate }, async (page) => {
  closed = true;
  await offer(page, 'shut');
  const { words } = await answer(page, 'yes');
  assert.equal(words, 'まだ判定できません');
  assert.match(await page.window.textContent('.verdict__reason'), /shut\.akashi\.example）から鍵を取得できず/);
  assert.deepEqual(await contacts(page), ['つながらない']);
  closed = false;
  assert.equal((await answer(page, 'again')).headline, 'verdict.unlisted');
});

// Playwright announces the target of a redirect even where the browser does not go there; the hosts know better.
const announced = new RegExp(`${outside.source}|^https://issuer\\.akashi\\.example/$`);
net('a host that does not know, one that sends on', { tolerate, outside: announced }, async (page) => {
  for (const [name, result] of [['unknown', '見つからない（404）'], ['moved', 'ほかのURLへ転送']]) {
    await offer(page, name);
    await answer(page, 'yes');
    assert.deepEqual(await contacts(page), [result]);
  }
  assert.deepEqual(asked().map((one) => one.host), [host('unknown'), host('moved')], 'nobody followed');
});

net('50 MB are not taken in', {}, async (page) => {
  sent = 0;
  await offer(page, 'huge');
  const start = Date.now();
  await answer(page, 'yes');
  assert.deepEqual(await contacts(page), ['大きすぎる']);
  assert.ok(Date.now() - start < 5_000 && sent < SIZE, `${sent} bytes in ${Date.now() - start} ms`);
});

net('a silent host has ten seconds, and the worker lives', {}, async (page) => {
  await offer(page, 'silent');
  const start = Date.now();
  await page.window.click('[data-answer=yes]');
  await page.window.waitForSelector('[data-state=asking]');
  assert.match(await page.window.textContent('.verdict'), /問い合わせています.*silent\.akashi\.example/);
  await page.window.waitForSelector('[data-answer=again]');
  assert.deepEqual(await contacts(page), ['時間切れ']);
  assert.ok(Date.now() - start > 9_000 && Date.now() - start < 13_000, `${Date.now() - start} ms`);
});

net('whoever does not want to wait stops asking', {}, async (page) => {
  await offer(page, 'silent');
  await page.window.click('[data-answer=yes]');
  const start = Date.now();
  await page.judge(() => page.window.click('[data-state=asking] button'));
  assert.deepEqual(await contacts(page), ['問い合わせを見送り']);
  assert.ok(Date.now() - start < 5_000);
});

net('several files: one question for all hosts', { tolerate }, async (page) => {
  const names = ['issuer', 'second', 'issuer', 'unknown'];
  await page.choose([...names.map(badge), { name: 'valid.png', mimeType: '', buffer: page.site.read('samples/valid.png') }]);
  await page.settled(5);
  assert.deepEqual([await open(page), asked()], [1, []]);
  const said = await page.window.textContent('.next');
  for (const name of ['issuer', 'second', 'unknown']) assert.equal(said.split(host(name)).length, 2, `${name} once`);
  assert.match(said, /3か所のサーバーに問い合わせますか/);
  const words = () => page.window.$$eval('[data-row] .table__verdict .outcome', (rows) => rows.map((row) => row.textContent.trim()));
  assert.deepEqual(await words(), [...names.map(() => 'ご回答待ち'), '有効'], 'nothing has been tried in vain yet');
  await page.window.click('[data-answer=yes]');
  await page.window.waitForFunction(() => document.querySelectorAll('[data-row][data-verdict=valid]').length === 4);
  const rows = await page.settled(5);
  assert.deepEqual(rows.map((row) => row.verdict), ['valid', 'valid', 'valid', 'undetermined', 'valid']);
  assert.equal((await words())[3], 'まだ判定できません');
  assert.deepEqual([await open(page), asked().map((one) => one.host).sort()], [0, ['issuer', 'second', 'unknown'].map(host)]);
});

net('by keyboard alone, in English', {}, async (page) => {
  await page.speak('en');
  await offer(page, 'issuer');
  await page.focused('verdict');
  await page.tabTo(({ text }) => text === 'Ask', 5);
  await page.window.keyboard.press('Tab');
  assert.equal((await page.focus()).text, 'Do not ask');
  await page.window.keyboard.press('Shift+Tab');
  assert.equal((await page.judge(() => page.window.keyboard.press('Enter'))).headline, 'verdict.unlisted');
  await page.focused('verdict');
});

net('axe: being asked for, and asking', {}, async (page) => {
  await offer(page, 'silent');
  await page.accessible('consent');
  await page.window.click('[data-answer=yes]');
  await page.window.waitForSelector('[data-state=asking]');
  await page.accessible('asking');
});
