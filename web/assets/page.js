// Live forms, charts, answers.

const TYPING_PAUSE = 300
const MOST_SHOWN = 6000

function renewWhileTyping(form) {
  // A field called dataset hides the form's own.
  const shown = document.getElementById(form.getAttribute('data-live'))
  let waiting, asked = 0
  form.addEventListener('input', () => {
    shown.classList.add('old')
    clearTimeout(waiting)
    waiting = setTimeout(renew, TYPING_PAUSE)
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    renew()
  })

  async function renew() {
    const mine = ++asked
    const wrong = form.querySelector(':invalid')
    if (wrong) return show([wrong.validationMessage])
    const address = new URL(form.action)
    address.search = new URLSearchParams(new FormData(form))
    address.hash = ''
    const html = await fetch(address).then((answer) => answer.text(), () => '')
    // The style of another page is not among those that this page's policy names.
    const page = new DOMParser().parseFromString(html.replace(/<style[^]*?<\/style>/, ''), 'text/html')
    // Answered out of turn.
    if (mine !== asked) return
    const renewed = page.getElementById(shown.id)
    if (renewed) history.replaceState(null, '', address)
    show(renewed?.childNodes ?? (html ? page.querySelectorAll('main h1, main p') : [document.body.dataset.failed]))
  }

  function show(content) {
    shown.classList.remove('old')
    shown.replaceChildren(...content)
    enliven(shown)
  }
}

function drawWhenSeen(figures) {
  const seen = new IntersectionObserver((entries) => {
    for (const { target } of entries.filter((entry) => entry.isIntersecting)) {
      seen.unobserve(target)
      import('/assets/chart.js').then(({ draw }) => draw(target), () => (target.hidden = true))
    }
  }, { rootMargin: '200px' })
  for (const figure of figures) {
    figure.hidden = false
    seen.observe(figure)
  }
}

async function showAnswer(place) {
  place.hidden = false
  const answer = fetch(place.dataset.answer).then((answer) => answer.json())
  const text = await answer.then((json) => JSON.stringify(json, null, 1), () => document.body.dataset.failed)
  place.querySelector('pre').textContent = text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}\n…` : text
}

function enliven(part) {
  drawWhenSeen(part.querySelectorAll('figure.chart'))
  part.querySelectorAll('[data-answer]').forEach(showAnswer)
}

document.querySelectorAll('form[data-live]').forEach(renewWhileTyping)
document.querySelectorAll('#tell').forEach((form) => window.PushManager && import('/assets/alerts.js').then(({ offer }) => offer(form), () => {}))
enliven(document)
