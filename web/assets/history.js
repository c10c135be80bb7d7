// A history of the API as points: a day without a figure is a point without one, and is named.

const DAY = 86400000
// A year of days is enough points; before that a week is one.
const MOST_DAYS = 366
const EARLIEST = '2010-01-01'

const iso = (time) => new Date(time).toISOString().slice(0, 10)
const READERS = { series, board, steps }

// Points, earliest first, and `missing`: the ends of each stretch without a figure.
export async function read({ kind, history, newest }, days, fields) {
  const from = days ? iso(Date.parse(newest) - days * DAY) : EARLIEST
  return READERS[kind](history, { from, newest, isDaily: days && days <= MOST_DAYS, fields })
}

async function ask(address) {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`)
  return answer.json()
}

async function series(history, { from, isDaily, fields }) {
  // A week cut off by the window would count as one that lacks days.
  const early = iso(Date.parse(from) - 7 * DAY)
  const weekly = ask(`${history}?from=${isDaily ? early : from}&group=week`)
  const daily = isDaily ? ask(`${history}?from=${from}&group=day`) : null
  const weeks = (await weekly).rates
  return isDaily ? overDays(point((await daily).rates, fields), weeks) : overWeeks(weeks, fields)
}

function point(rows, fields) {
  return rows.map((row) => ({ ...row, figures: fields.map((field) => figure(row, field)) }))
}

function figure(row, field) {
  // A week has the figure at its end.
  const stated = row.prices?.[field]?.amount ?? row.figures?.[field] ?? row[field]?.close ?? row[field]
  return typeof stated === 'string' ? Number(stated) : null
}

// In a whole week a day without a rate is a closed one; else a Saturday, if the market has six.
function overDays(points, weeks) {
  const spans = weeks.map((week) => ({ ...week, first: Date.parse(week.period.first.date) }))
  const isClosed = (day) => {
    const week = spans.find(({ first }) => first <= day && day < first + 7 * DAY)
    return week && (week.complete || (week.days_expected < 7 && new Date(day).getUTCDay() === 6))
  }
  return broken(points, isClosed)
}

function overWeeks(weeks, fields) {
  const points = point(weeks, fields)
  const shown = broken(points, (day) => points.some(({ period }) => Date.parse(period.first.date) <= day && day <= Date.parse(period.last.date)))
  const lacking = weeks.slice(1, -1).filter((week) => !week.complete)
  const missing = [...shown.missing, ...lacking.map(({ period }) => [period.first.date, period.last.date])]
  return { points: shown.points, missing: missing.sort() }
}

async function board(history, { from, newest, fields }) {
  const shown = broken(point(await pages(history, from, newest), fields), () => false)
  return { ...shown, missing: [...before(from, shown.points), ...shown.missing] }
}

function before(from, points) {
  const first = points[0]?.date
  return first > from ? [[from, iso(Date.parse(first) - DAY)]] : []
}

async function pages(history, from, newest) {
  const rows = []
  for (let address = `${history}?from=${from}&to=${newest}`; address;) {
    const answer = await ask(address)
    rows.push(...answer.rows)
    address = answer.next && `${history}?cursor=${encodeURIComponent(answer.next)}`
  }
  return rows
}

// A price stands until the next list, if one ended it.
async function steps(history, { from, newest, fields }) {
  const points = [], missing = [], rows = point(await pages(history, from, newest), fields)
  rows.forEach((row, index) => {
    const { until, until_known: isKnown } = row.in_force
    points.push(row)
    if (until && !isKnown) {
      points.push(blank(until.slice(0, 10), fields))
      missing.push([until.slice(0, 10), rows[index + 1]?.date ?? newest])
    }
    if (!until && row.date < newest) points.push({ ...row, date: newest, date_bs: null })
  })
  return { points, missing: [...before(from, points), ...missing] }
}

function blank(date, fields) {
  return { date, figures: fields.map(() => null) }
}

function broken(points, isClosed) {
  const missing = []
  const shown = points.flatMap((point, index) => {
    const before = index ? Date.parse(points[index - 1].date) : Infinity
    const days = []
    for (let day = before + DAY; day < Date.parse(point.date); day += DAY) if (!isClosed(day)) days.push(iso(day))
    if (!days.length) return [point]
    missing.push([days[0], days.at(-1)])
    return [blank(days[0], point.figures), point]
  })
  return { points: shown, missing }
}
