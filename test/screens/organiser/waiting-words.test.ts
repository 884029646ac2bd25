import {
  aheadOf,
  freeSeatsFor,
  patienceInWords,
  reasonInWords,
  roomInWords,
  wantsInWords,
} from '../../../src/screens/organiser/desk-activity/waiting-words'
import { start } from '../../domain/examples'
import { aPosition, anEntry, aWaitingTeam } from './seats'

const kept = { organisationId: 'minge', organisation: '民革', seats: 2, free: 2, releaseAt: start }

test.each([
  ['nothing is free', anEntry(), aPosition('秩序引导'), '没有空名额'],
  ['too few are free for a team', aWaitingTeam(), aPosition('秩序引导', { taken: 2 }), '要 3 个，只空 2 个'],
  ['free seats are kept for others', anEntry(), aPosition('秩序引导', { taken: 2, reserved: 2, quotas: [kept] }), '留给了别的组织'],
  ['free seats gather for a team ahead', anEntry(), aPosition('秩序引导', { taken: 3, gathered: 1 }), '为前面的队伍攒着'],
  ['the volunteer cannot come', anEntry({ isFit: false }), aPosition('秩序引导', { taken: 0 }), '先跳过：本人'],
  ['a member of the team cannot come', aWaitingTeam({ isFit: false }), aPosition('秩序引导', { taken: 0 }), '先跳过：有队员'],
  ['there is room', anEntry(), aPosition('秩序引导', { taken: 3 }), '系统会递补'],
])('the reason for waiting: %s', (_why, entry, position, words) => {
  expect(reasonInWords(entry, [position], true)).toContain(words)
})

test('seats reserved for an organisation are free for its members', () => {
  const position = aPosition('秩序引导', { taken: 2, reserved: 2, quotas: [kept] })
  expect(freeSeatsFor('民革', position)).toBe(2)
  expect(freeSeatsFor('民盟', position)).toBe(0)
  expect(reasonInWords(anEntry({ organisation: '民革' }), [position], true)).toContain('系统会递补')
})

test('if nobody moves up automatically, the organiser is told that they can give the seat', () => {
  expect(reasonInWords(anEntry(), [aPosition('秩序引导', { taken: 3 })], false)).toContain('可以由您给名额')
})

test.each([
  [0, null],
  [2, '被后面的人越过 2 次；到 3 次起'],
  [3, '攒着：2 / 3'],
])('the patience of a team passed over %d times', (passedOver, words) => {
  const patience = patienceInWords(aWaitingTeam({ passedOver }), [aPosition('秩序引导', { taken: 2, gathered: passedOver < 3 ? 0 : 2 })])
  if (words === null) expect(patience).toBeNull()
  else expect(patience).toContain(words)
})

test('no seats gather for a single person', () => {
  expect(patienceInWords(anEntry({ passedOver: 5 }), [aPosition('秩序引导')])).toBeNull()
})

test('a team shows its number of seats by position, a single person the position alone', () => {
  const positions = [aPosition('秩序引导'), aPosition('登记')]
  const team = aWaitingTeam({
    wants: [
      { positionId: '秩序引导', seats: 2 },
      { positionId: '登记', seats: 1 },
    ],
  })
  expect(wantsInWords(team, positions)).toBe('秩序引导 2 个、登记 1 个')
  expect(wantsInWords(anEntry(), positions)).toBe('秩序引导')
  expect(roomInWords(team, positions)).toBe('秩序引导现在没有空名额，登记现在没有空名额')
})

test('only earlier entries for the same position are ahead', () => {
  const other = anEntry({ id: 'other', wants: [{ positionId: '登记', seats: 1 }] })
  const before = anEntry({ id: 'before' })
  const entry = anEntry()
  const after = anEntry({ id: 'after' })
  expect(aheadOf(entry, [other, before, entry, after]).map(({ id }) => id)).toEqual(['before'])
})
