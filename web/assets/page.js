// Forms that answer while one types, and charts drawn when they are scrolled to.

const TYPING_PAUSE = 300

function renewWhileTyping(form) {
  const shown = document.getElementById(form.dataset.live)
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

document.querySelectorAll('form[data-live]').forEach(renewWhileTyping)
drawWhenSeen(document.querySelectorAll('figure.chart'))
