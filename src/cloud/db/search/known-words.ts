/** Towns and everyday words of the base, for reading what people type. */
import { sql } from 'drizzle-orm'
import { type Querier, rowsOf } from '../database'
import { sayings, towns } from '../schema/vocabulary'

export interface KnownWords {
  towns: string[]
  sayings: { name: string; means: string[] }[]
}

/** JSON of {@link KnownWords} as text, so that equal texts need not be read again. Retired towns count, since visits may be there. */
export async function knownWords(db: Querier): Promise<string> {
  const [row] = await rowsOf<{ words: string }>(
    db,
    sql`select json_build_object(
      'towns', (select coalesce(json_agg(t.name order by t.ordinal, t.id), '[]') from ${towns} t),
      'sayings', (select coalesce(json_agg(json_build_object('name', s.name, 'means', s.means) order by s.ordinal, s.id), '[]')
        from ${sayings} s where s.retired_at is null))::text as words`,
  )
  return row?.words ?? '{"towns":[],"sayings":[]}'
}
