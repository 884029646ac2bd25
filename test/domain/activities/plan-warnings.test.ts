import { NOTHING_SAID } from '../../../src/domain/activities/coming'
import { hour, instantAt } from '../../../src/domain/calendar/calendar'
import { type PlanFacts, type PlannedVisit, type VisitBeside, planWarnings } from '../../../src/domain/activities/plan-warnings'

const startsAt = instantAt('2027-01-09', '08:30')
const now = startsAt - 100 * hour
const plan: PlannedVisit = {
  startsAt,
  endsAt: startsAt + 3 * hour,
  townId: 'tangxian',
  leadId: 'minge',
  partnerIds: ['minjin'],
  services: [{ name: '义诊' }],
  coming: NOTHING_SAID,
  positions: [
    { name: '执业医师', capacity: 2, skillId: 'clinical' },
    { name: '秩序引导', capacity: 4, skillId: null },
  ],
}
const visit = (change: Partial<VisitBeside> = {}): VisitBeside => ({
  id: 'other',
  title: '送春联',
  place: '唐先镇文化礼堂',
  startsAt: startsAt + hour,
  endsAt: startsAt + 2 * hour,
  townId: 'guli',
  organisationIds: ['jiusan'],
  ...change,
})
const facts = (change: Partial<PlanFacts> = {}): PlanFacts => ({
  beside: [],
  skilled: new Map([['clinical', 2]]),
  needs: [{ words: ['义诊'], skillIds: ['clinical', 'surgery'], position: { name: '执业医师', capacity: 2, skillId: 'clinical' } }],
  holiday: null,
  phones: { lead: '0579-87100001', base: '0579-87100002' },
  now,
  ...change,
})
const saying = (said: Partial<PlannedVisit['coming']>): Partial<PlannedVisit> => ({ coming: { ...NOTHING_SAID, ...said } })
const baseAlone = { phones: { lead: '', base: '0579-87100002' } }
const kinds = (change: Partial<PlanFacts> = {}, planned: Partial<PlannedVisit> = {}) =>
  planWarnings({ ...plan, ...planned }, facts(change)).map(({ kind }) => kind)

test.each<[string, string[], Partial<PlanFacts>, Partial<PlannedVisit>?]>([
  ['nothing, for a visit alone on the list', [], {}],
  ['nothing, for another town and another organisation at the same time', [], { beside: [visit()] }],
  [
    'another visit in the town that day',
    ['same-town'],
    { beside: [visit({ townId: 'tangxian', startsAt: startsAt + 8 * hour, endsAt: startsAt + 9 * hour })] },
  ],
  [
    'no visit in the town the day after',
    [],
    { beside: [visit({ townId: 'tangxian', startsAt: startsAt + 24 * hour, endsAt: startsAt + 25 * hour })] },
  ],
  ['no visit in the same town, for a visit without a town', [], { beside: [visit({ townId: null })] }, { townId: null }],
  ['the lead elsewhere at that time', ['same-organisation'], { beside: [visit({ organisationIds: ['minge'] })] }],
  ['a partner elsewhere at that time', ['same-organisation'], { beside: [visit({ organisationIds: ['minjin', 'jiusan'] })] }],
  [
    'no visit of the lead that begins as this one ends',
    [],
    { beside: [visit({ organisationIds: ['minge'], startsAt: plan.endsAt, endsAt: plan.endsAt + hour })] },
  ],
  ['a holiday', ['holiday'], { holiday: '元旦节' }],
  ['one doctor where two are wanted', ['few-skilled'], { skilled: new Map([['clinical', 1]]) }],
  ['no verified doctor', ['few-skilled'], { skilled: new Map() }],
  ['services whose skill no position demands', ['no-skill'], {}, { positions: [{ name: '秩序引导', capacity: 4, skillId: null }] }],
  ['nobody to call', ['no-phone'], { phones: { lead: '', base: '' } }],
  ['nothing, for a number of the visit alone', [], { phones: { lead: '', base: '' } }, saying({ contactPhone: '13900000001' })],
  ['nothing, for the base as the only number, while nobody is told to call', [], baseAlone],
  ['calls that reach the base alone', ['base-phone-alone'], baseAlone, saying({ comesBy: 'call-first' })],
  ['calls about rain that reach the base alone', ['base-phone-alone'], baseAlone, saying({ inRain: 'put-off' })],
  ['nothing, for calls in the rain that takes place', [], baseAlone, saying({ inRain: 'goes-on' })],
  ['nothing, for calls that reach the lead', [], { phones: { lead: '0579-87100001', base: '' } }, saying({ comesBy: 'call-first' })],
  ['nothing, for calls that reach the visit', [], baseAlone, saying({ comesBy: 'call-first', contactPhone: '13900000001' })],
  ['a start within a day', ['soon'], { now: startsAt - 24 * hour + 1 }],
  ['no start in exactly a day', [], { now: startsAt - 24 * hour }],
])('an organiser is warned of %s', (_what, expected, change, planned = {}) => {
  expect(kinds(change, planned)).toEqual(expected)
})

test('each warning names its cause, and names a visit only once', () => {
  const both = visit({ townId: 'tangxian', organisationIds: ['minge'] })
  const beside = { id: 'other', title: '送春联', place: '唐先镇文化礼堂', startsAt: startsAt + hour }
  expect(planWarnings(plan, facts({ beside: [both], skilled: new Map([['clinical', 1]]), holiday: '元旦节' }))).toEqual([
    { kind: 'holiday', name: '元旦节' },
    { kind: 'same-organisation', organisationIds: ['minge'], ...beside },
    { kind: 'few-skilled', position: '执业医师', wanted: 2, skilled: 1 },
  ])
})

test.each([
  ['just come', NOTHING_SAID, false],
  ['call first', { ...NOTHING_SAID, comesBy: 'call-first' as const }, true],
  ['ask about rain', { ...NOTHING_SAID, inRain: 'put-off' as const }, true],
])('without any number the warning says whether residents are told to call: they %s', (_what, coming, isAskedFor) => {
  expect(planWarnings({ ...plan, coming }, facts({ phones: { lead: '', base: '' } }))).toEqual([{ kind: 'no-phone', isAskedFor }])
})
