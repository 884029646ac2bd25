/** Writes invented people with everything that a sign-up needs. */
import { CONSENT_VERSION } from '../../domain/people/profile'
import { type Instant, dayOf } from '../../domain/calendar/calendar'
import type { Tx } from '../db/database'
import { consents, memberships, roles, volunteerSkills, volunteers } from '../db/schema/people'
import type { Person } from './people'
import { isVerifiable } from './sign-ups'
import { sampleId } from './sample-id'

export const personId = ({ key }: Person): string => sampleId(`person ${key}`)

/** @param joinedAt time of their account, consents and verification */
export async function storePeople(tx: Tx, people: readonly Person[], verifier: Person, joinedAt: Instant): Promise<void> {
  await tx.insert(volunteers).values(people.map((person) => ({ ...contactOf(person), createdAt: joinedAt })))
  await tx.insert(consents).values(
    people.flatMap((person) =>
      (person.organisationIds.length > 0 ? (['personal-data', 'membership'] as const) : (['personal-data'] as const)).map((kind) => ({
        volunteerId: personId(person),
        kind,
        version: CONSENT_VERSION,
        givenAt: joinedAt,
      })),
    ),
  )
  await tx.insert(memberships).values(
    people.flatMap((person) =>
      person.organisationIds.map((organisationId) => ({
        volunteerId: personId(person),
        organisationId,
        fromDay: dayOf(joinedAt),
        verifiedAt: joinedAt,
      })),
    ),
  )
  const verified = { verifiedAt: joinedAt, verifiedBy: personId(verifier) }
  await tx.insert(volunteerSkills).values(
    people.flatMap((person) =>
      person.skillIds.map((skillId) => ({
        volunteerId: personId(person),
        skillId,
        ...(person.isVerified && isVerifiable(skillId) ? verified : { verifiedAt: null, verifiedBy: null }),
      })),
    ),
  )
  await tx.insert(roles).values(people.flatMap((person) => person.roles.map((role) => ({ ...role, volunteerId: personId(person) }))))
}

const contactOf = (person: Person) => ({ id: personId(person), openid: person.openid, name: person.name, phone: person.phone })
