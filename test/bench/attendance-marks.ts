/** Five hundred marks of one phone on the day of a visit. */
import { randomUUID } from 'node:crypto'
import { MARKS_PER_SYNC } from '../../src/contract/limits'
import type { SentMark } from '../../src/contract/attendance/marks'

/** Every fifth mark takes back the one before. */
const VOIDS_EVERY = 5
const CLOCK_OFFSET = -123_456

/** Marks scanned one after the other by a phone with a clock two minutes fast. */
export function marksOf(people: readonly string[]): SentMark[] {
  const marks: SentMark[] = []
  const at = Date.now()
  for (let n = 0; n < MARKS_PER_SYNC; n++) {
    const before = marks.at(-1)
    const isVoid = n % VOIDS_EVERY === VOIDS_EVERY - 1 && before !== undefined
    const volunteerId = isVoid ? before.volunteerId : people[n % people.length]
    const moment = { method: 'scanned', at: at + n * 1_000, clockOffset: CLOCK_OFFSET } as const
    marks.push({
      id: randomUUID(),
      ...(volunteerId === undefined ? {} : { volunteerId }),
      ...(isVoid ? { kind: 'void', voids: before.id } : { kind: n % 2 === 0 ? 'in' : 'out' }),
      ...moment,
    })
  }
  return marks
}

/** Size of the largest sync call to the function, bytes. */
export function mostBytes(): number {
  const people = Array.from({ length: MARKS_PER_SYNC }, () => randomUUID())
  const input = { activityId: randomUUID(), deviceId: randomUUID(), marks: marksOf(people), since: 12_345 }
  return Buffer.byteLength(JSON.stringify({ calls: [{ path: 'attendance.sync', type: 'mutation', input }] }))
}
