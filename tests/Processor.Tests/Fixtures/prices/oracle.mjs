// Costs of the cases on stdin by the package's own calculator: [{provider, model, at, usage}] → [number | null | "error"].
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const { calcPrice } = await import(pathToFileURL(join(process.argv[2], '@pydantic/genai-prices/dist/index.js')))
console.warn = () => {}
const cases = JSON.parse(readFileSync(0, 'utf8'))
const costs = cases.map(({ provider, model, at, usage }) => {
  try {
    return calcPrice(usage, model, { providerId: provider ?? undefined, timestamp: new Date(at) })?.total_price ?? null
  } catch {
    return 'error'
  }
})
process.stdout.write(JSON.stringify(costs))
