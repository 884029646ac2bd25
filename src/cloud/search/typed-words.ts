/** Reading of what was typed into the search box, with the base's own words and days. */
import type { Instant } from '../../domain/calendar/calendar'
import { type Dictionary, type SoundDictionary, dictionaryOf, soundsOfDictionary } from '../../domain/search/dictionary'
import { needsBooks } from '../../domain/search/days'
import type { DayBooks } from '../../domain/search/festivals'
import { evened } from '../../domain/search/folding'
import { type Books, type Reading, readBySound, readSearch } from '../../domain/search/reading'
import { holidaysOf } from '../calendar/holidays'
import { loadLunar } from '../calendar/lunar'
import { yearOf } from '../../domain/calendar/calendar'
import type { Querier } from '../db/database'
import { type KnownWords, knownWords } from '../db/search/known-words'
import { loadSimplified } from '../db/search/script'
import { loadSyllables } from '../db/search/sounds'

interface Typed {
  text: string
  isPast: boolean
}

/** The latest dictionary, which is made again when the base's words are others. */
let latest: { words: string; dictionary: Dictionary; sounds?: SoundDictionary } | undefined

async function dictionaries(db: Querier, needsSounds: boolean): Promise<{ dictionary: Dictionary; sounds: SoundDictionary | null }> {
  const words = await knownWords(db)
  const known = latest?.words === words ? latest : await dictionaryFor(words)
  latest = known
  if (needsSounds) known.sounds ??= soundsOfDictionary(known.dictionary, await loadSyllables())
  return { dictionary: known.dictionary, sounds: known.sounds ?? null }
}

async function dictionaryFor(words: string): Promise<{ words: string; dictionary: Dictionary; sounds?: SoundDictionary }> {
  const { towns, sayings } = JSON.parse(words) as KnownWords
  return { words, dictionary: dictionaryOf(towns, sayings, await loadSimplified()) }
}

async function dayBooks(db: Querier, now: Instant): Promise<DayBooks> {
  const years = [-1, 0, 1].map((offset) => yearOf(now) + offset)
  const holidays = (await Promise.all(years.map((year) => holidaysOf(db, year)))).flatMap(({ days }) => days)
  return { lunar: await loadLunar(), holidays }
}

async function booksFor(db: Querier, text: string, needsSounds: boolean, now: Instant): Promise<Books> {
  const toSimplified = await loadSimplified()
  const even = evened(text, toSimplified)
  return {
    ...(await dictionaries(db, needsSounds || /[a-z]/.test(even))),
    days: needsBooks(even) ? await dayBooks(db, now) : null,
    toSimplified,
  }
}

export async function readTyped(db: Querier, { text, isPast }: Typed, now: Instant): Promise<Reading> {
  return readSearch(text, { isPast, now }, await booksFor(db, text, false, now))
}

/** The same text read by its sound, for wrong characters of the right sound: 知英 for 芝英. */
export async function readTypedBySound(db: Querier, { text, isPast }: Typed, now: Instant): Promise<Reading> {
  return readBySound(text, await loadSyllables(), await booksFor(db, text, true, now), { isPast, now })
}
