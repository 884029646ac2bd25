import fc from 'fast-check'
import {
  type ReviewedText,
  changeOf,
  changedFields,
  decideChangeApproval,
  decideChangeReturn,
  holdBack,
  isIdle,
  textOf,
  withChange,
} from '../../../src/domain/activities/reviewed-text'
import { isTextReviewed } from '../../../src/domain/activities/submission'
import { accept, refuse } from '../../../src/domain/decision'
import { anActivity, start } from '../examples'

const text: ReviewedText = {
  title: '义诊',
  summary: '请带病历。',
  leadId: 'hospital',
  partnerIds: ['minge'],
  services: [{ id: 'a', name: '量血压', unit: '人次' }],
}

test.each([
  ['a title', { title: '大型义诊' }, ['title']],
  ['a summary', { summary: '' }, ['summary']],
  ['a service', { services: [...text.services, { id: 'b', name: '测血糖', unit: null }] }, ['services']],
  ["a service's unit", { services: [{ id: 'a', name: '量血压', unit: '人' }] }, ['services']],
  ['the lead', { leadId: 'nonggong' }, ['leadId']],
  ['a partner', { partnerIds: [] }, ['partnerIds']],
  ['the order of the partners', { partnerIds: ['minjian', 'minge'] }, ['partnerIds']],
  ['nothing', {}, []],
  ['the id of the same service', { services: [{ id: 'z', name: '量血压', unit: '人次' }] }, []],
  ['a partner that is written twice', { partnerIds: ['minge', 'minge'] }, []],
  ['a partner that is the lead', { partnerIds: ['hospital', 'minge'] }, []],
] as const)('a change of %s is found', (_what, change, fields) => {
  expect(changedFields(changeOf(text, { ...text, ...change }))).toEqual(fields)
})

test('the rest of a plan takes effect now, and its text waits', () => {
  const present = { ...text, startsAt: 1, place: '卫生院' }
  const { now, change } = holdBack(present, { ...present, title: '加微信领鸡蛋', startsAt: 2, place: '文化礼堂' })
  expect(now).toEqual({ ...text, startsAt: 2, place: '文化礼堂' })
  expect(change).toEqual({ title: '加微信领鸡蛋' })
})

const words = fc.constantFrom('', '甲', '乙')
const texts: fc.Arbitrary<ReviewedText> = fc.record({
  title: words,
  summary: words,
  leadId: fc.constantFrom('minge', 'minjin'),
  partnerIds: fc.uniqueArray(fc.constantFrom('minge', 'minjin', 'hospital')),
  services: fc.array(fc.record({ id: words, name: words, unit: fc.constantFrom('人次', null) }), { maxLength: 2 }),
})

/** A text as it is stored, without its lead among the partners. */
const stored = texts.map((one) => ({ ...one, partnerIds: one.partnerIds.filter((id) => id !== one.leadId) }))

test('a change turns the text that it was made from into the wanted one, and is then idle', () => {
  fc.assert(
    fc.property(stored, texts, (before, after) => {
      const change = changeOf(before, after)
      const made = withChange(before, change)
      expect(changeOf(made, after)).toEqual({})
      expect(isIdle(made, change)).toBe(true)
      expect(isIdle(before, change)).toBe(changedFields(change).length === 0)
    }),
  )
})

test('the plan that takes effect has the present text, with any wanted one', () => {
  fc.assert(
    fc.property(texts, texts, (present, wanted) => {
      expect(textOf(holdBack(present, wanted).now)).toEqual(present)
    }),
  )
})

const hospital = { id: 'hospital', isLead: true, isTrusted: false }
const organiser = { volunteerId: 'v', isAdministrator: false, organises: ['hospital'] }
test.each([
  ['of a published visit of an organisation that is not trusted', 'published', [hospital], organiser, true],
  ['of a draft', 'draft', [hospital], organiser, false],
  ['of a submission, which is reviewed as a whole', 'submitted', [hospital], organiser, false],
  ['by the administrator', 'published', [hospital], { ...organiser, isAdministrator: true }, false],
  ['of a trusted organisation', 'published', [{ ...hospital, isTrusted: true }], organiser, false],
] as const)('the changed text %s is reviewed or not', (_which, status, runners, actor, expected) => {
  expect(isTextReviewed(status, runners, actor)).toBe(expected)
})

test('a change is approved only while it waits and the visit has not begun', () => {
  const visit = anActivity({ status: 'published' })
  expect(decideChangeApproval(visit, true, start - 1)).toEqual(accept)
  expect(decideChangeApproval(visit, false, start - 1)).toEqual(refuse('not-submitted'))
  expect(decideChangeApproval(visit, true, start)).toEqual(refuse('already-begun'))
  expect(decideChangeApproval({ ...visit, status: 'cancelled' }, true, start - 1)).toEqual(refuse('already-cancelled'))
  expect(decideChangeReturn(true)).toEqual(accept)
  expect(decideChangeReturn(false)).toEqual(refuse('not-submitted'))
})
