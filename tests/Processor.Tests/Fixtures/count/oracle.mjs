// Counts by the package's own encoder: {encoding, texts} on stdin, each text as base64 of UTF-16LE (JSON has no sure form for lone
// surrogates) → [number]. Special tokens count as ordinary text.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const { encoding, texts } = JSON.parse(readFileSync(0, 'utf8'))
const folder = join(process.argv[2], 'js-tiktoken')
const { Tiktoken } = await import(pathToFileURL(join(folder, 'dist/lite.js')))
const { default: ranks } = await import(pathToFileURL(join(folder, `dist/ranks/${encoding}.js`)))
const counter = new Tiktoken(ranks)
process.stdout.write(JSON.stringify(texts.map(text => counter.encode(Buffer.from(text, 'base64').toString('utf16le'), [], []).length)))
