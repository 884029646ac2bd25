/** The people of one visit, with the marks about each and the attendance that they should give. */
import { randomUUID } from 'node:crypto'
import type { OwnMark, SentMark } from '../../src/contract/attendance/marks'
import { type Instant, hour, minute } from '../../src/domain/calendar/calendar'
import { venueCode } from '../../src/domain/attendance/venue-code'

export const PEOPLE = Number(process.env['CHECK_INS'] ?? 60)
/** Number of organisers' phones; the same number of volunteers' phones call concurrently. */
export const PHONES = 8

/** One call: an organiser's phone with its new marks, or a volunteer's own phone. */
export type Upload = { as: 'organiser'; phone: number; marks: SentMark[] } | { as: 'volunteer'; person: number; marks: OwnMark[] }

export interface Expected {
  inAt: Instant | null
  outAt: Instant | null
}

export interface Visitor {
  id: string
  /** Device id of the person's own phone. */
  device: string
}

/** Clock offset of an organiser's phone, different for each and known to the phone. */
const offsetOf = (phone: number): number => (phone - PHONES / 2) * 2 * minute

/**
 * All arrive within five minutes. People with even numbers are scanned by an organiser, the others scan the venue's code; every
 * tenth is recorded by both, every eighth is ticked by mistake and undone, and every third is also checked out.
 */
export function whatHappens(people: readonly Visitor[], key: string, activityId: string, from: Instant) {
  const uploads: Upload[] = []
  const expected = people.map((): Expected => ({ inAt: null, outAt: null }))
  const byOrganiser = (person: number, phone: number, at: Instant, kind: 'in' | 'out'): SentMark => {
    const clockOffset = offsetOf(phone)
    const volunteerId = people[person]?.id ?? ''
    return { id: randomUUID(), volunteerId, kind, method: 'scanned', at: at - clockOffset, clockOffset }
  }
  for (let person = 0; person < people.length; person++) {
    const arrives = from + Math.floor((person * 5 * minute) / people.length)
    const phone = person % PHONES
    const counts = expected[person] ?? { inAt: null, outAt: null }
    const isOwn = person % 2 === 1
    if (isOwn || person % 10 === 0) {
      const at = isOwn ? arrives : arrives + minute
      const { text, spoken } = venueCode(key, activityId, at)
      const mark: OwnMark = { id: randomUUID(), kind: 'in', at, clockOffset: 0, code: person % 3 === 0 ? spoken : text }
      uploads.push({ as: 'volunteer', person, marks: [mark] })
      counts.inAt = at
    }
    if (!isOwn) {
      const mark = byOrganiser(person, phone, arrives, 'in')
      const slip: SentMark[] = person % 8 === 0 ? [{ ...mark, id: randomUUID(), kind: 'void', voids: mark.id, at: mark.at + 1_000 }] : []
      uploads.push({ as: 'organiser', phone, marks: [mark, ...slip] })
      if (slip.length === 0) counts.inAt = arrives
    }
    if (person % 3 === 0) {
      const at = arrives + 2 * hour
      uploads.push({ as: 'organiser', phone: (phone + 3) % PHONES, marks: [byOrganiser(person, (phone + 3) % PHONES, at, 'out')] })
      counts.outAt = at
    }
  }
  return { uploads, expected }
}
