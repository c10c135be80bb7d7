// Gold, the dollar and the newest articles, by the client that `make clients` generates: node today.js [address]
import createClient from 'openapi-fetch'
import type { components, paths } from './generated/chautari.js'

const client = createClient<paths>({ baseUrl: process.argv[2] ?? 'http://127.0.0.1:8000' })

// What is not 200 is a problem (RFC 9457), of a type of its own: `data` is there or `error` is. Rows are text where
// `format` asks for CSV or NDJSON.
function required<T>(answer: { data?: T; error?: components['schemas']['Problem'] }): Exclude<T, string> {
  if (answer.data === undefined || typeof answer.data === 'string') throw new Error(answer.error?.detail ?? 'no answer')
  return answer.data as Exclude<T, string>
}

const { metals } = required(await client.GET('/v1/metals'))
for (const metal of metals) {
  // One that has no price has no date either.
  if ('date' in metal) console.log(`${metal.name}: Rs ${metal.price} a ${metal.unit}, ${metal.date_bs}, ${metal.status}`)
}

const hundred = required(
  await client.GET('/v1/convert', { params: { query: { amount: '100', from: 'USD', to: 'NPR' } } })
)
console.log(`100 USD: Rs ${hundred.result} on ${hundred.on.date}`)

const { articles } = required(await client.GET('/v1/articles', { params: { query: { language: 'en', limit: 3 } } }))
for (const article of articles) console.log(`${article.source.name}: ${article.title}`)

const refused = await client.GET('/v1/forex/{code}/history', {
  params: { path: { code: 'USD' }, query: { from: '2083-05-01' } }
})
console.log(`Refused: ${refused.error?.detail}`)
