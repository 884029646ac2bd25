/** The database's clock beside the host's. */
import type { Instant } from '../../domain/calendar/calendar'
import { aheadBy } from '../../domain/calendar/clocks'
import { type Database, databaseTime } from '../db/database'

/** Time by which the database's clock is ahead of the host's, ms. @throws when the database does not answer */
export async function databaseAhead(db: Database, clock: () => Instant): Promise<number> {
  const asked = clock()
  const time = await databaseTime(db)
  return aheadBy(time, asked, clock())
}
