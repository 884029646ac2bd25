import type { AlikePerson } from '../../../contract/people/alike'
import { dayOf, inHours } from '../../../domain/calendar/calendar'
import type { Likeness } from '../../../domain/people/same-person'

/** Reason of a finding. */
export const LIKENESS_WORDS: Record<Likeness, string> = {
  'two-accounts': '两个微信账号，姓名和手机号都一样',
  'same-phone': '没有账号的一条记录，姓名和手机号都和这个账号一样',
  'same-organisation': '没有账号的一条记录，和这个账号同名，同一个组织',
}

/** Facts that show who a person is, line by line. */
export const linesOf = ({ hasAccount, phone, organisations, createdAt, visits, minutes, ahead }: AlikePerson): string[] => [
  hasAccount ? `微信账号 · ${phone}` : phone === '' ? '没有账号，没有手机号' : `没有账号 · ${phone}`,
  organisations.length > 0 ? organisations.join('、') : '没有组织',
  `${dayOf(createdAt)} 起`,
  visits > 0 ? `到场 ${visits} 场，${inHours(minutes)} 小时` : '还没有到过场',
  ...(ahead > 0 ? [`还报了 ${ahead} 场`] : []),
]
