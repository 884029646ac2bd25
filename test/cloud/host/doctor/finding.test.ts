import { type Check, exitCodeOf, linesOf, ok, runChecks, warning, wrong } from '../../../../src/cloud/host/doctor/finding'
import { explain } from '../../../../src/cloud/host/doctor/reasons'
import { judgeWire } from '../../../../src/cloud/host/doctor/server-checks'

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

test.each([
  ['to the same machine', null, true, '', false, 'ok'],
  ['to another machine', null, false, '', false, 'warning'],
  ['to another machine, as its address says', null, false, '?sslmode=disable', false, 'ok'],
  ['with TLS and a public authority', 'TLSv1.3', false, '?sslmode=verify-full', false, 'ok'],
  ['with TLS and an authority of its own', 'TLSv1.3', false, '?sslmode=require', true, 'ok'],
  ['with TLS that nobody checks', 'TLSv1.3', false, '?uselibpqcompat=true&sslmode=require', false, 'warning'],
])('a connection %s is judged', (_what, tls, isLocal, query, hasAuthority, state) => {
  expect(judgeWire({ tls, isLocal }, `postgresql://h/b${query}`, hasAuthority).state).toBe(state)
})
