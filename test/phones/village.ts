/** One visit on the real server, with its people. All histories use it, one after the other. */
import { eq, sql } from 'drizzle-orm'
import { Fault } from '../../src/client/wire/fault'
import { faultOf } from '../../src/cloud/rpc/faults'
import type { StoredAttendance } from '../../src/cloud/db/attendance/attendances'
import { type NumberedMark, marksSince } from '../../src/cloud/db/attendance/marks'
import { deriveAttendances } from '../../src/cloud/attendance/derive'
import { movedWindows } from '../../src/cloud/activities/edit-activity'
import { lockActivity } from '../../src/cloud/db/activities/activity-facts'
import { transact } from '../../src/cloud/db/database'
import { activities } from '../../src/cloud/db/schema/activities'
import { attendances } from '../../src/cloud/db/schema/attendance'
import type { VisitTime } from '../../src/domain/attendance/attendance'
import { hour } from '../../src/domain/calendar/calendar'
import { ticketText } from '../../src/domain/attendance/ticket'
import { type Person, type TestBase, openBase, saturday } from '../support/base'
import type { DatabaseKind } from '../support/databases'
import type { Server } from './phone'

const ORGANISERS = 5
const EXPECTED = 12
/** Number of guests in `late`. */
const LATE = 4

/** A person who signed up. */
export interface Guest extends Person {
  signUpId: string
  /** Text of the guest's ticket. */
  ticket: string
}

export interface Village {
  base: TestBase
  activityId: string
  key: string
  startsAt: number
  organisers: Person[]
  guests: Guest[]
  /** Guests left out of attendance lists until `isLateOpen`. */
  late: Guest[]
  /** The server for this caller. Until `isLateOpen`, attendance lists do not have people who sign up late. */
  serverFor: (person: { openid: string }, now: () => number, isLateOpen: () => boolean) => Server
  marks: () => Promise<NumberedMark[]>
  /** The attendances that the server stores. */
  kept: () => Promise<StoredAttendance[]>
  /** The visit's present time. */
  visit: () => Promise<VisitTime>
  /** Moves the visit, as an edit does, though it may have begun. */
  move: (startsAt: number) => Promise<void>
  /** Removes marks, phones and wrong codes of earlier histories, and moves the visit back. */
  forget: () => Promise<void>
  close: () => Promise<void>
}

export async function openVillage(kind: DatabaseKind): Promise<Village> {
  const base = await openBase(kind)
  const organisers = await Promise.all(Array.from({ length: ORGANISERS }, () => base.anOrganiser()))
  const [first] = organisers
  if (!first) throw new Error('somebody has to organise')
  const position = { id: 'b2c60cb7-9d35-4d0b-8d4e-2f6a4a3c1d10', name: '秩序引导', capacity: EXPECTED, skillId: null, quotas: [] }
  const { id: activityId } = await base.anActivity(first, { positions: [position] })
  const people: Person[] = []
  for (let n = 0; n < EXPECTED; n++) {
    const person = await base.aVolunteer({ name: `样例${'甲乙丙丁戊己庚辛壬癸子丑'.charAt(n)}` })
    await base.as(person).signUps.create({ requestId: person.id, activityId, positionId: position.id, version: 2, organisationId: null })
    people.push(person)
  }
  const { key, entries } = await base.as(first).attendance.list({ activityId, deviceId: first.id })
  const guests = people.map((person): Guest => {
    const signUpId = entries.find(({ volunteerId }) => volunteerId === person.id)?.signUpId
    if (!signUpId) throw new Error('everybody has a seat')
    return { ...person, signUpId, ticket: ticketText(key, { activityId, signUpId }) }
  })
  const late = guests.slice(-LATE)
  const lateIds = new Set(late.map(({ id }) => id))

  return {
    base,
    activityId,
    key,
    startsAt: saturday,
    organisers,
    guests,
    late,
    serverFor: (person, now, isLateOpen) => {
      const calls = () => base.as(person, now()).attendance
      return {
        list: (deviceId) =>
          coded(calls().list({ activityId, deviceId })).then((view) =>
            isLateOpen() ? view : { ...view, entries: view.entries.filter(({ volunteerId }) => !lateIds.has(volunteerId)) },
          ),
        sync: (input) => coded(calls().sync(input)),
        checkIn: (input) => coded(calls().checkIn(input)),
      }
    },
    marks: () => marksSince(base.connection.db, activityId, 0, 1_000_000),
    kept: async () => {
      const rows = await base.connection.db.select().from(attendances).where(eq(attendances.activityId, activityId))
      return rows.map(({ activityId: _, ...row }) => row)
    },
    visit: () => visitOf(base, activityId),
    move: (startsAt) => move(base, activityId, startsAt),
    forget: async () => {
      await forget(base)
      await move(base, activityId, saturday)
    },
    close: () => base.close(),
  }
}

const coded = <T>(call: Promise<T>): Promise<T> =>
  call.catch((error: unknown) => {
    throw new Fault(faultOf(error))
  })

async function visitOf({ connection: { db } }: TestBase, activityId: string): Promise<VisitTime> {
  const [row] = await db
    .select({ startsAt: activities.startsAt, endsAt: activities.endsAt })
    .from(activities)
    .where(eq(activities.id, activityId))
  if (!row) throw new Error('the visit is gone')
  return row
}

const move = ({ connection: { db } }: TestBase, activityId: string, startsAt: number): Promise<void> =>
  transact(db, async (tx) => {
    const before = await lockActivity(tx, activityId, 'seats')
    if (!before) throw new Error('the visit is gone')
    const times = { startsAt, endsAt: startsAt + 3 * hour, ...movedWindows(before, startsAt) }
    await tx.update(activities).set(times).where(eq(activities.id, activityId))
    await deriveAttendances(tx, { ...before, ...times }, null, before)
  })

/** Deletes marks, which the database refuses, so its triggers are disabled here. */
async function forget({ connection: { db } }: TestBase): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`)
    await tx.execute(sql`delete from marks`)
    await tx.execute(sql`delete from attendances`)
    await tx.execute(sql`delete from list_phones`)
    await tx.execute(sql`delete from wrong_codes`)
    await tx.execute(sql`delete from audit_log`)
    await tx.execute(sql`delete from volunteers where openid is null`)
  })
}
