import { listKey, listSecretKey, openMarksStore } from '../../../src/client/attendance/marks-store'
import { PACK_RANDOM, openPacks, stateOf } from '../../../src/client/attendance/list-pack'
import { seal, unseal } from '../../../src/client/phone/sealed'
import { anAttendanceList, aListEntry, aStorage, aServerMark } from './marks'

type Phone = ReturnType<typeof aStorage>

const random = (seed = 1) => Uint8Array.from({ length: PACK_RANDOM }, (_, n) => (n * 7 + seed) % 256)
function open(phone: Phone) {
  const marksStore = openMarksStore(phone, () => 'phone-1')
  return { phone, marksStore, packs: openPacks(phone, marksStore) }
}
const opened = () => open(aStorage())
const attendanceList = (part = {}) => anAttendanceList({ entries: [aListEntry()], ...part })
const at = (now: number, heardAt = 0) => ({ now, heardAt })
const entriesIn = ({ packs }: ReturnType<typeof open>, owner = 'organiser', now = 2) => packs.find(owner, 'activity-1', at(now))?.entries

describe('a sealed text', () => {
  const key = '0f'.repeat(32)
  const nonce = random().subarray(32)

  test('opens with its key and for its purpose, for any text', () => {
    expect(unseal(key, 'here', seal(key, nonce, 'here', { name: '陈样例 😀 "\\' }))).toEqual({ name: '陈样例 😀 "\\' })
  })

  test.each([
    ['another key', (sealed: string) => unseal('1f'.repeat(32), 'here', sealed)],
    ['another purpose', (sealed: string) => unseal(key, 'there', sealed)],
    ['one changed letter', (sealed: string) => unseal(key, 'here', sealed.slice(0, -1) + (sealed.endsWith('0') ? '1' : '0'))],
    ['a changed nonce', (sealed: string) => unseal(key, 'here', (sealed.startsWith('0') ? '1' : '0') + sealed.slice(1))],
    ['a part of it', (sealed: string) => unseal(key, 'here', sealed.slice(0, 40))],
    ['a text that was never sealed', () => unseal(key, 'here', 'x')],
    ['a malformed key', (sealed: string) => unseal('x', 'here', sealed)],
  ])('does not open with %s', (_what, opening) => {
    expect(opening(seal(key, nonce, 'here', { name: '陈样例' }))).toBeUndefined()
  })
})

test('an attendance list opens again without a network', () => {
  const first = opened()
  first.packs.put('organiser', attendanceList({ marks: [aServerMark('a')], cursor: 1 }), random())
  const again = open(first.phone)
  expect(entriesIn(again)).toEqual([aListEntry()])
  expect(again.marksStore.find('organiser', 'activity-1')?.marks).toEqual([aServerMark('a')])
})

test('names and ticket keys are unreadable on the phone, and the key that opens them is stored separately', () => {
  const { phone, packs } = opened()
  packs.put('organiser', attendanceList({ key: 'ab'.repeat(32), marks: [aServerMark('a')] }), random())
  const key = JSON.parse(phone.stored.get('list-key:activity-1') ?? '') as string
  const all = [...phone.stored].filter(([name]) => !name.startsWith('list-key:')).map(([, value]) => value)
  expect(phone.stored.get('marks:activity-1')).toContain('volunteer-1')
  for (const value of all)
    for (const secret of ['陈样例', '\\u9648', 'cyl', '7K492D', 'ab'.repeat(32), key]) expect(value).not.toContain(secret)
})

test('an activity keeps its key, and each sealing has a new nonce', () => {
  const { phone, packs } = opened()
  packs.put('organiser', attendanceList(), random(1))
  const [key, sealed] = [phone.stored.get('list-key:activity-1'), phone.stored.get('list:activity-1')]
  packs.put('organiser', attendanceList({ entries: [] }), random(2))
  expect(phone.stored.get('list-key:activity-1')).toBe(key)
  expect(phone.stored.get('list:activity-1')?.slice(0, 49)).not.toBe(sealed?.slice(0, 49))
})

test('an unchanged attendance list is not sealed again', () => {
  const { phone, packs } = opened()
  packs.put('organiser', attendanceList(), random(1))
  const sealed = phone.stored.get('list:activity-1')
  packs.put('organiser', attendanceList({ now: 9 }), random(2))
  expect(phone.stored.get('list:activity-1')).toBe(sealed)
})

test.each([
  ['the key is gone', (phone: Phone) => phone.remove(listSecretKey('activity-1'))],
  ['the key is another', (phone: Phone) => phone.write(listSecretKey('activity-1'), '1f'.repeat(32))],
  ['it is damaged', (phone: Phone) => phone.write(listKey('activity-1'), 'ffff')],
  ['it is gone', (phone: Phone) => phone.remove(listKey('activity-1'))],
])('when %s, the attendance list counts as missing, and the next one replaces it', (_what, harm) => {
  const { phone, packs } = opened()
  packs.put('organiser', attendanceList(), random())
  harm(phone)
  const again = open(phone)
  expect(entriesIn(again)).toBeUndefined()
  again.packs.put('organiser', attendanceList(), random(3))
  expect(entriesIn(open(phone))).toEqual([aListEntry()])
})

test('an attendance list can be read until its time is over, by its owner alone', () => {
  const first = opened()
  first.packs.put('organiser', attendanceList({ keepUntil: 50 }), random())
  expect(entriesIn(first, 'organiser', 50)).toBeDefined()
  expect(entriesIn(first, 'organiser', 51)).toBeUndefined()
  expect(entriesIn(open(first.phone), 'organiser', 51)).toBeUndefined()
  expect(entriesIn(first, 'somebody else')).toBeUndefined()
})

test('a clock that jumped shuts an attendance list, even one kept only in memory; the corrected clock opens it again, and only the server ends it', () => {
  const first = opened()
  first.phone.isFull = true
  first.packs.put('organiser', attendanceList({ keepUntil: 50 }), random())
  const stateAt = (now: number, heardAt = 2) => stateOf(first.marksStore, 'organiser', 'activity-1', at(now, heardAt))
  expect([stateAt(51), entriesIn(first, 'organiser', 51)]).toEqual(['shut', undefined])
  expect([stateAt(3), entriesIn(first, 'organiser', 3)]).toEqual(['open', [aListEntry()]])
  expect([stateAt(51, 51), first.packs.find('organiser', 'activity-1', at(3, 51))]).toEqual(['over', undefined])
})

test('the attendance list of a visit that is long over is not stored', () => {
  const { phone, packs } = opened()
  packs.put('organiser', attendanceList({ keepUntil: 50, now: 51 }), random())
  expect([...phone.stored.keys()]).toEqual([])
})

test('a phone that is cut off has no attendance list, and an older answer does not bring it back', () => {
  const first = opened()
  first.packs.put('organiser', attendanceList({ now: 5 }), random())
  first.marksStore.cutOff('organiser', 'activity-1', 7)
  first.packs.put('organiser', attendanceList({ now: 6 }), random())
  expect(entriesIn(first, 'organiser', 8)).toBeUndefined()
  expect([...first.phone.stored.keys()]).toEqual(['on-site'])
  first.packs.put('organiser', attendanceList({ now: 8 }), random())
  expect(entriesIn(first, 'organiser', 8)).toEqual([aListEntry()])
})

test('a full phone loses the stored attendance list, but never the list on the screen', () => {
  const first = opened()
  first.phone.isFull = true
  first.packs.put('organiser', attendanceList(), random())
  expect(entriesIn(first)).toEqual([aListEntry()])
  expect([...first.phone.stored.keys()]).toEqual([])
})
