import type { SaveProfileInput } from '../../src/contract/profile'
import { errorsIn, initialAnswers } from '../../src/pages/profile/form-state'

const answers = (change: Partial<SaveProfileInput> = {}): SaveProfileInput => ({
  name: '陈样例',
  phone: '13800000001',
  organisationIds: [],
  skillIds: [],
  agreesToPersonalData: true,
  agreesToMembership: false,
  ...change,
})

test('both agreements start unticked', () => {
  expect(initialAnswers(null)).toMatchObject({ agreesToPersonalData: false, agreesToMembership: false })
})

test.each([
  ['nothing when all is there', {}, []],
  ['a phone number as people type it', { phone: '１３８ 0000 0001' }, []],
  ['the name', { name: '陈' }, ['name']],
  ['the phone number', { phone: '1380000' }, ['phone']],
  ['the first agreement', { agreesToPersonalData: false }, ['consent']],
  ['the second, for a member', { organisationIds: ['nonggong'] }, ['consent']],
  ['nothing for a member who agreed to both', { organisationIds: ['nonggong'], agreesToMembership: true }, []],
])('what is wrong: %s', (_what, change, expected) => {
  expect(Object.keys(errorsIn(answers(change), true))).toEqual(expected)
})

test('somebody known may take the agreement back', () => {
  expect(errorsIn(answers({ agreesToPersonalData: false }), false)).toEqual({})
})
