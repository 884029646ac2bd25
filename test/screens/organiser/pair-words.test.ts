/** Lines that show who a person is, beside somebody who looks like the same one. */
import { instantAt } from '../../../src/domain/calendar/calendar'
import { linesOf } from '../../../src/screens/organiser/alike/pair-words'

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
