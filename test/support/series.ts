/** Series for tests: each Saturday after the one on which their visit is. */
import type { SeriesPlan } from '../../src/domain/series'

type Writable = Pick<SeriesPlan, 'from' | 'end' | 'skipHolidays'> & {
  rule: { kind: 'weekdays'; everyWeeks: number; weekdays: (0 | 1 | 2 | 3 | 4 | 5 | 6)[] }
  skipDates: string[]
  leadIds: string[]
}

export const aSeriesPlan = (change: Partial<Writable> = {}): Writable => ({
  rule: { kind: 'weekdays', everyWeeks: 1, weekdays: [6] },
  from: '2027-01-10',
  end: { kind: 'count', count: 3 },
  skipDates: [],
  skipHolidays: false,
  leadIds: ['nonggong'],
  ...change,
})
