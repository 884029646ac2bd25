/** Words about a consent that is taken back: what ends, what stays, and since when. */
import type { TakeBackPreview } from '../../contract/people/consents'
import { type Instant, dayInWords } from '../../domain/calendar/calendar'
import type { ConsentKind } from '../../domain/people/profile'
import type { RoleRefusal } from '../../domain/people/roles'
import type { SignUpEnd, TakenBack } from '../../domain/people/taking-back'
import { CONSENT_NAMES } from './consent-texts'
import { paperDate } from './dates'

export const REFUSALS: Record<RoleRefusal, string> = {
  'last-administrator': '您是最后一位管理员，现在还不能收回。请先让另一个人当管理员，再来收回。',
}

const SIGN_UP_ENDS: Record<SignUpEnd, string> = {
  withdrawn: '报名退出，位子让给后面的人',
  'without-organisation': '报名保留，不再代表组织',
  'out-of-team': '您的位子保留，改为单独参加，不再在队伍里',
}

/** A line for each sign-up and team that ends now. */
export function visitLines(ending: Pick<TakeBackPreview, 'signUps' | 'teams'>, now: Instant): string[] {
  const visit = ({ title, startsAt }: { title: string; startsAt: Instant }) => `${dayInWords(startsAt, now)}「${title}」`
  return [
    ...ending.signUps.map((signUp) => `${visit(signUp)}：${SIGN_UP_ENDS[signUp.end]}`),
    ...ending.teams.map((team) => {
      const led = `${visit(team)}您带的${team.organisation}队伍`
      return team.successor ? `${led}：改由${team.successor.name}带队` : `${led}：没有别人能带队，整队退出，会通知队员`
    }),
  ]
}

/** A line for each thing that ends now. */
export function endingLines(kind: ConsentKind, ending: TakeBackPreview, now: Instant): string[] {
  const lines = [
    ...visitLines(ending, now),
    ...(ending.organisations.length > 0 ? [`${ending.organisations.join('、')}的成员身份：到今天为止`] : []),
    ...(ending.roles > 0 ? ['组织者、管理员的权限：收回'] : []),
    ...(kind === 'personal-data' ? ['手机号和专长：删掉；姓名：别人不再看得到'] : []),
  ]
  return lines.length > 0 ? lines : ['现在没有会受影响的报名和成员身份']
}

/** Data that stays. */
export const STAYING: Record<ConsentKind, string> = {
  'personal-data':
    '已经开始或结束的活动，服务记录和证明按规定保留姓名，不留手机号。以后可以再同意，到时要重新填写资料，以前的记录还是您的。',
  membership: '以前的服务记录不变。以后可以再同意，重新填写组织。',
}

/** Consents that were taken back, with their days. */
export const takenBackLines = (takenBack: readonly TakenBack[]): string[] =>
  takenBack.map(({ kind, at }) => `您在 ${paperDate(at)}收回了“${CONSENT_NAMES[kind]}”。再勾选、保存，就是重新同意。`)
