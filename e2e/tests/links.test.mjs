// Links that carry the whole credential: opened, they say the verdict at once, and can be taken out of the address.
import assert from 'node:assert/strict';
import { scene } from '../harness.mjs';
import { LINKS as links } from '../paper.mjs';

const [letters, digits] = links;

for (const link of [letters, digits]) {
  scene(`a link in ${link.startsWith('v') ? 'letters' : 'digits'} is judged at once`, { hash: `#${link}` }, async (page) => {
    assert.equal((await page.verdict()).headline, 'verdict.valid');
    assert.equal(await page.window.evaluate(() => location.hash.slice(1)), link, 'a reload shows it again');
    await page.window.click('[data-answer=clear]');
    assert.equal(await page.window.evaluate(() => location.hash), '#result');
    assert.equal((await page.verdict()).headline, 'verdict.valid', 'the answer stays');
    assert.equal(await page.window.locator('[data-answer=clear]').count(), 0);
    await page.accessible('link');
  });
}

scene('another link in the same window; a damaged one', {}, async (page) => {
  for (const [link, headline] of [[letters, 'verdict.valid'], [links[4], 'verdict.unlisted'], [letters.slice(0, -9), 'verdict.unreadable'], [digits, 'verdict.valid']]) {
    const answer = await page.judge(() => page.window.evaluate((link) => { location.hash = link; }, link));
    assert.equal(answer.headline, headline);
  }
});

scene('a pasted link is judged without its page', {}, async (page) => {
  const answer = await page.judge(() => page.submitText(`https://another.example/app/#${letters}`));
  assert.equal(answer.headline, 'verdict.valid');
});

scene('without a connection, once the page is there', { tolerate: [/ERR_INTERNET_DISCONNECTED/] }, async (page) => {
  await page.judge(() => page.sample('valid.png'));
  await page.window.context().setOffline(true);
  assert.equal((await page.judge(() => page.window.evaluate((link) => { location.hash = link; }, digits))).headline, 'verdict.valid');
});
