import { CannotStart } from '../../../src/cloud/host/cannot-start'
import { readSettings } from '../../../src/cloud/host/settings'

test('without an environment the server is a demonstration on port 8787 for this machine alone', () => {
  expect(readSettings({})).toMatchObject({ port: 8787, host: 'localhost', databaseUrl: null, demo: true })
})

test.each([
  ['production is no demonstration', { NODE_ENV: 'production' }, false],
  ['a base on PostgreSQL is no demonstration', { DATABASE_URL: 'postgresql://h/base' }, false],
  ['the embedded base is one', { DATABASE_URL: '' }, true],
  ['it can be switched off', { DEMO: '0' }, false],
  ['it can be asked for', { DEMO: '1' }, true],
  ['it can be asked for on PostgreSQL', { DEMO: '1', DATABASE_URL: 'postgresql://h/base' }, true],
])('%s', (_why, env, demo) => {
  expect(readSettings(env).demo).toBe(demo)
})

test.each([
  ['a demonstration in production', { DEMO: '1', NODE_ENV: 'production' }],
  ['a DEMO that is a word', { DEMO: 'false' }],
  ['a port that is a word', { PORT: 'http' }],
  ['a port beyond the last', { PORT: '65536' }],
  ['a negative port', { PORT: '-1' }],
  ['a page folder without a page', { PAGE_DIR: 'config' }],
  ['a number of proxies', { TRUST_PROXY: '1' }],
  ['a proxy without an address', { TRUST_PROXY: '127.0.0.1,nginx' }],
  ['a network of too many bits', { TRUST_PROXY: '10.0.0.0/33' }],
])('%s is refused', (_what, env) => {
  expect(() => readSettings(env)).toThrow(CannotStart)
})

test.each(['', '127.0.0.1', '10.0.0.0/8, ::1', 'loopback,fd00::/8'])('the proxies %j are accepted', (text) => {
  expect(readSettings({ TRUST_PROXY: text }).trustProxy).toBe(text.replace(/ /g, ''))
})

test('the highest port is accepted', () => {
  expect(readSettings({ PORT: '65535' }).port).toBe(65535)
})
