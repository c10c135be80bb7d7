/** A Bikram Sambat date; month 1 is Baisakh. */
export interface BsDate {
  readonly year: number
  readonly month: number
  readonly day: number
}
/** How sure the month lengths of a year are. */
export type Confidence = "official" | "consensus" | "disputed" | "predicted"
/** Names in English and in Nepali. */
export interface Names {
  readonly en: readonly string[]
  readonly ne: readonly string[]
}

export const FIRST_YEAR: number
export const LAST_YEAR: number
/** From Baisakh to Chaitra. */
export const MONTHS: Names
/** From Sunday to Saturday. */
export const WEEKDAYS: Names

/** The text or the numbers are no day of the calendar. */
export class NotADate extends RangeError {}
/** A day outside the years that the table holds. */
export class OutOfRange extends RangeError {}

/** The Bikram Sambat date of a Gregorian day ("2026-08-17"). Throws NotADate or OutOfRange. */
export function toBs(ad: string): BsDate
/** The Gregorian day ("2026-08-17") of a Bikram Sambat date. Throws NotADate or OutOfRange. */
export function toAd(bs: BsDate): string
/** Days in a month, 1 (Baisakh) to 12 (Chaitra). Throws NotADate or OutOfRange. */
export function monthLength(year: number, month: number): number
/** Days in a year. Throws OutOfRange. */
export function yearLength(year: number): number
/** How sure the month lengths of a year are. Throws OutOfRange. */
export function confidence(year: number): Confidence
/** Nepal's fiscal year of a date: "2083/84". */
export function fiscalYear(bs: BsDate): string
/** The weekday of a date, 0 (Sunday) to 6 (Saturday). Throws NotADate or OutOfRange. */
export function weekday(bs: BsDate): number
/** The date so many days later, or earlier. Throws NotADate or OutOfRange. */
export function addDays(bs: BsDate, days: number): BsDate
/** The date in Kathmandu at an instant in milliseconds, now unless one is given. */
export function today(now?: number): BsDate
/** "2083-05-01" of a date. */
export function format(bs: BsDate): string
/** The date in "2083-08-06", "2083/8/6" or "२०८३.८.६". Throws NotADate or OutOfRange. */
export function parse(text: string): BsDate
/** The text with 0-9 as Devanagari digits. */
export function devanagariDigits(text: string): string
/** The text with Devanagari digits as 0-9. */
export function latinDigits(text: string): string
