/** Queries of the audit log. The database refuses any change of its rows. */
import { type SQL, sql } from 'drizzle-orm'
import type { AuditInput, AuditLine } from '../../../contract/audit'
import type { Page } from '../../../contract/common'
import { iso } from '../columns'
import { type Querier, rowsOf } from '../database'
import type { AuditAction } from './recording'

const PAGE = 30

/** A page of the log, latest first. @param hostIds organisations whose activities are shown; null for the whole log */
export async function listAudit(db: Querier, filter: AuditInput, hostIds: readonly string[] | null): Promise<Page<AuditLine<AuditAction>>> {
  const conditions: SQL[] = [
    ...(hostIds === null ? [] : [ofHosts(hostIds)]),
    ...(filter.activityId === undefined ? [] : [sql`l.activity_id = ${filter.activityId}`]),
    ...(filter.actions === undefined ? [] : [sql`l.action in (select json_array_elements_text(${JSON.stringify(filter.actions)}::json))`]),
    ...(filter.from === undefined ? [] : [sql`l.at >= ${iso(filter.from)}::timestamptz`]),
    ...(filter.until === undefined ? [] : [sql`l.at < ${iso(filter.until)}::timestamptz`]),
    ...(filter.cursor === undefined ? [] : [sql`l.id < ${Number(filter.cursor)}::bigint`]),
  ]
  const parts = filter.personId === undefined ? [sql`true`] : aboutPerson(filter.personId)
  const lines = parts.map(
    (part) => sql`(
      select l.id, ms(l.at) as at, l.actor_id as "actorId", l.action, l.activity_id as "activityId", l.subject_id, l.details
      from audit_log l where ${sql.join([part, ...conditions], sql` and `)} order by l.id desc limit ${PAGE + 1})`,
  )
  const rows = await rowsOf<Stored>(
    db,
    sql`select p.*, ac.name as "actorName", a.title, s.id as "personId", s.name as "personName", r.name as "replacedName"
      from (select * from (${sql.join(lines, sql` union all `)}) latest order by id desc limit ${PAGE + 1}) p
      left join volunteers ac on ac.id = p."actorId" left join activities a on a.id = p."activityId"
      left join lateral (${subjectOf}) s on true
      left join lateral (${replacedOf}) r on true
      order by p.id desc`,
  )
  const items = rows.slice(0, PAGE).map(lineOf)
  const last = items.at(-1)
  return { items, cursor: rows.length > PAGE && last ? String(last.id) : null }
}

interface Stored {
  id: number
  at: number
  actorId: string | null
  actorName: string | null
  action: AuditAction
  activityId: string | null
  title: string | null
  personId: string | null
  personName: string | null
  replacedName: string | null
  details: Record<string, unknown> | null
}

const lineOf = ({ id, at, action, details, ...row }: Stored): AuditLine<AuditAction> => ({
  id,
  at,
  action,
  details: row.replacedName === null ? details : { ...details, left: row.replacedName, came: row.personName },
  actor: row.actorId === null ? null : { id: row.actorId, name: row.actorName ?? '' },
  activity: row.activityId === null ? null : { id: row.activityId, title: row.title ?? '' },
  subject: row.personName === null ? null : { personId: row.personId, name: row.personName },
})

const UUID = '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'

/** Subject of a line: a person, the person of a sign-up, team, dispute or proof, or an organisation's name. */
const subjectOf = sql`
  select v.id, v.name from (select case when p.subject_id ~ ${UUID} then p.subject_id::uuid end as id) subject
    join volunteers v on v.id = coalesce(
      (select x.id from volunteers x where x.id = subject.id),
      (select u.volunteer_id from sign_ups u where u.id = subject.id),
      (select t.leader_id from teams t where t.id = subject.id),
      (select d.volunteer_id from disputes d where d.id = subject.id),
      (select f.volunteer_id from proofs f where f.id = subject.id))
  union all select null, o.name from organisations o where o.id = p.subject_id`

/** Person whom another replaced in a team, by their sign-up. */
const replacedOf = sql`select v.name from sign_ups u join volunteers v on v.id = u.volunteer_id
  where p.action = 'team.member-replaced' and u.id = (p.details ->> 'instead')::uuid`

/**
 * Lines by a person, and lines by others about them, their sign-ups, teams, disputes and proofs. Two queries, each with an index
 * that gives its latest lines first: with a single query, the database would read the whole log.
 */
const aboutPerson = (personId: string): SQL[] => [
  sql`l.actor_id = ${personId}`,
  sql`l.actor_id is distinct from ${personId} and l.subject_id = any(array(
    select ${personId}::text union all select id::text from sign_ups where volunteer_id = ${personId}
    union all select id::text from teams where leader_id = ${personId}
    union all select id::text from disputes where volunteer_id = ${personId}
    union all select id::text from proofs where volunteer_id = ${personId}))`,
]

const ofHosts = (hostIds: readonly string[]): SQL => sql`l.activity_id in (select activity_id from activity_organisations
  where part <> 'partner' and organisation_id in (select json_array_elements_text(${JSON.stringify(hostIds)}::json)))`
