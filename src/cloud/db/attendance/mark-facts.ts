/** What marks that a phone sends are judged by: one question to the database, however many they are. */
import { sql } from 'drizzle-orm'
import type { Mark } from '../../../domain/attendance/attendance'
import { type Querier, rowsOf } from '../database'
import { marks } from '../schema/attendance'
import { signUps } from '../schema/sign-ups'

/** What of a stored mark tells whether another is the same. */
export type StoredMark = Pick<Mark, 'id' | 'volunteerId' | 'kind' | 'voids' | 'method' | 'at' | 'clockOffset' | 'deviceId'> & {
  activityId: string
}

export interface MarkFacts {
  /** Of those asked about: who ever signed up, whatever became of it, and who was marked before. */
  people: Set<string>
  /** Of those asked about: whose sign-ups of this activity they are. */
  holders: Map<string, string>
  /** Of those asked about: which are stored, whatever activity they belong to. An id names one fact in the world. */
  known: Map<string, StoredMark>
}

/** Ids of what the marks speak of. */
export interface MarkQuestion {
  people: readonly string[]
  signUps: readonly string[]
  marks: readonly string[]
}

interface FactsRow {
  people: string[]
  holders: Record<string, string>
  known: StoredMark[]
}

export async function markFacts(db: Querier, activityId: string, asked: MarkQuestion): Promise<MarkFacts> {
  const [row] = await rowsOf<FactsRow>(
    db,
    sql`select
      (select coalesce(json_agg(p.id), '[]') from ${among(asked.people)} as p
        where exists (select 1 from ${signUps} u where u.volunteer_id = p.id and u.activity_id = ${activityId})
          or exists (select 1 from ${marks} m where m.volunteer_id = p.id and m.activity_id = ${activityId})) as people,
      (select coalesce(json_object_agg(u.id, u.volunteer_id), '{}') from ${among(asked.signUps)} as s join ${signUps} u on u.id = s.id
        where u.activity_id = ${activityId}) as holders,
      (select coalesce(json_agg(json_build_object('id', m.id, 'activityId', m.activity_id, 'volunteerId', m.volunteer_id, 'kind', m.kind,
          'voids', m.voids, 'method', m.method, 'at', ms(m.at), 'clockOffset', m.clock_offset, 'deviceId', m.device_id)), '[]')
        from ${among(asked.marks)} as a join ${marks} m on m.id = a.id) as known`,
  )
  const { people, holders, known } = row ?? { people: [], holders: {}, known: [] }
  return { people: new Set(people), holders: new Map(Object.entries(holders)), known: new Map(known.map((mark) => [mark.id, mark])) }
}

/** Ids as one parameter: a thousand of their own would cost more than the answer. */
const among = (ids: readonly string[]) =>
  sql`(select distinct value::uuid as id from json_array_elements_text(${JSON.stringify(ids)}::json))`
