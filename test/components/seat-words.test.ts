import { chanceOf, chanceWords, neededWords, quotaWords, seatWords, seatsWithin } from '../../src/components/seat-words'
import { day } from '../../src/domain/calendar/calendar'
import { aPosition, aQuota, release } from './positions'

const before = release - day
const of = (id: string, verified = true) => ({ id, verified })
/** Four seats, of which one is taken and two are reserved for 民革. */
const position = aPosition({ taken: 1, reserved: 2, quotas: [aQuota()] })

test('a reservation in words has its organisation, seats, end and number of free seats', () => {
  expect(quotaWords(aQuota(), before)).toBe('民革 留 3 位至 1月7日 周四 08:30，还空 2 位')
  expect(quotaWords(aQuota({ free: 0 }), before)).toBe('民革 留 3 位至 1月7日 周四 08:30，都有人了')
})

test.each([
  ['a member has the open seats and those of the own organisation', [of('minge')], before, 3],
  ['a member of several organisations has the reserved seats of each', [of('nonggong'), of('minge')], before, 3],
  ['a member whom the organisation has not confirmed has the open ones', [of('minge', false)], before, 1],
  ['others have the open ones', [of('nonggong')], before, 1],
  ['a volunteer for no organisation has the open ones', [], before, 1],
  ['once released they are everybody’s, also by an answer from before', [of('nonggong')], release, 3],
])('%s', (_who, organisations, now, seats) => {
  expect(seatsWithin(chanceOf(position, organisations, now))).toBe(seats)
})

test('a member reads that seats are reserved for their organisation', () => {
  expect(chanceWords(chanceOf(position, [of('minge')], before), before)).toBe('其中 2 位是留给您的组织民革的')
})

test('a member whom the organisation has not confirmed reads that it confirms first, and that the place in line counts', () => {
  expect(chanceWords(chanceOf(position, [of('minge', false)], before), before)).toBe(
    '民革留的 2 位，要等组织核实您是成员；现在报名先候补，按报名先后排队',
  )
})

test('a non-member reads nothing of the reservation while there is an open seat', () => {
  expect(chanceWords(chanceOf(position, [of('nonggong')], before), before)).toBeNull()
})

test('a non-member reads that they would wait, and until when, while only reserved seats are free', () => {
  const reserved = aPosition({ taken: 2, reserved: 2, quotas: [aQuota(), aQuota({ organisationId: 'minjin', free: 0 })] })
  expect(chanceWords(chanceOf(reserved, [], before), before)).toBe('空位暂为其他组织保留，现在报名先候补；1月7日 周四 08:30 起向大家开放')
})

test('a full position does not mention reservations', () => {
  expect(chanceWords(chanceOf(aPosition({ taken: 4 }), [], before), before)).toBeNull()
})

const seats = { capacity: 6, taken: 4, reserved: 0, waitlisted: 0 }

test.each([
  ['everybody missing is counted', seats, '还需 2 人'],
  ['reserved seats count, and are named', { ...seats, reserved: 1 }, '还需 2 人，含预留 1 位'],
  ['seats that only some may take are not called free', { ...seats, reserved: 2 }, '还需 2 人，都是预留的，可候补'],
  ['full with a queue', { ...seats, taken: 6, waitlisted: 3 }, '可候补 · 3 人在等'],
  ['full', { ...seats, taken: 6 }, '已满，可候补'],
])('seats in words: %s', (_why, given, words) => {
  expect(seatWords(given)).toBe(words)
})

test('the list and the page of a visit state the same number of people needed, whoever reads them', () => {
  for (const organisations of [[of('minge')], [of('minge', false)], [of('nonggong')], []])
    expect(neededWords(position, chanceOf(position, organisations, before))).toMatch(/^还需 3 人/)
  expect(seatWords(position)).toBe('还需 3 人，含预留 2 位')
})
