/** Client of the Chautari API: daily numbers and news of Nepal. Money is text, as the API has it: never a float. */
import type * as answers from './answers.js'

export type * from './answers.js'

export type MinStatus = 'official' | 'confirmed'
export type State = 'fresh' | 'carried' | 'late' | 'stale'
export type Group = 'week' | 'month' | 'bs-month' | 'fiscal-year'
export type Query = Record<string, string | number | null | undefined>
/** Days, AD (`2026-08-17`) or Bikram Sambat (`bs:2083-05-01`). */
export interface Window {
  from?: string
  to?: string
}

/** The API at `address`, as `https://chautari.example.np`. */
export class Chautari {
  /**
   * @param options `minStatus`: the least status that counts as a rate. `oldest`: the oldest freshness whose figures
   * are given, `carried` if left out. `timeout`: seconds until a request is given up, 10 if left out.
   */
  constructor(address: string, options?: { minStatus?: MinStatus; oldest?: State; timeout?: number })
  /** The JSON of any address. */
  get<Answer = unknown>(path: string, query?: Query): Promise<Answer>
  /** Gold, tejabi gold and silver by key, the latest or those of the day `on`; `carried` takes an earlier day's. */
  metals(query?: { on?: string; carried?: boolean }): Promise<Record<'gold' | 'gold-tejabi' | 'silver', Metal>>
  /** Currencies by code, all or those in `codes` (`USD,SAR`); days as of metals. */
  forex(query?: { codes?: string; on?: string; carried?: boolean }): Promise<Record<string, Currency>>
  /** The market days of a metal, page by page. */
  metalHistory(instrument: string, window?: Window): AsyncIterable<answers.MetalDay>
  metalHistory(instrument: string, window: Window & { group: Group }): AsyncIterable<answers.MetalPeriod>
  /** The market days of a currency, page by page. */
  currencyHistory(code: string, window?: Window): AsyncIterable<answers.CurrencyDay>
  currencyHistory(code: string, window: Window & { group: Group }): AsyncIterable<answers.CurrencyPeriod>
  /** An amount of one thing in another: `USD`, `NPR`, `gold:tola`. */
  convert(amount: string | number, from: string, to: string, query?: { side?: 'buy' | 'sell' | 'mid'; on?: string }): Promise<Conversion>
  /** A day of the calendar: `2026-08-17` or `bs:2083-05-01`. */
  day(on: string): Promise<answers.CalendarDay>
  /** Today in Nepal. */
  today(): Promise<answers.CalendarDay>
  /** A day in the other calendars. */
  convertDate(query: { ad: string; bs?: undefined } | { bs: string; ad?: undefined }): Promise<answers.ConvertedDay>
  /** The public holidays of a BS year; this year without one. */
  holidays(year?: number, query?: { scope?: string }): Promise<answers.Holidays>
  /** All articles, newest first, page by page: stop when you have enough. */
  articles(query?: Query): AsyncIterable<answers.ListedArticle>
  article(id: string): Promise<answers.Article>
  /** What several articles tell, once. */
  stories(query?: Query): Promise<answers.Stories>
  story(id: string): Promise<answers.Story>
}

interface Rate {
  readonly name: string
  readonly nameNe: string
  /** The day of which the rate is; null without one. */
  readonly on: string | null
  readonly onBs: string | null
  readonly status: answers.Status | 'unpublished'
  readonly freshness: answers.Freshness | null
  readonly change: answers.Change | null
  readonly proof: string | null
  /** Whether a past day has none of its own, so that the rate is of an earlier day. */
  readonly carried: boolean
  /** The day in doubt, its figures and reasons. */
  readonly held: answers.HeldDay | null
}
export interface Metal extends Rate {
  readonly instrument: string
  readonly raw: answers.Metal
  /** Rupees a tola. Throws NotPriced. */
  readonly price: string
  /** Rupees for another weight; what nobody printed is derived. Throws NotPriced. */
  per(weight: 'tola' | '10g' | 'g' | 'oz'): string
}
export interface Currency extends Rate {
  readonly code: string
  readonly unit: number | null
  readonly raw: answers.Currency
  /** What the central bank pays for `unit`, in rupees. Throws NotPriced. */
  readonly buy: string
  /** What it asks for `unit`. Throws NotPriced. */
  readonly sell: string
}
export interface Conversion {
  /** The amount in what it was converted to. Throws Late where a rate is older than `oldest` permits. */
  readonly result: string
  readonly perOne: string
  readonly on: string
  /** Whose rates these are. */
  readonly inWords: string
  /** Whether a rate is of an earlier day than `on`. */
  readonly carried: boolean
  readonly freshness: readonly (answers.Freshness | null)[]
  readonly raw: answers.Conversion
}

export class ChautariError extends Error {}
/** The address did not answer within the timeout. */
export class Unreachable extends ChautariError {}
/** A refusal (RFC 9457): `kind` is its type, `allowed` what would have been taken. */
export class Problem extends ChautariError {
  readonly status: number
  readonly kind: string
  readonly parameter: string | null
  readonly allowed: readonly string[]
  readonly requestId: string | null
}
/** A parameter that is missing, unknown or wrong. */
export class BadRequest extends Problem {}
/** Nothing is at this address, or there is no rate of that day. */
export class NotFound extends Problem {}
/** An article that was taken off: delete your copy. */
export class TakenDown extends Problem {}
/** Too many requests, or an answer that is not ready: still so after every retry. */
export class Unavailable extends Problem {}
/** A rate that is not to be used as a number. */
export class NotPriced extends ChautariError {}
/** A figure in doubt, which is not served. */
export class Held extends NotPriced {}
/** No figure has the status that `minStatus` demands. */
export class Pending extends NotPriced {}
/** A rate of an earlier day than the one it was asked for. */
export class Carried extends NotPriced {}
/** A rate that is older than `oldest` permits. */
export class Late extends NotPriced {}
