/** Closing a year. */
import type { CloseYearAnswer } from '../../contract/figures'
import type { Instant } from '../../domain/calendar'
import { decideYearClosing } from '../../domain/year-closing'
import { activitiesToDerive } from '../db/attendances'
import type { Tx } from '../db/database'
import { recordAudit } from '../db/records'
import { closedYear, keepYear, loadRules } from '../db/years'
import { countYear, yearScope } from './year-report'

/** What is kept is what the same count gives at this moment. */
export async function closeYear(
  tx: Tx,
  { volunteer, now }: { volunteer: { id: string }; now: Instant },
  year: number,
): Promise<CloseYearAnswer> {
  const decision = decideYearClosing(
    year,
    { isClosed: (await closedYear(tx, year)) !== undefined, isCounted: (await activitiesToDerive(tx, 1)).length === 0 },
    now,
  )
  if (!decision.ok) return decision
  const figures = await countYear(tx, yearScope({ of: 'base' }, year, volunteer.id, now))
  const { version } = await loadRules(tx)
  await keepYear(tx, { year, by: volunteer.id, figures, rules: version }, now)
  await recordAudit(tx, { actorId: volunteer.id, action: 'year.closed', details: { year } }, now)
  return { ok: true }
}
