// Every page and state that is looked at: in pictures, by axe, for its width. Each leads the page there.
import { scratch } from './harness.mjs';
import { png as photograph } from './codes.mjs';
import { hosted, own, png, sparse, web } from './make.mjs';
import { certificate } from './paper.mjs';
import { SAMPLES } from './words.mjs';

const text = (name, words) => ({ name, mimeType: '', buffer: Buffer.from(words) });

async function wanted(page, headline, act) {
  const seen = await page.judge(act);
  if (seen.headline !== headline) throw new Error(`wanted ${headline}, got ${JSON.stringify(seen)}`);
}

export const STATES = {
  home: async () => {},
  issuers: (page) => page.go('issuers'),
  list: async (page) => {
    await page.choose(Object.keys(SAMPLES).map((name) => `${page.site.root}/samples/${name}`));
    await page.settled(Object.keys(SAMPLES).length);
  },
  ...Object.fromEntries(Object.entries(SAMPLES).map(([name, [, headline]]) => [name, (page) => wanted(page, headline, () => page.sample(name))])),
  holder: (page) => page.go('holder'),
  kit: async (page) => {
    await wanted(page, 'verdict.valid', () => page.sample('valid.png'));
    await page.window.click('[data-way=holder]');
    await page.window.waitForSelector('#k-signature img');
  },
  'kit of an unlisted badge': async (page) => {
    await wanted(page, 'verdict.unlisted', () => page.choose([text('own.jwt', own())]));
    await page.window.click('[data-way=holder]');
    await page.window.waitForSelector('#k-signature img');
  },
  scan: async (page) => {
    await page.window.evaluate(() => { navigator.mediaDevices.getUserMedia = async () => { throw new DOMException('', 'NotFoundError'); }; });
    await page.window.click('a[href="#scan"]');
    await page.window.waitForSelector('[data-fault=missing]');
  },
  certificate: async (page) => wanted(page, 'verdict.valid', await dropped(page, {})),
  'certificate changed': async (page) => wanted(page, 'verdict.undetermined', await dropped(page, { name: '見本 花子' })),
  'code of something else': (page) => wanted(page, 'verdict.no-badge', () => page.choose([
    { name: 'photo.png', mimeType: 'image/png', buffer: photograph('WIFI:S:mihon;T:WPA;P:himitsu;;') },
  ])),
  undetermined: (page) => wanted(page, 'verdict.undetermined', () => page.choose([text('hosted.json', hosted)])),
  consent: (page) => wanted(page, 'verdict.undetermined', () => page.choose([text('web.jwt', web('issuer.akashi.example').token)])),
  'consent for a list': async (page) => {
    await page.choose(['issuer', 'status'].map((host) => text(`${host}.jwt`, web(`${host}.akashi.example`).token)));
    await page.settled(2);
    await page.window.waitForSelector('[data-answer=yes]');
  },
  declined: async (page) => {
    await STATES.consent(page);
    await page.judge(() => page.window.click('[data-answer=no]'));
    await page.window.waitForSelector('[data-answer=again]');
  },
  unreadable: (page) => wanted(page, 'verdict.unreadable', () => page.choose([{ name: 'cut.png', mimeType: 'image/png', buffer: png('{"@context": ["https://www.w3.org/ns/') }])),
  malformed: (page) => wanted(page, 'verdict.malformed', () => page.choose([text('twice.json', doubled(page))])),
  mismatch: async (page) => {
    await wanted(page, 'verdict.valid', () => page.sample('valid.png'));
    await page.window.check('input[name=by][value=number]');
    await page.window.fill('#who', '00-000000');
    await page.window.press('#who', 'Enter');
    await page.window.waitForSelector('[data-headline="verdict.mismatch"]');
  },
  failed: (page) => page.judge(() => page.choose([sparse(scratch, 'huge.png', 200_000_000)])),
};

/** Chooses a certificate with this on it. */
async function dropped(page, written) {
  const pdf = await certificate(page, written);
  return () => page.choose([pdf]);
}

/** A signed sample in which one member stands twice. */
function doubled(page) {
  const sample = page.site.read('samples/not-yet.json').toString();
  return sample.replace(/"type"\s*:/, '"name": "a", "name": "b", "type":');
}
