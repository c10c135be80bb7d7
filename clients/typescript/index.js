// The client: a method for each address that most need, called as its operation in the OpenAPI document.

import { Conversion, Currency, Metal } from './rates.js'
import { Transport } from './transport.js'

export * from './errors.js'
export { Conversion, Currency, Metal } from './rates.js'

export class Chautari {
  constructor(address, { minStatus, oldest = 'carried', timeout = 10 } = {}) {
    this.minStatus = minStatus
    this.oldest = oldest
    this.transport = new Transport(address, timeout)
  }

  get(path, query) {
    return this.transport.json(path, query)
  }

  async metals({ on, carried = false } = {}) {
    const { metals } = await this.get('/v1/metals', { on, min_status: this.minStatus })
    return Object.fromEntries(metals.map((row) => [row.instrument, new Metal(row, { oldest: this.oldest, carried })]))
  }

  async forex({ codes, on, carried = false } = {}) {
    const { rates } = await this.get('/v1/forex', { codes, on, min_status: this.minStatus })
    return Object.fromEntries(rates.map((row) => [row.code, new Currency(row, { oldest: this.oldest, carried })]))
  }

  metalHistory(instrument, window = {}) {
    return this.#rows(`/v1/metals/${encodeURIComponent(instrument)}/history`, 'rates', this.#bar(window))
  }

  currencyHistory(code, window = {}) {
    return this.#rows(`/v1/forex/${encodeURIComponent(code)}/history`, 'rates', this.#bar(window))
  }

  async convert(amount, from, to, { side, on } = {}) {
    return new Conversion(await this.get('/v1/convert', this.#bar({ amount, from, to, side, on })), this.oldest)
  }

  day(on) {
    return this.get(`/v1/calendar/days/${encodeURIComponent(on)}`)
  }

  today() {
    return this.get('/v1/calendar/today')
  }

  convertDate({ ad, bs }) {
    return this.get('/v1/calendar/convert', { ad, bs })
  }

  holidays(year, { scope } = {}) {
    return this.get('/v1/calendar/holidays', { year, scope })
  }

  articles(query = {}) {
    return this.#rows('/v1/articles', 'articles', query)
  }

  article(id) {
    return this.get(`/v1/articles/${encodeURIComponent(id)}`)
  }

  stories(query = {}) {
    return this.get('/v1/stories', query)
  }

  story(id) {
    return this.get(`/v1/stories/${encodeURIComponent(id)}`)
  }

  #bar(query) {
    return { ...query, min_status: this.minStatus }
  }

  async *#rows(path, member, query) {
    let answer = await this.get(path, query)
    yield* answer[member]
    while (answer.next !== null) {
      answer = await this.get(path, { ...query, cursor: answer.next })
      yield* answer[member]
    }
  }
}
