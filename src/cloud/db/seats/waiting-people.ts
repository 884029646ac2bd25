/** Facts of waiting people, for the rule that decides whether they could take a seat. */
import { type SQL, sql } from 'drizzle-orm'
import { type WaitingPerson, decideMovingUp } from '../../../domain/sign-ups/moving-up'
import { positions } from '../schema/activities'
import { consents, memberships, volunteerSkills, volunteers } from '../schema/people'
import { signUps } from '../schema/sign-ups'
import { organisations, skills } from '../schema/vocabulary'

/**
 * The {@link WaitingPerson} of a sign-up, as a scalar sub-query, with only the relevant skills and other sign-ups.
 * @param w alias of the sign-up's row
 */
export const waitingPerson = (w: SQL): SQL<WaitingPerson> => sql<WaitingPerson>`(
  select json_build_object(
    'hasAccount', v.openid is not null,
    'volunteer', json_build_object('name', v.name, 'phone', v.phone,
      'organisationIds', (select coalesce(json_agg(m.organisation_id), '[]') from ${memberships} m
        where m.volunteer_id = v.id and m.until_day is null),
      'skills', (
        select coalesce(json_agg(json_build_object('skillId', h.skill_id, 'verified', h.verified_at is not null,
          'expiresAt', ms(h.expires_at))), '[]') from ${volunteerSkills} h where h.volunteer_id = v.id and h.skill_id = p.skill_id),
      'consents', (
        select coalesce(json_agg(json_build_object('kind', c.kind, 'version', c.version, 'givenAt', ms(c.given_at))), '[]')
        from ${consents} c where c.volunteer_id = v.id and c.withdrawn_at is null)),
    'organisation', (select json_build_object('id', r.id, 'name', r.short_name) from ${organisations} r where r.id = ${w}.organisation_id),
    'demand', (
      select json_build_object('skillId', k.id, 'skillName', k.name, 'verified', k.needs_verification) from ${skills} k where k.id = p.skill_id),
    'activity', json_build_object('id', ${w}.activity_id, 'startsAt', ms(lower(${w}.during)), 'endsAt', ms(upper(${w}.during))),
    'own', (
      select coalesce(json_agg(json_build_object('activityId', o.activity_id, 'status', o.status,
        'startsAt', ms(lower(o.during)), 'endsAt', ms(upper(o.during)))), '[]')
      from ${signUps} o where o.volunteer_id = v.id and o.id <> ${w}.id and o.status = 'confirmed' and o.during && ${w}.during))
  from ${volunteers} v join ${positions} p on p.id = ${w}.position_id where v.id = ${w}.volunteer_id)`

/** Condition that the organisation has verified the person, who may have its reserved seats. */
export const isConfirmedMember = (person: SQL, organisation: SQL): SQL =>
  sql`exists (select 1 from ${memberships} c where c.volunteer_id = ${person} and c.organisation_id = ${organisation} and c.until_day is null
    and c.verified_at is not null)`

/** True when all people of an entry could take their seats; always true for a team without names. */
export const areFit = (people: readonly WaitingPerson[] | null): boolean => (people ?? []).every((person) => decideMovingUp(person).ok)
