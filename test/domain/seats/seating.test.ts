import fc from 'fast-check'
import { refuse } from '../../../src/domain/decision'
import { type Quota, type Seat, layOutSeats } from '../../../src/domain/seats/seating'

const seat = (id: number, change: Partial<Seat> = {}): Seat => ({
  id,
  isTaken: false,
  takenFor: null,
  reservedFor: null,
  reservedUntil: null,
  ...change,
})
const minge = (seats: number): Quota => ({ organisationId: 'minge', seats, releaseAt: 7 })
const held = { reservedFor: 'minge', reservedUntil: 7 }

test.each([
  ['more seats than there are', [seat(1)], 3, [], { remove: [], add: 2, reserve: [], reserveAdded: [] }],
  ['fewer seats: only free ones go', [seat(1), seat(2, { isTaken: true }), seat(3)], 1, [], { remove: [1, 3], add: 0, reserve: [] }],
  [
    'fewer seats than are taken',
    [seat(1, { isTaken: true }), seat(2, { isTaken: true })],
    1,
    [],
    { ok: false, reason: 'capacity-below-confirmed', about: '2' },
  ],
  ['a reservation on free seats', [seat(1), seat(2)], 2, [minge(1)], { reserve: [{ seatId: 1, quota: minge(1) }] }],
  [
    "a reservation, with a member's seat counted towards it",
    [seat(1), seat(2, { isTaken: true, takenFor: 'minge' })],
    2,
    [minge(1)],
    { reserve: [{ seatId: 2, quota: minge(1) }] },
  ],
  ['a reservation on seats added with it', [], 2, [minge(2)], { add: 2, reserveAdded: [minge(2), minge(2)] }],
  [
    'the same layout again, which changes nothing',
    [seat(1, held), seat(2)],
    2,
    [minge(1)],
    { remove: [], add: 0, reserve: [], reserveAdded: [] },
  ],
  ['a reservation that is given up', [seat(1, held)], 1, [], { reserve: [{ seatId: 1, quota: null }] }],
  ['more reserved than there are', [seat(1)], 1, [minge(2)], { ok: false, reason: 'quota-exceeds-capacity', about: '1' }],
  ['more reserved than are free', [seat(1, { isTaken: true })], 1, [minge(1)], { ok: false, reason: 'quota-not-free', about: 'minge' }],
] as const)('laying out seats: %s', (_why, seats, capacity, quotas, expected) => {
  expect(layOutSeats(seats, capacity, quotas)).toMatchObject(expected)
})

const minjin = (seats: number): Quota => ({ organisationId: 'minjin', seats, releaseAt: 7 })
const taken = (id: number, takenFor: string | null = null) => seat(id, { isTaken: true, takenFor })
const reserved = (seatId: number, quota: Quota) => ({ seatId, quota })

test.each([
  ['the latest of the seats that others took', [taken(1), taken(2)], 2, [minge(1)], { reserve: [reserved(2, minge(1))] }],
  [
    'added seats first, and only as many taken ones as are missing then',
    [taken(1), taken(2), taken(3)],
    4,
    [minge(3)],
    { reserve: [reserved(2, minge(3)), reserved(3, minge(3))], add: 1, reserveAdded: [minge(3)] },
  ],
  [
    'no seat of a member of an organisation that has a quota of its own',
    [taken(1), taken(2, 'minjin')],
    2,
    [minge(1), minjin(1)],
    { reserve: [reserved(1, minge(1)), reserved(2, minjin(1))] },
  ],
  ['each seat for one quota', [taken(1), taken(2)], 2, [minge(1), minjin(1)], { reserve: [reserved(1, minjin(1)), reserved(2, minge(1))] }],
  [
    'nothing, when the seats belong to members of another organisation with a quota',
    [taken(1, 'minjin'), taken(2, 'minjin')],
    2,
    [minge(1), minjin(1)],
    { ok: false, reason: 'quota-not-free', about: 'minge' },
  ],
] as const)('a moved visit reserves %s', (_why, seats, capacity, quotas, expected) => {
  expect(layOutSeats(seats, capacity, quotas, true)).toMatchObject(expected)
  expect(layOutSeats(seats, capacity, quotas)).toEqual(refuse('quota-not-free', 'minge'))
})

const someSeats = fc
  .array(fc.record({ isTaken: fc.boolean(), takenFor: fc.constantFrom('minge', 'minjin', null) }), { maxLength: 12 })
  .map((rows) => rows.map((row, id) => seat(id, { ...row, takenFor: row.isTaken ? row.takenFor : null })))
const someQuotas = fc
  .record({ minge: fc.nat(4), minjin: fc.nat(4) })
  .map((by) => Object.entries(by).flatMap(([organisationId, seats]) => (seats > 0 ? [{ organisationId, seats, releaseAt: 7 }] : [])))

test('a layout has the wanted capacity and quotas, and no taken seat is removed', () => {
  fc.assert(
    fc.property(someSeats, fc.integer({ min: 1, max: 14 }), someQuotas, (seats, capacity, quotas) => {
      const layout = layOutSeats(seats, capacity, quotas)
      if (!layout.ok) return
      expect(seats.filter(({ id, isTaken }) => isTaken && layout.remove.includes(id))).toEqual([])
      expect(seats.length - layout.remove.length + layout.add).toBe(capacity)
      const after = new Map(seats.filter(({ id }) => !layout.remove.includes(id)).map(({ id, reservedFor }) => [id, reservedFor]))
      for (const { seatId, quota } of layout.reserve) after.set(seatId, quota?.organisationId ?? null)
      const reserved = [...after.values(), ...layout.reserveAdded.map(({ organisationId }) => organisationId)]
      for (const { organisationId, seats: count } of quotas) expect(reserved.filter((id) => id === organisationId)).toHaveLength(count)
    }),
  )
})
