import { CannotStart, readSettings } from '../../../src/cloud/host/settings'

test('without an environment the server is a demonstration on port 8787 for this machine alone', () => {
  expect(readSettings({})).toMatchObject({ port: 8787, host: 'localhost', databaseUrl: null, demo: true })
})

test.each([
  ['production is no demonstration', { NODE_ENV: 'production' }, false],
  ['it can be switched off', { DEMO: '0' }, false],
  ['it can be asked for', { DEMO: '1' }, true],
])('%s', (_why, env, demo) => {
  expect(readSettings(env).demo).toBe(demo)
})

test.each([
  ['a demonstration in production', { DEMO: '1', NODE_ENV: 'production' }],
  ['a port that is a word', { PORT: 'http' }],
  ['a port beyond the last', { PORT: '65536' }],
  ['a negative port', { PORT: '-1' }],
  ['a page folder without a page', { PAGE_DIR: 'config' }],
])('%s is refused', (_what, env) => {
  expect(() => readSettings(env)).toThrow(CannotStart)
})

test('the highest port is accepted', () => {
  expect(readSettings({ PORT: '65535' }).port).toBe(65535)
})
