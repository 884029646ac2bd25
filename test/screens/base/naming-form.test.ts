/** The form of the base's name and phone: the change that it becomes, and whether there is one. */
import type { Naming } from '../../../src/domain/base/naming'
import { formOf, isWritten, namingInWords, namingOf } from '../../../src/screens/base/naming/naming-form'

const HOURS = { days: [1, 2, 3, 4, 5], from: '09:00', to: '16:00' }
const base: Naming = { name: '示范县同心基地', contactPhone: '0571-81234567', callingHours: HOURS }

test.each<[string, Naming]>([
  ['with everything', base],
  ['without hours', { ...base, callingHours: null }],
  ['without a phone', { ...base, contactPhone: null, callingHours: null }],
])('the form of a base %s changes nothing until something is written', (_what, of) => {
  expect(namingOf(formOf(of))).toEqual(of)
  expect(isWritten(formOf(of), formOf(of))).toBe(false)
})

test('blanks and the marks of a phone are no change, another name is one', () => {
  const form = formOf(base)
  expect(isWritten({ ...form, name: ` ${form.name} `, phone: '0571 8123 4567' }, form)).toBe(false)
  expect(isWritten({ ...form, name: '示范县新基地' }, form)).toBe(true)
})

test('a base without a phone is asked for the usual hours with its first one, and without a phone no hours are kept', () => {
  const form = formOf({ ...base, contactPhone: null, callingHours: null })
  expect(namingOf({ ...form, phone: '13800000000' })).toEqual({
    ...base,
    contactPhone: '13800000000',
    callingHours: { days: [1, 2, 3, 4, 5], from: '08:30', to: '17:00' },
  })
  expect(namingOf({ ...formOf(base), phone: ' ' })).toMatchObject({ contactPhone: null, callingHours: null })
})

test('hours are left out on request', () => {
  expect(namingOf({ ...formOf(base), hasHours: false })).toEqual({ ...base, callingHours: null })
})

test.each<[string, Naming]>([
  ['示范县同心基地，0571-81234567，周一至周五 9:00–16:00', base],
  ['示范县同心基地，0571-81234567', { ...base, callingHours: null }],
  ['示范县同心基地，没有电话', { ...base, contactPhone: null, callingHours: null }],
])('the present values are shown as %s', (words, of) => {
  expect(namingInWords(of)).toBe(words)
})
