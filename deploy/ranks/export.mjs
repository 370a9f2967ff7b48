// Writes the token ranks of the npm package js-tiktoken, one file an encoding: OUT/NAME.ranks. The launcher runs it once per installed
// version; the result is a cache and is not committed.
//
//   node export.mjs NODE_MODULES OUT
//
// A file is one line of ASCII, `ranks 1 NAME COUNT SHA256` with the hash of the rest in hex, then COUNT tokens by rank from 0: one byte
// for the length, then the token's bytes. Length 0: that rank is no ordinary token.
import { createHash } from 'node:crypto'
import { readFile, writeFile, rename, mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const names = ['r50k_base', 'p50k_base', 'cl100k_base', 'o200k_base']

const [nodeModules, out] = process.argv.slice(2)
if (!nodeModules || !out) {
  console.error('usage: node export.mjs NODE_MODULES OUT')
  process.exit(2)
}

const folder = join(resolve(nodeModules), 'js-tiktoken')
const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
await mkdir(resolve(out), { recursive: true })
for (const name of names) {
  const { default: encoding } = await import(pathToFileURL(join(folder, 'dist', 'ranks', `${name}.js`)))
  const tokens = tokensOf(encoding.bpe_ranks)
  if (tokens.length < 256) {
    console.error(`${manifest.name} ${manifest.version} gave no ranks for ${name}`)
    process.exit(3)
  }

  const body = Buffer.concat(Array.from(tokens, token => written(token ?? Buffer.alloc(0), name)))
  const hash = createHash('sha256').update(body).digest('hex')
  const half = join(out, `${name}.ranks.part`)
  await writeFile(half, Buffer.concat([Buffer.from(`ranks 1 ${name} ${tokens.length} ${hash}\n`, 'ascii'), body]))
  await rename(half, join(out, `${name}.ranks`))   // whole or not at all
}
console.error(`ranks ${manifest.name}/${manifest.version}: ${names.join(', ')}`)

// The package keeps lines of `! FIRST TOKEN TOKEN …`, the tokens in base64 and with ascending ranks from FIRST.
function tokensOf(lines) {
  const tokens = []
  for (const line of lines.split('\n').filter(Boolean)) {
    const [, first, ...encoded] = line.split(' ')
    encoded.forEach((token, i) => { tokens[Number.parseInt(first, 10) + i] = Buffer.from(token, 'base64') })
  }
  return tokens
}

function written(token, name) {
  if (token.length > 255) throw new RangeError(`${name}: a token of ${token.length} bytes`)
  return Buffer.concat([Buffer.from([token.length]), token])
}
