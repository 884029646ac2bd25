/** The audit log in words. An action without a sentence does not compile. */
import { RETENTION, isRetained } from '../../../domain/people/retention'
import type { AuditAction, AuditLine } from './entries'

/** Sentence for each action. 「」 is replaced by the person concerned. */
export const ACTIONS: Record<AuditAction, string> = {
  'profile.saved': '改了自己的资料',
  'profile.consent-taken-back': '收回了同意',
  'profile.leaving-asked': '申请了注销',
  'profile.leaving-taken-back': '撤回了注销',
  'profile.left': '注销生效',
  'own-data.exported': '导出了自己的数据',
  'sign-up.created': '报了名',
  'sign-up.withdrawn': '退出了报名',
  'sign-up.moved-up': '「」从候补转为确认',
  'sign-up.cancelled': '「」的报名随活动取消',
  'sign-up.confirmed': '直接确认了「」',
  'sign-up.moved': '把「」换了岗位',
  'sign-up.removed': '请「」退出了报名',
  'sign-up.to-waitlist': '「」转为候补',
  'sign-up.without-organisation': '报名不再代表组织',
  'team.created': '以队伍报名',
  'team.member-added': '把「」加进队伍',
  'team.member-replaced': '把队员换成「」',
  'team.member-removed': '把「」移出队伍',
  'team.member-joined': '接受邀请进了队伍',
  'team.shrunk': '「」的队伍减了位子',
  'team.withdrawn': '「」的队伍退出',
  'team.moved-up': '「」的队伍从候补转为确认',
  'team.confirmed': '直接确认了「」的队伍',
  'team.to-waitlist': '「」的队伍转为候补',
  'team.cancelled': '「」的队伍随活动取消',
  'team.passed-on': '「」的队伍换了带队人',
  'team.places-released': '「」的队伍没有填名字的位子已开放',
  'skill.verified': '核实了「」的专长',
  'skill.revoked': '收回了「」的专长核实',
  'skills.read': '看了成员的专长',
  'members.looked-up': '按姓名查了「」的成员',
  'members.read': '看了「」的名册',
  'members.imported': '导入了「」的名册',
  'members.exported': '导出了「」的名册',
  'member.added': '在「」的名册加了一人',
  'member.changed': '改了「」名册里的一人',
  'member.removed': '从「」的名册移出一人',
  'membership.refused': '答复不是「」的成员',
  'member.phone-read': '看了「」名册里一人的完整手机号',
  'membership.verified': '核实了「」的成员身份',
  'organisation.added': '添加了组织「」',
  'organisation.edited': '改了组织「」',
  'organisation.merged': '把一个组织并入「」',
  'people.searched': '按姓名或电话查了人',
  'people.compared': '查看了可能是同一个人的名单',
  'people.joined': '合并了两个人',
  'people.joining-undone': '撤销了合并',
  'people.told-apart': '确认了不是同一个人',
  'role.given': '授予了「」权限',
  'role.taken': '收回了「」的权限',
  'activity.created': '写了草稿',
  'activity.edited': '改了活动',
  'activity.submitted': '提交了活动待审核',
  'activity.taken-back': '撤回了提交',
  'activity.returned': '退回了活动',
  'activity.published': '发布了活动',
  'activity.cancelled': '取消了活动',
  'activity.change-submitted': '改了公开的文字，提交待审核',
  'activity.change-dropped': '撤回了待审核的改动',
  'activity.change-approved': '通过了文字的改动',
  'activity.change-returned': '退回了文字的改动',
  'outcome.reported': '写了活动小结',
  'outcome.photo-added': '在活动小结里加了一张照片',
  'outcome.photo-removed': '去掉了活动小结里的一张照片',
  'outcome.photo-approved': '通过了活动小结里的照片',
  'outcome.photo-returned': '退回了活动小结里的照片',
  'series.created': '排了一个系列',
  'series.ended': '结束了一个系列',
  'marks.recorded': '上传了签到记录',
  'marks.corrected': '更正了签到记录',
  'marks.accepted': '认定离活动太远的签到算数',
  'attendance.read': '看了签到核对',
  'attendance.closed': '结束了核对',
  'findings.answered': '答复了签到里的疑问',
  'record.disputed': '对自己的记录提出异议',
  'dispute.answered': '答复了「」的异议',
  'proof.issued': '开了服务证明',
  'phone.cut-off': '停用了一台手机的名单',
  'phone.let-in': '恢复了一台手机的名单',
  'attendance-list.read': '下载了签到名单',
  'sign-ups.read': '看了报名名单',
  'activities.imported': '导入了往期活动',
  'figures.read': '看了年度统计的明细',
  'year.closed': '封存了一年的数字',
  'year.exported': '导出了年度表格',
  'scoring.changed': '改了考核计分规则',
  'setting.changed': '改了基地的设置',
  'data.removed': '删除了到期的信息',
  'base.founded': '开通了基地',
  'base.changed': '改了基地的名称或电话',
  'list.added': '在基地的清单里加了',
  'list.edited': '改了基地清单里的一项',
  'list.retired': '停用了基地清单里的一项',
  'list.offered-again': '恢复了基地清单里的一项',
  'list.removed': '删掉了基地清单里的一项',
  'list.ordered': '调整了基地清单的顺序',
  'holidays.saved': '改了节假日安排',
  'text.saved': '改了基地公开的说明',
}

const all = Object.keys(ACTIONS) as AuditAction[]
const beginningWith = (...starts: readonly string[]) => all.filter((action) => starts.some((start) => action.startsWith(start)))

/** Choices of the action filter, each with the actions that it covers. */
export const KINDS: readonly { id: string; name: string; actions: readonly AuditAction[] }[] = [
  {
    id: 'activity',
    name: '活动',
    actions: beginningWith('activity.', 'activities.', 'series.', 'outcome.'),
  },
  { id: 'seats', name: '报名和队伍', actions: beginningWith('sign-up.', 'team.') },
  {
    id: 'attendance',
    name: '签到和记录',
    actions: [...beginningWith('marks.', 'record.', 'dispute.', 'proof.', 'phone.', 'findings.'), 'attendance.closed'],
  },
  {
    id: 'people',
    name: '人员和组织',
    actions: [
      ...beginningWith('profile.', 'own-data.', 'skill.', 'member.', 'membership.', 'organisation.', 'role.').filter(
        (action) => action !== 'member.phone-read',
      ),
      'members.imported',
      'data.removed',
      'people.joined',
      'people.joining-undone',
      'people.told-apart',
    ],
  },
  {
    id: 'read',
    name: '查看和导出',
    actions: [
      ...all.filter((action) => action.endsWith('.read')),
      'member.phone-read',
      'members.looked-up',
      'members.exported',
      'people.searched',
      'people.compared',
      'year.exported',
    ],
  },
  { id: 'year', name: '封存和计分', actions: ['year.closed', 'scoring.changed'] },
  { id: 'base', name: '基地设置', actions: beginningWith('setting.', 'base.', 'list.', 'holidays.', 'text.') },
]

/** `周组织 请「胡示范」退出了报名`; entries without an actor come from scheduled jobs. */
export function sentenceOf({ action, actor, subject }: AuditLine): string {
  const what = ACTIONS[action] ?? action
  return `${actor?.name ?? '到点自动'}：${what.replace('「」', subject ? `「${subject.name}」` : '')}`
}

/** The readable part of an entry's details, without ids. */
export function detailsOf({ action, details }: AuditLine): string | null {
  const words = [
    wordOf(details?.['left'], (left) => `换下的是${left}`),
    wordsOfList(details ?? {}),
    action === 'base.changed' ? wordsOfBase(details ?? {}) : null,
    wordOf(details?.['reason'], (reason) => `原因：${reason}`),
    wordOf(details?.['year'], (year) => `${year} 年`),
    wordOf(details?.['data'], nameOfData),
    wordOf(details?.['rows'], (rows) => `${rows} 条记录`),
    wordOf(details?.['members'], (members) => `${members} 人`),
    wordOf(details?.['version'], (version) => `第 ${version} 版`),
    wordOf(details?.['imported'], (imported) => `${imported} 场`),
  ].filter((word) => word !== null)
  return words.length === 0 ? null : words.join('，')
}

const nameOfData = (kind: string): string => (isRetained(kind) ? RETENTION[kind].name : kind)

const LISTS: Record<string, string> = { towns: '乡镇', categories: '类别', skills: '专长', places: '常用地点', templates: '活动模板' }

/** `乡镇：示范乡 → 示范镇`; null for an entry about anything else. */
function wordsOfList({ of, name, to }: Record<string, unknown>): string | null {
  const list = typeof of === 'string' ? LISTS[of] : undefined
  if (list === undefined) return null
  const changed = typeof name === 'string' ? `：${name}${typeof to === 'string' && to !== name ? ` → ${to}` : ''}` : ''
  return `${list}${changed}`
}

/** Names of the base's fields. */
const FIELDS: Record<string, string> = { name: '名称', contactPhone: '电话', callingHours: '接电话的时间' }

/** `名称、电话` */
const wordsOfBase = ({ fields }: Record<string, unknown>): string | null =>
  Array.isArray(fields) ? fields.flatMap((field) => FIELDS[String(field)] ?? []).join('、') : null

const wordOf = (value: unknown, wordsOf: (value: string) => string): string | null =>
  typeof value === 'string' || typeof value === 'number' ? wordsOf(String(value)) : null
