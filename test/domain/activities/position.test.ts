import fc from 'fast-check'
import { freeSeats, missingPeople, seatsOf } from '../../../src/domain/activities/position'

const aPosition = (name: string, skill: string | null, capacity: number, taken: number, reserved = 0) => ({
  name,
  skill,
  capacity,
  taken,
  reserved,
  waitlisted: 0,
})

test('a visit that lacks 5 doctors and 3 nurses, of which 2 seats are reserved, needs 8 people', () => {
  const { seats, gaps } = seatsOf([aPosition('执业医师', 'medicine', 6, 1, 2), aPosition('护士', 'nursing', 4, 1)])
  expect(seats).toEqual({ capacity: 10, taken: 2, reserved: 2, waitlisted: 0, free: 6, missing: 8 })
  expect(gaps).toEqual([
    { position: '执业医师', missing: 5 },
    { position: '护士', missing: 3 },
  ])
})

test('a full position lacks nobody, and is no gap', () => {
  expect(seatsOf([aPosition('护士', 'nursing', 4, 4)])).toMatchObject({ seats: { missing: 0 }, gaps: [] })
})

test('a position without a skill is no gap, but its people are missing', () => {
  expect(seatsOf([aPosition('引导', null, 4, 1)])).toMatchObject({ seats: { missing: 3 }, gaps: [] })
})

test('positions of one name are one gap', () => {
  expect(seatsOf([aPosition('护士', 'a', 2, 1), aPosition('护士', 'b', 3, 1)]).gaps).toEqual([{ position: '护士', missing: 3 }])
})

const capacityAndUse = fc
  .integer({ min: 1, max: 500 })
  .chain((capacity) =>
    fc.nat(capacity).chain((taken) => fc.nat(capacity - taken).map((reserved) => ({ capacity, taken, reserved, waitlisted: 0 }))),
  )
const positions = fc
  .array(fc.record({ name: fc.constantFrom('医师', '护士', '引导'), skill: fc.constantFrom('x', null), of: capacityAndUse }))
  .map((all) => all.map(({ of, ...named }) => ({ ...named, ...of })))

test('the people missing are the free and the reserved seats, and the gaps plus what unskilled positions lack', () => {
  fc.assert(
    fc.property(positions, (all) => {
      const { seats, gaps } = seatsOf(all)
      const inGaps = gaps.reduce((sum, { missing }) => sum + missing, 0)
      const unskilled = all.filter(({ skill }) => skill === null).reduce((sum, one) => sum + one.capacity - one.taken, 0)
      expect(seats.missing).toBe(seats.free + seats.reserved)
      expect(seats.missing).toBe(inGaps + unskilled)
      expect(seats.missing).toBe(seats.capacity - seats.taken)
    }),
  )
})

test('a position is read alike alone and in the sum', () => {
  fc.assert(
    fc.property(positions, (all) => {
      const { seats } = seatsOf(all)
      expect(seats.missing).toBe(all.reduce((sum, position) => sum + missingPeople(position), 0))
      expect(seats.free).toBe(all.reduce((sum, position) => sum + freeSeats(position), 0))
    }),
  )
})
