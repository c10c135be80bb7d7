// Forms that answer while one types, charts drawn when they are scrolled to, and answers of the API.

const TYPING_PAUSE = 300
const MOST_SHOWN = 6000

function renewWhileTyping(form) {
  // A field that is called dataset hides the form's own: https://html.spec.whatwg.org/#dom-form-nameditem
  const shown = document.getElementById(form.getAttribute('data-live'))
  let waiting, asked = 0
  form.addEventListener('input', () => {
    clearTimeout(waiting)
    waiting = setTimeout(renew, TYPING_PAUSE)
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    renew()
  })

  async function renew() {
    if (!form.checkValidity()) return
    const mine = ++asked
    const address = `${form.action}?${new URLSearchParams(new FormData(form))}`
    const answer = await fetch(address)
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const renewed = page.getElementById(shown.id)
    // A later question may have been answered first.
    if (mine === asked && renewed) {
      shown.replaceChildren(...renewed.childNodes)
      enliven(shown)
      history.replaceState(null, '', address)
    }
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
