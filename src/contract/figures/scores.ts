/** The yearly assessment: each organisation's score, its rules and its records. */
import * as v from 'valibot'
import type { Refused } from '../../domain/decision'
import type { Contributions, Points, ScoreLine } from '../../domain/figures/scoring'
import { id } from '../common'

export const scoresInput = v.object({ year: v.pipe(v.number(), v.integer(), v.minValue(2000), v.maxValue(2100)) })

/** One version of the points; every base begins with version 0. */
export interface ScoringRules {
  version: number
  points: Points
  /** Null for version 0. */
  createdAt: number | null
  createdBy: string | null
}

export interface Score {
  organisationId: string
  name: string
  deeds: Contributions
  /** One line for each kind of record; each can be opened into its records. */
  lines: ScoreLine[]
  total: number
}

/** A score as it stood when the year was closed. */
export interface ClosedScore extends Score {
  /** The organisation into which this one was merged later; null for none. Its records are kept under the old id. */
  mergedInto: { id: string; name: string } | null
}

export interface ClosedScores {
  at: number
  by: string
  scores: ClosedScore[]
}

export interface Scores {
  /** The latest rules; for a closed year the rules at its closing. */
  rules: ScoringRules
  closed: ClosedScores | null
  /** Scores as of now, most points first. */
  scores: Score[]
}

const points = v.pipe(
  v.number(),
  v.minValue(0),
  v.maxValue(1_000),
  v.check((value) => Math.round(value * 100) / 100 === value),
)

export const setPointsInput = v.object({
  requestId: id,
  /** The version that the form was filled from. */
  version: v.pipe(v.number(), v.integer(), v.minValue(0)),
  points: v.object({ led: points, hosted: points, turn: points, hour: points, served: points }),
})
/** `rules-changed-meanwhile`: the rules were changed since the form was opened. */
export type SetPointsAnswer = { ok: true; version: number } | Refused<'rules-changed-meanwhile'>
