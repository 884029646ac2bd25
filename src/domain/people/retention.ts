/**
 * Retention: how long each kind of personal data is kept, and why. One table for the jobs, the administrator's page and the privacy
 * page. PIPL art. 19 wants the shortest time that the purpose needs. Figures never depend on what ends here: minutes and records stay.
 */
import { type Instant, day, hour, startOfDay } from '../calendar/calendar'
import { UNDO_WITHIN } from './same-person'
import { ENDED_LISTED } from './sessions'

/** A year, leap or not, ms. */
const year = 366 * day

/** End of the data: the row is deleted, or stays with a pseudonym in place of the name. */
export type RetentionEnd = 'deleted' | 'name-removed'

export interface Retention {
  /** Name of the data on screens. */
  name: string
  /** Time for which it is kept, ms, counted from the event in `from`. */
  kept: number
  /** Event from which the time counts: `上传后`. */
  from: string
  end: RetentionEnd
  /** Purpose for which it is kept that long. */
  why: string
}

/** Data that the jobs end by the clock, in the order of a run: what is most sensitive first. */
export const RETENTION = {
  uploads: {
    name: '上传的名册文件',
    kept: 2 * hour,
    from: '上传后',
    end: 'deleted',
    why: '只够核对和导入。表格里常有用不到的信息，不多留。',
  },
  'exported-files': {
    name: '导出的表格',
    kept: day,
    from: '导出后',
    end: 'deleted',
    why: '下载时断了网，一天内还能再取。',
  },
  'names-without-account': {
    name: '没有账号的人的姓名（现场加的，或队伍里报的）',
    kept: year,
    from: '最后一次参加的活动结束后',
    end: 'name-removed',
    why: '核对签到、当年考核和以后认领记录要用。去掉姓名后只剩一个编号，人数和服务时长不变。',
  },
  'undo-details': {
    name: '合并两个人时留的底',
    kept: UNDO_WITHIN,
    from: '合并后',
    end: 'deleted',
    why: '七天内可以撤销合并，过后用不到。',
  },
  'web-sign-ins': {
    name: '扫码登录电脑的请求',
    kept: 2 * day,
    from: '请求过期后',
    end: 'deleted',
    why: '请求两分钟就过期。留两天，有人冒用时查得到是哪个浏览器。',
  },
  sessions: {
    name: '已经退出的登录',
    kept: ENDED_LISTED,
    from: '退出或过期后',
    end: 'deleted',
    why: '您看得到哪台设备什么时候退出、为什么退出。',
  },
  answers: {
    name: '每次操作的答复',
    kept: 30 * day,
    from: '操作后',
    end: 'deleted',
    why: '手机断网后会重发同一个操作，要认得出来，不做两次。',
  },
  messages: {
    name: '发给您的消息',
    kept: 92 * day,
    from: '发出后',
    end: 'deleted',
    why: '“我的”里看得到三个月内的消息，过后不留。',
  },
  'unused-sign-ups': {
    name: '没有去成的报名（退出的、候补的、随活动取消的）',
    kept: year,
    from: '活动结束后',
    end: 'deleted',
    why: '“我的”里看得到一年内的报名，有疑问可以查。有签到或异议的不删。',
  },
  'unused-teams': {
    name: '没有去成的队伍',
    kept: year,
    from: '活动结束后',
    end: 'deleted',
    why: '和没有去成的报名一样，等队里的报名先删。',
  },
  'list-phones': {
    name: '哪台手机下载过签到名单',
    kept: 30 * day,
    from: '活动结束后',
    end: 'deleted',
    why: '手机丢了可以停用。手机上的名单在活动结束两天后就打不开了。停用过的手机留着，免得又能下载。',
  },
  'wrong-codes': {
    name: '输错现场码的次数',
    kept: 30 * day,
    from: '活动结束后',
    end: 'deleted',
    why: '防止有人猜码代签。',
  },
  'ended-rosters': {
    name: '不再活动的组织的成员名册',
    kept: 2 * year,
    from: '名册最后一次改动、组织最后一次参加活动后，而且没有人代表这个组织',
    end: 'deleted',
    why: '跨过两次年度考核还没有动静，就当组织已经结束。已经核实的成员身份和统计不变。',
  },
} satisfies Record<string, Retention>

export type RetainedKind = keyof typeof RETENTION

export const RETAINED_KINDS = Object.keys(RETENTION) as RetainedKind[]

export const isRetained = (text: string): text is RetainedKind => (RETAINED_KINDS as string[]).includes(text)

/** Data that no clock ends, and its end. */
export const STAYING: readonly { name: string; until: string; why: string }[] = [
  {
    name: '姓名、手机号、组织和专长',
    until: '到您改掉、收回同意或者注销',
    why: '报名、联系和统计要用。',
  },
  {
    name: '签到、服务记录和证明',
    until: '长期保存，不留手机号',
    why: '《志愿服务记录与证明出具办法（试行）》（民政部令第67号）要求如实记录，您以后要能查、能开证明，别人要能核对。',
  },
  {
    name: '您同意和收回的日子',
    until: '长期保存',
    why: '说明我们什么时候可以用您的信息。',
  },
  {
    name: '操作日志',
    until: '长期保存，谁也不能改',
    why: '谁看过、改过什么，有疑问时查得到。',
  },
  {
    name: '活动照片',
    until: '到组织者去掉',
    why: '是活动小结的一部分，谁都看得到。照片里有您，可以请组织者去掉。',
  },
  {
    name: '组织的成员名册',
    until: '到组织自己改掉，或者组织不再活动',
    why: '核实谁是成员。由组织负责。',
  },
]

/** `2 小时`, `30 天`, `1 年`. */
export function keptInWords(kept: number): string {
  if (kept % year === 0) return `${kept / year} 年`
  return kept % day === 0 ? `${kept / day} 天` : `${kept / hour} 小时`
}

/** True for data that goes in the night after its time, so that a day leaves one line in the audit log. Shorter times are kept to the minute. */
const goesAtNight = (kind: RetainedKind): boolean => RETENTION[kind].kept > day

/** Moment before which data of the kind is due: never less than its time ago. */
export function cutoffOf(kind: RetainedKind, now: Instant): Instant {
  const before = now - RETENTION[kind].kept
  return goesAtNight(kind) ? startOfDay(before) : before
}

/** First moment at which data that counts from `since` is due. */
export function dueAt(kind: RetainedKind, since: Instant): Instant {
  const { kept } = RETENTION[kind]
  return goesAtNight(kind) ? startOfDay(since) + day + kept : since + kept + 1
}

/** Most rows of a kind that one run ends, so that the minute's jobs never hold the database for long. */
export const MOST_A_RUN = 500

/** Rows of a kind that are due. */
export interface DueRows {
  kind: RetainedKind
  rows: number
  /** Moment from which the oldest of them counts; null for no rows. */
  oldest: Instant | null
}

/**
 * Rows that the next run ends: of each kind all that are due, oldest first, up to the most a run, so that a flood of one kind keeps no
 * other from ending. Kinds without any are left out.
 */
export const planRun = (due: readonly DueRows[], most: number = MOST_A_RUN): DueRows[] =>
  RETAINED_KINDS.flatMap((kind) => {
    const found = due.find((one) => one.kind === kind)
    return found && found.rows > 0 ? [{ kind, rows: Math.min(found.rows, most), oldest: found.oldest }] : []
  })

/** Name in place of a removed one. It differs between people, since equal names at a visit are a finding. @param id a UUID */
export const nameRemoved = (id: string): string => `${NAME_REMOVED} ${id.slice(0, 6).toUpperCase()}`

export const NAME_REMOVED = '姓名已删除'
