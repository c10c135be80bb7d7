// Draws a history of the API in a figure: its lines, buttons for how far back, and the day under the pointer in words.

const LIBRARY = '/assets/uplot/uPlot.iife.min.js'
const STYLE = '/assets/uplot/uPlot.min.css'
const DAY = 86400000
// A year of days is enough points; before that a week is one.
const MOST_DAYS = 366
const EARLIEST = '2010-01-01'
// Dashain closes the market for a week or so; over a longer silence no line is drawn, since nobody stated one.
const LONGEST_CLOSURE = 21 * DAY
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
  const said = figure.appendChild(document.createElement('p'))
  said.className = 'soft'
  said.setAttribute('role', 'status')
  library ??= load()
  const buttons = ranges.map(([words, days]) => button(words, () => show(days)))
  place.before(...buttons)
  let chart
  addEventListener('resize', () => chart?.setSize({ width: figure.clientWidth, height: HEIGHT }))
  await show(ranges[2][1])

  async function show(days) {
    buttons.forEach((each, index) => each.setAttribute('aria-pressed', ranges[index][1] === days))
    try {
      const [rows] = await Promise.all([ask(figure.dataset, days), library])
      chart?.destroy()
      chart = plot(place, rows, lines, months, (row) => { if (row.date_bs) said.textContent = words(row, lines) })
      place.querySelector('canvas').setAttribute('aria-hidden', 'true')
      said.textContent = words(rows.at(-1), lines)
    } catch (error) {
      said.textContent = figure.dataset.failed
      throw error
    }
  }
}

function load() {
  document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: STYLE }))
  return new Promise((resolve, reject) => {
    const script = document.createElement('script')
    document.head.append(Object.assign(script, { src: LIBRARY, onload: resolve, onerror: reject }))
  })
}

async function ask({ history, newest }, days) {
  const from = days ? new Date(Date.parse(newest) - days * DAY).toISOString().slice(0, 10) : EARLIEST
  const group = days && days <= MOST_DAYS ? 'day' : 'week'
  const answer = await fetch(`${history}?from=${from}&group=${group}`)
  if (!answer.ok) throw new Error(`${history} answered ${answer.status}`)
  return withSilences((await answer.json()).rates)
}

function withSilences(rows) {
  return rows.flatMap((row, index) => {
    const before = index && Date.parse(rows[index - 1].date)
    const silent = index && Date.parse(row.date) - before > LONGEST_CLOSURE
    return silent ? [{ date: new Date(before + DAY).toISOString().slice(0, 10) }, row] : [row]
  })
}

function plot(place, rows, lines, months, tell) {
  const colour = getComputedStyle(document.body)
  const text = colour.getPropertyValue('--soft'), grid = colour.getPropertyValue('--line')
  const strokes = [colour.getPropertyValue('--accent'), colour.getPropertyValue('--up')]
  const axis = { stroke: text, grid: { stroke: grid, width: 1 }, ticks: { stroke: grid } }
  const options = {
    width: place.clientWidth, height: HEIGHT, legend: { show: false },
    cursor: { y: false },
    hooks: { setCursor: [({ cursor }) => { if (cursor.idx != null) tell(rows[cursor.idx]) }] },
    series: [{}, ...lines.map(([, label], index) => ({ label, stroke: strokes[index], width: 2 }))],
    axes: [
      { ...axis, space: 90, values: (_, ticks, axisNumber, space, step) => ticks.map((tick) => date(tick, step, months)) },
      { ...axis, size: 76, values: (_, ticks) => ticks.map(amount) },
    ],
  }
  const days = rows.map((row) => Date.parse(row.date) / 1000)
  const data = [days, ...lines.map(([field]) => rows.map((row) => value(row, field)))]
  return new uPlot(options, data, place)
}

function value(row, field) {
  // A day has its figure (of a metal per weight, null where it is held), a week the one at its end.
  const stated = row.prices?.[field]?.amount ?? row[field]?.close ?? row[field]
  return typeof stated === 'string' ? Number(stated) : null
}

function words(row, lines) {
  const figures = lines.map(([field, label]) => [label, value(row, field)]).filter(([, stated]) => stated !== null)
  const day = LANGUAGE === 'ne' ? digits(row.date_bs) : row.date
  return [day, ...figures.map(([label, stated]) => `${label}: ${amount(stated)}`)].join(' · ')
}

// Not by Intl: many a browser has no Nepali, and would say it in the language of its user.
function date(seconds, step, months) {
  const day = new Date(seconds * 1000), month = months[day.getUTCMonth()]
  return digits(step * 1000 < 28 * DAY ? `${day.getUTCDate()} ${month}` : `${month} ${day.getUTCFullYear()}`)
}

function button(words, press) {
  const made = Object.assign(document.createElement('button'), { type: 'button', textContent: words })
  made.addEventListener('click', press)
  return made
}
