import { type StoredRoster, openRosters } from '../../src/client/roster'
import { aMark, aPhone, aRoster } from './marks'

const opened = () => {
  const phone = aPhone<StoredRoster[]>([])
  return { phone, rosters: openRosters({ read: () => phone.read(), write: (all) => phone.write(all) }) }
}
const named = (id: string) => aRoster({ activity: { ...aRoster().activity, id } })

test('a roster opens again without a network', () => {
  const { phone, rosters } = opened()
  rosters.put('organiser', aRoster({ marks: [aMark('a')] }))
  const again = openRosters({ read: () => phone.read(), write: (all) => phone.write(all) })
  expect(again.find('organiser', 'activity-1')?.view.marks).toEqual([aMark('a')])
})

test('an older roster that arrives late takes no mark away and does not turn the cursor back', () => {
  const { rosters } = opened()
  rosters.put('organiser', aRoster())
  rosters.merge('organiser', 'activity-1', { marks: [aMark('a')], cursor: 7, now: 9 })
  rosters.put('organiser', aRoster({ marks: [aMark('b')], cursor: 3 }))
  const view = rosters.find('organiser', 'activity-1')?.view
  expect(view?.marks.map((mark) => mark.id).sort()).toEqual(['a', 'b'])
  expect(view?.cursor).toBe(7)
})

test("one person's roster is not the next one's, and goes when the next one opens theirs", () => {
  const { phone, rosters } = opened()
  rosters.put('organiser', aRoster())
  expect(rosters.find('somebody else', 'activity-1')).toBeUndefined()
  rosters.put('somebody else', named('activity-2'))
  expect(phone.read().map((roster) => roster.owner)).toEqual(['somebody else'])
})

test('the phone keeps the few opened last', () => {
  const { rosters } = opened()
  for (let n = 1; n <= 6; n++) rosters.put('organiser', named(`activity-${n}`))
  expect(rosters.find('organiser', 'activity-6')).toBeDefined()
  expect(rosters.find('organiser', 'activity-1')).toBeUndefined()
})

test('a full phone costs the kept roster, never the one on the screen', () => {
  const { phone, rosters } = opened()
  phone.isFull = true
  rosters.put('organiser', aRoster())
  expect(rosters.find('organiser', 'activity-1')).toBeDefined()
})
