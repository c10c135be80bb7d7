// Draws a history of the API in a figure, and says which days are missing.

import { read } from '/assets/history.js'

const LIBRARY = '/assets/uplot/uPlot.iife.min.js'
const STYLE = '/assets/uplot/uPlot.min.css'
const DAY = 86400000
// More stretches are a number.
const MOST_NAMED = 6
const HEIGHT = 260
const LANGUAGE = document.documentElement.lang
const digits = (text) => LANGUAGE === 'ne' ? text.replace(/\d/g, (digit) => '०१२३४५६७८९'[digit]) : text
const amount = (number) => digits(number.toLocaleString('en-IN', { maximumFractionDigits: 2 }))
let library

export async function draw(figure) {
  const lines = Object.entries(JSON.parse(figure.dataset.lines))
  const ranges = JSON.parse(figure.dataset.ranges)
  const months = JSON.parse(figure.dataset.months)
  const place = figure.appendChild(document.createElement('div'))
  const said = figure.appendChild(paragraph()), missing = figure.appendChild(paragraph())
  said.setAttribute('role', 'status')
  const buttons = ranges.map(([words, days]) => button(words, () => show(days)))
  place.before(...buttons)
  let chart, asked = 0
  addEventListener('resize', () => chart?.setSize({ width: figure.clientWidth, height: HEIGHT }))
  await show(ranges[2][1])

  async function show(days) {
    const mine = ++asked
    buttons.forEach((each, index) => each.setAttribute('aria-pressed', ranges[index][1] === days))
    try {
      const [shown] = await Promise.all([read(figure.dataset, days, lines.map(([field]) => field)), library ??= load()])
      // Answered out of turn.
      if (mine !== asked) return
      chart?.destroy()
      chart = plot(place, shown.points, lines, months, figure.dataset.kind, (point) => { if (point.date_bs) said.textContent = words(point, lines) })
      place.querySelector('canvas').setAttribute('aria-hidden', 'true')
      said.textContent = shown.points.length ? words(shown.points.findLast((point) => point.date_bs), lines) : figure.dataset.none
      missing.textContent = named(shown.missing, figure.dataset)
    } catch (error) {
      if (mine === asked) said.textContent = figure.dataset.failed
      throw error
    }
  }
}

function paragraph() {
  return Object.assign(document.createElement('p'), { className: 'soft' })
}

function named(stretches, { missing, more }) {
  if (!stretches.length) return ''
  const newest = stretches.slice(-MOST_NAMED).reverse()
  const days = newest.map(([first, last]) => first === last ? first : `${first} – ${last}`)
  if (stretches.length > MOST_NAMED) days.push(more.replace('{count}', stretches.length - MOST_NAMED))
  return digits(missing.replace('{days}', days.join(', ')))
}

function load() {
  document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: STYLE }))
  return new Promise((resolve, reject) => {
    const script = document.createElement('script')
    document.head.append(Object.assign(script, { src: LIBRARY, onload: resolve, onerror: reject }))
  }).catch((error) => {
    // The next press asks for it anew.
    library = null
    throw error
  })
}

function plot(place, points, lines, months, kind, tell) {
  const colour = getComputedStyle(document.body)
  const text = colour.getPropertyValue('--soft'), grid = colour.getPropertyValue('--line')
  const strokes = [colour.getPropertyValue('--accent'), colour.getPropertyValue('--up'), text]
  const axis = { stroke: text, grid: { stroke: grid, width: 1 }, ticks: { stroke: grid } }
  // A price in force stands until the next one: a step, no slope.
  const paths = kind === 'steps' ? uPlot.paths.stepped({ align: 1 }) : undefined
  const options = {
    width: place.clientWidth, height: HEIGHT, legend: { show: false },
    cursor: { y: false },
    hooks: { setCursor: [({ cursor }) => { if (cursor.idx != null) tell(points[cursor.idx]) }] },
    series: [{}, ...lines.map(([, label], index) => ({ label, stroke: strokes[index], width: 2, paths }))],
    axes: [
      { ...axis, space: 90, values: (_, ticks, axisNumber, space, step) => ticks.map((tick) => date(tick, step, months)) },
      { ...axis, size: 76, values: (_, ticks) => ticks.map(amount) },
    ],
  }
  const days = points.map((point) => Date.parse(point.date) / 1000)
  const data = [days, ...lines.map((_, index) => points.map(({ figures }) => figures[index]))]
  return new uPlot(options, data, place)
}

function words(point, lines) {
  const figures = lines.map(([, label], index) => [label, point.figures[index]]).filter(([, stated]) => stated !== null)
  const day = LANGUAGE === 'ne' ? digits(point.date_bs) : point.date
  return [day, ...figures.map(([label, stated]) => `${label}: ${amount(stated)}`)].join(' · ')
}

// Not by Intl: many a browser has no Nepali.
function date(seconds, step, months) {
  const day = new Date(seconds * 1000), month = months[day.getUTCMonth()]
  return digits(step * 1000 < 28 * DAY ? `${day.getUTCDate()} ${month}` : `${month} ${day.getUTCFullYear()}`)
}

function button(words, press) {
  const made = Object.assign(document.createElement('button'), { type: 'button', textContent: words })
  made.addEventListener('click', press)
  return made
}
