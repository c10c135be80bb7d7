// The TypeScript client against prepared answers: test_typescript_client.py runs this with the examples of the document.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { BadRequest, Carried, Chautari, Held, Late, NotFound, Pending, TakenDown, Unavailable, Unreachable } from 'chautari-client'

const examples = JSON.parse(readFileSync(process.env.EXAMPLES, 'utf8'))

function scripted(answers, options) {
  const api = new Chautari('https://chautari.example/', options), requests = [], waits = []
  globalThis.fetch = async (url, { headers }) => {
    requests.push({ url: url.replace('https://chautari.example', ''), tag: headers['If-None-Match'] })
    const { body = {}, status = 200, headers: own = {} } = answers.length > 1 ? answers.shift() : answers[0]
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    return new Response(status === 304 ? null : text, { status, headers: own })
  }
  api.transport.sleep = async (seconds) => void waits.push(seconds)
  return { api, requests, waits }
}

function gold(changes = {}) {
  const answer = structuredClone(examples.metals)
  Object.assign(answer.metals[0], changes)
  return [{ body: answer }]
}

test('a price is text with its day, status and change', async () => {
  const { gold: metal } = await scripted(gold()).api.metals()
  assert.deepEqual([metal.price, metal.per('g'), metal.onBs, metal.status], ['306800', '26303', '2083-05-01', 'confirmed'])
  assert.equal(metal.change.amount, '1600')
})

test('a held price is no number', async () => {
  const held = { price: null, status: 'held', held: { reasons: [{ rule: 'jump' }] }, freshness: null }
  const { gold: metal } = await scripted(gold(held)).api.metals()
  assert.throws(() => metal.price, (error) => error instanceof Held && /held: jump/.test(error.message))
})

test('a pending price is no number, by weight neither', async () => {
  const pending = { price: null, pending: { date: '2026-08-17', status: 'provisional' }, freshness: null }
  const { api, requests } = scripted(gold(pending), { minStatus: 'confirmed' })
  const { gold: metal } = await api.metals()
  assert.throws(() => metal.per('g'), Pending)
  assert.equal(requests[0].url, '/v1/metals?min_status=confirmed')
})

for (const [state, oldest, error] of [['late', undefined, Late], ['stale', 'late', Late], ['carried', undefined], ['stale', 'stale']]) {
  test(`a price that is ${state} is ${error ? 'no number' : 'given'} where ${oldest ?? 'nothing'} is permitted`, async () => {
    const freshness = { ...examples.metals.metals[0].freshness, state }
    const { gold: metal } = await scripted(gold({ freshness }), { oldest }).api.metals()
    if (error) assert.throws(() => metal.price, error)
    else assert.equal(metal.price, '306800')
  })
}

test("an earlier day's price is given for a past day only where it is permitted", async () => {
  const answer = gold({ freshness: null, carried: true, held: { date: '2026-08-18', reasons: [] } })
  const { api, requests } = scripted(answer, { oldest: 'stale' })
  const { gold: metal } = await api.metals({ on: '2026-08-18' })
  assert.throws(() => metal.per('g'), (error) => error instanceof Carried && /2026-08-18 is held/.test(error.message))
  const { gold: taken } = await api.metals({ on: '2026-08-18', carried: true })
  assert.deepEqual([taken.price, taken.carried, taken.held.date], ['306800', true, '2026-08-18'])
  assert.equal(requests[1].url, '/v1/metals?on=2026-08-18')
})

test('a conversion at a late rate is no number', async () => {
  const answer = structuredClone(examples.convert)
  assert.equal((await scripted([{ body: answer }]).api.convert('100', 'USD', 'NPR')).result, '14066')
  answer.rates[0].freshness.state = 'late'
  const late = await scripted([{ body: answer }]).api.convert('100', 'USD', 'NPR')
  assert.throws(() => late.result, Late)
})

test('a history goes on to the last page and no further than it is read', async () => {
  const page = examples.metalHistory
  const { api, requests } = scripted([{ body: { ...page, next: 'onward' } }, { body: page }])
  const rows = api.metalHistory('gold', { from: '2026-08-17' })[Symbol.asyncIterator]()
  assert.equal((await rows.next()).value.price, '306800')
  assert.equal(requests.length, 1)
  await rows.next()
  assert.equal((await rows.next()).done, true)
  assert.equal(requests[1].url, '/v1/metals/gold/history?from=2026-08-17&cursor=onward')
})

test('an answer that has not changed is not sent again, one of another question is', async () => {
  const { api, requests } = scripted([{ body: { a: 1 }, headers: { ETag: 'W/"x"' } }, { status: 304 }, { body: { a: 2 } }])
  const answers = [await api.get('/v1'), await api.get('/v1'), await api.get('/v1', { on: '2026-08-17' })]
  assert.deepEqual(answers, [{ a: 1 }, { a: 1 }, { a: 2 }])
  assert.deepEqual(requests.map(({ tag }) => tag), [undefined, 'W/"x"', undefined])
})

test('no more answers are kept than the bound', async () => {
  const { api, requests } = scripted([{ headers: { ETag: '"x"' } }])
  for (let number = 0; number <= 100; number++) await api.get(`/${number}`)
  await api.get('/0')
  assert.equal(requests.at(-1).tag, undefined)
})

for (const status of [429, 503]) {
  test(`after ${status} it waits as long as the API asks, and gives up after two more attempts`, async () => {
    const { api, requests, waits } = scripted([{ status, headers: { 'Retry-After': '7' } }, { status }])
    await assert.rejects(api.get('/v1'), Unavailable)
    assert.deepEqual([waits, requests.length], [[7, 2], 3])
  })
}

test('a wait beyond the bound is left to the caller', async () => {
  const { api, waits } = scripted([{ status: 503, headers: { 'Retry-After': '31' } }])
  await assert.rejects(api.get('/v1'), Unavailable)
  assert.deepEqual(waits, [])
})

test('a refusal is an error with its members', async () => {
  const body = { type: 'urn:problem-type:chautari:bad-value', detail: 'from is 2083', parameter: 'from', allowed: ['bs:2083-05-01'] }
  await assert.rejects(scripted([{ status: 422, body }]).api.get('/v1'), (error) => {
    assert.ok(error instanceof BadRequest)
    assert.deepEqual([error.kind, error.parameter, error.message], ['bad-value', 'from', 'from is 2083'])
    return true
  })
})

for (const [status, kind] of [[404, NotFound], [410, TakenDown]]) {
  test(`${status} is ${kind.name}, also in words that are no problem`, () =>
    assert.rejects(scripted([{ status, body: '<html>' }]).api.get('/v1'), kind))
}

test('what does not answer is unreachable', async () => {
  const { api } = scripted([])
  globalThis.fetch = async () => { throw new TypeError('fetch failed') }
  await assert.rejects(api.get('/v1'), Unreachable)
})

test('only the web is asked', () => assert.throws(() => new Chautari('file:///etc/passwd'), TypeError))
