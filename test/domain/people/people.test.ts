import fc from 'fast-check'
import { may, residentActor } from '../../../src/domain/people/permission'
import { decideRemoval, freeSeats, totalSeats } from '../../../src/domain/activities/position'
import { accept, refuse } from '../../../src/domain/decision'
import { isName, isPhone, maskPhone, surnameOf, tidyName, tidyPhone } from '../../../src/domain/people/profile'

test.each([
  ['13800000001', '13800000001'],
  ['138 0000 0001', '13800000001'],
  ['１３８００００００１', '1380000001'],
  ['+86 138-0000-0001', '13800000001'],
  ['0086 13800000001', '13800000001'],
  ['86138', '86138'],
])('a phone number typed as %s is %s', (typed, tidy) => {
  expect(tidyPhone(typed)).toBe(tidy)
})

test.each(['12800000001', '1380000000', '138000000011', '1380000000a', ''])('%s is not a mobile number', (text) => {
  expect(isPhone(text)).toBe(false)
})

test.each([
  ['陈样例', true],
  ['阿不都·示范', true],
  ['Li Yangli', true],
  ['王', false],
  ['陈样例🙂', false],
  ['陈样例1', false],
  ['样'.repeat(20), true],
  ['样'.repeat(21), false],
  ['·样例', false],
])('%s is a name: %s', (text, expected) => {
  expect(isName(text)).toBe(expected)
})

test('a name is stored without invisible characters', () => {
  expect(tidyName(' 陈\u200b样 \ufeff例 ')).toBe('陈样 例')
})

test.each([
  ['陈样例', '陈'],
  ['欧阳样例', '欧阳'],
  ['', ''],
])('the surname of %s is %s', (name, surname) => {
  expect(surnameOf(name)).toBe(surname)
})

test('a masked number hides its middle four digits', () => {
  expect(maskPhone('13812340001')).toBe('138****0001')
})

const seats = fc.record({ capacity: fc.integer({ min: 1, max: 500 }), taken: fc.nat(600), reserved: fc.nat(20), waitlisted: fc.nat(50) })
test("free seats are never below zero, and an activity's seats are the sum over its positions", () => {
  fc.assert(
    fc.property(fc.array(seats), (positions) => {
      const total = totalSeats(positions)
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
