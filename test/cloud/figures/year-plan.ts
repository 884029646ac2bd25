/** Plans of random years: people with their memberships, visits, and what happens to both afterwards. */
import fc from 'fast-check'
import type { PassKind } from '../../../src/domain/attendance/attendance'

/** Number of random years that a test stores. */
export const YEARS = Number(process.env['YEARS'] ?? 5)

/** Time for them, ms, in which a failed one is also made smaller. */
export const TIME = 30_000 + YEARS * 1_000

const ORGANISATIONS = ['nonggong', 'minge', 'hospital'] as const
const TOWNS = ['tangxian', 'xiangzhu', null] as const
const CATEGORIES = [[], ['health'], ['law'], ['health', 'law']] as const

/** All people of a year have one name, and those with an account one phone, so that any two of them look alike. */
export const NAME = '陈样例'
export const phoneOf = (year: number): string => `1380000${year}`

export interface PlannedVisit {
  dayOfYear: number
  town: (typeof TOWNS)[number]
  categories: (typeof CATEGORIES)[number]
  lead: string
  host: string | null
  served: number | null
  isCancelled: boolean
  /** People who came, with minutes after the start; `out` is null without a check-out. */
  came: { person: number; in: number; out: number | null }[]
}

/** A person's organisations from a day on, counted from the first day of the year before. */
export interface PlannedSet {
  fromDay: number
  organisations: string[]
  isDeclared: boolean
  verified: string[]
}

export interface PlannedPerson {
  /** True for a person without an account, who has no memberships either. */
  isWalkIn: boolean
  /** Sets of organisations, the later ones from a day of the year on. */
  sets: PlannedSet[]
}

/** Something that happens on one of the days from {@link FIRST_CHANGE} on. Numbers are taken modulo what there is. */
export type PlannedChange =
  | { does: 'join'; kept: number; joined: number }
  /** The joining counted from the last one. */
  | { does: 'undo'; joining: number }
  | { does: 'move'; person: number; organisations: string[] }
  /** An organiser's correction; `at` in minutes after the start, null for absent (in) or unknown (out). */
  | { does: 'correct'; visit: number; person: number; kind: PassKind; at: number | null; isDisputed: boolean }
  /** A mark of a phone that had no network. */
  | { does: 'late'; visit: number; person: number; kind: PassKind; at: number }
  | { does: 'close'; visit: number }

/** Day of the year of the first change. All planned sets of organisations have begun by then. */
export const FIRST_CHANGE = 185

export interface PlannedYear {
  people: PlannedPerson[]
  visits: PlannedVisit[]
  changes: PlannedChange[]
}

const some = fc.nat({ max: 59 })
const kind = fc.constantFrom<PassKind>('in', 'out')
const minutes = fc.integer({ min: -40, max: 260 })

const person = fc.nat({ max: 4 })
const join = fc.record({ does: fc.constant('join' as const), kept: person, joined: person })
const undo = fc.record({ does: fc.constant('undo' as const), joining: fc.nat({ max: 2 }) })
const move = fc.record({ does: fc.constant('move' as const), person, organisations: fc.subarray([...ORGANISATIONS]) })
const correct = fc.record({
  does: fc.constant('correct' as const),
  visit: some,
  person: some,
  kind,
  at: fc.option(minutes, { freq: 3 }),
  isDisputed: fc.boolean(),
})
const late = fc.record({ does: fc.constant('late' as const), visit: some, person: some, kind, at: minutes })
const close = fc.record({ does: fc.constant('close' as const), visit: some })
const meanwhile = fc.oneof(correct, correct, late, close, move, join)

/** Single changes, changes while two people are joined, and a day that is closed, corrected and closed again. */
const plannedChanges: fc.Arbitrary<PlannedChange[]> = fc
  .array(
    fc.oneof(
      meanwhile.map((one) => [one]),
      fc
        .tuple(join, fc.array(meanwhile, { maxLength: 3 }), undo, fc.array(meanwhile, { maxLength: 1 }))
        .map(([one, meantime, two, then]) => [one, ...meantime, two, ...then]),
      fc
        .tuple(some, correct, fc.option(late))
        .map(([visit, one, two]) => [
          { does: 'close' as const, visit },
          { ...one, visit },
          ...(two === null ? [] : [{ ...two, visit }]),
          { does: 'close' as const, visit },
        ]),
    ),
    { minLength: 1, maxLength: 3, size: 'max' },
  )
  .map((stories) => stories.flat())

export const plannedYear: fc.Arbitrary<PlannedYear> = fc.record({
  people: fc.array(
    fc.record({
      isWalkIn: fc.nat({ max: 3 }).map((one) => one === 3),
      sets: fc.uniqueArray(
        fc.record({
          fromDay: fc.integer({ min: 0, max: 365 + FIRST_CHANGE - 1 }),
          organisations: fc.subarray([...ORGANISATIONS]),
          isDeclared: fc.boolean(),
          verified: fc.subarray([...ORGANISATIONS]),
        }),
        { selector: ({ fromDay }) => fromDay, maxLength: 4 },
      ),
    }),
    { minLength: 2, maxLength: 5, size: 'max' },
  ),
  visits: fc.array(
    fc.record({
      dayOfYear: fc.integer({ min: 0, max: 364 }),
      town: fc.constantFrom(...TOWNS),
      categories: fc.constantFrom(...CATEGORIES),
      lead: fc.constantFrom(...ORGANISATIONS),
      host: fc.option(fc.constantFrom(...ORGANISATIONS)),
      served: fc.option(fc.integer({ min: 0, max: 500 })),
      isCancelled: fc.nat({ max: 4 }).map((one) => one === 4),
      came: fc.uniqueArray(
        fc.record({
          person,
          in: fc.integer({ min: -40, max: 100 }),
          out: fc.option(fc.integer({ min: 100, max: 260 })),
        }),
        { selector: (came) => came.person, maxLength: 5 },
      ),
    }),
    { maxLength: 8, size: 'max' },
  ),
  changes: plannedChanges,
})
