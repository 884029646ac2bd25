/** Samples for an empty database: past visits as reported, and invented visits around `now`. */
import { type Instant, day, minute } from '../../domain/calendar/calendar'
import { type Database, type Tx, transact } from '../db/database'
import { recordAudit } from '../db/audit/recording'
import { hasPeople } from '../db/people/volunteers'
import { foundBase } from '../founding/found-base'
import { storeActivities } from '../importer/import-activities'
import { parse } from '../importer/parse'
import reported from './activities.json'
import { DEMO_COUNTY } from './demo-county'
import { type Person, inventPeople } from './people'
import { PERSONAS } from './personas'
import { planSignUps } from './sign-ups'
import { storeClosing } from './store-closings'
import { storeMarks } from './store-marks'
import { personId, storePeople } from './store-people'
import { storeTeams } from './store-teams'
import { type StoredSignUp, cancelSignUps, storeSignUps } from './store-sign-ups'
import { storeDrawnPhotos, storeOutcomes, storeVisits } from './store-visits'
import { type Visit, planVisits } from './visits'

/**
 * Fills an empty database in one transaction. The same `now` gives the same samples, except for ticket keys and codes.
 * @returns false, with nothing changed, when the database has a base or people already
 */
export const seedDemo = (db: Database, now: Instant): Promise<boolean> =>
  transact(db, async (tx) => {
    // Before its founding a base may have people already: its first administrator signs in to found it.
    if (await hasPeople(tx)) return false
    const founded = await foundBase(tx, DEMO_COUNTY, { now, isDemo: true, actorId: null })
    if (!founded.ok) return false
    // The reports are imported as text, like any file.
    await storeActivities(tx, parse(JSON.stringify(reported)).records, now)
    await storeInvented(tx, now)
    return true
  })

const JOINED_DAYS_AGO = 90

async function storeInvented(tx: Tx, now: Instant): Promise<void> {
  const personas = PERSONAS.flatMap(({ person }) => person ?? [])
  const administrator = personas.find(({ key }) => key === 'administrator')
  if (!administrator) throw new Error('a demonstration needs an administrator')
  const people = inventPeople()
  await storePeople(tx, [...personas, ...people], administrator, now - JOINED_DAYS_AGO * day)

  const visits = planVisits(now)
  const runBy = (visit: Visit): string => personId(personas.find((person) => actsFor(person, visit.lead)) ?? administrator)
  const ticketKeys = await storeVisits(tx, visits, runBy, now)
  await storeDrawnPhotos(tx, visits, runBy)
  const signUps = await storeSignUps(tx, planSignUps(visits, people, personas, now), ticketKeys)
  await storeTeams(tx, visits, personas, now)
  await storeWhatFollowed(tx, visits, signUps, runBy, now)
}

async function storeWhatFollowed(
  tx: Tx,
  visits: Visit[],
  signUps: StoredSignUp[],
  runBy: (visit: Visit) => string,
  now: Instant,
): Promise<void> {
  const came = new Map<string, number>()
  for (const visit of visits) {
    const own = signUps.filter((signUp) => signUp.visit.id === visit.id)
    const action = visit.status === 'draft' ? 'activity.created' : 'activity.published'
    await recordAudit(tx, { actorId: runBy(visit), action, activityId: visit.id }, visit.announcedAt)
    if (visit.status === 'cancelled') await cancelSignUps(tx, own, runBy(visit), now - 5 * minute)
    if (visit.kind === 'held') {
      came.set(visit.id, await storeMarks(tx, visit, own, runBy(visit)))
      await storeClosing(tx, visit, runBy(visit), now)
    }
  }
  await storeOutcomes(tx, visits, (visitId) => came.get(visitId) ?? 0)
}

const actsFor = (person: Person, organisationId: string): boolean => person.roles.some((role) => role.organisationId === organisationId)
