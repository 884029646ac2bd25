import { NOTHING_SAID } from '../../../src/domain/activities/coming'
import type { SubmissionView } from '../../../src/contract/activities/submissions'
import { groupBySeries } from '../../../src/screens/organiser/submissions/together'
import { day, hour } from '../../../src/domain/calendar/calendar'
import { start } from '../../domain/examples'

const series = { id: 's', name: '健康驿站' }
const visit = (
  id: string,
  at: number,
  change: Partial<SubmissionView['plan']> = {},
  more: Partial<SubmissionView> = {},
): SubmissionView => {
  const plan = {
    title: '义诊',
    summary: '请带上病历。',
    categories: ['health'],
    startsAt: at,
    endsAt: at + 3 * hour,
    townId: 'tangxian',
    place: '唐先镇卫生院',
    leadId: 'hospital',
    coming: NOTHING_SAID,
    partnerIds: [],
    services: [{ id: `service of ${id}`, name: '量血压', unit: '人次' }],
    positions: [{ id: `position of ${id}`, name: '医师', capacity: 2, skillId: null, quotas: [] }],
    ...change,
  }
  const { title, startsAt, endsAt, place, categories } = plan
  const heading = { id, title, status: 'submitted' as const, startsAt, endsAt, town: null, place, categories }
  return { ...heading, version: 1, plan, lead: '市一医院', submittedAt: start, submittedBy: '何示范', series, ...more }
}
const ids = (items: SubmissionView[]) => groupBySeries(items).map((group) => group.map(({ id }) => id))

test('visits of a series that differ only in their day are decided together', () => {
  expect(ids([visit('a', start), visit('b', start + 7 * day), visit('c', start + 14 * day)])).toEqual([['a', 'b', 'c']])
})

test.each([
  ['another title', { title: '保健品体验会' }],
  ['another place', { place: '示范酒店' }],
  ['another summary', { summary: '' }],
  ['a longer visit', { endsAt: start + 7 * day + 9 * hour }],
  ['another hour', { startsAt: start + 7 * day + hour, endsAt: start + 7 * day + 4 * hour }],
  ['another service', { services: [{ id: 'x', name: '讲座', unit: null }] }],
  ['more seats', { positions: [{ id: 'y', name: '医师', capacity: 20, skillId: null, quotas: [] }] }],
])('a visit with %s is shown and decided separately', (_what, change) => {
  expect(ids([visit('a', start), visit('b', start + 7 * day, change), visit('c', start + 14 * day)])).toEqual([['a', 'c'], ['b']])
})

test('a visit without a series, or of another submitter, is decided separately', () => {
  const alone = visit('a', start, {}, { series: null })
  expect(ids([alone, { ...alone, id: 'b' }])).toEqual([['a'], ['b']])
  expect(ids([visit('a', start), visit('b', start + 7 * day, {}, { submittedBy: '林演示' })])).toEqual([['a'], ['b']])
})
