/** People named by a team's leader. Members with an account are found by name; others are stored by name alone. */
import { randomUUID } from 'node:crypto'
import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { type Instant, dayOf } from '../../../domain/calendar/calendar'
import type { HeldSkill } from '../../../domain/people/profile'
import type { OwnSignUp } from '../../../domain/sign-ups/sign-up'
import type { NamedPerson } from '../../../domain/teams'
import { type Tx, rowsOf } from '../database'
import { recordAudit } from '../audit/recording'
import { activities } from '../schema/activities'
import { consents, memberships, volunteerSkills, volunteers } from '../schema/people'
import { signUps } from '../schema/sign-ups'

export interface FoundPerson extends NamedPerson {
  /** Id of the person; null for an unknown name. */
  volunteerId: string | null
  hasAccount: boolean
  /**
   * True when the leader is verified by the organisation or acts for it: a new person then becomes a verified member without an
   * account.
   */
  isVouched: boolean
}

/** The leader who names people. `actsFor`: true if the leader acts for the organisation. */
export interface NamedBy {
  id: string
  actsFor: boolean
  now: Instant
}

interface Row {
  id: string
  name: string
  hasAccount: boolean
  skills: HeldSkill[]
  own: OwnSignUp[]
}

/**
 * The organisation's verified members of these names, in one query; unverified ones do not count, since anybody can write an
 * organisation into their profile. An account counts while its owner consents to the use of their data; of several people
 * without an account, the first is taken.
 * @param by the leader. A refusal tells who the members are and where they go, so only a leader known to the organisation finds
 * them, and the look-up is logged. For other leaders every name is unknown.
 * @returns one person for each name, in the order given
 */
export async function findNamed(tx: Tx, organisationId: string, by: NamedBy, names: readonly string[]): Promise<FoundPerson[]> {
  const isVouched = names.length > 0 && (by.actsFor || (await isVouchedFor(tx, organisationId, by.id)))
  const rows = isVouched ? await membersNamed(tx, organisationId, names) : []
  const details = { names: names.length }
  if (isVouched) await recordAudit(tx, { actorId: by.id, action: 'members.looked-up', subjectId: organisationId, details }, by.now)
  return names.map((name) => {
    const known = rows.filter((row) => row.name === name)
    const accounts = known.filter((row) => row.hasAccount)
    const person = accounts[0] ?? known[0]
    return {
      name,
      accounts: accounts.length,
      volunteerId: person?.id ?? null,
      hasAccount: accounts.length > 0,
      profile: accounts[0] ? { skills: accounts[0].skills } : null,
      own: person?.own ?? [],
      isVouched,
    }
  })
}

async function isVouchedFor(tx: Tx, organisationId: string, volunteerId: string): Promise<boolean> {
  const [row] = await tx
    .select({ verifiedAt: memberships.verifiedAt })
    .from(memberships)
    .where(and(eq(memberships.volunteerId, volunteerId), eq(memberships.organisationId, organisationId), isNull(memberships.untilDay)))
  return row !== undefined && row.verifiedAt !== null
}

const membersNamed = (tx: Tx, organisationId: string, names: readonly string[]): Promise<Row[]> =>
  rowsOf<Row>(
    tx,
    sql`select v.id, v.name, v.openid is not null as "hasAccount",
        (select coalesce(json_agg(json_build_object('skillId', s.skill_id, 'verified', s.verified_at is not null, 'expiresAt', ms(s.expires_at))), '[]')
          from ${volunteerSkills} s where s.volunteer_id = v.id) as skills,
        (select coalesce(json_agg(json_build_object('activityId', u.activity_id, 'activityTitle', a.title, 'status', u.status,
            'startsAt', ms(a.starts_at), 'endsAt', ms(a.ends_at))), '[]')
          from ${signUps} u join ${activities} a on a.id = u.activity_id
          where u.volunteer_id = v.id and u.status in ('confirmed', 'waitlisted')) as own
      from ${volunteers} v join ${memberships} m on m.volunteer_id = v.id and m.organisation_id = ${organisationId} and m.until_day is null
        and m.verified_at is not null
      where ${inArray(sql`v.name`, [...names])} and (v.openid is null or exists (
        select 1 from ${consents} c where c.volunteer_id = v.id and c.kind = 'personal-data' and c.withdrawn_at is null))
      order by v.created_at, v.id`,
  )

/** Id of the person. An unknown person is stored by name, without an account. */
export async function keepNamed(
  tx: Tx,
  organisationId: string,
  { name, volunteerId, isVouched }: FoundPerson,
  now: Instant,
): Promise<string> {
  if (volunteerId !== null) return volunteerId
  const id = randomUUID()
  await tx.insert(volunteers).values({ id, openid: null, name, phone: '', createdAt: now })
  await tx.insert(memberships).values({ volunteerId: id, organisationId, fromDay: dayOf(now), verifiedAt: isVouched ? now : null })
  return id
}
