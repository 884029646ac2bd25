import fc from 'fast-check'
import { type ActivityStatus, countVisits } from '../../../src/domain/activities/activity'

test('a cancelled visit is counted apart from the others', () => {
  expect(countVisits([{ status: 'published' }, { status: 'cancelled' }, { status: 'draft' }])).toEqual({ visits: 2, cancelled: 1 })
})

test('every visit is counted once', () => {
  const statuses = fc.array(fc.constantFrom<ActivityStatus>('draft', 'submitted', 'published', 'cancelled'))
  fc.assert(
    fc.property(statuses, (all) => {
      const { visits, cancelled } = countVisits(all.map((status) => ({ status })))
      expect(visits + cancelled).toBe(all.length)
    }),
  )
})
