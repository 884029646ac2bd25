import fc from 'fast-check'
import { may, residentActor } from '../../../src/domain/people/permission'
import { decideRemoval, freeSeats, seatsOf } from '../../../src/domain/activities/position'
import { accept, refuse } from '../../../src/domain/decision'

const seats = fc.record({ capacity: fc.integer({ min: 1, max: 500 }), taken: fc.nat(600), reserved: fc.nat(20), waitlisted: fc.nat(50) })
test("free seats are never below zero, and an activity's seats are the sum over its positions", () => {
  fc.assert(
    fc.property(fc.array(seats), (positions) => {
      const total = seatsOf(positions.map((position) => ({ ...position, name: '', skill: null }))).seats
      expect(total.free).toBe(positions.reduce((sum, position) => sum + freeSeats(position), 0))
      expect(positions.every((position) => freeSeats(position) >= 0)).toBe(true)
    }),
  )
})

test('a position can be removed only if no volunteer ever signed up for it', () => {
  expect(decideRemoval({ name: '医生', wasUsed: false })).toEqual(accept)
  expect(decideRemoval({ name: '医生', wasUsed: true })).toEqual(refuse('position-in-use', '医生'))
})

const organiser = { volunteerId: 'v', isAdministrator: false, organises: ['minjin'] }
const administrator = { ...organiser, organises: [], isAdministrator: true }
test.each([
  ["an organiser may organise their own organisation's activity", may(organiser).organise({ hostIds: ['nonggong', 'minjin'] }), true],
  ["an organiser may not organise another organisation's activity", may(organiser).organise({ hostIds: ['nonggong'] }), false],
  ['the administrator may organise any activity', may(administrator).organise({ hostIds: ['nonggong'] }), true],
  ['a resident may not organise an activity', may(residentActor).organise({ hostIds: ['minjin'] }), false],
  ['an organiser may not administer', may(organiser).administer(), false],
  ['the administrator may administer', may(administrator).administer(), true],
  ['an organiser enters the desk', may(organiser).enterDesk(), true],
  ['a resident does not enter the desk', may(residentActor).enterDesk(), false],
  ['an organiser acts for their own organisation', may(organiser).actFor('minjin'), true],
  ['an organiser acts for no other organisation', may(organiser).actFor('nonggong'), false],
])('%s', (_who, allowed, expected) => {
  expect(allowed).toBe(expected)
})
