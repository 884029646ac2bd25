/** A base's own lists and texts, which its administrator edits. */
import * as v from 'valibot'
import { LONGEST_THING, MOST_USUAL_THINGS, thingsIn } from '../domain/activities/bringing'
import { LARGEST_CAPACITY } from '../domain/activities/position'
import { LONGEST_TEMPLATE_TITLE, type UsualPosition, type UsualService } from '../domain/activities/usual-plan'
import type { ContentRefusal } from '../domain/content/refusal'
import type { Refused } from '../domain/decision'
import {
  LISTS,
  LONGEST_LABEL,
  LONGEST_MEANING,
  type ListName,
  type ListRefusal,
  MOST_ENTRIES,
  MOST_MEANINGS,
  NAME_LENGTHS,
} from '../domain/vocabulary/lists'
import { tidyWord } from '../domain/vocabulary/names'
import { LONGEST_ADDRESS } from '../domain/vocabulary/places'
import { LONGEST_TEXTS, type TextKind } from '../domain/vocabulary/texts'
import { LARGEST_INTEGER, id, key, text } from './common'

/** A name as it is stored, with limits on its length. */
const word = (longest: number, shortest = 1) => v.pipe(v.string(), v.transform(tidyWord), text(longest, shortest))
const nameOf = (of: ListName) => word(NAME_LENGTHS[of].longest, NAME_LENGTHS[of].shortest)
const listOf = <Row extends v.GenericSchema>(row: Row) => v.pipe(v.array(row), v.maxLength(20))

const service = v.object({ name: word(30), unit: v.nullable(word(8)) })
const position = v.object({
  name: word(20),
  capacity: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LARGEST_CAPACITY)),
  skillId: v.nullable(key),
})

/** The administrator's words of an entry, by list. */
const towns = { of: v.literal('towns'), words: v.object({ name: nameOf('towns') }) }
const categories = {
  of: v.literal('categories'),
  words: v.object({
    name: nameOf('categories'),
    label: word(LONGEST_LABEL, 2),
    /** Things that residents usually bring, each a single one. */
    usualBring: v.pipe(
      v.array(
        v.pipe(
          word(LONGEST_THING),
          v.check((thing) => thingsIn(thing).length === 1),
        ),
      ),
      v.maxLength(MOST_USUAL_THINGS),
    ),
  }),
}
const skills = { of: v.literal('skills'), words: v.object({ name: nameOf('skills'), needsVerification: v.boolean() }) }
const places = {
  of: v.literal('places'),
  words: v.object({ name: nameOf('places'), townId: key, address: word(LONGEST_ADDRESS, 0) }),
}
const templates = {
  of: v.literal('templates'),
  words: v.object({
    name: nameOf('templates'),
    categoryId: key,
    /** Title of a visit; `{town}` stands for the town. */
    title: word(LONGEST_TEMPLATE_TITLE, 2),
    /** Word in the title of a visit of several categories. */
    word: word(6),
    minutes: v.pipe(v.number(), v.integer(), v.minValue(15), v.maxValue(24 * 60)),
    services: listOf(service),
    positions: listOf(position),
  }),
}

const sayings = {
  of: v.literal('sayings'),
  words: v.object({ name: nameOf('sayings'), means: v.pipe(v.array(word(LONGEST_MEANING)), v.minLength(1), v.maxLength(MOST_MEANINGS)) }),
}

export interface ListWords {
  towns: v.InferOutput<typeof towns.words>
  categories: v.InferOutput<typeof categories.words>
  skills: v.InferOutput<typeof skills.words>
  places: v.InferOutput<typeof places.words>
  templates: Omit<v.InferOutput<typeof templates.words>, 'services' | 'positions'> & {
    services: UsualService[]
    positions: UsualPosition[]
  }
  sayings: v.InferOutput<typeof sayings.words>
}

export type ListEntry<Of extends ListName = ListName> = ListWords[Of] & {
  id: string
  isRetired: boolean
  /** Number of things that refer to it: visits, positions, people, other entries. */
  uses: number
  /** For a skill: people who hold it and are not verified. */
  unverified?: number
}

export interface ListView<Of extends ListName = ListName> {
  /** Changes with every change of the list. */
  version: string
  entries: ListEntry<Of>[]
}

const version = v.pipe(v.string(), v.maxLength(64))
const of = v.picklist(LISTS)
const many = <Words extends v.GenericSchema>(words: Words) =>
  v.pipe(v.array(words), v.minLength(1), v.maxLength(Math.max(...Object.values(MOST_ENTRIES))))

export const listInput = v.object({ of })
/** An addition harms nobody who sees an older list, so it names no version. All entries are added, or none. */
export const addEntriesInput = v.variant('of', [
  v.object({ requestId: id, of: towns.of, added: many(towns.words) }),
  v.object({ requestId: id, of: categories.of, added: many(categories.words) }),
  v.object({ requestId: id, of: skills.of, added: many(skills.words) }),
  v.object({ requestId: id, of: places.of, added: many(places.words) }),
  v.object({ requestId: id, of: templates.of, added: many(templates.words) }),
  v.object({ requestId: id, of: sayings.of, added: many(sayings.words) }),
])
export type AddEntriesInput = v.InferOutput<typeof addEntriesInput>

const entry = { requestId: id, version, entryId: key }
export const editEntryInput = v.variant('of', [
  v.object({ ...entry, ...towns }),
  v.object({ ...entry, ...categories }),
  v.object({ ...entry, ...skills }),
  v.object({ ...entry, ...places }),
  v.object({ ...entry, ...templates }),
  v.object({ ...entry, ...sayings }),
])
export type EditEntryInput = v.InferOutput<typeof editEntryInput>
export const retireEntryInput = v.object({ ...entry, of, isRetired: v.boolean() })
export const removeEntryInput = v.object({ ...entry, of })
export const orderEntriesInput = v.object({
  requestId: id,
  of,
  version,
  ids: v.pipe(v.array(key), v.maxLength(Math.max(...Object.values(MOST_ENTRIES)))),
})

export type ListAnswer = { ok: true } | Refused<ListRefusal>
export type AddEntriesAnswer = { ok: true; ids: string[] } | Refused<ListRefusal>

const saved = { requestId: id, version: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(LARGEST_INTEGER - 1)) }
export const saveTextInput = v.variant('kind', [
  v.object({ ...saved, kind: v.literal('about'), text: text(LONGEST_TEXTS.about) }),
  v.object({ ...saved, kind: v.literal('privacy'), text: text(LONGEST_TEXTS.privacy) }),
])

export interface BaseText {
  /** '' for none. */
  text: string
  /** 0 until it is first written. A form sends the version that it was filled from. */
  version: number
}
export type BaseTexts = Record<TextKind, BaseText>
export type SaveTextAnswer = { ok: true } | Refused<ContentRefusal | 'text-changed-meanwhile'>
