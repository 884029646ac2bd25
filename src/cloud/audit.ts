/** The audit log: the administrator reads all of it, an organiser the lines about their organisations' activities. */
import { type AuditLine, auditInput } from '../contract/audit'
import type { Page } from '../contract/common'
import { organiser, router } from './rpc/access'
import { listAudit } from './db/audit/audit'
import type { AuditAction } from './db/audit/recording'

export const auditRouter = router({
  list: organiser
    .input(auditInput)
    .query(({ ctx, input }): Promise<Page<AuditLine<AuditAction>>> =>
      listAudit(ctx.db, input, ctx.actor.isAdministrator ? null : ctx.actor.organises),
    ),
})
