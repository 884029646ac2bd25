/** Facts for judging marks from a phone: one query for any number of marks. */
import { sql } from 'drizzle-orm'
import type { Mark } from '../../../domain/attendance/attendance'
import { type Querier, rowsOf } from '../database'
import { marks } from '../schema/attendance'
import { signUps } from '../schema/sign-ups'

/** Fields of a stored mark with which a new one is compared. */
export type StoredMark = Pick<Mark, 'id' | 'volunteerId' | 'kind' | 'voids' | 'method' | 'at' | 'clockOffset' | 'statedAt' | 'deviceId'> & {
  activityId: string
}

export interface MarkFacts {
  /** People in the question who ever signed up, even if the sign-up has ended, or were marked before. */
  people: Set<string>
  /** Volunteers by sign-up id, for those sign-ups in the question that belong to this activity. */
  holders: Map<string, string>
  /** Stored marks with ids in the question. They may be of any activity, since an id is unique everywhere. */
  known: Map<string, StoredMark>
}

/** Ids that the marks refer to. */
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

export async function markFacts(db: Querier, activityId: string, question: MarkQuestion): Promise<MarkFacts> {
  const [row] = await rowsOf<FactsRow>(
    db,
    sql`select
      (select coalesce(json_agg(p.id), '[]') from ${among(question.people)} as p
        where exists (select 1 from ${signUps} u where u.volunteer_id = p.id and u.activity_id = ${activityId})
          or exists (select 1 from ${marks} m where m.volunteer_id = p.id and m.activity_id = ${activityId})) as people,
      (select coalesce(json_object_agg(u.id, u.volunteer_id), '{}') from ${among(question.signUps)} as s join ${signUps} u on u.id = s.id
        where u.activity_id = ${activityId}) as holders,
      (select coalesce(json_agg(json_build_object('id', m.id, 'activityId', m.activity_id, 'volunteerId', m.volunteer_id, 'kind', m.kind,
          'voids', m.voids, 'method', m.method, 'at', ms(m.at), 'clockOffset', m.clock_offset, 'statedAt', ms(m.stated_at), 'deviceId', m.device_id)), '[]')
        from ${among(question.marks)} as a join ${marks} m on m.id = a.id) as known`,
  )
  const { people, holders, known } = row ?? { people: [], holders: {}, known: [] }
  return { people: new Set(people), holders: new Map(Object.entries(holders)), known: new Map(known.map((mark) => [mark.id, mark])) }
}

/** The ids as one parameter: a parameter for each of a thousand would cost more than the query. */
const among = (ids: readonly string[]) =>
  sql`(select distinct value::uuid as id from json_array_elements_text(${JSON.stringify(ids)}::json))`
