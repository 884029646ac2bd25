/** Sections of a person's own data: their service, and the traces of their use. */
import { ACTION_WORDS, MESSAGE_WORDS, type SectionQuery, wordsOf } from './own-data-words'

const STATUS = { confirmed: '已确认', waitlisted: '候补', withdrawn: '已退出', cancelled: '活动取消' }
const visit = (id: string) => `activities a on a.id = ${id}`

export const SERVICE_SECTIONS: readonly SectionQuery[] = [
  {
    id: 'sign-ups',
    title: '报名',
    columns: [
      ['活动', 'text', 'a.title'],
      ['活动时间', 'moment', 'ms(a.starts_at)'],
      ['岗位', 'text', 'p.name'],
      ['代表组织', 'text', `coalesce(o.short_name, '')`],
      ['状态', 'text', wordsOf('u.status', STATUS)],
      ['报名时间', 'moment', 'ms(u.created_at)'],
    ],
    from: `sign_ups u join ${visit('u.activity_id')} join positions p on p.id = u.position_id
      left join organisations o on o.id = u.organisation_id where u.volunteer_id in own`,
    order: 'a.starts_at desc, u.arrival desc',
  },
  {
    id: 'teams',
    title: '我带的队伍',
    columns: [
      ['活动', 'text', 'a.title'],
      ['活动时间', 'moment', 'ms(a.starts_at)'],
      ['组织', 'text', 'o.short_name'],
      ['状态', 'text', wordsOf('t.status', STATUS)],
      ['建立时间', 'moment', 'ms(t.created_at)'],
    ],
    from: `teams t join ${visit('t.activity_id')} join organisations o on o.id = t.organisation_id where t.leader_id in own`,
    order: 'a.starts_at desc, t.id',
  },
  {
    id: 'marks',
    title: '签到记录',
    columns: [
      ['活动', 'text', 'a.title'],
      ['种类', 'text', wordsOf('m.kind', { in: '签到', out: '签退', void: '撤销', accept: '认定' })],
      ['方式', 'text', wordsOf('m.method', { ticked: '名单勾选', scanned: '扫码', spoken: '报码', venue: '现场码', corrected: '更正' })],
      ['时间', 'moment', 'ms(m.at)'],
      ['更正后的时间', 'moment', 'ms(m.stated_at)'],
      ['原因', 'text', `coalesce(m.reason, '')`],
      ['记录设备编号', 'text', 'm.device_id::text'],
    ],
    from: `marks m join ${visit('m.activity_id')} where m.volunteer_id in own`,
    order: 'm.at desc, m.id',
  },
  {
    id: 'attendances',
    title: '服务时长',
    columns: [
      ['活动', 'text', 'a.title'],
      ['到', 'moment', 'ms(t.in_at)'],
      ['离开', 'moment', 'ms(t.out_at)'],
      ['服务时间', 'minutes', 't.minutes'],
    ],
    from: `attendances t join ${visit('t.activity_id')} where t.volunteer_id in own`,
    order: 't.in_at desc',
  },
  {
    id: 'closed-turns',
    title: '封存年度里的服务',
    columns: [
      ['年度', 'text', 't.year::text'],
      ['活动', 'text', 'a.title'],
      ['计入组织', 'text', 'coalesce(o.short_name, t.organisation_id)'],
      ['服务时间', 'minutes', 't.minutes'],
      ['计入的时间', 'minutes', 't.counted'],
    ],
    from: `closed_turns t join ${visit('t.activity_id')} left join organisations o on o.id = t.organisation_id where t.volunteer_id in own`,
    order: 't.in_at desc, t.organisation_id',
  },
  {
    id: 'disputes',
    title: '对记录的异议',
    columns: [
      ['活动', 'text', 'a.title'],
      ['异议', 'text', 'd.text'],
      ['提出时间', 'moment', 'ms(d.created_at)'],
      ['答复', 'text', `coalesce(d.answer, '')`],
      ['答复时间', 'moment', 'ms(d.answered_at)'],
    ],
    from: `disputes d join ${visit('d.activity_id')} where d.volunteer_id in own`,
    order: 'd.created_at desc',
  },
  {
    id: 'findings',
    title: '签到疑问的答复',
    columns: [
      ['活动', 'text', 'a.title'],
      ['疑问', 'text', 'f.finding'],
      ['答复时间', 'moment', 'ms(f.answered_at)'],
    ],
    from: `finding_answers f join ${visit('f.activity_id')} where f.volunteer_id in own`,
    order: 'f.answered_at desc, f.finding',
  },
  {
    id: 'proofs',
    title: '服务证明',
    columns: [
      ['核对码', 'text', 'p.code'],
      ['年度', 'text', `p.content ->> 'year'`],
      ['证明上的姓名', 'text', `p.content ->> 'name'`],
      ['服务时间', 'minutes', `(p.content ->> 'minutes')::int`],
      ['出具时间', 'moment', 'ms(p.issued_at)'],
    ],
    from: 'proofs p where p.volunteer_id in own',
    order: 'p.issued_at desc',
  },
  {
    id: 'messages',
    title: '收到的消息',
    columns: [
      ['活动', 'text', 'a.title'],
      ['种类', 'text', wordsOf('m.kind', MESSAGE_WORDS)],
      ['内容', 'text', `coalesce(m.note, '')`],
      ['时间', 'moment', 'ms(m.created_at)'],
    ],
    from: `messages m join ${visit('m.activity_id')} where m.volunteer_id in own`,
    order: 'm.created_at desc, m.id',
  },
  {
    id: 'phones',
    title: '打开过签到名单的手机',
    columns: [
      ['活动', 'text', 'a.title'],
      ['设备编号', 'text', 'l.device_id::text'],
      ['第一次', 'moment', 'ms(l.first_at)'],
      ['最近一次', 'moment', 'ms(l.last_at)'],
    ],
    from: `list_phones l join ${visit('l.activity_id')} where l.volunteer_id in own`,
    order: 'l.last_at desc',
  },
  {
    id: 'visits',
    title: '我建的活动',
    columns: [
      ['活动', 'text', 'a.title'],
      ['活动时间', 'moment', 'ms(a.starts_at)'],
      ['建立时间', 'moment', 'ms(a.created_at)'],
    ],
    from: 'activities a where a.created_by in own or a.submitted_by in own',
    order: 'a.created_at desc, a.id',
  },
  {
    id: 'contacts',
    title: '公开了我的电话的活动',
    columns: [
      ['活动', 'text', 'a.title'],
      ['活动时间', 'moment', 'ms(a.starts_at)'],
      ['联系人', 'text', 'a.contact_name'],
      ['联系电话', 'text', 'a.contact_phone'],
    ],
    from: `activities a where a.contact_phone <> '' and a.contact_phone in (select v.phone from volunteers v where v.id in own)`,
    order: 'a.starts_at desc, a.id',
  },
  {
    id: 'work',
    title: '以组织者身份做的其他事',
    columns: [
      ['事情', 'text', 'w.what'],
      ['活动', 'text', 'w.title'],
      ['时间', 'moment', 'ms(w.at)'],
    ],
    from: `(select '核对结束' as what, a.title, c.closed_at as at from closings c join ${visit('c.activity_id')} where c.closed_by in own
      union all select '小结', a.title, o.reported_at from outcomes o join ${visit('o.activity_id')} where o.reported_by in own
      union all select '照片', a.title, f.added_at from outcome_photos f join ${visit('f.activity_id')} where f.added_by in own
      union all select '答复异议', a.title, d.answered_at from disputes d join ${visit('d.activity_id')} where d.answered_by in own
      union all select '系列', s.name, s.created_at from series s where s.created_by in own
      union all select '文字改动', a.title, x.submitted_at from text_changes x join ${visit('x.activity_id')} where x.submitted_by in own
      union all select '计分规则', '第 ' || r.version || ' 版', r.created_at from scoring_rules r where r.created_by in own
      union all select '封存年度', y.year::text, y.closed_at from closed_years y where y.closed_by in own) w`,
    order: 'w.at desc, w.what',
  },
  {
    id: 'audit',
    title: '操作记录',
    columns: [
      ['时间', 'moment', 'ms(l.at)'],
      ['操作', 'text', wordsOf(`split_part(l.action, '.', 1)`, ACTION_WORDS)],
      ['活动', 'text', `coalesce(a.title, '')`],
      ['谁做的', 'text', `case when l.actor_id in own then '本人' when l.actor_id is null then '系统' else '组织者' end`],
    ],
    from: `audit_log l left join ${visit('l.activity_id')} where l.actor_id in own or l.subject_id in (select own.id::text from own)
      or l.subject_id in (select u.id::text from sign_ups u where u.volunteer_id in own)`,
    order: 'l.id desc',
  },
  {
    id: 'technical',
    title: '程序运行需要的记录',
    columns: [
      ['种类', 'text', 'x.what'],
      ['时间', 'moment', 'ms(x.at)'],
    ],
    from: `(select '防止重复提交（保存一个月）' as what, r.at from answers r where r.volunteer_id in own
      union all select '输错现场码 ' || c.count || ' 次', c.last_at from wrong_codes c where c.volunteer_id in own
      union all select '确认与另一位同名的人不是同一人', t.told_at from told_apart t where t.one_id in own or t.other_id in own) x`,
    order: 'x.at desc, x.what',
  },
  {
    id: 'files',
    title: '上传和导出的文件（一天内删除）',
    columns: [
      ['文件', 'text', 'f.name'],
      ['时间', 'moment', 'ms(f.at)'],
    ],
    from: `(select u.name, u.created_at as at from uploads u where u.volunteer_id in own
      union all select '导出的文件', e.created_at from exported_files e where e.volunteer_id in own) f`,
    order: 'f.at desc',
  },
]
