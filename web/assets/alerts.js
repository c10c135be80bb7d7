// "Tell me": hands what was chosen to the worker of alerts, which subscribes this browser, and shows what came of it.

export function offer(form) {
  const words = JSON.parse(form.dataset.words)
  const shown = form.querySelector('[role=status]')
  const say = (key) => { shown.textContent = words[key] }

  async function hand(chosen) {
    say('wait')
    // Before anything is fetched, while the click still counts.
    if (await Notification.requestPermission() !== 'granted') return say('denied')
    const { active, installing } = await navigator.serviceWorker.register('/push-worker.js', { scope: '/v1/alerts' })
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }) => say(data)
    const worker = active ?? installing
    worker.postMessage(chosen, [port2])
  }

  form.closest('[hidden]').hidden = false
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    hand(Object.fromEntries(new FormData(form))).catch(() => say('failed'))
  })
  form.addEventListener('reset', () => hand(null).catch(() => say('failed')))
}
