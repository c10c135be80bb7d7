/**
 * `<bs-date-picker>`: a field for a Bikram Sambat date, typed in either digits or chosen in a calendar.
 *
 * Roles, names and keys are those of the date picker dialog: https://www.w3.org/WAI/ARIA/apg/patterns/dialog-modal/examples/datepicker-dialog/
 */
import { confidence, format, parse, toAd, toBs, today } from "./bikram-sambat.js"
import { HTML } from "./date-picker-shadow.js"
import { FIRST, LAST, dateIn, moved, within } from "./month-grid.js"
import { weekRows, weekdayCells } from "./month-table.js"
import { wordsOf } from "./words.js"

export class DatePicker extends HTMLElement {
  static formAssociated = true
  static observedAttributes = ["digits", "disabled", "label", "lang", "max", "min", "required", "value"]

  #internals = this.attachInternals()
  #root = this.attachShadow({ mode: "open", delegatesFocus: true })
  #value = null
  #typed = "" // what is no date, as the user typed it
  #focused = FIRST
  #words = wordsOf("en", "latin")

  constructor() {
    super()
    this.#root.innerHTML = HTML
    this.#find("#text").addEventListener("change", (event) => this.#type(event.target.value))
    this.#find("#open").addEventListener("click", () => this.showPicker())
    this.#find("#close").addEventListener("click", () => this.#find("dialog").close())
    this.#find(".steps").addEventListener("click", ({ target: { dataset } }) => {
      if (dataset.key) this.#move(dataset.key, Boolean(dataset.shift))
    })
    const grid = this.#find("tbody")
    grid.addEventListener("keydown", (event) => this.#press(event))
    grid.addEventListener("click", (event) => this.#choose(event.target.closest("td[data-date]")))
  }

  get value() {
    return this.#value ? format(this.#value) : ""
  }

  set value(text) {
    this.#value = dateIn(text)
    this.#typed = ""
    this.#show()
  }

  get valueAsAd() {
    return this.#value ? toAd(this.#value) : ""
  }

  set valueAsAd(ad) {
    this.value = ad ? format(toBs(ad)) : ""
  }

  get form() {
    return this.#internals.form
  }

  get validity() {
    return this.#internals.validity
  }

  get validationMessage() {
    return this.#internals.validationMessage
  }

  checkValidity() {
    return this.#internals.checkValidity()
  }

  reportValidity() {
    return this.#internals.reportValidity()
  }

  showPicker() {
    this.#focused = within(this.#value ?? today(), this.#min, this.#max)
    this.#showMonth()
    this.#find("dialog").showModal()
    this.#find("td[tabindex='0']").focus()
  }

  connectedCallback() {
    this.#show()
  }

  attributeChangedCallback(name, _, text) {
    if (name === "value") this.value = text
    else if (this.isConnected) this.#show()
  }

  formResetCallback() {
    this.value = this.getAttribute("value")
  }

  formDisabledCallback(disabled) {
    for (const control of this.#root.querySelectorAll("#text, #open")) control.disabled = disabled
  }

  formStateRestoreCallback(state) {
    this.value = state
  }

  get #min() {
    return dateIn(this.getAttribute("min")) ?? FIRST
  }

  get #max() {
    return dateIn(this.getAttribute("max")) ?? LAST
  }

  #find(selector) {
    return this.#root.querySelector(selector)
  }

  #type(text) {
    this.#value = dateIn(text)
    this.#typed = this.#value ? "" : text.trim()
    this.#tell()
  }

  #choose(cell) {
    if (!cell || cell.ariaDisabled) return
    this.#value = parse(cell.dataset.date)
    this.#typed = ""
    this.#find("dialog").close()
    this.#tell()
  }

  #tell() {
    this.#show()
    this.dispatchEvent(new Event("input", { bubbles: true, composed: true }))
    this.dispatchEvent(new Event("change", { bubbles: true }))
  }

  #press(event) {
    if (event.key === "Enter" || event.key === " ") this.#choose(event.target.closest("td[data-date]"))
    else if (!this.#move(event.key, event.shiftKey)) return
    else this.#find("td[tabindex='0']").focus()
    event.preventDefault()
  }

  #move(key, shift) {
    const date = moved(this.#focused, key, shift, this.#min, this.#max)
    if (!date) return false
    this.#focused = date
    this.#showMonth()
    return true
  }

  /** Field, button and validity, by the value and the attributes as they are now. */
  #show() {
    const language = (this.closest("[lang]")?.lang ?? "").startsWith("ne") ? "ne" : "en"
    const digits = this.getAttribute("digits") ?? (language === "ne" ? "devanagari" : "latin")
    const words = (this.#words = wordsOf(language, digits === "devanagari" ? digits : "latin"))
    const problem = this.#problem()
    const year = this.#value?.year
    const unsure = year && ["disputed", "predicted"].includes(confidence(year))
    this.#find("label").textContent = this.getAttribute("label") ?? words.label
    this.#find("#text").value = this.#value ? words.number(this.#value) : this.#typed
    this.#find("#text").required = this.hasAttribute("required")
    this.#find("#text").ariaInvalid = String(Boolean(problem?.shown))
    this.#find("#open").ariaLabel = this.#value ? words.change(words.name(this.#value)) : words.choose
    this.#find("#hint").textContent = words.hint
    this.#find("#note").textContent = unsure ? words.confidence(year, confidence(year)) : ""
    this.#find("#problem").textContent = problem?.shown ? problem.text : ""
    this.#internals.setFormValue(this.value)
    this.#internals.setValidity(problem?.flags ?? {}, problem?.text, this.#find("#text"))
  }

  #problem() {
    const { number, early, late, missing, wrong } = this.#words
    const [date, min, max] = [this.value, format(this.#min), format(this.#max)]
    if (this.#typed) return { flags: { badInput: true }, text: wrong, shown: true }
    if (!date) return this.hasAttribute("required") ? { flags: { valueMissing: true }, text: missing, shown: false } : null
    if (date < min) return { flags: { rangeUnderflow: true }, text: early(number(this.#min)), shown: true }
    return date > max ? { flags: { rangeOverflow: true }, text: late(number(this.#max)), shown: true } : null
  }

  /** The dialog, for the month of the focused day. */
  #showMonth() {
    const words = this.#words
    const { year } = this.#focused
    this.#find("dialog").ariaLabel = words.dialog
    this.#find("#heading").textContent = words.heading(this.#focused)
    this.#find("#confidence").textContent = words.confidence(year, confidence(year))
    this.#find("#close").textContent = words.close
    for (const button of this.#root.querySelectorAll(".steps button")) {
      const { key, shift } = button.dataset
      button.ariaLabel = words[shift ? "year" : "month"][key === "PageUp" ? 0 : 1]
      const date = moved(this.#focused, key, Boolean(shift), this.#min, this.#max)
      button.ariaDisabled = String(format(date) === format(this.#focused))
    }
    this.#find("thead tr").replaceChildren(...weekdayCells(words))
    const month = { focused: this.#focused, value: this.value, min: this.#min, max: this.#max, words }
    this.#find("tbody").replaceChildren(...weekRows(month))
  }
}

if (!customElements.get("bs-date-picker")) customElements.define("bs-date-picker", DatePicker)
