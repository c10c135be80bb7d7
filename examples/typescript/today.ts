// Gold, the dollar and the newest articles: npm install ../../clients/typescript, npx tsc, then node build/today.js [address]
import { BadRequest, Chautari, NotPriced } from 'chautari-client'

const api = new Chautari(process.argv[2] ?? 'http://127.0.0.1:8000')
for (const metal of Object.values(await api.metals())) {
  try {
    console.log(`${metal.name}: Rs ${metal.price} a tola, ${metal.onBs}, ${metal.status}`)
  } catch (error) {
    if (!(error instanceof NotPriced)) throw error
    console.log(error.message)
  }
}

const hundred = await api.convert(100, 'USD', 'NPR')
console.log(`100 USD: Rs ${hundred.result} on ${hundred.on}`)

let left = 3
for await (const article of api.articles({ language: 'en' })) {
  console.log(`${article.source.name}: ${article.title}`)
  if (!--left) break
}

try {
  for await (const _ of api.currencyHistory('USD', { from: '2083-05-01' })) break
} catch (error) {
  if (!(error instanceof BadRequest)) throw error
  console.log(`Refused: ${error.message}`)
}
