import { randomUUID } from 'node:crypto'
import { identifyPersona } from '../../../src/cloud/demo/identify-persona'

const device = randomUUID()
test.each([
  ['nobody without a persona', {}, null],
  ['nobody by an unknown name', { 'x-demo-persona': 'root' }, null],
  ['a persona by its name', { 'x-demo-persona': 'organiser' }, 'demo:organiser'],
  ['a resident, one on each device', { 'x-demo-persona': 'resident', 'x-device': device }, `demo:resident:${device}`],
  ['nobody on a malformed device id', { 'x-demo-persona': 'resident', 'x-device': 'demo:organiser' }, null],
])('a visitor of the demonstration is %s', (_who, headers, openid) => {
  expect(identifyPersona({ headers }).openid).toBe(openid)
})
