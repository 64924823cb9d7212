// The site's list: whose it is and of which day; and when it is missing or wrong, every page says so and nothing is
// recognised.
import assert from 'node:assert/strict';
import { scene } from '../harness.mjs';

const list = (site) => JSON.parse(site.read('issuers.json'));
const FAULTS = {
  missing: () => ({ status: 404, kind: 'text/plain', body: 'not found' }),
  'an HTML page': () => ({ kind: 'text/html; charset=utf-8', body: '<!doctype html><title>Home</title>' }),
  'cut off': ({ body }) => ({ body: body.subarray(0, body.length >> 1) }),
  'the same id twice': ({ body }) => {
    const all = JSON.parse(body);
    return { body: JSON.stringify({ ...all, issuers: [...all.issuers, { ids: [all.issuers[0].ids[0]], names: { ja: '偽', en: 'Fake' } }] }) };
  },
};

for (const [name, fault] of Object.entries(FAULTS)) {
  scene(`issuers.json is ${name}`, {
    prepare: (site) => site.vary(/^issuers\.json$/, fault), tolerate: [/404.*issuers\.json/],
  }, async (page) => {
    const told = async (where) => assert.ok(await page.window.isVisible('[data-bar="no-list"]'), where);
    await told('home');
    assert.equal((await page.judge(() => page.sample('valid.png'))).headline, 'verdict.unlisted');
    await told('a result');
    await page.speak('en');
    await told('in English');
    await page.home();
    await page.choose(['valid.png', 'expired.svg'].map((file) => `${page.site.root}/samples/${file}`));
    await page.settled(2);
    await told('the list of files');
    await page.go('issuers');
    await told('the issuers');
    assert.ok((await page.window.textContent('[data-list="faulty"] li')).trim());
  });
}

scene('whose list, of which day, and every issuer on it', async (page) => {
  await page.go('issuers');
  const shown = await page.window.textContent('main');
  const { operator, issuers, date } = list(page.site);
  assert.ok(shown.includes(operator.name), operator.name);
  const [year, month, day] = date.split('-').map(Number);
  assert.ok(shown.includes(`${year}年${month}月${day}日`), date);
  for (const { ids, names } of issuers) assert.ok(shown.includes(names.ja) && ids.every((id) => shown.includes(id)), names.ja);
});

scene('a result names the list it was judged by', async (page) => {
  await page.judge(() => page.sample('valid.png'));
  assert.ok((await page.window.textContent('.whose')).includes(list(page.site).operator.name));
});
