/**
 * `<bs-date-picker label="Date of birth" name="born" min="2000-01-01" max="2083-12-30" lang="ne" digits="latin">`.
 *
 * It fires `input` and `change` when the user enters or chooses another date. In a form it has its Bikram Sambat date.
 */
export class DatePicker extends HTMLElement {
  /** The Bikram Sambat date, "2083-05-01", or "". Assigning another text than a date leaves it "". */
  value: string
  /** The same day in the Gregorian calendar, "2026-08-17", or "". Assigning throws NotADate or OutOfRange. */
  valueAsAd: string
  readonly form: HTMLFormElement | null
  readonly validity: ValidityState
  readonly validationMessage: string
  checkValidity(): boolean
  reportValidity(): boolean
  /** Opens the calendar. */
  showPicker(): void
}

declare global {
  interface HTMLElementTagNameMap {
    "bs-date-picker": DatePicker
  }
}
