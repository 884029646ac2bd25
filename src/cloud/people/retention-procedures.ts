/** Retention for the administrator: counts, and a dry run. The times themselves are in the domain's table. */
import type { DryRun, RetentionView } from '../../contract/people/retention'
import { dueAt } from '../../domain/people/retention'
import { countRetained, lastRemovals } from '../db/people/retention'
import { administrator, router } from '../rpc/access'
import { planRemovals } from './retention'

/** Number of earlier removals shown. */
const SHOWN = 20

export const retentionRouter = router({
  get: administrator.query(async ({ ctx }): Promise<RetentionView> => {
    const counts = await countRetained(ctx.db, ctx.now)
    return {
      lines: counts.map(({ kind, rows, next }) => ({ kind, rows, nextAt: next === null ? null : dueAt(kind, next) })),
      last: await lastRemovals(ctx.db, SHOWN),
    }
  }),

  /** Rows that the jobs would end if they ran now. Nothing is changed. */
  dryRun: administrator.query(async ({ ctx }): Promise<DryRun> => ({ at: ctx.now, planned: await planRemovals(ctx.db, ctx.now) })),
})
