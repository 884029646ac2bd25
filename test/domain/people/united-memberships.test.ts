/** Memberships of two people who became one. */
import fc from 'fast-check'
import { membershipsOn } from '../../../src/domain/people/memberships'
import { type AnsweredMembership, unitedMemberships } from '../../../src/domain/people/united-memberships'

const DAYS = ['2026-01-01', '2026-01-02', '2026-01-03', '2026-01-04', '2026-01-05', '2026-01-06']
const row = (organisationId: string, change: Partial<AnsweredMembership> = {}): AnsweredMembership => ({
  organisationId,
  from: '2026-01-01',
  until: null,
  verifiedAt: null,
  refusedAt: null,
  split: null,
  ...change,
})

/** A person's history: sets that follow each other, perhaps with days between them. */
const aHistory = fc
  .array(
    fc.record({
      ids: fc.subarray(['a', 'b', 'c']),
      verified: fc.constantFrom(null, 10, 20),
      refused: fc.constantFrom(null, 5),
      split: fc.constantFrom(null, 50),
    }),
    { minLength: 0, maxLength: 5 },
  )
  .map((sets) =>
    sets.flatMap(({ ids, verified, refused, split }, place) =>
      ids.map((id) =>
        row(id, {
          from: DAYS[place]!,
          until: place + 1 < sets.length ? DAYS[place + 1]! : null,
          verifiedAt: verified,
          refusedAt: verified === null ? refused : null,
          split,
        }),
      ),
    ),
  )

describe('united memberships', () => {
  it('have on each day the organisations of both, verified if either was', () => {
    fc.assert(
      fc.property(aHistory, aHistory, (kept, joined) => {
        const united = unitedMemberships(kept, joined)
        for (const day of DAYS) {
          const both = [...membershipsOn(kept, day), ...membershipsOn(joined, day)]
          const own = membershipsOn(united, day)
          expect(own.map(({ organisationId }) => organisationId)).toEqual([...new Set(both.map((one) => one.organisationId))].sort())
          for (const { organisationId, verifiedAt, refusedAt } of own) {
            const of = both.filter((one) => one.organisationId === organisationId)
            expect(verifiedAt !== null).toBe(of.some((one) => one.verifiedAt !== null))
            expect(verifiedAt === null || refusedAt === null).toBe(true)
          }
        }
      }),
    )
  })

  it('are whole sets: all rows of a first day end together, and no two sets hold on one day', () => {
    fc.assert(
      fc.property(aHistory, aHistory, (kept, joined) => {
        const united = unitedMemberships(kept, joined)
        const ends = new Map<string, string | null>()
        for (const { from, until } of united) {
          expect(ends.get(from) ?? until).toBe(until)
          ends.set(from, until)
        }
        const sets = [...ends]
        sets.forEach(([, until], place) => {
          const next = sets[place + 1]
          if (next) expect(until !== null && until <= next[0]).toBe(true)
        })
      }),
    )
  })

  it('of a person without any are those of the other', () => {
    const own = [row('a', { split: 30, verifiedAt: 7 }), row('b', { split: 70 })]
    expect(unitedMemberships([], own)).toEqual(own)
    expect(unitedMemberships(own, [])).toEqual(own)
  })

  it('keep the shares of the kept person on days on which they name all organisations, and share equally on others', () => {
    const kept = [row('a', { split: 30 }), row('b', { split: 70 })]
    const joined = [row('b', { split: 100, until: '2026-01-03' }), row('c', { from: '2026-01-03', split: 100 })]
    expect(unitedMemberships(kept, joined).map(({ organisationId, from, until, split }) => [organisationId, from, until, split])).toEqual([
      ['a', '2026-01-01', '2026-01-03', 30],
      ['b', '2026-01-01', '2026-01-03', 70],
      ['a', '2026-01-03', null, null],
      ['b', '2026-01-03', null, null],
      ['c', '2026-01-03', null, null],
    ])
  })

  it('have no boundary where nothing changes', () => {
    const joined = [row('a', { until: '2026-01-03' }), row('a', { from: '2026-01-03' })]
    expect(unitedMemberships([row('a')], joined)).toEqual([row('a')])
  })
})
