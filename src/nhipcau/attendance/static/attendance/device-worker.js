// @ts-check
/**
 * Keeps the page on the phone, whole and of one version. The server writes VERSION and ADDRESSES before this
 * text (views/offline.py); another content of any of them is another version. The API is never kept.
 */
/* global VERSION, ADDRESSES */

const PREFIX = "diem-danh-";
const NAME = PREFIX + VERSION;

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches
      .open(NAME)
      .then((cache) => cache.addAll(ADDRESSES.map((address) => new Request(address, { cache: "reload" }))))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => names.filter((name) => name.startsWith(PREFIX) && name !== NAME))
      .then((old) => Promise.all(old.map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== self.location.origin || !ADDRESSES.includes(pathname)) return;
  event.respondWith(
    caches.open(NAME).then(async (cache) => (await cache.match(pathname)) ?? fetch(event.request)),
  );
});
