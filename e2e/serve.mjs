// Serves a built dist/ as a host would: under a sub-path, with the page's policy as a header too. A test may put
// something else in the place of a file, and everything asked for outside of what exists is written down.
import http from 'node:http';
import fs from 'node:fs';
import path from 'node:path';

const PREFIX = '/akashi/';
const KINDS = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8',
  '.wasm': 'application/wasm', '.json': 'application/json; charset=utf-8', '.svg': 'image/svg+xml', '.png': 'image/png',
  '.jwt': 'text/plain; charset=utf-8',
};

/** Starts a site; `close()` ends it. */
export async function serve(folder) {
  const root = fs.realpathSync(folder);
  const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(fs.readFileSync(path.join(root, 'index.html'), 'utf8'))?.[1];
  if (!policy) throw new Error('dist/index.html has no content security policy: is it a release build?');
  const site = { root, strays: [], variants: [], varied: new Set(), policy };

  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://site');
    const name = pathname.startsWith(PREFIX) ? decodeURIComponent(pathname.slice(PREFIX.length)) || 'index.html' : null;
    const file = name === null ? null : path.join(root, name);
    const exists = file?.startsWith(root + path.sep) && fs.statSync(file, { throwIfNoEntry: false })?.isFile();
    const variants = name === null ? [] : site.variants.filter(({ pattern }) => pattern.test(name));
    let answer = exists
      ? { status: 200, kind: KINDS[path.extname(file)] ?? 'application/octet-stream', body: fs.readFileSync(file) }
      : { status: 404, kind: 'text/plain; charset=utf-8', body: 'not found' };
    for (const { pattern, vary } of variants) {
      answer = { ...answer, ...vary(answer) };
      site.varied.add(pattern);
    }
    if (!exists && variants.length === 0) site.strays.push(pathname);
    response.writeHead(answer.status, {
      'content-type': answer.kind, 'cache-control': 'no-store', 'content-security-policy': policy, 'x-content-type-options': 'nosniff',
    });
    response.end(answer.body);
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  site.origin = `http://127.0.0.1:${server.address().port}`;
  site.url = site.origin + PREFIX;

  /** From now on, a file whose name fits is answered by `vary(what it would have been)`, until `restore()`. */
  site.vary = (pattern, vary) => site.variants.push({ pattern, vary });
  site.restore = () => { site.variants.length = 0; site.strays.length = 0; site.varied.clear(); };
  site.read = (name) => fs.readFileSync(path.join(root, name));
  site.close = () => { server.closeAllConnections(); server.close(); };
  return site;
}
