import { key } from '../../../src/contract/common'
import { isTown, townKey } from '../../../src/domain/base/towns'
import * as v from 'valibot'

test('an id made from a name is one that addresses take, and another name has another', () => {
  expect(v.is(key, townKey('东样街道'))).toBe(true)
  expect(townKey('东样街道')).not.toBe(townKey('西样镇'))
})

test.each([
  ['样', false],
  ['样镇', true],
  ['样'.repeat(20), true],
  ['样'.repeat(21), false],
])('%s may be stored: %s', (name, may) => {
  expect(isTown(name)).toBe(may)
})
