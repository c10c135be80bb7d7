/** The days that can be chosen: the weeks of a month, where a key leads in them, their bounds. */
import { FIRST_YEAR, LAST_YEAR, addDays, format, monthLength, parse, weekday } from "./bikram-sambat.js"

export const FIRST = { year: FIRST_YEAR, month: 1, day: 1 }
export const LAST = { year: LAST_YEAR, month: 12, day: monthLength(LAST_YEAR, 12) }
const DAYS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }
const MONTHS = { PageUp: -1, PageDown: 1 }

/** Weeks of a month from Sunday, each of seven dates; null before the first and after the last. */
export function weeks(year, month) {
  const before = weekday({ year, month, day: 1 })
  const count = Math.ceil((before + monthLength(year, month)) / 7)
  const date = (cell) => {
    const day = cell - before + 1
    return day >= 1 && day <= monthLength(year, month) ? { year, month, day } : null
  }
  return Array.from({ length: count }, (_, week) => Array.from({ length: 7 }, (_, column) => date(week * 7 + column)))
}

/** The date to which a key leads, not before `min` and not after `max`; null for another key. */
export function moved(bs, key, shift, min, max) {
  if (key in MONTHS) return within(monthsLater(bs, MONTHS[key] * (shift ? 12 : 1)), min, max)
  if (key in DAYS) return daysLater(bs, DAYS[key], min, max)
  if (key === "Home") return daysLater(bs, -weekday(bs), min, max)
  if (key === "End") return daysLater(bs, 6 - weekday(bs), min, max)
  return null
}

/** The date that a text is; null if it is none. */
export function dateIn(text) {
  try {
    return text ? parse(text) : null
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** The date itself, or the bound that it lies beyond. */
export function within(bs, min, max) {
  if (format(bs) < format(min)) return min
  return format(bs) > format(max) ? max : bs
}

function daysLater(bs, days, min, max) {
  const step = Math.sign(days)
  let date = bs
  for (let left = days; left && format(date) !== format(step > 0 ? max : min); left -= step) date = addDays(date, step)
  return date
}

function monthsLater({ year, month, day }, months) {
  const index = Math.min(Math.max(year * 12 + month - 1 + months, FIRST_YEAR * 12), LAST_YEAR * 12 + 11)
  const date = { year: Math.floor(index / 12), month: (index % 12) + 1 }
  return { ...date, day: Math.min(day, monthLength(date.year, date.month)) }
}
