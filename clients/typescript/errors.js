// Errors: what the API refuses (RFC 9457), what cannot be reached, and a rate that is not to be used as a number.

const PREFIX = 'urn:problem-type:chautari:'

export class ChautariError extends Error {
  constructor(message, options) {
    super(message, options)
    this.name = new.target.name
  }
}
export class Unreachable extends ChautariError {}

export class Problem extends ChautariError {
  constructor(status, members) {
    super(members.detail ?? `HTTP status ${status}`)
    this.status = status
    this.kind = (members.type ?? '').replace(PREFIX, '')
    this.parameter = members.parameter ?? null
    this.allowed = members.allowed ?? []
    this.requestId = members.request_id ?? null
  }
}
export class BadRequest extends Problem {}
export class NotFound extends Problem {}
export class TakenDown extends Problem {}
export class Unavailable extends Problem {}

export class NotPriced extends ChautariError {}
export class Held extends NotPriced {}
export class Pending extends NotPriced {}
export class Carried extends NotPriced {}
export class Late extends NotPriced {}

const BY_STATUS = { 400: BadRequest, 404: NotFound, 410: TakenDown, 422: BadRequest, 429: Unavailable, 503: Unavailable }

export function problem(status, members) {
  return new (BY_STATUS[status] ?? Problem)(status, members)
}
