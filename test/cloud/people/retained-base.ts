/** A base with one row of each kind of data that ends by the clock, and beside some of them a row that stays. */
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { type Instant, day } from '../../../src/domain/calendar/calendar'
import type { RetainedKind } from '../../../src/domain/people/retention'
import { aDay, markOf, send } from '../../support/after-the-day'
import { NOW, type TestBase } from '../../support/base'
import { open, teamsOn } from '../../support/teams'

export const iso = (at: Instant) => new Date(at).toISOString()

/** One row of each kind, with the moment from which it counts, and rows that stay. */
export async function fill(base: TestBase): Promise<Record<RetainedKind, Instant>> {
  const { db } = base.connection
  const organiser = await base.anOrganiser()
  const [came, gone] = [await base.aVolunteer({ name: '钱样例' }), await base.aVolunteer({ name: '孙样例' })]
  const visit = await aDay(base, organiser, [came])
  const { id: activityId, startsAt, endsAt } = visit
  // One of them is in a team a year later, and so keeps the name until then.
  const [walkIn, regular] = [{ id: randomUUID() }, { id: randomUUID() }]
  const named = (person: { id: string }, name: string, at: Instant) => ({ ...markOf(person, { at }), name })
  await send(base, organiser, visit, [named(walkIn, '李样例', startsAt), named(regular, '周样例', startsAt)], endsAt)
  const later = await base.anActivity(organiser, { startsAt: startsAt + 366 * day, endsAt: endsAt + 366 * day })
  await db.execute(sql`insert into sign_ups (id, activity_id, position_id, volunteer_id, status, during, code, created_at, changed_at)
    select gen_random_uuid(), p.activity_id, p.id, ${regular.id}, 'confirmed', tstzrange(a.starts_at, a.ends_at), 'AAAAAA', a.created_at, a.created_at
    from positions p join activities a on a.id = p.activity_id where a.id = ${later.id} order by p.ordinal limit 1`)
  // Of two withdrawn sign-ups one has a mark, which makes it a part of a record.
  await db.execute(sql`insert into sign_ups (id, activity_id, position_id, volunteer_id, status, during, code, created_at, changed_at)
    select gen_random_uuid(), activity_id, position_id, ${gone.id}, status, during, 'AAAAAA', created_at, changed_at
    from sign_ups where activity_id = ${activityId}`)
  await db.execute(sql`update seats set sign_up_id = null where sign_up_id in (select id from sign_ups where activity_id = ${activityId})`)
  await db.execute(sql`update sign_ups set status = 'withdrawn' where activity_id = ${activityId}`)
  const { aLeader, aTeam } = teamsOn(() => base)
  const teamVisit = await base.anActivity(organiser, { ...open(4), startsAt: startsAt + day, endsAt: endsAt + day })
  const leader = await aLeader()
  const { teamId } = await aTeam(leader, teamVisit, [null, null])
  await base.as(leader).teams.withdraw({ requestId: randomUUID(), teamId })
  await db.execute(sql`delete from messages`)
  await db.execute(sql`delete from answers`)
  await db.execute(sql`delete from list_phones`)
  const phone = (cutOff: boolean) =>
    db.execute(sql`insert into list_phones (activity_id, device_id, volunteer_id, first_at, last_at, cut_off_at, cut_off_by)
      values (${activityId}, ${randomUUID()}, ${organiser.id}, ${iso(startsAt)}, ${iso(startsAt)},
        ${cutOff ? iso(startsAt) : null}, ${cutOff ? organiser.id : null})`)
  await phone(false)
  await phone(true)
  await db.execute(
    sql`insert into wrong_codes (activity_id, volunteer_id, count, last_at) values (${activityId}, ${came.id}, 3, ${iso(startsAt)})`,
  )
  await db.execute(sql`insert into uploads (id, volunteer_id, kind, name, size, created_at)
    values (${randomUUID()}, ${organiser.id}, 'roster', '名册.xlsx', 3, ${iso(NOW)})`)
  await db.execute(sql`insert into exported_files (id, volunteer_id, created_at) values (${randomUUID()}, ${organiser.id}, ${iso(NOW)})`)
  await db.execute(
    sql`insert into answers (volunteer_id, request_id, fingerprint, at) values (${came.id}, ${randomUUID()}, '', ${iso(NOW)})`,
  )
  await db.execute(sql`insert into messages (id, volunteer_id, activity_id, kind, created_at)
    values (${randomUUID()}, ${came.id}, ${activityId}, 'activity-changed', ${iso(NOW)})`)
  await db.execute(sql`insert into joinings (id, from_id, into_id, joined_at, joined_by, moved)
    values (${randomUUID()}, ${gone.id}, ${came.id}, ${iso(NOW)}, ${organiser.id},
      ${JSON.stringify({ rows: { 'sign_ups.volunteer_id': {} }, changed: [], ended: [], activities: [], memberships: {} })}::jsonb)`)
  // A session that its owner ended counts from then, and one in use from its end, which is later.
  const session = (endedAt: Instant | null, endsAt: Instant) =>
    db.execute(sql`insert into sessions (id, token_hash, openid, kind, device, created_at, used_at, ends_at, ended_at, ended_because)
      values (${randomUUID()}, ${randomUUID()}, ${came.openid}, 'phone', '手机', ${iso(NOW)}, ${iso(NOW)}, ${iso(endsAt)},
        ${endedAt === null ? null : iso(endedAt)}, ${endedAt === null ? null : 'signed-out'})`)
  await session(NOW, NOW + 20 * day)
  await session(null, NOW + 200 * day)
  await db.execute(sql`insert into web_sign_ins (id, code_hash, browser_hash, number, choices, device, is_shared, ends_at)
    values (${randomUUID()}, 'a', 'b', 42, '[]', '电脑', false, ${iso(NOW)})`)
  // The organiser acts for the one organisation, and nobody for the other.
  for (const organisationId of ['nonggong', 'minge'])
    await db.execute(sql`insert into roster_members (id, organisation_id, name, phone, skills, changed_at)
      values (${randomUUID()}, ${organisationId}, '吴样例', '13800000009', '[]', ${iso(NOW)})`)
  return {
    uploads: NOW,
    'exported-files': NOW,
    'names-without-account': endsAt,
    'undo-details': NOW,
    'web-sign-ins': NOW,
    sessions: NOW,
    answers: NOW,
    messages: NOW,
    'unused-sign-ups': endsAt,
    'unused-teams': endsAt + day,
    'list-phones': endsAt,
    'wrong-codes': endsAt,
    'ended-rosters': NOW,
  }
}
