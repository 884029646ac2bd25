/** Removals by the clock: planned first, so that a dry run and a run are one plan, then ended kind by kind. */
import type { Instant } from '../../domain/calendar/calendar'
import { type DueRows, planRun } from '../../domain/people/retention'
import { type Database, type Querier, transact } from '../db/database'
import { countRetained, endRows } from '../db/people/retention'

/** Rows that a run at `now` ends. */
export const planRemovals = async (db: Querier, now: Instant): Promise<DueRows[]> => planRun(await countRetained(db, now))

/**
 * Ends the planned rows of a kind in a transaction of their own. A run that is killed leaves the rest to the next, and one that is
 * repeated finds nothing.
 * @returns number of rows ended
 */
export const endPlanned = (db: Database, { kind, rows }: DueRows, now: Instant): Promise<number> =>
  transact(db, (tx) => endRows(tx, kind, rows, now))
