// A form's fields become the address: those named {in} the path take their place there, empty ones are left out.
document.addEventListener('submit', async (event) => {
  event.preventDefault()
  const form = event.target
  const fields = [...new FormData(form)]
  const query = new URLSearchParams()
  let path = form.dataset.path
  for (const [name, value] of fields) {
    if (path.includes(`{${name}}`)) path = path.replace(`{${name}}`, encodeURIComponent(value))
    else if (value) query.append(name, value)
  }
  const address = path + (query.size ? `?${query}` : '')
  const shown = form.querySelector('pre')
  shown.hidden = false
  shown.textContent = `GET ${address} ...`
  try {
    const answer = await fetch(address)
    const text = await answer.text()
    const isJson = /json/.test(answer.headers.get('content-type'))
    shown.textContent = `GET ${address}\n${answer.status} ${answer.headers.get('content-type')}\n\n` +
      (isJson ? JSON.stringify(JSON.parse(text), null, 1) : text)
  } catch (error) {
    shown.textContent = `GET ${address}\n${error}`
  }
})
