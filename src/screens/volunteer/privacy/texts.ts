/**
 * The privacy page: plain sentences, since old people read it. How long data is kept comes from the table by which it is ended. A change
 * of these texts is a new version of the consent; a test holds them together.
 */
import { CONSENT_SINCE, CONSENT_VERSION } from '../../../domain/people/profile'
import { RETAINED_KINDS, RETENTION, STAYING, keptInWords } from '../../../domain/people/retention'

/** The base as the page needs it. Fields that an answer does not have are left out of the page. */
export interface ResponsibleBase {
  name: string
  contactPhone?: string | null
}

/** A name in bold with a sentence under it. */
export interface Item {
  title: string
  words: string
}

/** `版本 2026-12，2026 年 12 月 1 日起`. */
export function versionInWords(): string {
  const [year, month, date] = CONSENT_SINCE.split('-').map(Number)
  return `版本 ${CONSENT_VERSION}，${year} 年 ${month} 月 ${date} 日起`
}

export const SHORT = '我们只记办活动要用的信息，不拿去做别的。您随时可以看、可以改、可以收回。'

export const COLLECTED: readonly Item[] = [
  { title: '微信给的编号', words: '认出是您。它不是您的微信号，我们看不到您的微信号和好友。' },
  { title: '姓名、手机号', words: '报名、签到，活动有变化时联系您。' },
  { title: '所属党派和团体', words: '按组织报名和统计。这是敏感信息，要您单独同意，不填也能报名。' },
  { title: '专长', words: '医生、律师这样的岗位，要知道谁能做。' },
  { title: '报名、签到和服务时长', words: '安排活动，给您记服务时间、开证明。' },
  { title: '登录过的设备', words: '哪种手机或浏览器、什么时候用过。您看得到，也能让它退出。' },
  { title: '消息', words: '活动改期、候补转正这样的事，告诉您。' },
  { title: '操作日志', words: '谁看过、改过什么，有疑问时查得到。' },
]

export const NOT_COLLECTED = '我们不要身份证号，不记您在哪里，不看通讯录，不问病情。扫码用的相机画面不保存。'

export const WITHOUT_ACCOUNT =
  '没有账号的人，队长报名时或者组织者在现场，只写下姓名，没有手机号。组织也可能把自己的成员名册（姓名、手机号、支部、专长）交给本基地，用来核实成员；名册由组织负责。'

/** Readers, and the data that they see. The tests call the program as each of them. */
export const READERS: readonly Item[] = [
  { title: '您自己', words: '全部。' },
  { title: '您报名的活动的组织者', words: '姓名、完整手机号、组织和岗位，签到情况，还有这场活动的操作日志。现场签到的名单上没有手机号。' },
  {
    title: '您所属组织的组织者',
    words: '姓名、遮住中间几位的手机号、专长，和您的服务记录。组织自己名册上的手机号，要点一下才看得到全部，每次都记在日志里。',
  },
  {
    title: '队长和队员',
    words:
      '队长看得到队员的姓名，队员看得到队长的姓名，都看不到手机号。组织核实过的队长可以用姓名把您加进队伍，这时会知道您那天是不是已经有别的活动。',
  },
  { title: '基地管理员', words: '各个活动和组织的组织者看得到的，管理员也看得到，还有操作日志。' },
  {
    title: '村民和别的志愿者',
    words: '只看得到人数，看不到您的姓名和组织。活动照片谁都看得到。活动的文字和照片，公开前可能交给微信检查内容。',
  },
  { title: '核对证明的人', words: '您把证明给了谁，谁就能用上面的核对码查到您的姓、服务记录，和活动负责人的姓名。' },
]

/** Data with the time for which it is kept, and why, from the table of the jobs. */
export const KEPT: readonly Item[] = [
  ...STAYING.map(({ name, until, why }) => ({ title: name, words: `${until}。${why}` })),
  ...RETAINED_KINDS.map((kind) => {
    const { name, from, kept, end, why } = RETENTION[kind]
    return { title: name, words: `${from} ${keptInWords(kept)}${end === 'deleted' ? '删除' : '去掉姓名'}。${why}` }
  }),
]

export const KEPT_NOTE = '按天、按年算的，到期后当天夜里处理。按小时算的，到点就处理。'

/** Rights under PIPL art. 44 to 47, and the place of each in the app. */
export const RIGHTS: readonly Item[] = [
  { title: '看', words: '我的 → 我的数据，写着我们记了您什么。' },
  { title: '带走', words: '我的 → 我的数据，可以导出成表格。' },
  { title: '改', words: '我的 → 点您的名字，改姓名、手机号、组织和专长。服务记录不对，在我的服务记录里点“有异议”。' },
  { title: '收回同意', words: '我的 → 点您的名字，去掉勾。马上生效，以后还可以再同意。' },
  {
    title: '离开（注销）',
    words:
      '我的 → 我的数据 → 注销。七天内可以反悔，过后姓名和手机号都去掉，服务记录只留一个编号。别人写的文字里，分不清是不是说您的，会留着；请联系我们改。',
  },
]

export const COMPLAINT = '觉得我们做得不对，可以先问我们，也可以向网信部门投诉。'

/** The person to ask, with or without a phone number. */
export const askWords = ({ name, contactPhone }: ResponsibleBase): string =>
  contactPhone
    ? `想问、想改、想投诉，打${name}的电话：`
    : `想问、想改、想投诉，找${name}：可以问您所属组织的组织者，也可以在活动现场问组织者。`
