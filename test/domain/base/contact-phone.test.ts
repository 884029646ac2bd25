import fc from 'fast-check'
import { contactPhoneProblem, tidyContactPhone } from '../../../src/domain/base/contact-phone'

test.each([
  ['0571-81234567', '0571-81234567'],
  ['0571 8123 4567', '0571-81234567'],
  ['（0571）8123456', '0571-8123456'],
  ['０１０－８１２３４５６７', '010-81234567'],
  ['+86 571 81234567', '0571-81234567'],
  ['0086-10-81234567', '010-81234567'],
  ['138 0000 0001', '13800000001'],
  ['+86 138-0000-0001', '13800000001'],
  ['400-800-0000', '4008000000'],
  ['12345', '12345'],
  ['96345', '96345'],
])('%s can be called as %s', (typed, phone) => {
  expect(tidyContactPhone(typed)).toBe(phone)
  expect(contactPhoneProblem(phone)).toBeNull()
})

test.each([
  ['81234567', 'contact-phone-no-area'],
  ['8123-456', 'contact-phone-no-area'],
  ['0571-8123456789', 'contact-phone-wrong'],
  ['010-8123456', 'contact-phone-wrong'],
  ['1380000000', 'contact-phone-wrong'],
  ['0571-81234567转801', 'contact-phone-wrong'],
  ['办公室', 'contact-phone-wrong'],
  ['110', 'contact-phone-wrong'],
])('%s is refused as %s', (typed, problem) => {
  expect(contactPhoneProblem(tidyContactPhone(typed))).toBe(problem)
})

test('a number is tidied once', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[+0-9 ()-]{0,18}$/), (typed) => {
      const phone = tidyContactPhone(typed)
      if (contactPhoneProblem(phone) === null) expect(tidyContactPhone(phone)).toBe(phone)
    }),
  )
})
