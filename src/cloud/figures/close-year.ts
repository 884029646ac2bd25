/** Closes a year. */
import type { CloseYearAnswer } from '../../contract/figures/figures'
import type { Instant } from '../../domain/calendar/calendar'
import { decideYearClosing } from '../../domain/figures/year-closing'
import type { Tx } from '../db/database'
import { keepRecords } from '../db/figures/kept-scores'
import { recordAudit } from '../db/audit/recording'
import { closedYear, keepYear, loadRules } from '../db/figures/years'
import { countScores } from './scores'
import { countYear, yearScope } from './year-report'

/** Stores the figures and scores as counted at this moment, with the records behind the scores. */
export async function closeYear(
  tx: Tx,
  { volunteer, now }: { volunteer: { id: string }; now: Instant },
  year: number,
): Promise<CloseYearAnswer> {
  const decision = decideYearClosing(year, (await closedYear(tx, year)) !== undefined, now)
  if (!decision.ok) return decision
  const scope = yearScope({ of: 'base' }, year, volunteer.id, now)
  const rules = await loadRules(tx)
  const figures = await countYear(tx, scope)
  const scores = await countScores(tx, scope, rules.points)
  await keepYear(tx, { year, by: volunteer.id, figures, rules: rules.version, scores }, now)
  await keepRecords(tx, scope)
  await recordAudit(tx, { actorId: volunteer.id, action: 'year.closed', details: { year } }, now)
  return { ok: true }
}
