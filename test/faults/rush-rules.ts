/** Rules of the tables, each as one query for its violations: one query sees one moment, also in mid-rush. */
import { type SQL, sql } from 'drizzle-orm'
import { iso } from '../../src/cloud/db/columns'
import { type Database, rowsOf } from '../../src/cloud/db/database'
import type { Instant } from '../../src/domain/calendar/calendar'
import { PASSES_BEFORE_GATHERING } from '../../src/domain/seats/waitlist'

const live = sql`('confirmed', 'waitlisted')`

/** Queries whose rows are the ids that break the rule. */
const SEATS: Record<string, SQL> = {
  'a position has as many seats as its capacity': sql`
    select p.id from positions p where p.capacity <> (select count(*) from seats s where s.position_id = p.id)`,
  'no position is oversold': sql`
    select p.id from positions p
    where p.capacity < (select count(*) from sign_ups u where u.position_id = p.id and u.status = 'confirmed')`,
  'a confirmed sign-up has exactly one seat, any other none': sql`
    select u.id from sign_ups u
    where (select count(*) from seats s where s.sign_up_id = u.id) <> (case u.status when 'confirmed' then 1 else 0 end)`,
  'a seat is held in its own position, and in a team by its own people': sql`
    select s.id from seats s join sign_ups u on u.id = s.sign_up_id
    where u.position_id <> s.position_id or u.team_id is distinct from s.team_id`,
  'no person has two live sign-ups': sql`
    select u.volunteer_id as id from sign_ups u where u.status in ${live} group by u.activity_id, u.volunteer_id having count(*) > 1`,
}

const TEAMS: Record<string, SQL> = {
  'a confirmed team holds exactly its seats, any other none': sql`
    select t.id from teams t cross join positions p left join team_parts x on x.team_id = t.id and x.position_id = p.id
    where (select count(*) from seats s where s.team_id = t.id and s.position_id = p.id)
      <> (case t.status when 'confirmed' then coalesce(x.seats, 0) else 0 end)`,
  'the people of a team wait with it and are confirmed with it': sql`
    select t.id from teams t join sign_ups u on u.team_id = t.id where u.status in ${live} and u.status <> t.status`,
  'a team has no more names than seats': sql`
    select t.id from teams t join positions p on p.activity_id = t.activity_id left join team_parts x on x.team_id = t.id and x.position_id = p.id
    where coalesce(x.seats, 0) < (
      select count(*) from sign_ups u where u.team_id = t.id and u.position_id = p.id and u.status in ${live})`,
}

const LOG: Record<string, SQL> = {
  'a sign-up alone was answered once, and was logged once': sql`
    select u.id from sign_ups u where u.team_id is null and not (
      (select count(*) from answers a where a.answer ->> 'signUpId' = u.id::text) = 1
      and (select count(*) from audit_log l where l.subject_id = u.id::text and l.action = 'sign-up.created') = 1)`,
  'a team was answered once, and was logged once': sql`
    select t.id from teams t where not (
      (select count(*) from answers a where a.answer ->> 'teamId' = t.id::text) = 1
      and (select count(*) from audit_log l where l.subject_id = t.id::text and l.action = 'team.created') = 1)`,
  'what was answered is there': sql`
    select a.request_id as id from answers a where a.answer is null
      or (a.answer ? 'signUpId' and not exists (select 1 from sign_ups u where u.id::text = a.answer ->> 'signUpId'))
      or (a.answer ? 'teamId' and not exists (select 1 from teams t where t.id::text = a.answer ->> 'teamId'))`,
  'whoever moved up alone was told once': sql`
    select v.id from volunteers v where v.openid is not null
      and not exists (select 1 from teams t where t.leader_id = v.id)
      and not exists (select 1 from sign_ups u where u.volunteer_id = v.id and u.team_id is not null)
      and (select count(*) from messages m where m.volunteer_id = v.id and m.kind = 'moved-up') <> (
        select count(*) from audit_log l join sign_ups u on u.id::text = l.subject_id
        where u.volunteer_id = v.id and l.action = 'sign-up.moved-up')`,
}

/** Condition that an organisation's entry can use the seat `s`. @param organisation SQL of its id */
const usableBy = (organisation: SQL, now: Instant) =>
  sql`(s.reserved_for is null or s.reserved_until <= ${iso(now)} or s.reserved_for = ${organisation})`

/** Condition that seats gather for a team ahead that has been passed over too often. */
const gathersAhead = (position: SQL, arrival: SQL) => sql`exists (
  select 1 from teams g join team_parts x on x.team_id = g.id
  where g.status = 'waitlisted' and x.position_id = ${position} and g.arrival < ${arrival} and g.passed_over >= ${PASSES_BEFORE_GATHERING})`

/**
 * Later arrivals who hold a seat that the entry could always have used: single people, and teams as one. Seats reserved
 * for others are left out also after the release, because they may have been taken before it.
 */
const laterHolders = (entry: SQL) => sql`
  select distinct coalesce(h.id, u.id) from seats s left join sign_ups u on u.id = s.sign_up_id left join teams h on h.id = s.team_id
  where s.position_id = ${entry}.position_id and coalesce(h.arrival, u.arrival) > ${entry}.arrival
    and (s.reserved_for is null or s.reserved_for = ${entry}.organisation_id)`

/** Teams that want seats in one position only, so that no other position decides whether they fit. */
const simpleTeams = sql`(
  select t.*, x.position_id, x.seats from teams t join team_parts x on x.team_id = t.id
  where t.status = 'waitlisted' and (select count(*) from team_parts y where y.team_id = t.id) = 1)`

const order = (now: Instant): Record<string, SQL> => ({
  'a reserved seat is held by its organisation alone until the release': sql`
    select s.id from seats s left join sign_ups u on u.id = s.sign_up_id left join teams t on t.id = s.team_id
    where s.reserved_until > ${iso(now)} and (u.id is not null or t.id is not null)
      and coalesce(t.organisation_id, u.organisation_id) is distinct from s.reserved_for`,
  'nobody waits beside a free seat, unless seats gather for a team ahead': sql`
    select w.id from sign_ups w where w.status = 'waitlisted' and w.team_id is null
      and exists (select 1 from seats s where s.position_id = w.position_id and s.sign_up_id is null and s.team_id is null
        and ${usableBy(sql`w.organisation_id`, now)})
      and not ${gathersAhead(sql`w.position_id`, sql`w.arrival`)}`,
  'no team waits beside as many free seats as it wants, unless seats gather for one ahead': sql`
    select w.id from ${simpleTeams} w where w.seats <= (
        select count(*) from seats s where s.position_id = w.position_id and s.sign_up_id is null and s.team_id is null
          and ${usableBy(sql`w.organisation_id`, now)})
      and not ${gathersAhead(sql`w.position_id`, sql`w.arrival`)}`,
  'no person waits while somebody who came later has a seat that they could use': sql`
    select w.id from sign_ups w where w.status = 'waitlisted' and w.team_id is null
      and exists (${laterHolders(sql`w`)})`,
  // A team that has given up a position may have been passed over there more often, so shrunk teams are left out.
  'a team is passed over three times at most': sql`
    select w.id from ${simpleTeams} w
    where not exists (select 1 from audit_log l where l.subject_id = w.id::text and l.action = 'team.shrunk')
      and (w.passed_over > ${PASSES_BEFORE_GATHERING} or ${PASSES_BEFORE_GATHERING} < (select count(*) from (${laterHolders(sql`w`)}) l))`,
})

/** @returns the number of rules checked, and the broken ones with their ids */
export async function brokenRules(db: Database, now: Instant): Promise<{ checked: number; broken: string[] }> {
  const rules = Object.entries({ ...SEATS, ...TEAMS, ...LOG, ...order(now) })
  const broken: string[] = []
  for (const [rule, offenders] of rules) {
    const rows = await rowsOf<{ id: string }>(db, offenders)
    if (rows.length > 0) broken.push(`${rule}: ${rows.map(({ id }) => id).join(', ')}`)
  }
  return { checked: rules.length, broken }
}
