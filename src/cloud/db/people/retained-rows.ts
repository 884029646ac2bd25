/** Rows of each kind of retained data: where they are, from when their time counts, and what ends them. */
import { type SQL, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { NAME_REMOVED, type RetainedKind } from '../../../domain/people/retention'
import { activities, activityOrganisations } from '../schema/activities'
import { listPhones, marks, wrongCodes } from '../schema/attendance'
import { exportedFiles } from '../schema/exports'
import { rosterMembers } from '../schema/members'
import { type MovedThings, joinings, roles, volunteers } from '../schema/people'
import { disputes } from '../schema/records'
import { answers, messages } from '../schema/requests'
import { sessions, webSignIns } from '../schema/sessions'
import { seats, signUps, teamParts, teams } from '../schema/sign-ups'
import { uploads } from '../schema/uploads'

export interface RetainedRows {
  table: PgTable
  /** Columns of the primary key. */
  key: readonly string[]
  /** Further tables, joined to the rows, which are `r`. */
  join?: SQL
  /** Moment from which the time of a row counts. */
  since: SQL
  where?: SQL
  /** Columns that end, with their values; without them the row is deleted. */
  set?: SQL
  /** A table whose rows go first, by its column that refers to the key. */
  parts?: { table: PgTable; column: string }
}

const endOfVisit = sql`(select a.ends_at from ${activities} a where a.id = r.activity_id)`
const wasMarked = sql`exists (select 1 from ${marks} m where m.activity_id = r.activity_id and m.volunteer_id = r.volunteer_id)`

/** The same as `nameRemoved` of the domain. */
const removedName = sql`${NAME_REMOVED}::text || ' ' || upper(substr(r.id::text, 1, 6))`

/** The end of the person's last visit, signed up to or marked at; a joining counts as well, since it may be undone. */
const lastSeen = sql`greatest(r.created_at,
  (select max(a.ends_at) from ${signUps} s join ${activities} a on a.id = s.activity_id where s.volunteer_id = r.id),
  (select max(a.ends_at) from ${marks} m join ${activities} a on a.id = m.activity_id where m.volunteer_id = r.id),
  (select max(j.joined_at) from ${joinings} j where j.from_id = r.id))`

/** Organisations that nobody acts for, with the last change of their roster and the end of the last visit that they had a part in. */
const quietOrganisations = sql`join (
  select q.organisation_id, greatest(max(q.changed_at),
    (select max(a.ends_at) from ${activityOrganisations} ao join ${activities} a on a.id = ao.activity_id where ao.organisation_id = q.organisation_id),
    (select max(a.ends_at) from ${signUps} s join ${activities} a on a.id = s.activity_id where s.organisation_id = q.organisation_id),
    (select max(a.ends_at) from ${teams} t join ${activities} a on a.id = t.activity_id where t.organisation_id = q.organisation_id)) as since
  from ${rosterMembers} q where not exists (select 1 from ${roles} o where o.organisation_id = q.organisation_id)
  group by q.organisation_id) quiet on quiet.organisation_id = r.organisation_id`

const NOTHING_MOVED: MovedThings = { rows: {}, changed: [], ended: [], activities: [], memberships: { before: [], after: [] } }
const nothingMoved = sql`${JSON.stringify(NOTHING_MOVED)}::jsonb`

export const RETAINED_ROWS: Record<RetainedKind, RetainedRows> = {
  uploads: { table: uploads, key: ['id'], since: sql`r.created_at` },
  'exported-files': { table: exportedFiles, key: ['id'], since: sql`r.created_at` },
  'names-without-account': {
    table: volunteers,
    key: ['id'],
    since: lastSeen,
    where: sql`r.openid is null and r.left_at is null and (r.phone <> '' or r.name <> ${removedName})`,
    set: sql`name = ${removedName}, phone = ''`,
  },
  'undo-details': {
    table: joinings,
    key: ['id'],
    since: sql`r.joined_at`,
    where: sql`r.moved <> ${nothingMoved}`,
    set: sql`moved = ${nothingMoved}`,
  },
  'web-sign-ins': { table: webSignIns, key: ['id'], since: sql`r.ends_at` },
  sessions: { table: sessions, key: ['id'], since: sql`least(r.ends_at, r.ended_at)` },
  answers: { table: answers, key: ['volunteer_id', 'request_id'], since: sql`r.at` },
  messages: { table: messages, key: ['id'], since: sql`r.created_at` },
  'unused-sign-ups': {
    table: signUps,
    key: ['id'],
    since: endOfVisit,
    // A mark makes the sign-up a part of a service record, which shows its position.
    where: sql`r.status <> 'confirmed' and not ${wasMarked} and not exists (select 1 from ${seats} s where s.sign_up_id = r.id)
      and not exists (select 1 from ${disputes} d where d.activity_id = r.activity_id and d.volunteer_id = r.volunteer_id)`,
  },
  'unused-teams': {
    table: teams,
    key: ['id'],
    since: endOfVisit,
    where: sql`r.status <> 'confirmed' and not exists (select 1 from ${signUps} s where s.team_id = r.id)
      and not exists (select 1 from ${seats} s where s.team_id = r.id)`,
    parts: { table: teamParts, column: 'team_id' },
  },
  // A phone that was cut off stays, since it could fetch the list again otherwise.
  'list-phones': { table: listPhones, key: ['activity_id', 'device_id'], since: endOfVisit, where: sql`r.cut_off_at is null` },
  'wrong-codes': { table: wrongCodes, key: ['activity_id', 'volunteer_id'], since: endOfVisit },
  'ended-rosters': { table: rosterMembers, key: ['id'], join: quietOrganisations, since: sql`quiet.since` },
}
