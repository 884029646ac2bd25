import fc from 'fast-check'
import {
  type BaseChangeRefusal,
  type Naming,
  changedFields,
  decideBaseChange,
  namingProblems,
  tidyNaming,
} from '../../../src/domain/base/naming'

const HOURS = { days: [1, 2, 3], from: '08:30', to: '17:00' }
const naming = (change: Partial<Naming> = {}): Naming => ({
  name: '示范县同心基地',
  contactPhone: '0571-81234567',
  callingHours: HOURS,
  ...change,
})
const other = naming({ name: '另一位管理员起的名称' })

test.each<[string, Partial<Naming>]>([
  ['a new name', { name: '示范县新基地' }],
  ['a name of four characters', { name: '示范基地' }],
  ['a name of forty characters', { name: '基'.repeat(40) }],
  ['a new phone', { contactPhone: '13800000000' }],
  ['no phone', { contactPhone: null, callingHours: null }],
  ['any time', { callingHours: null }],
  ['nothing new', {}],
])('%s is taken from a form that showed the present values', (_what, change) => {
  expect(decideBaseChange(naming(change), { present: naming(), seen: naming() })).toEqual({ ok: true })
})

test.each<[BaseChangeRefusal, Partial<Naming>]>([
  ['base-name-wrong', { name: '示范县' }],
  ['base-name-wrong', { name: '基'.repeat(41) }],
  ['contact-phone-no-area', { contactPhone: '81234567' }],
  ['contact-phone-wrong', { contactPhone: '办公室' }],
  ['calling-hours-wrong', { callingHours: { ...HOURS, days: [] } }],
  ['calling-hours-wrong', { callingHours: { ...HOURS, to: '08:30' } }],
])('%s is refused as at a founding, also before a form is told that it is outdated', (reason, change) => {
  expect(decideBaseChange(naming(change), { present: naming(), seen: naming() })).toEqual({ ok: false, reason })
  expect(decideBaseChange(naming(change), { present: other, seen: naming() })).toEqual({ ok: false, reason })
})

test.each<[string, Partial<Naming>]>([
  ['name', { name: '示范县旧基地' }],
  ['phone', { contactPhone: null }],
  ['hours', { callingHours: { ...HOURS, to: '17:30' } }],
  ['days', { callingHours: { ...HOURS, days: [1, 2] } }],
])('a form that showed another %s is refused', (_what, change) => {
  const answer = decideBaseChange(naming({ name: '示范县新基地' }), { present: naming(), seen: naming(change) })
  expect(answer).toEqual({ ok: false, reason: 'base-changed-meanwhile' })
})

test('a form that wants what another administrator has just stored is no clash', () => {
  expect(decideBaseChange(other, { present: other, seen: naming() })).toEqual({ ok: true })
})

test('the order of the days makes no difference', () => {
  const turned = naming({ callingHours: { ...HOURS, days: [3, 1, 2] } })
  expect(changedFields(naming(), turned)).toEqual([])
  expect(changedFields(naming(), { ...turned, contactPhone: null })).toEqual(['contactPhone'])
})

test('tidied texts stay as they are when they are tidied again, and an empty phone is none', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.option(fc.string({ unit: 'grapheme' })), (name, contactPhone) => {
      const tidied = tidyNaming({ name, contactPhone, callingHours: null })
      expect(tidyNaming(tidied)).toEqual(tidied)
      expect(tidied.contactPhone).not.toBe('')
    }),
    { numRuns: 100 },
  )
  expect(tidyNaming(naming({ name: ' 示范县 同心基地 ', contactPhone: '（0571）8123 4567' }))).toEqual(naming({ name: '示范县 同心基地' }))
})

test('every mistake is named with its field', () => {
  const wrong = naming({ name: '', contactPhone: '1', callingHours: { ...HOURS, days: [8] } })
  expect([...namingProblems(wrong)].map(({ at: [field] }) => field)).toEqual(['name', 'contactPhone', 'callingHours'])
})
