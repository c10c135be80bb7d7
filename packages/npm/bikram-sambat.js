/**
 * Bikram Sambat dates, 1970 to 2100: the same table and rules as chautari.nepali.bikram_sambat in Python.
 *
 * Days of the Gregorian calendar are ISO texts ("2026-08-17"), never `Date`s, so that no time zone moves them.
 */
import { FIRST_YEAR, START, YEARS } from "./months.js"

export { FIRST_YEAR, MONTHS, WEEKDAYS } from "./months.js"
export const LAST_YEAR = FIRST_YEAR + YEARS.length - 1

/** The text or the numbers are no day of the calendar: month 13, 33 Jestha, "today". */
export class NotADate extends RangeError {}

/** A day outside the years that the table holds. */
export class OutOfRange extends RangeError {}

const DAY = 86_400_000
const NEPAL_AHEAD = (5 * 60 + 45) * 60_000 // of UTC
const DEVANAGARI = "०१२३४५६७८९"
const NUMERIC = /^([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})$/

// The day number on which each month begins, and that of the day after the last.
const starts = [Date.parse(START) / DAY]
for (const [months] of YEARS) for (const length of months) starts.push(starts.at(-1) + length)

/** The Bikram Sambat date of a Gregorian day. */
export function toBs(ad) {
  const number = dayNumber(ad)
  if (number < starts[0] || number >= starts.at(-1)) throw new OutOfRange(`${ad} is not within ${span()}`)
  let low = 0
  let high = starts.length - 1
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (starts[middle] <= number) low = middle
    else high = middle
  }
  return { year: FIRST_YEAR + Math.floor(low / 12), month: (low % 12) + 1, day: number - starts[low] + 1 }
}

/** The Gregorian day of a Bikram Sambat date. */
export function toAd({ year, month, day }) {
  const length = monthLength(year, month)
  if (!(Number.isInteger(day) && day >= 1 && day <= length)) {
    throw new NotADate(`month ${month} of ${year} has ${length} days, not ${day}`)
  }
  return isoDay(starts[(year - FIRST_YEAR) * 12 + month - 1] + day - 1)
}

/** Days in a month, 1 (Baisakh) to 12 (Chaitra). */
export function monthLength(year, month) {
  const [months] = row(year)
  if (!months[month - 1]) throw new NotADate(`a year has 12 months, not ${month}`)
  return months[month - 1]
}

/** Days in a year. */
export function yearLength(year) {
  return row(year)[0].reduce((sum, length) => sum + length)
}

/** How sure the month lengths of a year are: "official", "consensus", "disputed" or "predicted". */
export function confidence(year) {
  return row(year)[1]
}

/** Nepal's fiscal year of a date, Shrawan to Asar: "2083/84". */
export function fiscalYear({ year, month }) {
  const first = month >= 4 ? year : year - 1
  return `${first}/${String((first + 1) % 100).padStart(2, "0")}`
}

/** The weekday of a date, 0 (Sunday) to 6 (Saturday). */
export function weekday(bs) {
  return new Date(toAd(bs)).getUTCDay()
}

/** The date so many days later, or earlier. */
export function addDays(bs, days) {
  return toBs(isoDay(dayNumber(toAd(bs)) + days))
}

/** The date in Kathmandu at an instant in milliseconds, now unless one is given. */
export function today(now = Date.now()) {
  return toBs(isoDay(Math.floor((now + NEPAL_AHEAD) / DAY)))
}

/** "2083-05-01" of a date. */
export function format({ year, month, day }) {
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`
}

/** The date in "2083-08-06", "2083/8/6" or "२०८३.८.६". */
export function parse(text) {
  const match = NUMERIC.exec(latinDigits(text).trim())
  if (!match) throw new NotADate(`not a Bikram Sambat date: ${text.slice(0, 40)}`)
  const bs = { year: Number(match[1]), month: Number(match[3]), day: Number(match[4]) }
  toAd(bs)
  return bs
}

/** The text with 0-9 as Devanagari digits. */
export function devanagariDigits(text) {
  return text.replace(/[0-9]/g, (digit) => DEVANAGARI[digit])
}

/** The text with Devanagari digits as 0-9. */
export function latinDigits(text) {
  return text.replace(/[०-९]/g, (digit) => DEVANAGARI.indexOf(digit))
}

function row(year) {
  const found = YEARS[year - FIRST_YEAR]
  if (!found) throw new OutOfRange(`${year} is not within ${span()}`)
  return found
}

function span() {
  return `${FIRST_YEAR} to ${LAST_YEAR} BS`
}

function isoDay(number) {
  return new Date(number * DAY).toISOString().slice(0, 10)
}

function dayNumber(ad) {
  const number = Date.parse(ad) / DAY
  if (!Number.isInteger(number) || isoDay(number) !== ad) throw new NotADate(`not a Gregorian day: ${ad}`)
  return number
}
