// Runs the browser tests, one file after the other, and closes with `N passed, N failed`.
// Arguments name files: `node e2e/run.mjs worker look`.
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const wanted = process.argv.slice(2);
const files = fs.readdirSync(path.join(here, 'tests')).filter((name) => name.endsWith('.test.mjs'))
  .filter((name) => wanted.length === 0 || wanted.some((part) => name.startsWith(part))).sort();
fs.rmSync(path.join(here, 'out/failed'), { recursive: true, force: true });

const counts = { pass: 0, fail: 0, cancelled: 0, skipped: 0 };
const stream = run({ files: files.map((name) => path.join(here, 'tests', name)), concurrency: 1 });
stream.on('test:diagnostic', ({ message }) => {
  const [, word, number] = /^(pass|fail|cancelled|skipped) (\d+)$/.exec(message) ?? [];
  if (word) counts[word] += Number(number);
});
stream.compose(new spec()).pipe(process.stdout);
stream.on('end', () => {
  const failed = counts.fail + counts.cancelled + counts.skipped;
  process.exitCode = failed > 0 || counts.pass === 0 ? 1 : 0;
  setTimeout(() => console.log(`\n${counts.pass} passed, ${failed} failed`), 50);
});
