/** Scores of organisations in a year, and changes of the scoring rules. */
import type { ClosedScores, ClosedScore, Score, Scores, SetPointsAnswer } from '../../contract/figures/scores'
import type { Instant } from '../../domain/calendar/calendar'
import { refuse } from '../../domain/decision'
import { type Points, scoreLines, totalPoints } from '../../domain/figures/scoring'
import { type Database, type Tx, seeOneState, transact } from '../db/database'
import { mergedOrganisations } from '../db/figures/kept-scores'
import { recordAudit } from '../db/audit/recording'
import { loadVocabulary } from '../db/vocabulary/vocabulary'
import { countService, prepareCounting } from '../db/figures/year-figures'
import { countParts } from '../db/figures/year-parts'
import type { YearScope } from '../db/figures/year-scope'
import { closedYear, keepRules, loadRules } from '../db/figures/years'
import { yearScope } from './year-report'

/** Scores of all organisations, most points first. */
export async function countScores(tx: Tx, scope: YearScope, points: Points): Promise<Score[]> {
  await prepareCounting(tx)
  const service = (await countService(tx, scope)).filter((row) => row.of === 'organisation' && row.isVerified)
  const parts = await countParts(tx, scope)
  const { organisations } = await loadVocabulary(tx)
  const scores = organisations.flatMap(({ id, shortName }): Score[] => {
    const own = service.find((row) => row.id === id)
    const run = parts.find((row) => row.id === id)
    if (!own && !run) return []
    const deeds = { led: 0, hosted: 0, served: 0, ...run, turns: own?.turns ?? 0, minutes: own?.minutes ?? 0 }
    const { led, hosted, turns, minutes, served } = deeds
    const lines = scoreLines(deeds, points)
    return [{ organisationId: id, name: shortName, deeds: { led, hosted, turns, minutes, served }, lines, total: totalPoints(lines) }]
  })
  return scores.sort((one, other) => other.total - one.total)
}

/** Scores as of today, and as of the closing for a closed year. @param only organisations to include; null for all */
export const scoresOf = (db: Database, year: number, only: readonly string[] | null, now: Instant): Promise<Scores> =>
  transact(db, async (tx) => {
    await seeOneState(tx)
    const closed = await closedYear(tx, year)
    const rules = await loadRules(tx, closed?.rules)
    const isIncluded = (id: string) => only === null || only.includes(id)
    const scores = await countScores(tx, yearScope({ of: 'base' }, year, '', now), rules.points)
    return {
      rules,
      scores: scores.filter(({ organisationId }) => isIncluded(organisationId)),
      closed: closed ? await asKept(tx, closed, isIncluded) : null,
    }
  })

async function asKept(
  tx: Tx,
  { at, by, scores }: Pick<NonNullable<Awaited<ReturnType<typeof closedYear>>>, 'at' | 'by' | 'scores'>,
  isIncluded: (id: string) => boolean,
): Promise<ClosedScores> {
  const merged = await mergedOrganisations(tx)
  const named = scores.map((score): ClosedScore => {
    const since = merged.find(({ id }) => id === score.organisationId)
    return { ...score, mergedInto: since ? { id: since.intoId, name: since.intoName } : null }
  })
  return { at, by, scores: named.filter(({ organisationId, mergedInto }) => isIncluded(mergedInto?.id ?? organisationId)) }
}

/** Stores a new version of the rules. Old versions stay, for the years closed under them. */
export async function setPoints(
  tx: Tx,
  { volunteer, now }: { volunteer: { id: string }; now: Instant },
  { version, points }: { version: number; points: Points },
): Promise<SetPointsAnswer> {
  const present = await loadRules(tx)
  if (present.version !== version) return refuse('rules-changed-meanwhile')
  await keepRules(tx, version + 1, points, volunteer.id, now)
  await recordAudit(tx, { actorId: volunteer.id, action: 'scoring.changed', details: { version: version + 1, points } }, now)
  return { ok: true, version: version + 1 }
}
