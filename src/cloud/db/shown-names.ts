/** Names of people who took their consent back: hidden, except where the law keeps them in a record. */
import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { ConsentKind } from '../../domain/people/profile'
import { marks } from './schema/attendance'
import { consents, volunteers } from './schema/people'

/** Shown instead of the name. */
export const HIDDEN = '已收回同意的志愿者'

/** Condition that a person gave a consent and took it back. People without an account never gave one. @param person id */
export const hasTakenBack = (person: SQLWrapper, kind: ConsentKind): SQL<boolean> => sql<boolean>`exists (
  select 1 from ${consents} tb where tb.volunteer_id = ${person} and tb.kind = ${kind} having bool_and(tb.withdrawn_at is not null))`

/**
 * A person's name for others.
 * @param person id and name, of a joined row of volunteers
 * @param isRecorded condition for a service record, which keeps the name
 */
export const shownName = (person: { id: SQLWrapper; name: SQLWrapper } = volunteers, isRecorded: SQL = sql`false`): SQL<string> =>
  sql<string>`case when ${hasTakenBack(person.id, 'personal-data')} and not ${isRecorded} then ${HIDDEN} else ${person.name} end`

/** A column about a person's organisation for others: null when the person took the consent to membership back. */
export const shownOrganisation = (person: SQLWrapper, column: SQLWrapper): SQL<string | null> =>
  sql<string | null>`case when ${hasTakenBack(person, 'membership')} then null else ${column} end`

/** Condition that a person was marked at an activity, and so has a record of it. */
export const wasMarked = (activity: SQLWrapper, person: SQLWrapper): SQL =>
  sql`exists (select 1 from ${marks} wm where wm.activity_id = ${activity} and wm.volunteer_id = ${person})`
