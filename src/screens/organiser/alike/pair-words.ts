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

/** Consequences of every joining. */
export const JOINING_WORDS =
  '报名、签到、服务时长、专长和消息都归到一处，同一场活动只算一次；两边都报了名的，多出的位子让给候补的人。七天之内可以撤销。'

/** Warnings before an account is joined, since a name and a phone prove nobody. None for an entry without an account. */
export const linesBeforeJoining = ({ hasAccount }: Pick<AlikePerson, 'hasAccount'>): string[] =>
  hasAccount
    ? [
        '合并后，那个账号会看到这个人的全部报名、记录和党派，也能替这个人报名、退出、改资料、注销。',
        '姓名和手机号谁都可以填。请先打原来登记的电话，问本人另一个微信号是不是自己的；不打对方新给的号码。',
      ]
    : []

/** Words beside a joining of a person who is leaving. */
export const UNDO_ENDS_LEAVING = '合并后申请了注销。撤销合并，注销申请就取消；请打电话告诉两边，还要注销的请再申请。'
