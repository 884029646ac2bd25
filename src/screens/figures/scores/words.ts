/** Kinds of points in words, each with the filter of its records. */
import type { RecordsParams } from '../../../client/phone/pages'
import type { ClosedScore, Score } from '../../../contract/figures/scores'
import { SCORED_KINDS, type Points, type ScoredKind } from '../../../domain/figures/scoring'

export const KINDS: Record<ScoredKind, { name: string; unit: string; opens: RecordsParams }> = {
  led: { name: '牵头活动', unit: '场', opens: { kind: 'activities', part: 'lead' } },
  hosted: { name: '联合主办', unit: '场', opens: { kind: 'activities', part: 'host' } },
  turn: { name: '成员服务', unit: '人次', opens: { kind: 'records' } },
  hour: { name: '服务时间', unit: '小时', opens: { kind: 'records' } },
  served: { name: '牵头活动的受益群众', unit: '百人', opens: { kind: 'activities', part: 'lead' } },
}

/** Points with up to two decimals. */
export const pointsWords = (points: number): string => String(Math.round(points * 100) / 100)

export const countWords = (kind: ScoredKind, count: number): string => `${pointsWords(count)} ${KINDS[kind].unit}`

/** The rules in a sentence: `牵头活动每场 10 分，…`. */
export const rulesWords = (points: Points): string =>
  SCORED_KINDS.map((kind) => `${KINDS[kind].name}每${KINDS[kind].unit} ${pointsWords(points[kind])} 分`).join('，')

/** Differences in points since the year was closed, by present organisation. Differences that formatting hides are left out. */
export function scoreChanges(kept: readonly ClosedScore[], now: readonly Score[]): { id: string; words: string }[] {
  const then = kept.map((score) => ({ ...score, ...(score.mergedInto ?? { id: score.organisationId }) }))
  const present = now.map((score) => ({ ...score, id: score.organisationId }))
  const names = new Map([...then, ...present].map(({ id, name }) => [id, name]))
  return [...names].flatMap(([id, name]) =>
    SCORED_KINDS.flatMap((kind) => {
      const countOf = (scores: typeof present) =>
        scores
          .flatMap((score) => (score.id === id ? score.lines : []))
          .reduce((sum, line) => sum + (line.kind === kind ? line.count : 0), 0)
      const [before, today] = [countWords(kind, countOf(then)), countWords(kind, countOf(present))]
      return before === today ? [] : [{ id: `${id} ${kind}`, words: `${name} ${KINDS[kind].name}：封存时 ${before}，现在 ${today}` }]
    }),
  )
}
