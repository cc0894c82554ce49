// A service worker as many sites have it: whatever cannot be reached is answered with a page for those who are offline.
addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('fetch', (event) => {
  event.respondWith(fetch(event.request).catch(() => new Response('You are offline.')));
});
