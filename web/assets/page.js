// Forms that answer while one types, charts drawn when they are scrolled to, and answers of the API.

const TYPING_PAUSE = 300
const MOST_SHOWN = 6000

function renewWhileTyping(form) {
  // A field that is called dataset hides the form's own: https://html.spec.whatwg.org/#dom-form-nameditem
  const shown = document.getElementById(form.getAttribute('data-live'))
  let waiting, asked = 0
  form.addEventListener('input', () => {
    // What stands there answers what was typed before.
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
    let page
    try {
      page = new DOMParser().parseFromString(await (await fetch(address)).text(), 'text/html')
    } catch {
      page = null
    }
    // A later question may have been answered first.
    if (mine !== asked) return
    const renewed = page?.getElementById(shown.id)
    if (renewed) history.replaceState(null, '', address)
    show(renewed?.childNodes ?? page?.querySelectorAll('main h1, main p') ?? [form.getAttribute('data-failed')])
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
      import('/assets/chart.js').then(({ draw }) => draw(target))
    }
  }, { rootMargin: '200px' })
  for (const figure of figures) {
    figure.hidden = false
    seen.observe(figure)
  }
}

// The answer of an address of the API, as far as one reads it.
async function showAnswer(place) {
  const shown = place.querySelector('pre')
  place.hidden = false
  try {
    const answer = await fetch(place.dataset.answer)
    const text = JSON.stringify(await answer.json(), null, 1)
    shown.textContent = text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}\n…` : text
  } catch (error) {
    shown.textContent = place.dataset.failed
    throw error
  }
}

function enliven(part) {
  drawWhenSeen(part.querySelectorAll('figure.chart'))
  part.querySelectorAll('[data-answer]').forEach(showAnswer)
}

document.querySelectorAll('form[data-live]').forEach(renewWhileTyping)
enliven(document)
