// Starts the page. Trunk puts the hashed names on this script's own tag, so that no inline script is needed.
const tag = document.querySelector('script[data-wasm]');
try {
  const { default: start } = await import(new URL(tag.dataset.js, document.baseURI).href);
  await start({ module_or_path: new URL(tag.dataset.wasm, document.baseURI) });
} catch (error) {
  document.getElementById('boot-failed')?.removeAttribute('hidden');
  throw error;
}
// The next visit needs no connection. Where that cannot be had, the page is none the worse.
await navigator.serviceWorker?.register(new URL('sw.js', document.baseURI)).catch(() => {});
