/** Answers of the API: the members that most need, named as in the OpenAPI document. The tests compile them against it. */

export type Status = 'confirmed' | 'official' | 'provisional' | 'held'
export interface Names { ne: string; en: string }
export interface Numbered { number: number; name: Names }
export interface CalendarDate { date: string; date_bs: string }
export interface Freshness { state: 'fresh' | 'carried' | 'late' | 'stale'; reason: string; next_expected_at: string }
export interface Change { amount: string; percent: string; since: string; since_bs: string }
/** A day in doubt: the rules that it breaks. */
export interface HeldDay extends CalendarDate { reasons: { rule: string }[] }
export interface Metal { instrument: string; name: string; name_ne: string; price: string | null; status: Status | 'unpublished' }
export interface Currency { code: string; name: string; name_ne: string; buy: string | null; sell: string | null; status: Status }
/** `pending` is the row of a day whose status is below `minStatus`; such a day is `held` too, without reasons. */
export interface MetalDay extends CalendarDate {
  price: string | null
  status: Status
  proof: string
  pending?: { date: string; status: Status; price: string | null }
}
export interface CurrencyDay extends CalendarDate {
  unit: number | null
  buy: string | null
  sell: string | null
  mid: string | null
  status: Status
  proof: string
  pending?: { date: string; status: Status; buy: string | null; sell: string | null }
}
export interface Summary { open: string; high: string; low: string; close: string; average: string }
/** `complete` is false where market days are missing: look before you average. */
export interface Period {
  label: string
  period: { first: CalendarDate; last: CalendarDate }
  days: number
  days_expected: number | null
  complete: boolean
}
export interface MetalPeriod extends Period { tola: Summary | null }
export interface CurrencyPeriod extends Period { buy: Summary | null; sell: Summary | null }
export interface Conversion { amount: string; from: string; to: string; result: string; per_one: string; in_words: string }
export interface Holiday {
  key: string
  name: Names
  scope: { key: string; name: Names }
  first: CalendarDate
  last: CalendarDate
  days: number
  status: 'official' | 'transcribed' | 'expected'
}
export interface Holidays {
  year: number
  /** That of the least sure one. */
  holidays_status: 'official' | 'transcribed' | 'expected' | 'unknown'
  holidays: Holiday[]
}
export interface CalendarDay extends CalendarDate {
  year: number
  month: Numbered
  day: number
  weekday: Numbered
  sunrise: string
  sunset: string
  holidays: Holiday[]
  is_off: boolean
  confidence: 'official' | 'consensus' | 'disputed' | 'predicted'
  fiscal_year: string
}
export interface ConvertedDay extends CalendarDate { date_ns: string; weekday: Numbered; fiscal_year: string }
/** An outlet: name it wherever you show its title or excerpt. */
export interface Source { key: string; name: string }
export interface ListedArticle {
  id: string
  title: string
  excerpt: string
  /** Where it is read: link to it. */
  url: string
  source: Source
  section: string | null
  language: 'ne' | 'en' | null
  published_at: string | null
  listed_at: string
  changed_at: string
  /** Why it was taken off: delete your copy. */
  taken_down?: { at: string; reason: string }
}
export interface Article extends ListedArticle { body: { html: string; text: string } | null; attribution: string; story: string | null }
export interface StoryTitle { text: string; url: string; source: Source }
export interface ListedStory {
  id: string
  titles: { ne: StoryTitle | null; en: StoryTitle | null }
  section: string | null
  outlets: number
  last_at: string
  changed_at: string
}
export interface Stories { joined_until: string | null; stories: ListedStory[] }
export interface Story { id: string; merged_into: string | null; story: ListedStory | null }
