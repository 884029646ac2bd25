/** Form of a section of a person's own data, as SQL without any input. */
import type { OwnColumnKind } from '../../../contract/people/own-data'
import type { MessageKind } from '../../../contract/sign-ups'

/** A section as it is asked for. `own` stands for the ids of the person's rows: the kept one, and those joined into it. */
export interface SectionQuery {
  id: string
  title: string
  /** Heading, kind and SQL of each column. */
  columns: readonly (readonly [heading: string, kind: OwnColumnKind, value: string])[]
  /** Everything between `from` and `order by`. */
  from: string
  order: string
}

/** SQL for the Chinese word of a code. */
export const wordsOf = (column: string, words: Readonly<Record<string, string>>): string =>
  `case ${column} ${Object.entries(words)
    .map(([code, word]) => `when '${code}' then '${word}'`)
    .join(' ')} else ${column} end`

/** Kinds of messages. */
export const MESSAGE_WORDS: Record<MessageKind, string> = {
  'activity-cancelled': '活动取消',
  'activity-changed': '活动有变动',
  'seat-in-question': '改期后要再确认',
  'seats-in-question': '改期后有人要再确认',
  'activity-approved': '活动审核通过',
  'activity-returned': '活动退回',
  'change-approved': '改动审核通过',
  'change-returned': '改动退回',
  'photos-returned': '照片退回',
  'moved-up': '候补转为确认',
  removed: '组织者取消了报名',
  'moved-position': '换了岗位',
  'to-waitlist': '转为候补',
  'named-in-team': '在队伍名单里',
  'left-out': '不在队伍名单里了',
  'member-left': '队员退出',
  'seat-apart': '队员改为单独参加',
  'team-passed': '改由您带队',
  'member-joined': '队员加入',
  'places-released': '没有名字的位子放出来了',
  'team-withdrawn': '队伍退出',
  'attendance-corrected': '签到记录更正',
  'record-ready': '服务记录好了',
  'record-disputed': '有人提出异议',
  'dispute-answered': '异议有答复',
}

/** First words of the log's actions. */
export const ACTION_WORDS: Readonly<Record<string, string>> = {
  profile: '资料和同意',
  'own-data': '导出自己的数据',
  'sign-up': '报名',
  'sign-ups': '查看报名名单',
  team: '队伍',
  skill: '专长核实',
  skills: '查看成员专长',
  member: '名册里的成员',
  members: '名册',
  membership: '成员身份',
  organisation: '组织',
  people: '查人和合并',
  role: '角色',
  activity: '活动',
  activities: '导入活动',
  series: '系列',
  outcome: '活动小结',
  marks: '签到',
  attendance: '签到核对',
  'attendance-list': '下载签到名单',
  findings: '签到疑问',
  record: '服务记录异议',
  dispute: '答复异议',
  proof: '服务证明',
  phone: '签到手机',
  figures: '查看年度统计',
  year: '年度封存和导出',
  scoring: '计分规则',
  setting: '基地设置',
}
