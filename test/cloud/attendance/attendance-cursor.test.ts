import { randomUUID } from 'node:crypto'
import { MARKS_PER_ANSWER, MARKS_PER_SYNC } from '../../../src/contract/limits'
import type { ServerMark } from '../../../src/contract/attendance/marks'
import { venueCode } from '../../../src/domain/attendance/venue-code'
import { type Person, type TestBase, openBase, saturday } from '../../support/base'
import { aMark, anOwnMark, onSite, outcomes } from './attendance-visit'

describe('the cursor of marks', () => {
  let base: TestBase
  let organiser: Person
  let site: ReturnType<typeof onSite>
  beforeAll(async () => {
    base = await openBase()
    organiser = await base.anOrganiser()
    site = onSite(base, organiser)
  })
  afterAll(() => base.close())

  /** Asks from the phone's cursor on, and again while the server has more. */
  async function ask(activityId: string, from: { cursor: number; seen: ServerMark[] }): Promise<void> {
    for (;;) {
      const answer = await site.sync(activityId, [], from.cursor)
      from.seen.push(...answer.marks)
      from.cursor = answer.cursor
      if (!answer.hasMore) return
    }
  }

  it('brings more marks than fit one answer in several answers, none twice and none skipped', async () => {
    const { id, first } = await site.visit(1)
    const marks = Array.from({ length: 2 * MARKS_PER_SYNC + 101 }, () => aMark(first.id))
    const cursors: number[] = []
    for (let at = 0; at < marks.length; at += MARKS_PER_SYNC) {
      const answer = await site.sync(id, marks.slice(at, at + MARKS_PER_SYNC), 0)
      cursors.push(answer.cursor)
      expect(answer.marks.map((mark) => mark.id)).toEqual(marks.slice(0, answer.cursor).map((mark) => mark.id))
      expect(answer.hasMore).toBe(at + MARKS_PER_SYNC > MARKS_PER_ANSWER)
    }
    expect(cursors).toEqual([MARKS_PER_SYNC, 2 * MARKS_PER_SYNC, MARKS_PER_ANSWER])
    const attendanceList = await site.list(id)
    expect(attendanceList).toMatchObject({ cursor: MARKS_PER_ANSWER, hasMore: true, marks: { length: MARKS_PER_ANSWER } })
    const phone = { cursor: attendanceList.cursor, seen: attendanceList.marks }
    await ask(id, phone)
    expect(phone.seen.map((mark) => mark.id)).toEqual(marks.map((mark) => mark.id))
    expect(await site.sync(id, [], phone.cursor)).toMatchObject({ marks: [], cursor: marks.length, hasMore: false })
  })

  it('says that there are no more marks when exactly one answer was full', async () => {
    const { id, first } = await site.visit(1)
    for (let n = 0; n < 2; n++)
      await site.sync(
        id,
        Array.from({ length: MARKS_PER_SYNC }, () => aMark(first.id)),
        n * MARKS_PER_SYNC,
      )
    expect(await site.sync(id, [])).toMatchObject({ marks: { length: MARKS_PER_ANSWER }, hasMore: false })
  })

  it('brings old marks before those just sent, from any cursor', async () => {
    const { id, first } = await site.visit(1)
    const [one, two, three] = [aMark(first.id), aMark(first.id), aMark(first.id)]
    await site.sync(id, [one, two])
    const answer = await site.sync(id, [three, one], 1, randomUUID())
    expect(answer.marks.map((mark) => mark.id)).toEqual([two.id, three.id])
    expect(answer).toMatchObject({ cursor: 3, hasMore: false })
  })

  it('skips no mark that was committed late, while some phones sync at once and another only asks', async () => {
    const { id, guests } = await site.visit(4)
    const { key } = await site.list(id)
    const sent: string[] = []
    const day = { isOver: false }
    const organisersPhone = async () => {
      const phone = { deviceId: randomUUID(), cursor: 0 }
      for (let turn = 0; turn < 12; turn++) {
        // Large uploads commit later than small ones that began after them.
        const marks = Array.from({ length: turn % 3 === 0 ? 40 : 1 }, (_, n) => aMark(guests[n % guests.length]?.id ?? ''))
        const answer = await site.sync(id, marks, phone.cursor, phone.deviceId)
        expect(new Set(outcomes(answer))).toEqual(new Set(['ok']))
        phone.cursor = answer.cursor
        sent.push(...marks.map((mark) => mark.id))
      }
    }
    const volunteersPhone = async (person: Person) => {
      for (let turn = 0; turn < 6; turn++) {
        const mark = anOwnMark(venueCode(key, id, saturday).text)
        expect(
          outcomes(await base.as(person, saturday).attendance.checkIn({ activityId: id, deviceId: randomUUID(), marks: [mark] })),
        ).toEqual(['ok'])
        sent.push(mark.id)
      }
    }
    const listener = { cursor: 0, seen: [] as ServerMark[] }
    const listening = (async () => {
      while (!day.isOver) await ask(id, listener)
    })()
    await Promise.all([...Array.from({ length: 5 }, organisersPhone), ...guests.map(volunteersPhone)])
    day.isOver = true
    await listening
    await ask(id, listener)
    expect(listener.seen.map((mark) => mark.id).sort()).toEqual([...sent].sort())
    expect(listener.cursor).toBe(sent.length)
  })
})
