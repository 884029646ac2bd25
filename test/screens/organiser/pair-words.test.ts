/** Lines that show who a person is, beside somebody who looks like the same one, and lines before the two are joined. */
import { instantAt } from '../../../src/domain/calendar/calendar'
import { linesBeforeJoining, linesOf } from '../../../src/screens/organiser/alike/pair-words'

const person = {
  id: 'one',
  name: '王样例',
  phone: '138****0001',
  hasAccount: true,
  organisations: ['民革', '县人民医院'],
  createdAt: instantAt('2026-11-02', '00:30'),
  visits: 3,
  minutes: 540,
  ahead: 1,
}

test('an account shows its masked phone, its organisations, its first day in China, its visits and hours, and visits ahead', () => {
  expect(linesOf(person)).toEqual(['微信账号 · 138****0001', '民革、县人民医院', '2026-11-02 起', '到场 3 场，9.0 小时', '还报了 1 场'])
})

test('a person without an account, organisation or visit says so in each line', () => {
  const walkIn = { ...person, hasAccount: false, phone: '', organisations: [], visits: 0, minutes: 0, ahead: 0 }
  expect(linesOf(walkIn)).toEqual(['没有账号，没有手机号', '没有组织', '2026-11-02 起', '还没有到过场'])
})

test('before an account is joined, the lines say what it can then see and do, and ask for a call to the number on file', () => {
  const [meaning, call] = linesBeforeJoining(person)
  expect(meaning).toContain('那个账号会看到这个人的全部报名、记录和党派')
  expect(call).toContain('先打原来登记的电话')
})

test('before an entry without an account is joined, no line warns, since nobody signs in as it', () => {
  expect(linesBeforeJoining({ hasAccount: false })).toEqual([])
})
