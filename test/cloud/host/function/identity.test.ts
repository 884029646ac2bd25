import { openidOf } from '../../../../src/cloud/host/function/identity'

const listed = { WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID', WX_OPENID: 'from-process', WX_APPID: 'wx1' }
const environment = (values: object) => ({ environment: JSON.stringify(values) })

test.each([
  ["the call's own environment comes first", environment({ ...listed, WX_OPENID: 'from-call' }), listed, 'from-call'],
  ["the process's environment comes second", {}, listed, 'from-process'],
  ['each key is looked up by itself', environment({ WX_CONTEXT_KEYS: 'WX_OPENID' }), { WX_OPENID: 'from-process' }, 'from-process'],
  [
    'a shared environment names the user behind it',
    environment({ WX_CONTEXT_KEYS: 'WX_OPENID,WX_FROM_OPENID', WX_OPENID: 'host', WX_FROM_OPENID: 'user' }),
    {},
    'user',
  ],
  ['a value that the platform does not list is not believed', environment({ WX_OPENID: 'forged' }), {}, null],
  ['a timer has nobody behind it', environment({ WX_CONTEXT_KEYS: 'WX_APPID', WX_APPID: 'wx1' }), {}, null],
  ['an empty openid is nobody', environment({ ...listed, WX_OPENID: '' }), {}, null],
])('the caller: %s', (_why, context, env, expected) => {
  expect(openidOf(context, env)).toBe(expected)
})
