/** A phone that dies at any step: between two changes of its storage, before a call is sent, or before its answer arrives. */
import { LIST_KEPT } from '../../../src/domain/attendance/list-keeping'
import { type ServerMark, markFromSent, serverMarkOf } from '../../../src/contract/attendance/marks'
import type { AttendanceList } from '../../../src/contract/attendance/attendance'
import { type Server, type Way, aPhone } from '../../phones/phone'
import { VISIT, Died, anAttendanceList, aListEntry, aServerMark } from './marks'

const NOW = 1_000_000

/** A server like the real one: it stores each mark once, numbered in the order of arrival. */
function aServer() {
  const marks: ServerMark[] = []
  /** Number of marks that were sent again with different content. */
  let doubled = 0
  let isCutOff = false
  const answer = (since: number) => ({ marks: marks.slice(since), cursor: marks.length, hasMore: false })
  const store = (fresh: ServerMark) => {
    const known = marks.find(({ id }) => id === fresh.id)
    if (known && JSON.stringify(known) !== JSON.stringify(fresh)) doubled += 1
    if (!known) marks.push(fresh)
  }
  const server: Server = {
    list: async (): Promise<AttendanceList> =>
      anAttendanceList({ entries: [aListEntry()], ...answer(0), keepUntil: NOW + LIST_KEPT, now: NOW + marks.length }),
    sync: async ({ marks: sent, since, deviceId }) => {
      if (isCutOff)
        return {
          results: sent.map(({ id }) => ({ id, ok: false, reason: 'phone-cut-off' })),
          marks: [],
          cursor: since,
          hasMore: false,
          isCutOff,
          visit: VISIT,
          now: NOW + 99,
        }
      for (const mark of sent) store(serverMarkOf(markFromSent(mark, deviceId)))
      return { results: sent.map(({ id }) => ({ id, ok: true })), ...answer(since), isCutOff, visit: VISIT, now: NOW + 10 + marks.length }
    },
    checkIn: async ({ marks: sent }) => ({ results: sent.map(({ id }) => ({ id, ok: true })), now: NOW }),
  }
  return {
    server,
    marks,
    doubled: () => doubled,
    isCutOff: () => isCutOff,
    others: (id: string) => marks.push(aServerMark(id, { deviceId: 'phone-2' })),
    cutOff: () => (isCutOff = true),
  }
}

/** A morning of a phone: each line is an act of a person or of the network. @param shown receives the ids of marks shown as stored */
async function morning(phone: ReturnType<typeof aPhone>, { others, cutOff }: ReturnType<typeof aServer>, shown: string[]): Promise<void> {
  const show = (marks: readonly { mark: { id: string } }[]) => shown.push(...marks.map(({ mark }) => mark.id))
  await phone.ask()
  show(phone.record([{ volunteerId: 'volunteer-1', kind: 'in', method: 'ticked' }]))
  await phone.flush()
  others('other')
  show(
    phone.record([
      { volunteerId: 'walk-in', name: '王样例', kind: 'in', method: 'ticked' },
      { signUpId: 'sign-up-9', kind: 'in', method: 'scanned' },
    ]),
  )
  await phone.flush()
  show(phone.record([{ volunteerId: 'volunteer-1', kind: 'void', voids: shown[0] ?? '', method: 'ticked' }]))
  await phone.flush()
  await phone.pull()
  await phone.ask()
  cutOff()
  show(phone.record([{ volunteerId: 'volunteer-1', kind: 'out', method: 'ticked' }]))
  await phone.flush()
}

function aMorning(ways: Way[]) {
  const world = aServer()
  let ids = 0
  const phone = aPhone({
    deviceId: 'phone-1',
    owner: 'organiser',
    activityId: 'activity-1',
    server: world.server,
    now: () => NOW,
    skew: 600_000,
    way: () => ways.shift() ?? 'through',
    newId: () => `mark-${++ids}`,
  })
  return { world, phone }
}

/** Steps at which the phone dies, one for each test. A morning has fewer steps. */
const STEPS = Array.from({ length: 60 }, (_, step) => step)
const WAYS: Record<string, Way[]> = {
  'every call arrives': [],
  'the second call is lost': ['through', 'call-lost'],
  'the second answer is lost': ['through', 'answer-lost'],
  'half of the third answer arrives': ['through', 'through', 'half'],
}

describe.each(Object.entries(WAYS))('%s', (_name, ways) => {
  test.each(STEPS)('a phone that dies at step %i has every mark that it showed, and sends each once', async (step) => {
    const { world, phone } = aMorning([...ways])
    const shown: string[] = []
    phone.dieAfter(step)
    try {
      await morning(phone, world, shown)
    } catch (error) {
      if (!(error instanceof Died)) throw error
    }
    phone.restart()
    const seen = new Set([...(phone.marksStored()?.marks ?? []), ...phone.entries().map(({ mark }) => mark)].map(({ id }) => id))
    const onServer = world.marks.map(({ id }) => id)
    // Only a phone that is cut off drops marks, and only marks that the server has.
    const droppable = world.isCutOff() ? onServer : []
    expect(shown.filter((id) => !seen.has(id) && !droppable.includes(id))).toEqual([])
    await phone.flush()
    await phone.flush()
    const refused = phone
      .entries()
      .filter(({ trouble }) => trouble === 'phone-cut-off')
      .map(({ mark }) => mark.id)
    expect(shown.filter((id) => !world.marks.some((mark) => mark.id === id) && !refused.includes(id))).toEqual([])
    expect(world.doubled()).toBe(0)
  })
})

test('a morning without a death has fewer steps than were tested', async () => {
  const { world, phone } = aMorning([])
  phone.dieAfter(STEPS.length - 1)
  await morning(phone, world, [])
  expect([phone.isDead(), world.marks.length, phone.isCutOff()]).toEqual([false, 5, true])
})
