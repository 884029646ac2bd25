import fc from 'fast-check'
import { hour } from '../../../src/domain/calendar/calendar'
import {
  type Entry,
  type FreeSeats,
  MOVE_UP_CUTOFF,
  PASSES_BEFORE_GATHERING,
  mayMoveUp,
  moveUp,
  movingUp,
} from '../../../src/domain/seats/waitlist'
import { anActivity, start } from '../examples'

const seats = (open: number, reserved: Record<string, number> = {}, capacity = 50): FreeSeats => ({
  open,
  reserved: new Map(Object.entries(reserved)),
  capacity,
  quotas: new Map(Object.entries(reserved)),
})
const free = (open: number, reserved: Record<string, number> = {}, capacity = 50) => new Map([['p', seats(open, reserved, capacity)]])
const person = (id: string, change: Partial<Entry> = {}): Entry => ({
  id,
  isTeam: false,
  organisationId: null,
  wants: new Map([['p', 1]]),
  isFit: true,
  passedOver: 0,
  ...change,
})
const team = (id: string, size: number, change: Partial<Entry> = {}): Entry =>
  person(id, { isTeam: true, organisationId: 'minge', wants: new Map([['p', size]]), ...change })
const seatedIds = (entries: Entry[], seatsFree = free(1)) => moveUp(seatsFree, entries).seated.map(({ id }) => id)

test.each([
  ['the earliest who fits', [person('a'), person('b')], free(1), ['a']],
  ['the next, when the first cannot come', [person('a', { isFit: false }), person('b')], free(1), ['b']],
  ['a whole team', [team('t', 2), person('a')], free(2), ['t']],
  ['the next, past a team too large to fit', [team('t', 2), person('a')], free(1), ['a']],
  [
    'nobody, past a team that was passed over often enough',
    [team('t', 2, { passedOver: PASSES_BEFORE_GATHERING }), person('a')],
    free(1),
    [],
  ],
  [
    'a team that was passed over, and then to the next',
    [team('t', 2, { passedOver: PASSES_BEFORE_GATHERING }), person('a')],
    free(3),
    ['t', 'a'],
  ],
  [
    'a member, when they are reserved for the organisation',
    [person('a'), person('b', { organisationId: 'minge' })],
    free(0, { minge: 1 }),
    ['b'],
  ],
  [
    'a member from reserved seats before open ones',
    [person('a', { organisationId: 'minge' }), person('b')],
    free(1, { minge: 1 }),
    ['a', 'b'],
  ],
  ['a team from its own and open seats together', [team('t', 3)], free(2, { minge: 1, minjin: 4 }), ['t']],
  ['the next, past a team that the position could never hold', [team('t', 6, { passedOver: 9 }), person('a')], free(1, {}, 5), ['a']],
] as const)('free seats go to %s', (_why, entries, seatsFree, expected) => {
  expect(seatedIds([...entries], seatsFree)).toEqual(expected)
})

test('a team is passed over once for each later entry that gets a seat the team could have used', () => {
  const { passedOver, seated } = moveUp(free(2), [team('t', 3), person('a'), person('b')])
  expect(seated.map(({ id }) => id)).toEqual(['a', 'b'])
  expect(passedOver).toEqual(new Map([['t', 2]]))
})

test('a team is not passed over when a later entry gets a seat that the team could not have', () => {
  const later = person('a', { organisationId: 'minjin' })
  expect(moveUp(free(0, { minjin: 1 }), [team('t', 2), later]).passedOver.size).toBe(0)
})

test('a team is passed over also by an entry that gets a seat of another position beside one that the team could have used', () => {
  const both = new Map([...free(2), ['q', seats(1)] as const])
  const pair = team('a', 1, { wants: new Map([['q', 1] as const, ['p', 1] as const]) })
  expect(moveUp(both, [team('t', 3), pair]).passedOver).toEqual(new Map([['t', 1]]))
})

test('seats gather for a team as soon as it has been passed over three times, even in the middle of a round', () => {
  const { seated, gathered } = moveUp(free(5), [team('t', 6), ...['a', 'b', 'c', 'd', 'e'].map((id) => person(id))])
  expect(seated.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
  expect(gathered).toEqual(new Map([['p', 2]]))
})

test('after the cut-off only a newcomer is seated, and only on seats that no earlier entry could use', () => {
  const seat = (open: number, entries: Entry[]) => {
    const moving = movingUp(free(open), 'new')
    for (const entry of entries) moving.consider(entry)
    return moving.result.seated.map(({ id }) => id)
  }
  expect(seat(1, [person('a'), person('new')])).toEqual([])
  expect(seat(2, [person('a'), person('new')])).toEqual(['new'])
  expect(seat(1, [person('a', { isFit: false }), person('new')])).toEqual(['new'])
  expect(seat(1, [team('t', 2, { passedOver: 9 }), person('new')])).toEqual(['new'])
})

test('entries move up until the cut-off, and by an organiser until the start of the visit', () => {
  const activity = anActivity()
  expect(mayMoveUp(activity, false, start - MOVE_UP_CUTOFF - 1)).toBe(true)
  expect(mayMoveUp(activity, false, start - MOVE_UP_CUTOFF)).toBe(false)
  expect(mayMoveUp(activity, true, start - hour)).toBe(true)
  expect(mayMoveUp(activity, true, start)).toBe(false)
  expect(mayMoveUp(anActivity({ status: 'cancelled' }), true, start - MOVE_UP_CUTOFF - 1)).toBe(false)
})

const organisations = ['minge', 'minjin', null] as const
const anEntry = fc.record({
  organisationId: fc.constantFrom(...organisations),
  p: fc.integer({ min: 0, max: 4 }),
  q: fc.integer({ min: 0, max: 3 }),
  isFit: fc.boolean(),
  passedOver: fc.integer({ min: 0, max: 4 }),
})
const someEntries = fc.array(anEntry, { maxLength: 12 }).map((rows) =>
  rows
    .filter(({ p, q }) => p + q > 0)
    .map(({ p, q, ...row }, index) => ({
      ...row,
      id: String(index),
      isTeam: p + q > 1,
      wants: new Map([['p', p] as const, ['q', q] as const].filter(([, count]) => count > 0)),
    })),
)
const someSeats = fc.record({
  open: fc.integer({ min: 0, max: 5 }),
  minge: fc.integer({ min: 0, max: 3 }),
  minjin: fc.integer({ min: 0, max: 3 }),
  capacity: fc.integer({ min: 3, max: 9 }),
})
const bothPositions = fc
  .record({ p: someSeats, q: someSeats })
  .map((by) => new Map(Object.entries(by).map(([id, { open, minge, minjin, capacity }]) => [id, seats(open, { minge, minjin }, capacity)])))

test('entries get free seats only, and a second round over the remaining seats seats no entry', () => {
  fc.assert(
    fc.property(bothPositions, someEntries, (seatsFree, entries) => {
      const { seated, passedOver } = moveUp(seatsFree, entries)
      for (const [id, { open, reserved }] of seatsFree) {
        const wanted = (organisationId: string | null) =>
          seated.filter((entry) => entry.organisationId === organisationId).reduce((sum, entry) => sum + (entry.wants.get(id) ?? 0), 0)
        const beyond = [...reserved].reduce((sum, [organisationId, own]) => sum + Math.max(0, wanted(organisationId) - own), wanted(null))
        expect(beyond).toBeLessThanOrEqual(open)
      }
      const left = new Map(
        [...seatsFree].map(([id, { open, reserved, capacity, quotas }]) => {
          const rest = { open, reserved: new Map(reserved), capacity, quotas }
          for (const entry of seated) {
            const wanted = entry.wants.get(id) ?? 0
            const own = entry.organisationId === null ? 0 : (rest.reserved.get(entry.organisationId) ?? 0)
            if (entry.organisationId !== null) rest.reserved.set(entry.organisationId, own - Math.min(own, wanted))
            rest.open -= wanted - Math.min(own, wanted)
          }
          return [id, rest]
        }),
      )
      const still = entries
        .filter((entry) => !seated.includes(entry))
        .map((entry) => ({ ...entry, passedOver: passedOver.get(entry.id) ?? entry.passedOver }))
      expect(moveUp(left, still).seated).toEqual([])
      expect(seated.every(({ isFit }) => isFit)).toBe(true)
    }),
  )
})
