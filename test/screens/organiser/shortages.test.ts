import type { ActivityPlan } from '../../../src/contract/activities/desk'
import { holdersOf, shortagesIn, stillMissing, suggestedHolders } from '../../../src/screens/organiser/publish/shortages'
import { aPosition, aSignUp, aTeam, someSeats } from './seats'

const planned = (...capacities: [string, number][]): ActivityPlan['positions'] =>
  capacities.map(([id, capacity]) => ({ id, name: id, capacity, skillId: null, quotas: [] }))

const early = aSignUp('早', { createdAt: 1 })
const middle = aSignUp('中', { createdAt: 2 })
const late = aSignUp('晚', { createdAt: 3 })

test('a position is short when more seats are taken than its new capacity', () => {
  const seats = someSeats({ positions: [aPosition('秩序引导', { taken: 3 }), aPosition('登记', { taken: 1 })] })
  expect(shortagesIn(planned(['秩序引导', 1], ['登记', 1], ['新岗位', 2]), seats)).toEqual([
    { positionId: '秩序引导', position: '秩序引导', taken: 3, capacity: 1, missing: 2 },
  ])
})

test('the newest sign-ups are suggested, and the first keep their seats', () => {
  const seats = someSeats({ positions: [aPosition('秩序引导', { taken: 3 })] })
  const holders = holdersOf([early, late, middle], seats)
  expect(suggestedHolders(shortagesIn(planned(['秩序引导', 1]), seats), holders)).toEqual(['晚', '中'])
})

test('waiting and withdrawn people are not suggested', () => {
  const seats = someSeats({ positions: [aPosition('秩序引导', { taken: 1 })] })
  const others = [aSignUp('候补', { status: 'waitlisted', createdAt: 8 }), aSignUp('退出', { status: 'withdrawn', createdAt: 9 })]
  expect(holdersOf([early, ...others], seats).map(({ id }) => id)).toEqual(['早'])
})

test('a team larger than the shortage is spared while another sign-up can go', () => {
  const members = ['一', '二', '三'].map((id) => aSignUp(id, { teamId: '队', createdAt: 9 }))
  const seats = someSeats({ positions: [aPosition('秩序引导', { taken: 4 })], teams: [aTeam('队')] })
  const holders = holdersOf([early, ...members], seats)
  expect(suggestedHolders(shortagesIn(planned(['秩序引导', 3]), seats), holders)).toEqual(['早'])
  expect(suggestedHolders(shortagesIn(planned(['秩序引导', 2]), seats), holders)).toEqual(['早', '队'])
  expect(suggestedHolders(shortagesIn(planned(['秩序引导', 1]), seats), holders)).toEqual(['队'])
})

test("a team's seats without a name count as the team's", () => {
  const seats = someSeats({ positions: [aPosition('秩序引导', { taken: 3, unnamed: 2 })], teams: [aTeam('队', { open: 2 })] })
  const [team] = holdersOf([aSignUp('一', { teamId: '队' })], seats)
  expect(team?.holds).toEqual(new Map([['秩序引导', 3]]))
})

test('a team in two positions gives back the seats of both', () => {
  const members = [aSignUp('一', { teamId: '队' }), aSignUp('二', { teamId: '队', positionId: '登记' })]
  const seats = someSeats({ positions: [aPosition('秩序引导', { taken: 1 }), aPosition('登记', { taken: 1 })], teams: [aTeam('队')] })
  const holders = holdersOf(members, seats)
  const [shortage] = shortagesIn(planned(['秩序引导', 0], ['登记', 1]), seats)
  expect(shortage && stillMissing(shortage, holders, ['队'])).toBe(0)
})

test('the shortage shrinks with each person chosen', () => {
  const seats = someSeats({ positions: [aPosition('秩序引导', { taken: 3 })] })
  const [shortage] = shortagesIn(planned(['秩序引导', 1]), seats)
  const holders = holdersOf([early, middle, late], seats)
  expect([[], ['早'], ['早', '晚']].map((chosen) => shortage && stillMissing(shortage, holders, chosen))).toEqual([2, 1, 0])
})
