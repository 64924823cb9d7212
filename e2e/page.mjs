// The page, as the tests speak of it. The only file here that knows its markup.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import assert from 'node:assert/strict';

const AXE = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const FRESH = '.verdict[data-headline]:not([data-seen]), .verdict[data-failure]:not([data-seen])';

export class AkashiPage {
  constructor(window, site) {
    this.window = window;
    this.site = site;
  }

  /** Loads the page and waits until its worker listens. */
  async open(hash = '') {
    await this.window.goto(this.site.url + hash);
    await this.ready();
  }

  async ready() {
    await this.window.waitForSelector('[data-state="ready"]', { state: 'attached' });
    await this.window.waitForSelector('main#main h1');
  }

  // --- ways in ---------------------------------------------------------------------------------------------------

  /** Through the file dialog: paths, or {name, mimeType, buffer}. */
  choose(files) {
    return this.window.setInputFiles('#file', files);
  }

  /** Dropped on the page; the files live in the browser only. */
  async drop(files) {
    const transfer = await this.#transfer(files);
    for (const type of ['dragenter', 'dragover', 'drop']) await this.window.dispatchEvent('#main', type, { dataTransfer: transfer });
  }

  /** Dragged in from the desktop: what the browser itself makes of real files and a real mouse. */
  async dragIn(paths) {
    const { x, y } = await this.window.locator('#main').boundingBox();
    const session = await this.window.context().newCDPSession(this.window);
    const data = { items: [], files: paths.map((file) => path.resolve(file)), dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop']) await session.send('Input.dispatchDragEvent', { type, x: x + 40, y: y + 40, data });
  }

  /** A paste event that carries files, as from a file manager. */
  async pasteFiles(files) {
    const transfer = await this.#transfer(files);
    await transfer.evaluate((clipboardData) => document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })));
  }

  /** The real clipboard and real keys: an item per media type. */
  async pasteReally(items) {
    const { origin } = new URL(this.site.url);
    await this.window.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin });
    const encoded = Object.entries(items).map(([type, bytes]) => [type, Buffer.from(bytes).toString('base64')]);
    await this.window.evaluate(async (entries) => {
      const blob = ([type, text]) => [type, new Blob([Uint8Array.from(atob(text), (c) => c.charCodeAt(0))], { type })];
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(entries.map(blob)))]);
    }, encoded);
    await this.window.keyboard.press('Control+V');
  }

  /** Typed into the field and sent. */
  async submitText(text) {
    await this.window.fill('#text', text);
    await this.window.click('form.paste button[type=submit]');
  }

  sample(name) {
    return this.window.click(`[data-sample="${name}"]`);
  }

  async #transfer(files) {
    const packed = files.map(({ name, mimeType = '', buffer }) => ({ name, type: mimeType, text: Buffer.from(buffer).toString('base64') }));
    return this.window.evaluateHandle((files) => {
      const transfer = new DataTransfer();
      for (const { name, type, text } of files) transfer.items.add(new File([Uint8Array.from(atob(text), (c) => c.charCodeAt(0))], name, { type }));
      return transfer;
    }, packed);
  }

  // --- what it says ----------------------------------------------------------------------------------------------

  /** Does something that leads to one verdict, and waits for that verdict and no earlier one. */
  async judge(act) {
    await this.window.evaluate(() => document.querySelectorAll('.verdict').forEach((panel) => panel.setAttribute('data-seen', '')));
    await act();
    return this.verdict(FRESH);
  }

  /** The verdict on the screen. */
  async verdict(selector = '.verdict[data-headline], .verdict[data-failure]') {
    const panel = await this.window.waitForSelector(selector);
    return panel.evaluate((panel) => ({
      verdict: panel.dataset.verdict,
      headline: panel.dataset.headline,
      failure: panel.dataset.failure,
      words: panel.querySelector('.verdict__headline')?.textContent,
      means: panel.querySelector('.verdict__means')?.textContent,
    }));
  }

  /** The rows of the list of several files. */
  rows() {
    return this.window.$$eval('[data-row]', (rows) => rows.map((row) => ({
      place: row.dataset.row,
      verdict: row.dataset.verdict,
      failure: row.dataset.failure,
      file: row.querySelector('.table__file')?.textContent,
      words: row.querySelector('.outcome')?.textContent,
      shown: row.getClientRects().length > 0,
    })));
  }

  /** Waits until every row has its answer. */
  async settled(count, timeout = 15_000) {
    await this.window.waitForFunction((count) => {
      const rows = [...document.querySelectorAll('[data-row]')];
      return rows.length === count && rows.every((row) => row.dataset.verdict || row.dataset.failure);
    }, count, { timeout });
    return this.rows();
  }

  language() {
    return this.window.evaluate(() => document.documentElement.lang);
  }

  async speak(language) {
    if (await this.language() !== language) await this.window.click('.lang');
    await this.window.waitForFunction((wanted) => document.documentElement.lang === wanted, language);
  }

  async home() {
    await this.window.click('.brand');
    await this.window.waitForSelector('#file', { state: 'attached' });
  }

  async go(name) {
    await this.window.click(`.masthead .nav a[href="#${name}"]`);
    await this.window.waitForFunction((name) => document.querySelector(`.masthead .nav a[href="#${name}"]`)?.getAttribute('aria-current') === 'page', name);
  }

  /** What has the focus, in words short enough for a message. */
  focus() {
    return this.window.evaluate(() => {
      const { activeElement: it } = document;
      return { tag: it?.tagName.toLowerCase() ?? '', id: it?.id ?? '', sample: it?.dataset?.sample, text: (it?.textContent ?? '').trim().slice(0, 30) };
    });
  }

  /** Waits until the focus has come to the element with this id. */
  focused(id) {
    return this.window.waitForFunction((id) => document.activeElement?.id === id, id);
  }

  /** Presses Tab until what has the focus fits; how many times it took. */
  async tabTo(fits, most = 60) {
    for (let presses = 1; presses <= most; presses += 1) {
      await this.window.keyboard.press('Tab');
      if (fits(await this.focus())) return presses;
    }
    throw new Error(`not reached by ${most} tabs; the focus is on ${JSON.stringify(await this.focus())}`);
  }

  // --- how it looks and feels ------------------------------------------------------------------------------------

  /** No violation of accessibility rules, with everything unfolded. */
  async accessible(where) {
    await this.window.$$eval('details', (all) => all.forEach((one) => { one.open = true; }));
    // Brought in by the debugger, which the page's policy does not bind.
    await this.window.evaluate(AXE);
    const results = await this.window.evaluate((values) => globalThis.axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] }), RULES);
    const found = results.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.any[0]?.message ?? ''}`));
    assert.deepEqual(found, [], `axe, ${where}`);
  }

  async fits(where) {
    const [wide, seen] = await this.window.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
    assert.ok(wide <= seen, `${where}: ${wide} px wide in a window of ${seen} px`);
  }

  /** Notes how long every click waits for the page's answer on the screen. */
  async feel() {
    await this.window.evaluate(() => {
      globalThis.felt = [];
      addEventListener('click', (event) => requestAnimationFrame(() => setTimeout(() => globalThis.felt.push(performance.now() - event.timeStamp))), true);
    });
  }

  /**
   * Clicks the language switch again and again, from the moment `start` has begun something until `end` has seen its
   * end; how long each click waited, in milliseconds.
   */
  async clicksDuring(start, end, pause = 100) {
    await this.feel();
    const { x, y, width } = await this.window.locator('.lang').boundingBox();
    await start();
    let over = false;
    const happening = end().finally(() => { over = true; });
    // Whoever waits for it below hears of it; until then it is no unhandled rejection.
    happening.catch(() => {});
    do {
      // Words differ in width, the button's right edge stays.
      await this.window.mouse.click(x + width - 8, y + 8);
      await this.window.waitForTimeout(pause);
    } while (!over);
    const result = await happening;
    await this.window.waitForTimeout(150);
    const waits = await this.window.evaluate(() => globalThis.felt);
    return { result, waits };
  }
}
