// Keeps this site's own files, so that it opens without a connection (DESIGN 8). The build writes the names of what a first
// visit loads into it, and a version that changes with them. Nothing else passes here: no badge, no other host.
const KEPT = 'akashi.site.VERSION';
const FILES = ["FILES"];

// Milliseconds until what was kept serves in place of a line that is too slow.
const PATIENCE = 4000;

addEventListener('install', (event) => {
  event.waitUntil(caches.open(KEPT).then((cache) => cache.addAll(FILES)));
});

// Only once no page of the version before is open: those may still load parts of theirs.
addEventListener('activate', (event) => {
  const old = (name) => name.startsWith('akashi.site.') && name !== KEPT;
  const clear = caches.keys().then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name))));
  event.waitUntil(clear.then(() => clients.claim()));
});

addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(registration.scope)) return;
  // What is named by its content never changes; the page itself and the list of issuers do.
  const held = /-[0-9a-f]{16}\.[a-z]+$/.test(new URL(request.url).pathname);
  event.respondWith(held ? kept(request).then((found) => found ?? fetched(request)) : newest(request));
});

// By the place alone: what stands behind `#` may be a badge, and is nobody's business here.
const place = (request) => { const { origin, pathname } = new URL(request.url); return origin + pathname; };

async function kept(request) {
  return (await caches.open(KEPT)).match(place(request));
}

async function fetched(request) {
  const response = await fetch(request);
  // A device without room has at least what came.
  if (response.ok) await caches.open(KEPT).then((cache) => cache.put(place(request), response.clone())).catch(() => {});
  return response;
}

// The list of issuers may have lost a stolen key since: a kept one serves only where none can be had, not where it is slow.
async function newest(request) {
  const answer = fetched(request);
  const slow = new Promise((done) => setTimeout(done, PATIENCE));
  const first = await (/\/issuers\.json$/.test(place(request)) ? answer : Promise.race([answer, slow])).catch(() => undefined);
  return first ?? await kept(request) ?? answer;
}
