// Alerts of this browser: one subscription, which another choice replaces. Its id and secret are kept in a cache.
const ALERTS = '/v1/alerts'
const OWN = `${ALERTS}/own`
const isActive = new Promise((done) => registration.active ? done() : addEventListener('activate', done))
addEventListener('message', (event) => event.waitUntil(answer(event.data).then((word) => event.ports[0].postMessage(word))))
addEventListener('push', (event) => event.waitUntil(show(event.data.json())))
addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(clients.openWindow(event.notification.data))
})
async function answer(chosen) {
  try {
    return await (chosen ? start(chosen) : stop())
  } catch {
    return 'failed'
  }
}
async function start({ instrument, topic, percent, language }) {
  const told = await ask('/push-key')
  if (told.status === 404) return 'none'
  const { public_key: applicationServerKey } = await told.json()
  await isActive
  const push = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey })
  await stop()
  const made = await ask('', 'POST', { push, topics: [topic], instruments: [instrument], percent, language })
  if (!made.ok) return 'failed'
  await (await caches.open('alerts')).put(OWN, made)
  return 'on'
}
async function stop() {
  const { id, secret } = await own()
  if (id) await ask(`/${id}`, 'DELETE', undefined, secret)
  await caches.delete('alerts')
  return 'off'
}
async function show({ id, data }) {
  if (data.challenge && !(await confirm(data))) return
  const { site, title: body, language: lang, page } = data
  await registration.showNotification(site, { body, lang, tag: id, data: page })
}
async function confirm({ alert, challenge }) {
  const { id, secret } = await own()
  return id === alert && (await ask(`/${id}/confirm`, 'POST', { challenge }, secret)).ok
}
async function own() {
  const kept = await caches.match(OWN)
  return kept ? kept.json() : {}
}
function ask(path, method, body, secret) {
  const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${secret}` }
  return fetch(ALERTS + path, { method, headers, body: JSON.stringify(body) })
}
