// Requests: one timeout, answers kept with their entity tags, and a bounded wait where the API asks for one.

import { problem, Unreachable } from './errors.js'

const MOST_KEPT = 100
const MOST_RETRIES = 2
// In seconds: a page of a person waits no longer.
const LONGEST_WAIT = 30
const BUSY = [429, 503]
// A browser keeps answers with their tags by itself, and would ask twice (preflight) for a header of ours.
const KEEPS = typeof document === 'undefined'

export class Transport {
  #kept = new Map()

  constructor(address, timeout) {
    if (!/^https?:\/\//.test(address)) throw new TypeError(`${address} is no http address`)
    this.address = address.replace(/\/+$/, '')
    this.timeout = timeout
  }

  sleep(seconds) {
    return new Promise((resolve) => setTimeout(resolve, seconds * 1000))
  }

  async json(path, query = {}) {
    const stated = Object.entries(query).filter(([, value]) => value !== undefined && value !== null)
    const text = new URLSearchParams(stated.map(([name, value]) => [name, String(value)])).toString()
    return this.#ask(`${this.address}${path}${text && '?'}${text}`, MOST_RETRIES)
  }

  async #ask(url, retries) {
    const kept = this.#kept.get(url)
    const { status, headers, text } = await this.#answer(url, kept?.tag)
    if (status === 304) return this.#keep(url, kept.tag, kept.text)
    if (status === 200) return this.#keep(url, headers.get('etag'), text)
    const wait = seconds(headers.get('retry-after'), MOST_RETRIES - retries)
    if (!BUSY.includes(status) || !retries || wait > LONGEST_WAIT) throw problem(status, members(text))
    await this.sleep(wait)
    return this.#ask(url, retries - 1)
  }

  async #answer(url, tag) {
    const headers = { Accept: 'application/json', ...(tag ? { 'If-None-Match': tag } : {}) }
    try {
      const answer = await fetch(url, { headers, signal: AbortSignal.timeout(this.timeout * 1000) })
      return { status: answer.status, headers: answer.headers, text: await answer.text() }
    } catch (error) {
      throw new Unreachable(`${url}: ${error.message}`, { cause: error })
    }
  }

  // The answer of a text, parsed anew each time: a caller may change what it got.
  #keep(url, tag, text) {
    this.#kept.delete(url)
    if (tag && KEEPS) this.#kept.set(url, { tag, text })
    if (this.#kept.size > MOST_KEPT) this.#kept.delete(this.#kept.keys().next().value)
    return JSON.parse(text)
  }
}

// How long `Retry-After` asks to wait, as seconds or a date (RFC 9110, 10.2.3); without it one second, then two.
export function seconds(retryAfter, attempt) {
  if (/^\d+$/.test(retryAfter ?? '')) return Number(retryAfter)
  const until = Date.parse(retryAfter ?? '')
  return Number.isNaN(until) ? 2 ** attempt : Math.max(0, (until - Date.now()) / 1000)
}

// The members of a problem; none where a gateway refused in words of its own.
function members(text) {
  try {
    return JSON.parse(text) ?? {}
  } catch {
    return {}
  }
}
