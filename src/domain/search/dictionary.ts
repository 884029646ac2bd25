/** Words that the base knows: its towns, and everyday words with the words that visits have instead. */
import { type ToSimplified, folded } from './folding'
import { type Condition, type Syllables, type Where, any, whole } from './grams'

/** An everyday word: 看眼睛 stands for 眼科 and for 视力. */
export interface Saying {
  name: string
  means: readonly string[]
}

/** A word and the conditions under which a visit is about it. */
export interface Known {
  word: string
  condition: (where: Where) => Condition
  /** Condition on a visit that is about the word itself, or about the first of the words that it stands for. */
  nearest: Condition
  isTown: boolean
}

export interface Dictionary {
  words: ReadonlyMap<string, Known>
  /** Characters of the longest word. */
  longest: number
}

/** Words by sound and by initials, which several may share. */
export interface SoundDictionary {
  sounds: ReadonlyMap<string, readonly Known[]>
  initials: ReadonlyMap<string, readonly Known[]>
}

const TOWN_END = /(?:街道|镇|乡|区|县|市)$/
/** Ends of a town's name that people mix up: 唐先乡 for 唐先镇. */
const TOWN_ENDS = ['', '街道', '镇', '乡']

export function dictionaryOf(towns: readonly string[], sayings: readonly Saying[], toSimplified: ToSimplified): Dictionary {
  const words = new Map<string, Known>()
  const names = new Set(sayings.map(({ name }) => folded(name, toSimplified).replace(/ /g, '')))
  for (const { name, means } of sayings) {
    const word = folded(name, toSimplified).replace(/ /g, '')
    const others = means.map((other) => folded(other, toSimplified)).filter((other) => other !== '')
    if (word === '') continue
    const condition = (where: Where) => any([word, ...others].map((one) => whole(one, where)))
    words.set(word, { word, isTown: false, condition, nearest: any([word, ...others.slice(0, 1)].map((one) => whole(one, 'head'))) })
    for (const other of others) if (!words.has(other) && !names.has(other)) words.set(other, plain(other))
  }
  for (const name of towns) {
    const word = folded(name, toSimplified).replace(/ /g, '')
    const short = word.replace(TOWN_END, '')
    const stem = Array.from(short).length < 2 ? word : short
    const known: Known = { ...plain(stem), isTown: true }
    for (const end of stem === word ? [''] : TOWN_ENDS) if (!words.has(stem + end)) words.set(stem + end, known)
    words.set(word, known)
  }
  return { words, longest: Math.max(0, ...Array.from(words.keys(), (word) => Array.from(word).length)) }
}

/** A word that stands for itself alone. */
function plain(word: string): Known {
  const nearest = whole(word, 'head')
  return { word, isTown: false, condition: (where) => (where === 'head' ? nearest : whole(word, where)), nearest }
}

/** Fewest letters of initials that stand for an everyday word; two stand for too many. */
const FEWEST_INITIALS = 3

export function soundsOfDictionary({ words }: Dictionary, syllables: Syllables): SoundDictionary {
  const sounds = new Map<string, Known[]>()
  const initials = new Map<string, Known[]>()
  const put = (map: Map<string, Known[]>, key: string, known: Known) => {
    const there = map.get(key) ?? []
    if (!there.includes(known)) map.set(key, [...there, known])
  }
  for (const [word, known] of words) {
    const heard = syllables(word)
    put(sounds, heard.join(''), known)
    const first = heard.map((syllable) => syllable.charAt(0)).join('')
    if (known.isTown || first.length >= FEWEST_INITIALS) put(initials, first, known)
  }
  return { sounds, initials }
}
