// Certificates on paper, printed by the browser itself, around links that are kept in tests/links.txt.
import fs from 'node:fs';
import path from 'node:path';
import { png, svg } from './codes.mjs';

/** The links of version 1; the first is a badge of 見本 太郎, the fifth one of an issuer that no list has. */
export const LINKS = fs.readFileSync(path.resolve(import.meta.dirname, '../tests/links.txt'), 'utf8').split('\n')
  .filter((line) => line && !line.startsWith('#')).map((line) => line.split(' ')[0]);
export const LINK = `https://verify.example.jp/#${LINKS[0]}`;

/** A certificate in the form of the wallets (FORMATS 2): A4 landscape, text, picture and code, printed by Chromium. */
export async function certificate(page, { name = '見本 太郎', title = '見本主任技士', from = '2024年4月1日', until = '2034年3月31日', text = LINK, embedded = false, code = true } = {}) {
  const drawing = embedded
    ? `<img src="data:image/png;base64,${png(text, { width: 900, height: 900, span: 800, degrees: 0, dark: 0, light: 255 }).toString('base64')}">`
    : svg(text);
  const sheet = await page.window.context().newPage();
  await sheet.setContent(`<!doctype html><html lang="ja"><style>
    @page { size: A4 landscape; margin: 0 } body { margin: 0; width: 297mm; height: 209mm; position: relative; font-family: "Noto Serif CJK JP", serif }
    h1 { position: absolute; top: 24mm; width: 100%; text-align: center; font-size: 28pt; letter-spacing: .5em }
    p { position: absolute; width: 100%; text-align: center } .name { top: 62mm; font-size: 24pt } .title { top: 86mm; font-size: 20pt }
    .dates { top: 112mm; font-size: 12pt } .by { top: 140mm; font-size: 14pt }
    .code { position: absolute; right: 18mm; bottom: 16mm; width: 44mm; height: 44mm } .code > * { width: 100%; height: 100% }</style>
    <h1>認定証</h1><p class="name">${name} 様</p><p class="title">${title}</p>
    <p class="dates">発行日 ${from}　有効期限 ${until}</p><p class="by">見本工学会</p>${code ? `<div class="code">${drawing}</div>` : ''}</html>`);
  const buffer = await sheet.pdf({ preferCSSPageSize: true, printBackground: true });
  await sheet.close();
  return { name: '証書.pdf', mimeType: 'application/pdf', buffer };
}
