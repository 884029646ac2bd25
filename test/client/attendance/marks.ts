/** Example marks and entries, and a storage like a phone's, which can be full or die. */
import type { NewEntry } from '../../../src/client/attendance/outbox'
import type { PhoneKey } from '../../../src/client/phone/phone-key'
import type { PhoneStorage } from '../../../src/client/phone/storage'
import type { ListEntry, AttendanceList } from '../../../src/contract/attendance/attendance'
import type { SentMark, ServerMark } from '../../../src/contract/attendance/marks'

/** An example mark with this id. */
export const aMark = (id: string, part: Partial<SentMark> = {}): SentMark => ({
  id,
  volunteerId: 'volunteer-1',
  kind: 'in',
  method: 'ticked',
  at: 1_000,
  clockOffset: 0,
  ...part,
})

/** Time of the example visit, near the example marks. */
export const VISIT = { startsAt: 0, endsAt: 1 }

/** The same mark as the server returns it. */
export const aServerMark = (id: string, part: Partial<ServerMark> = {}): ServerMark => ({
  id,
  volunteerId: 'volunteer-1',
  kind: 'in',
  method: 'ticked',
  at: 1_000,
  clockOffset: 0,
  deviceId: 'phone-1',
  ...part,
})

export const anEntry = (id: string, part: Partial<Pick<NewEntry, 'activityId' | 'owner'>> & { mark?: SentMark } = {}): NewEntry => ({
  as: 'organiser',
  activityId: 'activity-1',
  owner: 'organiser',
  mark: aMark(id),
  ...part,
})

/** A volunteer's own entry. */
export const anOwnEntry = (id: string, part: Partial<Pick<NewEntry, 'activityId' | 'owner'>> = {}): NewEntry => ({
  as: 'volunteer',
  activityId: 'activity-1',
  owner: 'organiser',
  mark: { id, kind: 'in', at: 1_000, clockOffset: 0, code: 'TV' },
  ...part,
})

/** Error of every call to the storage after the phone has died. */
export class Died extends Error {}

/** A phone's storage that can fail. */
export interface TestStorage extends PhoneStorage {
  stored: Map<string, string>
  isFull: boolean
  /** True while reading fails. */
  isMute: boolean
  /** Number of changes made. */
  changes: number
  /** Lets the phone die after this many more changes. */
  dieAfter: (changes: number) => void
  isDead: () => boolean
  /** Counts a step at which the phone may die: a call that is sent, an answer that arrives. */
  step: () => void
}

/** A storage whose content outlives the objects that use it. */
export function aStorage(stored = new Map<string, string>()): TestStorage {
  let left = Infinity
  const count = () => {
    if (left <= 0) throw new Died()
    left -= 1
  }
  const read = (name: string): unknown => (stored.has(name) ? JSON.parse(stored.get(name) ?? '') : undefined)
  const phone: TestStorage = {
    stored,
    isFull: false,
    isMute: false,
    changes: 0,
    dieAfter: (changes) => void (left = changes),
    isDead: () => left <= 0,
    step: count,
    read: <T>({ name }: PhoneKey<T>) => {
      if (left <= 0) throw new Died()
      if (phone.isMute) throw new Error('getStorage:fail')
      return read(name) as T | undefined
    },
    peek: <T>({ name }: PhoneKey<T>) => (left <= 0 || phone.isMute ? undefined : (read(name) as T | undefined)),
    write: ({ name }, value) => {
      count()
      if (phone.isFull) throw new Error('setStorage:fail exceed storage max size')
      phone.changes += 1
      stored.set(name, JSON.stringify(value))
    },
    remove: ({ name }) => {
      if (left <= 0) return
      left -= 1
      phone.changes += 1
      stored.delete(name)
    },
  }
  return phone
}

/** An example volunteer on the attendance list. */
export const aListEntry = (part: Partial<ListEntry> = {}): ListEntry => ({
  volunteerId: 'volunteer-1',
  signUpId: 'sign-up-1',
  name: '陈样例',
  initials: 'cyl',
  position: '秩序引导',
  organisation: '农工党',
  team: null,
  code: '7K492D',
  ...part,
})

/** An attendance list without people. */
export const anAttendanceList = (part: Partial<AttendanceList> = {}): AttendanceList => ({
  activity: {
    id: 'activity-1',
    title: '',
    status: 'published',
    ...VISIT,
    town: null,
    place: '',
    categories: [],
  },
  key: '00'.repeat(32),
  entries: [],
  phones: [],
  marks: [],
  cursor: 0,
  hasMore: false,
  keepUntil: 100_000,
  now: 1,
  ...part,
})
