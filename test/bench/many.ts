/** A base larger than any county's, filled by set-based SQL, without constraints that only slow the filling down. */
import { Client } from 'pg'

export const TOWNS = 16
export const CATEGORIES = 6
const PEOPLE = 20_000
/** A small organisation, whose members belong to no other. */
export const SMALL = { id: 'o-small', members: 200 }
export const TINY = { id: 'o-tiny', members: 20 }
const RECORDS_EACH = 50
/** Number of other people, each in one or two of the large organisations. */
const OTHERS = PEOPLE - SMALL.members - TINY.members
const ORGANISATIONS = 40
const SEATS = 6
const SIGN_UPS = 5
const PRESENT = 8

const uuid = (kind: string, n: string) => `md5('${kind}' || ${n})::uuid`

/** The vocabulary and the people. */
export async function fillBase(client: Client): Promise<void> {
  await client.query(`insert into base (name, created_at) values ('测算基地', now())`)
  await client.query(`insert into towns (id, name, ordinal) select 't' || n, '样镇' || n, n from generate_series(1, ${TOWNS}) n`)
  await client.query(
    `insert into categories (id, name, label, ordinal) select 'c' || n, '类别' || n, '类别' || n || '下乡', n from generate_series(1, ${CATEGORIES}) n`,
  )
  await client.query(`insert into organisations (id, name, short_name, kind, ordinal)
    select 'o' || n, '样例组织' || n, '样组' || n, 'group', n from generate_series(1, ${ORGANISATIONS}) n
    union all select '${SMALL.id}', '样例小组', '小组', 'group', 98
    union all select '${TINY.id}', '样例微组', '微组', 'group', 99`)
  await client.query(`insert into volunteers (id, openid, name, phone, created_at)
    select ${uuid('v', 'n')}, 'many-' || n, '样例' || n, '', now() from generate_series(0, ${PEOPLE - 1}) n`)
  // A third of these people belong to two organisations, with a declared split.
  await client.query(`insert into memberships (volunteer_id, organisation_id, split, from_day, verified_at)
    select m.*, date '2020-01-01', now() from (select ${uuid('v', 'n')} as volunteer, 'o' || (n % ${ORGANISATIONS} + 1) as organisation, case when n % 3 = 0 then 70 end as split from generate_series(0, ${OTHERS - 1}) n
    union all select ${uuid('v', 'n')}, 'o' || ((n + 7) % ${ORGANISATIONS} + 1), 30 from generate_series(0, ${OTHERS - 1}, 3) n
    union all select ${uuid('v', 'n')}, '${TINY.id}', null from generate_series(${OTHERS}, ${OTHERS + TINY.members - 1}) n
    union all select ${uuid('v', 'n')}, '${SMALL.id}', null from generate_series(${PEOPLE - SMALL.members}, ${PEOPLE - 1}) n) m`)
  await client.query(`insert into roles (volunteer_id, role) values (${uuid('v', '0')}, 'administrator')`)
}

/** A card of `plan` as the triggers would keep it, which are disabled while the base is filled. */
const CARD = `jsonb_build_object('town', '样镇' || town, 'hosts', jsonb_build_array('样组' || (n % ${ORGANISATIONS} + 1)), 'services', jsonb_build_array(),
  'categories', case when n % 5 = 0 then jsonb_build_array('c' || category, 'c' || (category % ${CATEGORIES} + 1)) else jsonb_build_array('c' || category) end,
  'positions', jsonb_build_array(jsonb_build_object('id', position, 'name', '秩序引导', 'capacity', ${SEATS}, 'skilled', false)), 'photo', null,
  'outcome', case when held then jsonb_build_object('volunteersTotal', null, 'servedTotal', n % 90, 'isReported', false) end)`

/** Adds activities. Every second one took place in `year`; the others are spread over the coming year. */
export async function fillActivities(client: Client, count: number, year: number): Promise<void> {
  await client.query(`set session_replication_role = replica`)
  const rebuild = await withoutIndexes(client, ['sign_ups', 'seats'])
  const n = `generate_series(0, ${count - 1}) n`
  // 7919 is prime, so that the days of both halves are spread evenly over the year.
  await client.query(`create temp table plan as select n, ${uuid('a', 'n')} as id, ${uuid('p', 'n')} as position, n % 2 = 0 as held,
      case when n % 2 = 0 then timestamptz '${year}-01-01 00:00+08' else date_trunc('hour', now()) + interval '1 hour' end
        + ((n::bigint * 7919) % 8700) * interval '1 hour' as starts_at,
      (n / 2) % ${TOWNS} + 1 as town, (n / 2 / ${TOWNS}) % ${CATEGORIES} + 1 as category
    from ${n}`)
  await client.query(`insert into activities (id, title, status, starts_at, ends_at, town_id, place, sign_up_opens_at, sign_up_closes_at,
      withdraw_until, names_until, ticket_key, search_text, card, created_at, published_at)
    select id, '服务日第' || n || '场', 'published', starts_at, starts_at + interval '3 hours', 't' || town, '样镇' || town || '礼堂',
      starts_at - interval '9 days', starts_at - interval '1 day', starts_at - interval '1 day', starts_at - interval '1 day', '00',
      '服务日第' || n || '场 样镇' || town || '礼堂 ' || (array['量血压', '写春联', '法律咨询', '果树剪枝', '理发', '修家电', '义诊'])[n % 7 + 1], ${CARD},
      starts_at - interval '9 days', starts_at - interval '9 days' from plan`)
  await client.query(`insert into activity_categories select id, 'c' || category, 0 from plan
    union all select id, 'c' || (category % ${CATEGORIES} + 1), 1 from plan where n % 5 = 0`)
  await client.query(`insert into activity_organisations select id, 'o' || (n % ${ORGANISATIONS} + 1), 'lead', 0 from plan`)
  await client.query(`insert into outcomes (activity_id, served_total) select id, n % 90 from plan where held`)
  await client.query(
    `insert into positions (id, activity_id, name, capacity, ordinal) select position, id, '秩序引导', ${SEATS}, 0 from plan`,
  )
  await client.query(`insert into sign_ups (id, activity_id, position_id, volunteer_id, status, during, code, created_at, changed_at)
    select ${uuid('s', "n || '-' || k")}, id, position, ${uuid('v', `(n::bigint * ${SIGN_UPS} + k) % ${PEOPLE}`)}, 'confirmed',
      tstzrange(starts_at, starts_at + interval '3 hours'), 'K' || k, now(), now() from plan cross join generate_series(0, ${SIGN_UPS - 1}) k`)
  await client.query(`insert into seats (position_id, sign_up_id)
    select position, case when k < ${SIGN_UPS} then ${uuid('s', "n || '-' || k")} end from plan cross join generate_series(0, ${SEATS - 1}) k`)
  await client.query(`insert into attendances (activity_id, volunteer_id, in_at, out_at, minutes, known_from)
    select id, ${uuid('v', `(n::bigint / 2 * ${PRESENT} + k) % ${PEOPLE}`)}, starts_at, case when k > 0 then starts_at + (60 + k) * interval '1 minute' end,
      case when k > 0 then 60 + k else 180 end, case when k = 0 then starts_at + interval '27 hours' end
    from plan cross join generate_series(0, ${PRESENT - 1}) k where held`)
  await client.query(`drop table plan`)
  await rebuild()
  await client.query(`set session_replication_role = origin`)
  await client.query(`vacuum analyze`)
}

/** Attendance of the two small organisations: all their members were at the same fifty activities, and at no others. */
export async function fillSmallYears(client: Client): Promise<void> {
  const members = `(select volunteer_id from memberships where organisation_id in ('${SMALL.id}', '${TINY.id}'))`
  await client.query(`delete from attendances where volunteer_id in ${members}`)
  await client.query(`insert into attendances (activity_id, volunteer_id, in_at, out_at, minutes)
    select a.id, m.volunteer_id, a.starts_at, a.starts_at + interval '90 minutes', 90
    from (select a.id, a.starts_at from activities a join outcomes o on o.activity_id = a.id order by a.id limit ${RECORDS_EACH}) a,
      ${members} m`)
  await client.query(`vacuum analyze attendances`)
}

/** Drops the indexes, because building them afterwards is several times faster. @returns a function that builds them */
async function withoutIndexes(client: Client, tables: readonly string[]): Promise<() => Promise<void>> {
  // The constraint of one place at a time is dropped for good, since this base is only read afterwards.
  await client.query(`alter table sign_ups drop constraint if exists sign_ups_one_place_at_a_time`)
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select i.indexname as name, i.indexdef as definition from pg_indexes i
      where i.tablename = any($1) and not exists (select 1 from pg_constraint c where c.conname = i.indexname)`,
    [tables],
  )
  for (const { name } of rows) await client.query(`drop index "${name}"`)
  return async () => {
    for (const { definition } of rows) await client.query(definition)
  }
}
