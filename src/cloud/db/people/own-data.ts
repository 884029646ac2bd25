/** Everything that is kept about a person, in sections with Chinese headings. */
import { type SQL, sql } from 'drizzle-orm'
import type { OwnCell, OwnSection } from '../../../contract/people/own-data'
import { type Querier, rowsOf } from '../database'
import { isVerifiedLine } from './leaving'
import { SERVICE_SECTIONS } from './own-data-service'
import { type SectionQuery, wordsOf } from './own-data-words'

const PERSON: readonly SectionQuery[] = [
  {
    id: 'profile',
    title: '基本资料',
    columns: [
      ['姓名', 'text', 'v.name'],
      ['手机号', 'text', 'v.phone'],
      ['登录方式', 'text', `case when v.openid is null then '没有账号' else '微信' end`],
      ['建立时间', 'moment', 'ms(v.created_at)'],
      ['说明', 'text', `case when v.joined_into is null then '' else '已合并进来的另一份资料' end`],
    ],
    from: 'volunteers v where v.id in own',
    order: 'v.joined_into is not null, v.created_at',
  },
  {
    id: 'consents',
    title: '同意',
    columns: [
      ['内容', 'text', wordsOf('c.kind', { 'personal-data': '同意使用姓名、手机号和专长', membership: '单独同意使用所属组织' })],
      ['版本', 'text', 'c.version'],
      ['同意时间', 'moment', 'ms(c.given_at)'],
      ['收回时间', 'moment', 'ms(c.withdrawn_at)'],
    ],
    from: 'consents c where c.volunteer_id in own',
    order: 'c.id desc',
  },
  {
    id: 'memberships',
    title: '所属组织',
    columns: [
      ['组织', 'text', 'o.name'],
      ['从', 'day', 'm.from_day::text'],
      ['到', 'day', 'm.until_day::text'],
      [
        '核实',
        'text',
        `case when m.verified_at is not null then '已核实' when m.refused_at is not null then '答复不是成员' else '未核实' end`,
      ],
      ['时长占比 %', 'count', 'm.split'],
    ],
    from: 'memberships m join organisations o on o.id = m.organisation_id where m.volunteer_id in own',
    order: 'm.from_day desc, o.ordinal',
  },
  {
    id: 'roster',
    title: '组织名册里的我',
    columns: [
      ['组织', 'text', 'o.name'],
      ['姓名', 'text', 'r.name'],
      ['手机号', 'text', 'r.phone'],
      ['支部', 'text', 'r.branch'],
      ['专长', 'text', `(select coalesce(string_agg(s.value, '、'), '') from jsonb_array_elements_text(r.skills) s)`],
      ['备注', 'text', 'r.note'],
      ['更新时间', 'moment', 'ms(r.changed_at)'],
    ],
    from: `roster_members r join organisations o on o.id = r.organisation_id where ${isVerifiedLine('own')}`,
    order: 'o.ordinal',
  },
  {
    id: 'skills',
    title: '专长',
    columns: [
      ['专长', 'text', 's.name'],
      ['核实时间', 'moment', 'ms(k.verified_at)'],
      ['证件到期', 'moment', 'ms(k.expires_at)'],
    ],
    from: 'volunteer_skills k join skills s on s.id = k.skill_id where k.volunteer_id in own',
    order: 's.ordinal',
  },
  {
    id: 'roles',
    title: '角色',
    columns: [
      ['角色', 'text', wordsOf('r.role', { organiser: '组织者', administrator: '管理员' })],
      ['组织', 'text', `coalesce(o.name, '')`],
    ],
    from: 'roles r left join organisations o on o.id = r.organisation_id where r.volunteer_id in own',
    order: 'r.id',
  },
  {
    id: 'sessions',
    title: '登录过的设备',
    columns: [
      ['设备', 'text', 's.device'],
      ['登录时间', 'moment', 'ms(s.created_at)'],
      ['最近使用', 'moment', 'ms(s.used_at)'],
      ['退出时间', 'moment', 'ms(s.ended_at)'],
    ],
    from: 'sessions s where s.openid in (select v.openid from volunteers v where v.id in own)',
    order: 's.used_at desc, s.id',
  },
  {
    id: 'joinings',
    title: '合并',
    columns: [
      ['合并时间', 'moment', 'ms(j.joined_at)'],
      ['撤销时间', 'moment', 'ms(j.undone_at)'],
    ],
    from: 'joinings j where j.from_id in own or j.into_id in own',
    order: 'j.joined_at desc',
  },
]

/** All sections, in the order of the page. */
export const OWN_SECTIONS: readonly SectionQuery[] = [...PERSON, ...SERVICE_SECTIONS]

/** @param limit rows of a section; null for all */
export async function ownData(db: Querier, volunteerId: string, limit: number | null): Promise<OwnSection[]> {
  const sections: OwnSection[] = []
  for (const { id, title, columns, from, order } of OWN_SECTIONS) {
    const cells = withOwn(columns.map(([, , value]) => value).join(', '))
    const rows = await rowsOf<{ cells: OwnCell[]; total: number }>(
      db,
      sql`with own(id) as (select v.id from volunteers v where v.id = ${volunteerId} or v.joined_into = ${volunteerId})
        select json_build_array(${cells}) as cells, (count(*) over ())::int as total
        from ${withOwn(from)} order by ${sql.raw(order)} ${limit === null ? sql`` : sql`limit ${limit}`}`,
    )
    sections.push({
      id,
      title,
      columns: columns.map(([heading, kind]) => ({ heading, kind })),
      rows: rows.map((row) => row.cells),
      total: rows[0]?.total ?? 0,
    })
  }
  return sections
}

const withOwn = (text: string): SQL => sql.raw(text.replaceAll('in own', 'in (select own.id from own)'))
