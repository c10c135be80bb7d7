/** The cells of a month as elements: names of weekdays, and the days in their weeks. */
import { format, today } from "./bikram-sambat.js"
import { weeks } from "./month-grid.js"

/** The head of the table; a screen reader says the long name of a weekday. */
export function weekdayCells({ short, weekdays }) {
  return short.map((text, day) => element("th", { scope: "col", abbr: weekdays[day], textContent: text }))
}

/** The weeks of the month of `focused`, the one day that the Tab key reaches. */
export function weekRows({ focused, value, min, max, words }) {
  const cell = (bs) => {
    if (!bs) return element("td")
    const date = format(bs)
    const day = element("td", {
      textContent: words.written(bs.day),
      ariaLabel: words.fullName(bs),
      tabIndex: date === format(focused) ? 0 : -1,
      ariaSelected: date === value ? "true" : null,
      ariaCurrent: date === format(today()) ? "date" : null,
      ariaDisabled: date < format(min) || date > format(max) ? "true" : null,
    })
    day.dataset.date = date
    return day
  }
  return weeks(focused.year, focused.month).map((week) => {
    const row = element("tr")
    row.append(...week.map(cell))
    return row
  })
}

function element(tag, properties = {}) {
  return Object.assign(document.createElement(tag), properties)
}
