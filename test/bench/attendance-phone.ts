/** Work on the phone, or without the database: `foldMarks`, a ticket, a typed code, each compared with its least possible cost. */
import { randomUUID } from 'node:crypto'
import { markFromSent } from '../../src/contract/attendance/marks'
import { PLAUSIBLE_MARGIN } from '../../src/domain/activities/activity'
import { foldMarks } from '../../src/domain/attendance/attendance'
import { sign } from '../../src/domain/attendance/signed-code'
import { readTicket, ticketText } from '../../src/domain/attendance/ticket'
import { readVenueCode } from '../../src/domain/attendance/venue-code'
import { hour } from '../../src/domain/calendar/calendar'
import { marksOf } from './attendance-marks'
import { inTurn, ratioOf, typicalTime } from './blocks'
import type { Figures } from './figures'

const BLOCKS = 9
const PEOPLE = 500
const PHONES = 5
const key = 'a1'.repeat(32)
const activityId = '3b9d9c1e-3f51-4a4b-9d3e-0a8f6f1c2d3e'
const now = Date.now()

export async function onThePhone(): Promise<Figures> {
  const { fold, parse } = await inTurn(BLOCKS, foldSides())
  const { ticket, venue, signature } = await inTurn(BLOCKS, codeSides())
  return {
    'fold.vs_json_parse': ratioOf(fold, parse, 'ms'),
    'ticket.verify_vs_signature': ratioOf(ticket, signature, 'ms'),
    'venue.judge_vs_signature': ratioOf(venue, signature, 'ms'),
  }
}

/** Marks of five phones about five hundred people: folding them, and parsing their stored text. */
function foldSides() {
  const people = Array.from({ length: PEOPLE }, () => randomUUID())
  const marks = Array.from({ length: PHONES }, () => randomUUID()).flatMap((phone) =>
    marksOf(people).map((mark) => markFromSent(mark, phone)),
  )
  const text = JSON.stringify(marks)
  const visit = { startsAt: now, endsAt: now + 3 * hour }
  return { fold: () => typicalTime(10, () => foldMarks(marks, visit)), parse: () => typicalTime(10, () => JSON.parse(text)) }
}

/** Number of codes measured together, since one alone takes less than the clock's resolution. */
const AT_ONCE = 20

function codeSides() {
  const span = { from: now - PLAUSIBLE_MARGIN, until: now + 3 * hour + PLAUSIBLE_MARGIN }
  const tickets = Array.from({ length: AT_ONCE }, () => ticketText(key, { activityId, signUpId: randomUUID() }))
  return {
    ticket: () => typicalTime(10, () => tickets.map((text) => readTicket(key, activityId, text))).then((ms) => ms / AT_ONCE),
    // The code was never shown, so that every half minute of the day is tried.
    venue: () => typicalTime(5, () => readVenueCode(key, activityId, '222222', now, [span])),
    signature: () => typicalTime(10, () => tickets.map((text) => sign(key, text))).then((ms) => ms / AT_ONCE),
  }
}
