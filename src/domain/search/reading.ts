/**
 * Meaning of typed words: days, towns, everyday words, and other words that all have to occur. Linear in the length of the text, which the
 * contract limits.
 */
import type { Instant } from '../calendar/calendar'
import { type DaySpan, readDays } from './days'
import type { Dictionary, Known, SoundDictionary } from './dictionary'
import type { DayBooks } from './festivals'
import { type ToSimplified, evened, folded, runsOf } from './folding'
import { type Condition, type Where, all, any, lettered, scattered, sounding, whole } from './grams'
import { syllablesOf } from './syllables'

export interface Term {
  /** As it was typed, folded. */
  word: string
  /** Condition on a visit that is about the word itself, or about the first of the words that it stands for. */
  nearest: Condition
  /** Condition on a visit that is about any of them: its title, services, town or place has it. */
  close: Condition
  /** Condition on a visit that has the word anywhere. */
  wide: Condition
  isTown: boolean
  /** True for characters that the base does not know, written without a blank beside a word that it knows: 拍张 of 拍张全家福. */
  isFiller: boolean
}

export type Width = 'nearest' | 'close' | 'wide'

export interface Reading {
  terms: Term[]
  /** A visit is on one of them; empty for any day. */
  days: DaySpan[]
  /** True for a text of neither letters nor digits, such as an emoji, which finds nothing. */
  isUnreadable: boolean
}

export interface Books {
  dictionary: Dictionary
  /** Missing where no letters were typed. */
  sounds: SoundDictionary | null
  days: DayBooks | null
  toSimplified: ToSimplified
}

/** Words of a question around what is searched for. */
const ASIDE = new RegExp(
  [
    '我们|我想|我要|想要|想去|要去|请问|帮我|给我|哪里有|哪里|哪儿|哪天|哪个|什么时候|什么时间|什么|几点|几号|有没有|有没|有哪些|有啥|可不可以|可以|能不能',
    '怎么样|怎么|多少钱|要钱吗|收费吗|免费|最近|近期|附近|这边|这里|活动|(?<=.)(?:吗|呢|吧|啊|呀|的)(?=$| )',
  ].join('|'),
  'gu',
)
/** Characters before a word that may belong to it: 有 of 有机肥, but not of 有义诊. */
const MAYBE_ASIDE = /^[去在到有想要来做找查搞办给送帮]/u

/** Most terms of a text. Further ones are left out, so that a text of many blanks costs no more. */
const MOST_TERMS = 12

export function readSearch(typed: string, { isPast, now }: { isPast: boolean; now: Instant }, books: Books): Reading {
  const even = evened(typed, books.toSimplified)
  const { days, rest } = readDays(even, isPast, books.days, now)
  const words = folded(rest, books.toSimplified)
  const terms = termsOf(words.replace(ASIDE, ' '), books)
  return {
    days,
    terms: terms.slice(0, MOST_TERMS),
    isUnreadable: days.length === 0 && words === '' && typed.trim() !== '',
  }
}

/** The same text as it sounds, for wrong characters of the right sound. @param syllables see {@link Books.sounds} */
export function readBySound(
  typed: string,
  syllables: (han: string) => readonly string[],
  books: Books,
  at: Parameters<typeof readSearch>[1],
): Reading {
  const even = evened(typed, books.toSimplified)
  const { days, rest } = readDays(even, at.isPast, books.days, at.now)
  const words = folded(rest, books.toSimplified).replace(ASIDE, ' ')
  const heard = runsOf(words).map(({ kind, text }) => (kind === 'han' ? syllables(text).join('') : text))
  return { days, terms: termsOf(heard.join(' '), books).slice(0, MOST_TERMS), isUnreadable: false }
}

const termsOf = (words: string, books: Books): Term[] =>
  runsOf(words).flatMap((run) => {
    if (run.kind === 'han') return hanTerms(run.text, books.dictionary)
    return run.kind === 'latin' ? latinTerms(run.text, books.sounds) : [aTerm(run.text, (where) => whole(run.text, where))]
  })

const aTerm = (word: string, conditionOf: (where: Where) => Condition, isFiller = false): Term => {
  const close = conditionOf('head')
  return { word, nearest: close, close, wide: conditionOf('any'), isTown: false, isFiller }
}

const knownTerm = (word: string, known: readonly Known[], more: (where: Where) => readonly Condition[] = () => []): Term => ({
  word,
  nearest: any(known.map(({ nearest }) => nearest)),
  close: any(known.map(({ condition }) => condition('head'))),
  wide: any([...known.map(({ condition }) => condition('any')), ...more('any')]),
  isTown: known.every(({ isTown }) => isTown),
  isFiller: false,
})

/** Known words from left to right, the longest first, and what stands between them. */
function hanTerms(run: string, { words, longest }: Dictionary): Term[] {
  const characters = Array.from(run)
  const alone = words.get(run)
  if (alone) return [knownTerm(run, [alone])]
  const terms: Term[] = []
  let open = ''
  const close = (isBesideKnown: boolean) => {
    terms.push(...otherTerm(open, isBesideKnown))
    open = ''
  }
  for (let at = 0; at < characters.length;) {
    const [word, known] = longestAt(characters, at, words, longest)
    if (!known) open += characters[at++] ?? ''
    else {
      close(true)
      terms.push(knownTerm(word, [known]))
      at += Array.from(word).length
    }
  }
  close(terms.length > 0)
  return terms
}

/** The longest known word of at least two characters. One of a single character counts only where it is the whole text. */
function longestAt(
  characters: readonly string[],
  at: number,
  words: Dictionary['words'],
  longest: number,
): readonly [string, Known | undefined] {
  for (let length = Math.min(longest, characters.length - at); length > 1; length--) {
    const word = characters.slice(at, at + length).join('')
    const known = words.get(word)
    if (known) return [word, known]
  }
  return ['', undefined]
}

/** A term of characters that the base does not know; none for a mere 去. */
function otherTerm(text: string, isBesideKnown: boolean): Term[] {
  const without = text.replace(MAYBE_ASIDE, '')
  if (without === '') return []
  const conditionOf = (where: Where): Condition =>
    without !== text && without.length > 1 ? any([scattered(text, where), scattered(without, where)]) : scattered(text, where)
  return [aTerm(text, conditionOf, isBesideKnown)]
}

/** Letters: a known word by its sound or initials, otherwise any sound, initials or foreign word. */
function latinTerms(letters: string, dictionary: SoundDictionary | null): Term[] {
  const known = dictionary?.sounds.get(letters) ?? dictionary?.initials.get(letters)
  if (known) return [knownTerm(letters, known, (where) => [lettered(letters, where)])]
  const syllables = syllablesOf(letters)
  const pieces = syllables && dictionary ? knownSounds(syllables, dictionary) : null
  if (pieces) return pieces
  const conditionOf = (where: Where) => any([lettered(letters, where), ...(syllables && syllables.length > 3 ? [sounding(syllables)] : [])])
  return [aTerm(letters, conditionOf)]
}

/** Most syllables of a known word. */
const LONGEST_SOUND = 8

/** Known words among syllables, and what stands between them; null without any known word. */
function knownSounds(syllables: readonly string[], { sounds }: SoundDictionary): Term[] | null {
  const terms: Term[] = []
  let open: string[] = []
  let isKnown = false
  const close = () => {
    if (open.length > 0) terms.push(aTerm(open.join(''), () => sounding(open)))
    open = []
  }
  for (let at = 0; at < syllables.length;) {
    let length = Math.min(LONGEST_SOUND, syllables.length - at)
    while (length > 1 && !sounds.has(syllables.slice(at, at + length).join(''))) length--
    const word = syllables.slice(at, at + length).join('')
    const known = length > 1 ? sounds.get(word) : undefined
    if (known) {
      close()
      terms.push(knownTerm(word, known, () => [sounding(syllables.slice(at, at + length))]))
      isKnown = true
    } else open.push(word)
    at += length
  }
  close()
  return isKnown ? terms : null
}

/** One condition for all terms. */
export const conditionFor = (terms: readonly Term[], width: Width): Condition => all(terms.map((term) => term[width]))

/** The reading without the characters between its known words; null if it has none of them. */
export function loosened(reading: Reading): Reading | null {
  const terms = reading.terms.filter(({ isFiller }) => !isFiller)
  return terms.length === 0 || terms.length === reading.terms.length ? null : { ...reading, terms }
}

/** The words without those of one kind, as they may be typed: the days come last. '' if none are left. */
export const wordsWithout = ({ terms, days }: Reading, what: 'days' | 'towns'): string =>
  [
    ...terms.filter(({ isTown }) => what !== 'towns' || !isTown).map(({ word }) => word),
    ...(what === 'days' ? [] : days.map(({ words }) => words)),
  ].join(' ')

/** True if a visit may be close to the words without being nearest. */
export const hasSeveralMeanings = ({ terms }: Reading): boolean => terms.some(({ nearest, close }) => nearest !== close)

/** A day's word that a text may have, too, such as 周末 of 周末陪伴日. */
export const wordsOfDays = (days: readonly DaySpan[]): Condition | null => {
  const words = days.filter(({ isWord }) => isWord).map(({ words: typed }) => whole(typed, 'head'))
  return words.length === 0 ? null : any(words)
}
