/** One visit on the real server, with its people: all histories share it, one after the other. */
import { eq, sql } from 'drizzle-orm'
import { Fault } from '../../src/client/wire/fault'
import { faultOf } from '../../src/cloud/rpc/faults'
import type { StoredAttendance } from '../../src/cloud/db/attendance/attendances'
import { type NumberedMark, marksSince } from '../../src/cloud/db/attendance/marks'
import { attendances } from '../../src/cloud/db/schema/attendance'
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
  /** Text of their ticket. */
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
  /** The server as called by this person; until `isLateOpen`, attendance lists lack those who sign up late. */
  serverFor: (person: { openid: string }, now: () => number, isLateOpen: () => boolean) => Server
  marks: () => Promise<NumberedMark[]>
  /** The attendances that the server stores, to count the year from. */
  kept: () => Promise<StoredAttendance[]>
  /** Removes marks, phones and wrong codes of earlier histories. */
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
    forget: () => forget(base),
    close: () => base.close(),
  }
}

const coded = <T>(call: Promise<T>): Promise<T> =>
  call.catch((error: unknown) => {
    throw new Fault(faultOf(error))
  })

/** The program never changes or deletes marks, so the database's own guards are disabled here. */
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
