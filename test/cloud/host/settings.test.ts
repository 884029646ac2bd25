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
  ['one that others reach can be asked for', { DEMO: '1', HOST: '0.0.0.0' }, true],
  ['one that others reach can be declined', { DEMO: '0', HOST: '0.0.0.0' }, false],
  ['a base on PostgreSQL that others reach is no demonstration', { HOST: '0.0.0.0', DATABASE_URL: 'postgresql://h/base' }, false],
  ['production that others reach is no demonstration', { HOST: '0.0.0.0', NODE_ENV: 'production' }, false],
  ...['localhost', '127.0.0.1', '127.0.0.77', '::1', ''].map((HOST): [string, Record<string, string>, boolean] => [
    `the embedded base on ${HOST || 'no address'} is one`,
    { HOST },
    true,
  ]),
  ['it can be asked for on PostgreSQL', { DEMO: '1', DATABASE_URL: 'postgresql://h/base' }, true],
])('%s', (_why, env, demo) => {
  expect(readSettings(env).demo).toBe(demo)
})

test.each([
  ['a demonstration in production', { DEMO: '1', NODE_ENV: 'production' }, 'DEMO=1 lets visitors act as anybody'],
  ['a DEMO that is a word', { DEMO: 'false' }, 'neither 0 nor 1'],
  ['a demonstration that nobody asked for on every address', { HOST: '0.0.0.0' }, 'write DEMO=1'],
  ['a demonstration that nobody asked for on every address of IPv6', { HOST: '::' }, 'write DEMO=1'],
  ['a demonstration that nobody asked for on an address of the network', { HOST: '192.0.2.7', DEMO: '' }, 'DEMO=0 for real people'],
  ['a demonstration that nobody asked for under a name', { HOST: '127.example.org' }, 'write DEMO=1'],
  ['production in another case', { NODE_ENV: 'Production' }, 'write production'],
  ['production cut short', { NODE_ENV: 'prod', DEMO: '0' }, 'write production'],
  ['a port that is a word', { PORT: 'http' }, 'PORT=http'],
  ['a port beyond the last', { PORT: '65536' }, 'PORT=65536'],
  ['a negative port', { PORT: '-1' }, 'PORT=-1'],
  ['a limit that shuts everybody out', { CALLS_PER_MINUTE: '0' }, 'CALLS_PER_MINUTE=0 is not a whole number from 1'],
  ['a port of figures that is the server’s', { METRICS_PORT: '8787' }, "the server's own PORT"],
  ['an address in quotes', { DATABASE_URL: `'postgresql://a:secret@h/b'` }, 'DATABASE_URL stands in quotes'],
  ['a secret in quotes', { WECHAT_APP_SECRET: '"secret"' }, 'WECHAT_APP_SECRET stands in quotes'],
  ['an address without its colon', { DATABASE_URL: 'postgres//a:secret@h/b' }, 'not an address of PostgreSQL'],
  ['an address that is a path', { DATABASE_URL: '/a:secret@h/b' }, 'not an address of PostgreSQL'],
  ['an address of another database', { DATABASE_URL: 'mysql://a:secret@h/b' }, 'not an address of PostgreSQL'],
  ['a page folder without a page', { PAGE_DIR: 'config' }, 'no index.html'],
  ['a number of proxies', { TRUST_PROXY: '1' }, 'TRUST_PROXY=1'],
  ['a proxy without an address', { TRUST_PROXY: '127.0.0.1,nginx' }, 'not a list of addresses'],
  ['a network of too many bits', { TRUST_PROXY: '10.0.0.0/33' }, 'not a list of addresses'],
])('%s is refused, and no secret is quoted', (_what, env, sentence) => {
  expect(() => readSettings(env)).toThrow(CannotStart)
  expect(() => readSettings(env)).toThrow(sentence)
  expect(() => readSettings(env)).not.toThrow('secret@')
})

test('the figures may have any other port, also a free one beside the server’s free one', () => {
  expect(readSettings({ METRICS_PORT: '9100' }).metricsPort).toBe(9100)
  expect(readSettings({ PORT: '0', METRICS_PORT: '0' }).metricsPort).toBe(0)
})

test.each(['', '127.0.0.1', '10.0.0.0/8, ::1', 'loopback,fd00::/8'])('the proxies %j are accepted', (text) => {
  expect(readSettings({ TRUST_PROXY: text }).trustProxy).toBe(text.replace(/ /g, ''))
})

test('the highest port is accepted', () => {
  expect(readSettings({ PORT: '65535' }).port).toBe(65535)
})
