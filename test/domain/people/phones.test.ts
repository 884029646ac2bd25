import fc from 'fast-check'
import { isPhone, maskPhone, phoneProblem, tidyPhone } from '../../../src/domain/people/phones'

test.each([
  ['13800000001', '13800000001'],
  ['138 0000 0001', '13800000001'],
  ['１３８００００００１', '1380000001'],
  ['+86 138-0000-0001', '13800000001'],
  ['0086 13800000001', '13800000001'],
  ['86138', '86138'],
  ['+852 9123 4567', '+85291234567'],
  ['00852-91234567', '+85291234567'],
  ['852 9123 4567', '+85291234567'],
  ['+853 6612 3456', '+85366123456'],
  ['+886 0912 345 678', '+886912345678'],
  ['886912345678', '+886912345678'],
  ['+1 (212) 555-0100', '+12125550100'],
  ['0044 7700 900123', '+447700900123'],
  ['+81 90 0000 0001', '+819000000001'],
  ['12800000001', '12800000001'],
  ['\u202d138 0000 0001\u202c', '13800000001'],
  ['138−0000−0001', '13800000001'],
  ['013800000001', '13800000001'],
  ['+86 (0)13800000001', '13800000001'],
  ['+44 (0)7700 900123', '+447700900123'],
])('a phone number typed as %s is %s', (typed, tidy) => {
  expect(tidyPhone(typed)).toBe(tidy)
})

test.each(['13800000001', '19900000001', '+85291234567', '+85366123456', '+886912345678', '+12125550100', '+447700900123'])(
  '%s is a mobile number',
  (text) => {
    expect(phoneProblem(text)).toBeNull()
    expect(isPhone(text)).toBe(true)
  },
)

test.each([
  '12800000001',
  '1380000000',
  '138000000011',
  '1380000000a',
  '',
  '+8612800000001',
  '+85221234567',
  '+852912345678',
  '+85328123456',
  '+886212345678',
  '+1138000000012',
  '+1555010',
  '+1234567890123456',
])('%s is not a mobile number', (text) => {
  expect(phoneProblem(text)).toBe('phone-not-mobile')
  expect(isPhone(text)).toBe(false)
})

test.each(['0579-87100001', '87100001', '7100001', '010 6500 0001', '(0571) 8710 0001', '+86 579 8710 0001'])(
  'the landline %s is refused as one',
  (typed) => {
    expect(phoneProblem(tidyPhone(typed))).toBe('phone-landline')
  },
)

test('a tidied number stays as it is when it is tidied again', () => {
  const part = fc.constantFrom('0', '1', '3', '6', '8', '852', '886', '86', '+', ' ', '-', '(', '138')
  fc.assert(
    fc.property(fc.array(part, { maxLength: 14 }), (parts) => {
      const once = tidyPhone(parts.join(''))
      expect(tidyPhone(once)).toBe(once)
    }),
  )
})

test.each([
  ['13812340001', '138****0001'],
  ['+85291234567', '+852****4567'],
  ['+12125550100', '+121****0100'],
  ['', ''],
])('the number %s is shown as %s', (phone, shown) => {
  expect(maskPhone(phone)).toBe(shown)
})
