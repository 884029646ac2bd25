/** What each organisation scored in a year, and changing the rules by which it is scored. */
import type { Score, Scores, SetPointsAnswer } from '../../contract/scores'
import type { Instant } from '../../domain/calendar'
import { refuse } from '../../domain/decision'
import { type Points, scoreLines, totalPoints } from '../../domain/scoring'
import { type Database, type Tx, seeOneState, transact } from '../db/database'
import { recordAudit } from '../db/records'
import { loadVocabulary } from '../db/vocabulary'
import { countService, prepareCounting } from '../db/year-figures'
import { countParts } from '../db/year-parts'
import { closedYear, keepRules, loadRules } from '../db/years'
import { yearScope } from './year-report'

/** @param only the organisations that are told; null for all */
export const scoresOf = (db: Database, year: number, only: readonly string[] | null, now: Instant): Promise<Scores> =>
  transact(db, async (tx) => {
    await seeOneState(tx)
    const scope = yearScope({ of: 'base' }, year, '', now)
    const closed = await closedYear(tx, year)
    const rules = await loadRules(tx, closed?.rules)
    await prepareCounting(tx)
    const service = (await countService(tx, scope)).filter((row) => row.of === 'organisation')
    const parts = await countParts(tx, scope)
    const { organisations } = await loadVocabulary(tx)
    const scores = organisations.flatMap(({ id, shortName }): Score[] => {
      const own = service.find((row) => row.id === id)
      const run = parts.find((row) => row.id === id)
      if ((!own && !run) || (only !== null && !only.includes(id))) return []
      const deeds = { led: 0, hosted: 0, served: 0, ...run, turns: own?.turns ?? 0, minutes: own?.minutes ?? 0 }
      const { led, hosted, turns, minutes, served } = deeds
      const lines = scoreLines(deeds, rules.points)
      return [{ organisationId: id, name: shortName, deeds: { led, hosted, turns, minutes, served }, lines, total: totalPoints(lines) }]
    })
    return { rules, isClosed: closed !== undefined, scores: scores.sort((one, other) => other.total - one.total) }
  })

/** A new version; the old ones stay, since somebody was scored by them. */
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
