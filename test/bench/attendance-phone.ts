/** What runs on the phone, or without the database: the fold, a ticket, a typed code. */
import { randomUUID } from 'node:crypto'
import { markFromSent } from '../../src/contract/attendance/marks'
import { PLAUSIBLE_MARGIN } from '../../src/domain/activities/activity'
import { foldMarks } from '../../src/domain/attendance/attendance'
import { hour } from '../../src/domain/calendar/calendar'
import { readTicket, ticketText } from '../../src/domain/attendance/ticket'
import { readVenueCode } from '../../src/domain/attendance/venue-code'
import { marksOf } from './attendance-marks'
import { type Figures, median } from './figures'

const PEOPLE = 500
const PHONES = 5
const key = 'a1'.repeat(32)
const now = Date.now()

export const onThePhone = (): Figures => ({
  'fold.per_mark_us': { value: foldPerMark() * 1_000, unit: 'µs' },
  'ticket.verify_ms': { value: ticketMs(), unit: 'ms' },
  'venue.judge_ms': { value: venueMs(), unit: 'ms' },
})

/** Five phones' marks about five hundred people. */
function foldPerMark(): number {
  const people = Array.from({ length: PEOPLE }, () => randomUUID())
  const marks = Array.from({ length: PHONES }, () => randomUUID()).flatMap((phone) =>
    marksOf(people).map((mark) => markFromSent(mark, phone)),
  )
  return typical(60, () => void foldMarks(marks)) / marks.length
}

function ticketMs(): number {
  const activityId = randomUUID()
  return typical(300, () => {
    const text = ticketText(key, { activityId, signUpId: randomUUID() })
    return () => readTicket(key, activityId, text).ok
  })
}

/** Six characters that were shown nowhere: every half minute of the day has to be tried. */
function venueMs(): number {
  const span = { from: now - PLAUSIBLE_MARGIN, until: now + 3 * hour + PLAUSIBLE_MARGIN }
  return typical(60, () => void readVenueCode(key, '3b9d9c1e-3f51-4a4b-9d3e-0a8f6f1c2d3e', '222222', now, [span]))
}

/** The median of so many runs, ms; what a run returns is what is timed. */
function typical(runs: number, prepare: () => void | (() => unknown)): number {
  const times: number[] = []
  for (let run = 0; run < runs; run++) {
    const before = performance.now()
    const timed = prepare()
    const prepared = performance.now()
    timed?.()
    times.push(timed ? performance.now() - prepared : prepared - before)
  }
  // The first ones are compiled while they run.
  return median(times.slice(Math.floor(runs / 4)))
}
