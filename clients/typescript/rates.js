// Rates. One that is held, pending or late gives no number: its property throws.

import { Carried, Held, Late, Pending } from './errors.js'

const STATES = ['fresh', 'carried', 'late', 'stale']

class Rate {
  constructor(row, permitted) {
    this.raw = row
    this.permitted = permitted
    this.name = row.name
    this.nameNe = row.name_ne
    this.on = row.date ?? null
    this.onBs = row.date_bs ?? null
    this.status = row.status
    this.freshness = row.freshness
    this.change = row.change ?? null
    this.proof = row.proof ?? null
    this.carried = row.carried ?? false
    this.held = row.held ?? null
  }

  _figure(name) {
    const { raw } = this
    if ((raw[name] ?? null) === null) throw unpriced(this)
    if (this.carried && !this.permitted.carried) throw new Carried(earlier(this))
    requireFresh(raw, this.permitted.oldest)
    return raw[name]
  }
}

export class Metal extends Rate {
  constructor(row, permitted) {
    super(row, permitted)
    this.instrument = row.instrument
  }

  get price() {
    return this._figure('price')
  }

  per(weight) {
    const price = this.price
    return weight === 'tola' ? price : this.raw.prices[weight].amount
  }
}

export class Currency extends Rate {
  constructor(row, permitted) {
    super(row, permitted)
    this.code = row.code
    this.unit = row.unit ?? null
  }

  get buy() {
    return this._figure('buy')
  }

  get sell() {
    return this._figure('sell')
  }
}

export class Conversion {
  constructor(answer, oldest) {
    this.raw = answer
    this.oldest = oldest
    this.on = answer.on.date
    this.perOne = answer.per_one
    this.inWords = answer.in_words
    this.carried = answer.rates.some((rate) => rate.carried)
    this.freshness = answer.rates.map((rate) => rate.freshness)
  }

  get result() {
    for (const rate of this.raw.rates) requireFresh(rate, this.oldest)
    return this.raw.result
  }
}

function requireFresh({ name, date, freshness }, oldest) {
  if (freshness && STATES.indexOf(freshness.state) > STATES.indexOf(oldest)) {
    throw new Late(`${name} of ${date} is ${freshness.state}: ${freshness.reason}`)
  }
}

function earlier({ name, on, held }) {
  return `${name} is of ${on}, an earlier day: ${held ? `${held.date} is held` : 'none is known of the day itself'}`
}

function unpriced({ name, status, raw: { pending, held } }) {
  if (pending) {
    const words = `of ${pending.date} there is a ${pending.status} rate`
    return new Pending(`${name}: nothing has the status that is demanded; ${words}`)
  }
  return new Held(`${name} is ${status}: ${held?.reasons?.map(({ rule }) => rule).join(', ') || 'nothing is served'}`)
}
