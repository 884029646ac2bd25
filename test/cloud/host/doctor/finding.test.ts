import { type Check, exitCodeOf, linesOf, ok, runChecks, warning, wrong } from '../../../../src/cloud/host/doctor/finding'
import { explain } from '../../../../src/cloud/host/doctor/reasons'
import { ContradictoryTls, addressWithTls } from '../../../../src/cloud/db/postgres-tls'

test('the exit code is 0 when all is well, 1 for a warning, 2 for a fault', () => {
  const of = (...states: ('ok' | 'warning' | 'wrong' | 'unchecked')[]) =>
    exitCodeOf(states.map((state) => ({ name: '', state, found: '' })))
  expect([of('ok'), of('ok', 'unchecked'), of('warning', 'ok'), of('ok', 'wrong', 'warning')]).toEqual([0, 0, 1, 2])
})

test('a check that hangs ends as wrong, and the checks after it are made', async () => {
  const checks: Check[] = [
    { name: '卡住', run: () => new Promise(() => undefined) },
    { name: '靠它', needs: ['卡住'], run: () => ok('') },
    { name: '别的', run: () => ok('在') },
  ]
  expect(linesOf(await runChecks(checks, explain, 20))).toEqual([
    '有错  卡住：0.02 秒内没有结果',
    expect.stringContaining('再查一次'),
    '未查  靠它：先解决“卡住”',
    '好　  别的：在',
    '1 项有错，0 项注意，1 项好，1 项未查',
  ])
})

test('a check that fails in an unknown way is wrong, and its message, which may quote secrets, is not printed', async () => {
  const run = () => Promise.reject(Object.assign(new Error('at postgresql://a:secret@h/b'), { code: 'XX000' }))
  const [finding] = await runChecks([{ name: '一', run }], explain)
  expect(finding).toMatchObject({ state: 'wrong', found: '没有查成（Error XX000）' })
})

test('a check that needs a warned one is made, and one that needs an unchecked one is not', async () => {
  const checks: Check[] = [
    { name: '一', run: () => warning('', '') },
    { name: '二', needs: ['一'], run: () => wrong('', '') },
    { name: '三', needs: ['二'], run: () => ok('') },
    { name: '四', needs: ['三'], run: () => ok('') },
  ]
  expect((await runChecks(checks, explain)).map(({ state, found }) => [state, found])).toEqual([
    ['warning', ''],
    ['wrong', ''],
    ['unchecked', '先解决“二”'],
    ['unchecked', '先解决“二”'],
  ])
})

const system = (code: string, message: string) => Object.assign(new Error(`connect ${code} ${message}`), { code })
const SOCKET = '/var/run/postgresql/.s.PGSQL.5432'

test.each([
  ['a socket without its file', system('ENOENT', SOCKET), '数据库没有运行：它的套接字文件不在（ENOENT）', 'systemctl start postgresql'],
  [
    'a socket that nobody holds',
    system('ECONNREFUSED', SOCKET),
    '数据库没有运行：套接字文件在，却没有程序在听（ECONNREFUSED）',
    'systemctl start',
  ],
  ['a socket that is closed to the account', system('EACCES', SOCKET), '这个账号不能用数据库的套接字（EACCES）', '组'],
  ['a port of IPv4', system('ECONNREFUSED', '127.0.0.1:5432'), '数据库没有运行，或者不在这个地址上（ECONNREFUSED）', '防火墙'],
  ['a port of IPv6', system('ECONNREFUSED', '::1:5432'), '数据库没有运行，或者不在这个地址上（ECONNREFUSED）', '防火墙'],
  [
    'a name with several addresses',
    new AggregateError([system('ECONNREFUSED', '::1:5432'), system('ECONNREFUSED', '127.0.0.1:5432')]),
    '数据库没有运行，或者不在这个地址上（ECONNREFUSED）',
    '防火墙',
  ],
])('%s on which no database answers is a database that does not run, with or without a query around it', (_what, error, found, mend) => {
  for (const met of [error, new Error('Failed query', { cause: error })]) {
    expect(explain(met)).toEqual({ state: 'wrong', found, mend: expect.stringContaining(mend) })
  }
})

test('an address that contradicts DATABASE_CA is explained in its own words', () => {
  const refuse = () => addressWithTls('postgresql://h/b?sslmode=disable', 'a certificate')
  expect(refuse).toThrow(ContradictoryTls)
  const error = ((): unknown => {
    try {
      return refuse()
    } catch (thrown) {
      return thrown
    }
  })()
  expect(explain(error)).toMatchObject({ state: 'wrong', found: expect.stringContaining('sslmode=disable') })
})
