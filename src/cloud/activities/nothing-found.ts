/** Conditions that narrowed a list which found nothing, and visits beyond them. */
import type { Narrowing, NothingFound, nothingFoundInput } from '../../contract/activities/activities'
import type { InferOutput } from 'valibot'
import type { Instant } from '../../domain/calendar/calendar'
import { nearestTowns } from '../../domain/search/distance'
import { type Reading, wordsWithout } from '../../domain/search/reading'
import { countListed, placesOfTowns, townsNamed, townsWithVisits } from '../db/activities/nothing-found'
import { listActivities } from '../db/activities/activity-list'
import type { Querier } from '../db/database'
import { readTyped } from '../search/typed-words'
import { searchActivities } from './search-list'

type Filter = InferOutput<typeof nothingFoundInput>

const MOST_TOWNS = 3
const MOST_CARDS = 3

export async function nothingFound(db: Querier, filter: Filter, volunteerId: string | null, now: Instant): Promise<NothingFound> {
  const isPast = filter.when === 'past'
  const reading = filter.text ? await readTyped(db, { text: filter.text, isPast }, now) : null
  const inWords = (reading?.terms ?? []).filter(({ isTown }) => isTown).map(({ word }) => word)
  const named = inWords.length === 0 ? [] : await townsNamed(db, inWords)
  const offers: NothingFound['offers'] = []
  for (const wider of widerFilters(filter, reading)) {
    const { text, without, ...conditions } = wider
    const search = text === '' ? undefined : await readTyped(db, { text, isPast }, now)
    offers.push({ without, text, count: await countListed(db, { ...conditions, search }, now) })
  }
  return {
    days: (reading?.days ?? []).map(({ from, until }) => ({ from, until })),
    towns: named.map(({ name }) => name),
    offers,
    others: await otherTowns(db, filter, reading, named, now),
    otherTime: await otherTime(db, filter, reading, volunteerId, now),
  }
}

/** The filter without each of its parts. */
function widerFilters({ text = '', town, category, when, from, until }: Filter, reading: Reading | null) {
  const whole = { text, town, category, when, from, until }
  const without = (what: Narrowing, change: Partial<typeof whole>) => ({ ...whole, ...change, without: what })
  const hasTownWord = reading?.terms.some(({ isTown }) => isTown) === true
  return [
    ...(from !== undefined || until !== undefined ? [without('span', { from: undefined, until: undefined })] : []),
    ...(reading && reading.days.length > 0 ? [without('days', { text: wordsWithout(reading, 'days') })] : []),
    ...(town === undefined && !hasTownWord
      ? []
      : [without('town', { town: undefined, text: reading ? wordsWithout(reading, 'towns') : '' })]),
    ...(category === undefined ? [] : [without('category', { category: undefined })]),
    ...(text === '' ? [] : [without('words', { text: '' })]),
  ]
}

async function otherTowns(
  db: Querier,
  { text = '', town, category, when, from, until }: Filter,
  reading: Reading | null,
  named: readonly { id: string }[],
  now: Instant,
): Promise<NothingFound['others']> {
  const here = town ?? named[0]?.id
  if (here === undefined) return []
  const words = reading ? wordsWithout(reading, 'towns') : text
  const search = words === '' ? undefined : await readTyped(db, { text: words, isPast: when === 'past' }, now)
  const found = await townsWithVisits(db, { category, when, from, until, search }, now)
  const place = (await placesOfTowns(db)).get(here) ?? null
  return nearestTowns(
    found.filter(({ id }) => id !== here),
    place,
    when === 'past',
  )
    .slice(0, MOST_TOWNS)
    .map(({ id, name, startsAt, distance }) => ({ id, name, startsAt, distance }))
}

/** Visits of the kind in the other half of time, in the town if it had any, otherwise anywhere. */
async function otherTime(db: Querier, { town, category, when }: Filter, reading: Reading | null, volunteerId: string | null, now: Instant) {
  const filter = { category, when: when === 'past' ? ('upcoming' as const) : ('past' as const), limit: MOST_CARDS }
  const text = reading ? wordsWithout(reading, 'days') : ''
  const elsewhere = reading ? wordsWithout({ ...reading, days: [] }, 'towns') : ''
  for (const [words, place] of [
    [text, town],
    [elsewhere, undefined],
  ] as const) {
    // A word of which nothing was understood has no kind.
    if (words === '' && category === undefined && place === undefined) continue
    const { items } =
      words === ''
        ? await listActivities(db, { ...filter, town: place }, volunteerId, now)
        : await searchActivities(db, { ...filter, town: place, text: words }, volunteerId, now)
    if (items.length > 0) return items
  }
  return []
}
