import { isUntouched, mergeForms } from '../../src/client/plan-merge'
import { aForm, uuid } from './forms'

test('what only the other person changed is taken over', () => {
  const merged = mergeForms(aForm(), aForm({ title: '我的名称' }), aForm({ place: '文化礼堂' }))
  expect(merged).toEqual({ form: aForm({ title: '我的名称', place: '文化礼堂' }), taken: ['place'], clashes: [] })
})

test('what both changed stays as I wrote it, and is named', () => {
  const merged = mergeForms(aForm(), aForm({ title: '我的名称' }), aForm({ title: '对方的名称' }))
  expect(merged).toEqual({ form: aForm({ title: '我的名称' }), taken: [], clashes: ['title'] })
})

test('both wrote the same: nothing to tell', () => {
  const both = aForm({ title: '新名称' })
  expect(mergeForms(aForm(), both, both)).toEqual({ form: both, taken: [], clashes: [] })
})

test("day and time are one question: half of theirs is nobody's time", () => {
  const merged = mergeForms(aForm(), aForm({ from: '09:00' }), aForm({ date: '2027-01-16' }))
  expect(merged.form).toMatchObject({ date: '2027-01-09', from: '09:00' })
  expect(merged.clashes).toEqual(['when'])
})

test('a form is untouched until something in it differs', () => {
  expect(isUntouched(aForm(), aForm())).toBe(true)
  expect(isUntouched(aForm(), aForm({ services: [{ id: uuid(1), name: '量血压', unit: '' }] }))).toBe(false)
})
