/** The guide's form: what a step refuses, and the call that it becomes. */
import * as v from 'valibot'
import { offeredOrganisations } from '../../../src/cloud/founding/offered-organisations'
import { foundInput } from '../../../src/contract/base'
import { type FoundingRefusal } from '../../../src/domain/base/founding'
import { type GuideForm, STEPS, type Step, emptyForm, inputOf, problemsAt, stepOf } from '../../../src/screens/base/guide/guide-form'

const OFFERS = offeredOrganisations('示范县')
const filled = (change: Partial<GuideForm> = {}): GuideForm => ({
  ...emptyForm,
  county: '浙江省示范县',
  phone: '0571 81234567',
  towns: '1. 东样镇\n2. 西样街道\n1. 东样镇',
  without: OFFERS.map(({ form }) => form).filter((form) => form !== 'minge' && form !== 'qiaolian'),
  renamed: { minge: ' 民革示范县支部 ' },
  own: [{ name: ' 示范县医院 ', shortName: '县医院', kind: 'partner' }],
  ...change,
})

test('a filled form has no mistake at any step, and becomes a call with tidied texts', () => {
  expect(STEPS.flatMap((step) => problemsAt(step, filled(), OFFERS))).toEqual([])
  const input = inputOf(filled(), OFFERS)
  expect(v.is(foundInput, { ...input, requestId: '00000000-0000-4000-8000-000000000001' })).toBe(true)
  expect(input).toEqual({
    county: '示范县',
    name: '示范县同心社会服务实践基地',
    contactPhone: '0571-81234567',
    callingHours: { days: [1, 2, 3, 4, 5], from: '08:30', to: '17:00' },
    towns: ['东样镇', '西样街道'],
    organisations: [
      { form: 'minge', name: '民革示范县支部', shortName: '民革', kind: 'party' },
      { form: 'qiaolian', name: '示范县归国华侨联合会', shortName: '侨联', kind: 'group' },
      { form: null, name: '示范县医院', shortName: '县医院', kind: 'partner' },
    ],
  })
})

test('without a phone no hours are kept, whatever was chosen', () => {
  expect(inputOf(filled({ phone: ' ' }), OFFERS)).toMatchObject({ contactPhone: null, callingHours: null })
  expect(problemsAt('phone', filled({ phone: ' ', hours: { days: [], from: '', to: '' } }), OFFERS)).toEqual([])
})

test.each<[Step, FoundingRefusal, Partial<GuideForm>]>([
  ['county', 'county-wrong', { county: '示范' }],
  ['county', 'base-name-wrong', { name: '基地' }],
  ['phone', 'contact-phone-no-area', { phone: '81234567' }],
  ['phone', 'calling-hours-wrong', { hours: { days: [], from: '08:30', to: '17:00' } }],
  ['towns', 'towns-missing', { towns: ' \n 1. \n' }],
  ['towns', 'too-many-towns', { towns: Array.from({ length: 501 }, (_, at) => `样${at}镇`).join('\n') }],
  ['organisations', 'organisations-missing', { without: OFFERS.map(({ form }) => form), own: [] }],
  ['organisations', 'organisation-twice', { own: [{ name: '民革示范县支部', shortName: '支部', kind: 'party' }] }],
])('the step %s refuses %s, no other step does, and the server’s refusal leads back to it', (step, reason, change) => {
  expect(STEPS.flatMap((at) => problemsAt(at, filled(change), OFFERS).map((problem) => [at, problem.reason]))).toEqual([[step, reason]])
  expect(stepOf(reason)).toBe(step)
})

test('a base that another administrator has founded leads back to no step', () => {
  expect(stepOf('already-founded')).toBeNull()
})
