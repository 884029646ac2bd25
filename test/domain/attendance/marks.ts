/** Example marks for tests of the rules. A test sets only the fields that it is about. */
import fc from 'fast-check'
import type { Mark } from '../../../src/domain/attendance/attendance'
import { day, minute } from '../../../src/domain/calendar/calendar'
import { start } from '../examples'

/** Check-in of volunteer v1, ticked on phone-1 at the planned start by a clock that is right. */
export const aMark = (id: string, change: Partial<Mark> = {}): Mark => ({
  id,
  volunteerId: 'v1',
  kind: 'in',
  voids: null,
  method: 'ticked',
  at: start,
  clockOffset: 0,
  statedAt: null,
  reason: null,
  shownAt: null,
  deviceId: 'phone-1',
  ...change,
})

/** An organiser's correction, made at `at`, to the time `statedAt`. */
export const aCorrection = (id: string, change: Partial<Mark> & { at: number; statedAt: number }): Mark =>
  aMark(id, { method: 'corrected', reason: '漏签', deviceId: 'desk', ...change })

/** Mostly on the day; now and then days before. */
const aMoment = fc
  .tuple(fc.integer({ min: 0, max: 20 }), fc.constantFrom(0, 0, 0, 0, -7))
  .map(([step, days]) => start + step * minute + days * day)

/**
 * Random marks about a few people on a few phones, among them voids of any mark (even of voids and of unknown marks), venue
 * codes, marks made days before, decisions that these count, and corrections made in an order other than that of their times.
 */
export const histories: fc.Arbitrary<Mark[]> = fc
  .array(
    fc.record({
      accepts: fc.boolean(),
      id: fc.integer({ min: 0, max: 30 }).map(String),
      volunteerId: fc.constantFrom('v1', 'v2', 'v3'),
      kind: fc.constantFrom('in' as const, 'out' as const),
      voids: fc.option(fc.integer({ min: 0, max: 35 }).map(String)),
      method: fc.constantFrom('ticked', 'scanned', 'spoken', 'venue', 'corrected'),
      at: aMoment,
      statedAt: aMoment,
      clockOffset: fc.option(fc.integer({ min: -600_000, max: 600_000 })),
      deviceId: fc.constantFrom('phone-1', 'phone-2', 'phone-3', 'phone-4', 'phone-5'),
    }),
    { maxLength: 40 },
  )
  .map((marks) => {
    // Of marks with equal ids the first is kept, since an id belongs to one fact.
    const byId = new Map<string, Mark>()
    for (const { statedAt, accepts, ...drawn } of marks) {
      const isCorrected = drawn.method === 'corrected'
      // A decision is made on site, by a phone.
      const kind = drawn.voids === null ? drawn.kind : accepts && !isCorrected && drawn.method !== 'venue' ? 'accept' : 'void'
      const mark: Mark = {
        ...drawn,
        kind,
        method: drawn.method,
        statedAt: kind === 'accept' || (isCorrected && kind !== 'void') ? statedAt : null,
        reason: isCorrected ? '漏签' : null,
        shownAt: drawn.method === 'venue' ? statedAt : null,
      }
      if (!byId.has(mark.id)) byId.set(mark.id, mark)
    }
    return [...byId.values()]
  })
