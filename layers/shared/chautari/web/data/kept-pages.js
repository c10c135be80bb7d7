// The pages that were read last, for a time without a network: each is shown with the moment of which it is.
const CACHE = 'chautari-VERSION'
const MOST = 12
const WORDS = {
  ne: ['अफलाइन: यो पृष्ठ', 'को हो। अङ्कहरू पुराना हुन सक्छन्।'],
  en: ['Offline: this page is of', 'and its numbers may be out of date.'],
}
addEventListener('install', () => skipWaiting())
addEventListener('activate', (event) => event.waitUntil(forget().then(() => clients.claim())))
addEventListener('fetch', (event) => {
  const { mode, url } = event.request
  if (mode === 'navigate' && /^\/((ne|en)(\/|$)|$)/.test(new URL(url).pathname)) event.respondWith(answer(event))
})
async function forget() {
  for (const name of await caches.keys()) if (![CACHE, 'alerts'].includes(name)) await caches.delete(name)
}
async function answer(event) {
  try {
    const fetched = await fetch(event.request)
    const isPage = /^text\/html/.test(fetched.headers.get('content-type'))
    if (fetched.ok && !fetched.redirected && isPage) event.waitUntil(keep(event.request, fetched.clone()))
    return fetched
  } catch (error) {
    const kept = await (await caches.open(CACHE)).match(event.request)
    if (kept) return marked(kept)
    throw error
  }
}
async function keep(request, fetched) {
  const cache = await caches.open(CACHE)
  const headers = new Headers(fetched.headers)
  if (!headers.has('date')) headers.set('date', new Date().toUTCString())
  await cache.delete(request)
  await cache.put(request, new Response(await fetched.blob(), { headers }))
  for (const old of (await cache.keys()).slice(0, -MOST)) await cache.delete(old)
}
async function marked(kept) {
  const html = await kept.text()
  const lang = /<html lang="en"/.test(html) ? 'en' : 'ne'
  const time = { dateStyle: 'long', timeStyle: 'short', hour12: false, timeZone: 'Asia/Kathmandu' }
  const at = new Date(kept.headers.get('date')).toLocaleString(lang === 'en' ? 'en-GB' : 'ne-NP', time)
  const told = `<p role="status" class="card held">${WORDS[lang].join(` ${at} `)}</p>`
  return new Response(html.replace(/<body[^>]*>/, (body) => body + told), { headers: kept.headers })
}
