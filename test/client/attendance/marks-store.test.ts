import { listKey, listSecretKey, openMarksStore } from '../../../src/client/attendance/marks-store'
import type { MarksAnswer } from '../../../src/client/attendance/stored-marks'
import { isCutOff, listOnPhone } from '../../../src/client/attendance/list-pack'
import { day } from '../../../src/domain/calendar/calendar'
import { VISIT, aMark, aStorage, aServerMark } from './marks'

/** Phone time with a server time received at the same moment. */
const heard = (now: number) => ({ now, heardAt: now })

const open = (phone: ReturnType<typeof aStorage>) => openMarksStore(phone, () => 'phone-1')
function opened(activityIds = ['activity-1']) {
  const phone = aStorage()
  const marksStore = open(phone)
  for (const id of activityIds) listOnPhone(marksStore, 'organiser', id, 100)
  return { phone, marksStore }
}
const answer = (part: Partial<MarksAnswer> = {}): MarksAnswer => ({
  marks: [],
  cursor: 0,
  hasMore: false,
  visit: VISIT,
  now: 2,
  since: 0,
  ...part,
})
const marksIn = (marksStore: ReturnType<typeof open>, id = 'activity-1') => marksStore.find('organiser', id)?.marks.map((mark) => mark.id)

test('marks are restored without a network', () => {
  const { phone, marksStore } = opened()
  marksStore.merge('organiser', 'activity-1', answer({ marks: [aServerMark('a')], cursor: 1 }))
  expect(open(phone).find('organiser', 'activity-1')).toMatchObject({ marks: [aServerMark('a')], cursor: 1, heardAt: 2 })
})

test('an older answer that arrives late removes no marks and does not move the cursor back', () => {
  const { marksStore } = opened()
  marksStore.merge('organiser', 'activity-1', answer({ marks: [aServerMark('a')], cursor: 7 }))
  marksStore.merge('organiser', 'activity-1', answer({ marks: [aServerMark('b')], cursor: 3, hasMore: true }))
  expect(marksStore.find('organiser', 'activity-1')).toMatchObject({ cursor: 7, hasMore: false })
  expect(marksIn(marksStore)).toEqual(['a', 'b'])
})

test('an answer from a later cursor does not skip the marks between', () => {
  const { marksStore } = opened()
  marksStore.merge('organiser', 'activity-1', answer({ marks: [aServerMark('a')], cursor: 1 }))
  marksStore.merge('organiser', 'activity-1', answer({ marks: [aServerMark('d')], since: 3, cursor: 4 }))
  expect(marksStore.find('organiser', 'activity-1')).toMatchObject({ cursor: 1, hasMore: true })
  marksStore.merge('organiser', 'activity-1', answer({ marks: [aServerMark('b'), aServerMark('c')], since: 1, cursor: 3 }))
  expect(marksStore.find('organiser', 'activity-1')).toMatchObject({ cursor: 3, hasMore: false })
})

test('a mark of the server replaces the one that this phone made from a ticket', () => {
  const { marksStore } = opened()
  const { volunteerId: _, ...mark } = aMark('a')
  marksStore.merge('organiser', 'activity-1', answer({ hasMore: true }), [{ ...mark, signUpId: 'sign-up-1' }])
  expect(marksStore.find('organiser', 'activity-1')?.marks[0]?.volunteerId).toBe('sign-up-1')
  marksStore.merge('organiser', 'activity-1', answer({ marks: [aServerMark('a')], cursor: 1 }))
  marksStore.merge('organiser', 'activity-1', answer({ since: 1, cursor: 1 }), [{ ...mark, signUpId: 'sign-up-1' }])
  expect(marksStore.find('organiser', 'activity-1')?.marks).toEqual([aServerMark('a')])
})

test('people named on this phone keep their names after their marks were accepted, even after a restart', () => {
  const { phone, marksStore } = opened()
  marksStore.merge('organiser', 'activity-1', answer(), [aMark('a', { volunteerId: 'walk-in', name: '王样例' }), aMark('b')])
  expect(open(phone).find('organiser', 'activity-1')?.walkIns).toEqual({ 'walk-in': '王样例' })
})

test('marks of an activity are not stored if its attendance list was never opened here', () => {
  const { phone, marksStore } = opened([])
  marksStore.merge('organiser', 'activity-1', answer({ marks: [aServerMark('a')] }))
  expect([marksIn(marksStore), [...phone.stored.keys()]]).toEqual([undefined, []])
})

test('answers without new marks are written once a minute at most', () => {
  const { phone, marksStore } = opened()
  marksStore.merge('organiser', 'activity-1', answer({ marks: [aServerMark('a')], cursor: 1, now: 60_000 }))
  const before = phone.changes
  for (let n = 1; n < 60; n++) marksStore.merge('organiser', 'activity-1', answer({ since: 1, cursor: 1, now: 60_000 + n * 1_000 }))
  expect(phone.changes).toBe(before)
  expect(marksStore.find('organiser', 'activity-1')?.heardAt).toBe(119_000)
  marksStore.merge('organiser', 'activity-1', answer({ since: 1, cursor: 1, now: 120_000 }))
  expect(phone.changes).toBe(before + 1)
})

test('a full phone loses stored marks, but never the marks on the screen, which are written when there is room again', () => {
  const { phone, marksStore } = opened()
  phone.isFull = true
  marksStore.merge('organiser', 'activity-1', answer({ marks: [aServerMark('a')], cursor: 1 }))
  expect(marksIn(marksStore)).toEqual(['a'])
  expect(marksIn(open(phone))).toBeUndefined()
  phone.isFull = false
  marksStore.saveAgain()
  expect(marksIn(open(phone))).toEqual(['a'])
})

describe('a stored attendance list', () => {
  const fill = ({ phone, marksStore }: ReturnType<typeof opened>, ids = ['activity-1']) => {
    for (const id of ids) {
      phone.write(listSecretKey(id), 'key')
      phone.write(listKey(id), 'names')
      marksStore.merge('organiser', id, answer({ marks: [aServerMark('a')], cursor: 1 }))
    }
  }
  const left = (phone: ReturnType<typeof aStorage>) => [...phone.stored.keys()].filter((key) => key.includes(':')).sort()

  test('is dropped when its time is over, and not before', () => {
    const both = opened()
    fill(both)
    both.marksStore.sweep('organiser', heard(100))
    expect(left(both.phone)).toHaveLength(3)
    both.marksStore.sweep('organiser', heard(101))
    expect([left(both.phone), marksIn(both.marksStore)]).toEqual([[], undefined])
  })

  test("stays while its time is over by the phone's clock alone, which may have jumped", () => {
    const both = opened()
    fill(both)
    both.marksStore.sweep('organiser', { now: 100 + 3 * day, heardAt: 2 })
    expect([left(both.phone).length, marksIn(both.marksStore)]).toEqual([3, ['a']])
  })

  test('is dropped when another person signs in, and stays when the same person does', () => {
    const both = opened()
    fill(both)
    both.marksStore.sweep('organiser', heard(2))
    expect(left(both.phone)).toHaveLength(3)
    both.marksStore.sweep('somebody else', heard(2))
    expect([left(both.phone), both.phone.stored.get('on-site')]).toEqual([[], '[]'])
  })

  test("is dropped when another person's attendance list is stored", () => {
    const both = opened()
    fill(both)
    listOnPhone(both.marksStore, 'somebody else', 'activity-2', 100)
    expect([left(both.phone), marksIn(both.marksStore)]).toEqual([[], undefined])
  })

  test('is dropped when more activities are opened than the phone keeps, the first one first', () => {
    const ids = [1, 2, 3, 4, 5, 6].map((n) => `activity-${n}`)
    const both = opened(ids.slice(0, 4))
    fill(both, ids.slice(0, 4))
    listOnPhone(both.marksStore, 'organiser', 'activity-5', 100)
    expect(left(both.phone).filter((key) => key.startsWith('list-key:'))).toEqual(
      ['activity-2', 'activity-3', 'activity-4'].map((id) => `list-key:${id}`),
    )
  })

  test.each([1, 2, 3, 4, 5])(
    'is dropped at the next start when the phone dies at step %i of dropping it, the key before the names',
    (steps) => {
      const both = opened()
      fill(both)
      both.phone.dieAfter(steps)
      try {
        both.marksStore.sweep('organiser', heard(101))
      } catch {
        // The phone died.
      }
      if (both.phone.stored.has('list-key:activity-1')) expect(both.phone.stored.has('list:activity-1')).toBe(true)
      const again = aStorage(both.phone.stored)
      open(again).sweep('organiser', heard(101))
      expect([left(again), again.stored.get('on-site')]).toEqual([[], '[]'])
    },
  )
})

describe('a phone that was cut off', () => {
  test('stays cut off after a restart, until the server answers again', () => {
    const { phone, marksStore } = opened()
    marksStore.cutOff('organiser', 'activity-1', 5)
    const again = open(phone)
    expect([isCutOff(again, 'organiser', 'activity-1'), again.find('organiser', 'activity-1') !== undefined]).toEqual([true, false])
    again.merge('organiser', 'activity-1', answer({ now: 6 }))
    expect([isCutOff(again, 'organiser', 'activity-1'), again.find('organiser', 'activity-1') !== undefined]).toEqual([false, true])
  })

  test('is not let in by an older answer', () => {
    const { marksStore } = opened()
    marksStore.cutOff('organiser', 'activity-1', 5)
    expect([isCutOff(marksStore, 'organiser', 'activity-1', 5), isCutOff(marksStore, 'organiser', 'activity-1', 6)]).toEqual([true, false])
    marksStore.merge('organiser', 'activity-1', answer({ marks: [aServerMark('a')], now: 4 }))
    expect([isCutOff(marksStore, 'organiser', 'activity-1'), marksIn(marksStore)]).toEqual([true, undefined])
  })
})

test('a key of an activity that is not registered is never written, since nothing would drop it', () => {
  const phone = aStorage()
  const marksStore = open(phone)
  phone.isFull = true
  expect(listOnPhone(marksStore, 'organiser', 'activity-1', 100)).toBe(false)
  phone.isFull = false
  marksStore.merge('organiser', 'activity-1', answer({ marks: [aServerMark('a')], cursor: 1 }))
  expect([...phone.stored.keys()]).toEqual(['on-site', 'marks:activity-1'])
})
