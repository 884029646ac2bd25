import fc from 'fast-check'
import { isUntouched, mergeForms, restored } from '../../../src/client/activities/plan-merge'
import type { PlanForm } from '../../../src/client/activities/plan-form'
import { type ComingField, COMING_FIELDS } from '../../../src/client/activities/plan-problems'
import { aForm, uuid } from './forms'

test('a field that only the other person changed is taken from them', () => {
  const merged = mergeForms(aForm(), aForm({ title: '我的名称' }), aForm({ place: '文化礼堂' }))
  expect(merged).toEqual({ form: aForm({ title: '我的名称', place: '文化礼堂' }), taken: ['place'], clashes: [] })
})

test('a field that both changed keeps my text, and is reported', () => {
  const merged = mergeForms(aForm(), aForm({ title: '我的名称' }), aForm({ title: '对方的名称' }))
  expect(merged).toEqual({ form: aForm({ title: '我的名称' }), taken: [], clashes: ['title'] })
})

test('the same change by both is not a conflict', () => {
  const both = aForm({ title: '新名称' })
  expect(mergeForms(aForm(), both, both)).toEqual({ form: both, taken: [], clashes: [] })
})

test('day and time are merged as one field, never half of them', () => {
  const merged = mergeForms(aForm(), aForm({ from: '09:00' }), aForm({ date: '2027-01-16' }))
  expect(merged.form).toMatchObject({ date: '2027-01-09', from: '09:00' })
  expect(merged.clashes).toEqual(['when'])
})

const row = (n: number, name: string) => ({ id: uuid(n), name, unit: '人次' })
const withServices = (...services: ReturnType<typeof row>[]) => aForm({ services })

test('rows that either person added, changed or removed are merged', () => {
  const base = withServices(row(1, '量血压'), row(2, '义诊'), row(3, '理发'))
  const mine = withServices(row(1, '量血压'), row(2, '名医义诊'), row(3, '理发'), row(4, '写春联'))
  const theirs = withServices(row(2, '义诊'), row(3, '义务理发'), row(5, '法律咨询'))
  const merged = mergeForms(base, mine, theirs)
  expect(merged.form.services).toEqual([row(2, '名医义诊'), row(3, '义务理发'), row(4, '写春联'), row(5, '法律咨询')])
  expect(merged).toMatchObject({ taken: ['services'], clashes: [] })
})

test.each([
  ['changed by both', [row(1, '测血糖')], [row(1, '测血压')]],
  ['changed by me and removed by them', [row(1, '测血糖')], []],
  ['removed by me and changed by them', [], [row(1, '测血压')]],
])('a row %s is reported as a conflict, and mine is kept', (_what, mine, theirs) => {
  const merged = mergeForms(withServices(row(1, '量血压')), withServices(...mine), withServices(...theirs))
  expect(merged).toEqual({ form: withServices(...mine), taken: [], clashes: ['services'] })
})

test('a row that either person added is never lost by another change', () => {
  const names = fc.array(fc.constantFrom('义诊', '写春联', '理发'), { maxLength: 3 })
  const edited = fc.record({ removes: fc.subarray([1, 2, 3]), adds: names })
  fc.assert(
    fc.property(edited, edited, (mine, theirs) => {
      const base = [1, 2, 3].map((n) => row(n, `服务${n}`))
      const formOf = ({ removes, adds }: typeof mine, first: number) =>
        withServices(...base.filter((_, at) => !removes.includes(at + 1)), ...adds.map((name, at) => row(first + at, name)))
      const { form, clashes } = mergeForms(withServices(...base), formOf(mine, 10), formOf(theirs, 20))
      const kept = base.filter((_, at) => !mine.removes.includes(at + 1) && !theirs.removes.includes(at + 1))
      const added = [...formOf(mine, 10).services, ...formOf(theirs, 20).services].filter(({ id }) => !base.some((one) => one.id === id))
      expect(clashes).toEqual([])
      expect(form.services).toHaveLength(kept.length + added.length)
      expect(form.services).toEqual(expect.arrayContaining([...kept, ...added]))
    }),
  )
})

test('partners and categories are merged as lists', () => {
  const merged = mergeForms(aForm(), aForm({ partnerIds: ['minge'] }), aForm({ partnerIds: ['minjin'], categories: ['health', 'law'] }))
  expect(merged.form).toMatchObject({ partnerIds: ['minge', 'minjin'], categories: ['health', 'law'] })
})

test('a form is untouched until a field differs', () => {
  expect(isUntouched(aForm(), aForm())).toBe(true)
  expect(isUntouched(aForm(), aForm({ services: [{ id: uuid(1), name: '量血压', unit: '' }] }))).toBe(false)
})

test('a draft of changes to many visits is merged into a present visit, which keeps its day', () => {
  const kept = { base: aForm(), form: aForm({ place: '写了很久的地点' }) }
  expect(restored(undefined, aForm())).toBeNull()
  expect(restored(kept, aForm())).toEqual({ form: kept.form, hasClash: false })
  expect(restored(kept, aForm({ date: '2027-01-16' }))?.form).toEqual(aForm({ place: '写了很久的地点', date: '2027-01-16' }))
  expect(restored(kept, aForm({ place: '别人写的地点' }))).toEqual({ form: kept.form, hasClash: true })
  // The server already has the change, and only its answer was lost, so the draft would change nothing.
  expect(restored(kept, kept.form)).toBeNull()
})

const ANSWERS: Record<ComingField, readonly [mine: Partial<PlanForm>, theirs: Partial<PlanForm>]> = {
  bring: [{ bring: '身份证' }, { bring: '医保卡' }],
  comesBy: [{ comesBy: 'call-first' }, { comesBy: 'call-first' }],
  contact: [{ contactPhone: '13900000001' }, { contactName: '陈样例' }],
  gettingThere: [{ gettingThere: '坐 12 路' }, { gettingThere: '坐 13 路' }],
  location: [{ location: { latitude: 28.89, longitude: 120.01 } }, { locationTyped: '28.9' }],
  indoors: [{ isIndoors: true }, { isIndoors: false }],
  stepFree: [{ isStepFree: true }, { isStepFree: false }],
  rain: [{ inRain: 'goes-on' }, { inRain: 'put-off' }],
}

test('two people who give different answers for residents do not clash, and who give the same question two answers do', () => {
  for (const one of COMING_FIELDS)
    for (const other of COMING_FIELDS) {
      const [mine, theirs] = [ANSWERS[one][0], ANSWERS[other][1]]
      const { form, taken, clashes } = mergeForms(aForm(), aForm(mine), aForm(theirs))
      const isOneQuestion = one === other
      expect(form).toEqual(aForm(isOneQuestion ? mine : { ...theirs, ...mine }))
      // There are only two ways to come, so that two people who changed it chose the same.
      expect(isOneQuestion ? clashes : taken).toEqual(isOneQuestion && one === 'comesBy' ? [] : [other])
    }
})
