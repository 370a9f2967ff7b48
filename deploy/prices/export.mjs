// Writes the price list of the npm package @pydantic/genai-prices as JSON: { name, version, providers } with the package's own provider
// structure. The launcher runs it once per installed version; the result is a cache and is not committed.
//
//   node export.mjs NODE_MODULES OUT
import { readFile, writeFile, rename, mkdir } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const [nodeModules, out] = process.argv.slice(2)
if (!nodeModules || !out) {
  console.error('usage: node export.mjs NODE_MODULES OUT')
  process.exit(2)
}

const folder = join(resolve(nodeModules), '@pydantic', 'genai-prices')
const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
const { waitForUpdate } = await import(pathToFileURL(join(folder, manifest.module)))
const providers = await waitForUpdate()   // without an update factory: the list bundled with this version
if (!Array.isArray(providers) || providers.length === 0) {
  console.error(`${manifest.name} ${manifest.version} gave no price list`)
  process.exit(3)
}

const list = { name: 'genai-prices', version: manifest.version, providers: providers.map(({ extractors, ...prices }) => prices) }
await mkdir(dirname(resolve(out)), { recursive: true })
const half = `${out}.part`
await writeFile(half, JSON.stringify(list))
await rename(half, out)   // whole or not at all
console.error(`prices ${list.name}/${list.version}: ${providers.length} providers`)
