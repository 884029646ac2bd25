/** The yearly assessment: what each organisation scored, by which rules, for which records. */
import * as v from 'valibot'
import type { Refused } from '../../domain/decision'
import type { Deeds, Points, ScoreLine } from '../../domain/figures/scoring'
import { id } from '../common'

export const scoresInput = v.object({ year: v.pipe(v.number(), v.integer(), v.minValue(2000), v.maxValue(2100)) })

/** The points in force from a version on; version 0 is what every base begins with. */
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
  deeds: Deeds
  /** By kind, each opens into its records. */
  lines: ScoreLine[]
  total: number
}

/** As it stood when the year was closed. */
export interface KeptScore extends Score {
  /** What the organisation is now, where it was merged into another since; its records are kept under the id it had. */
  mergedInto: { id: string; name: string } | null
}

export interface ClosedScores {
  at: number
  by: string
  scores: KeptScore[]
}

export interface Scores {
  /** The latest, or those that were in force when the year was closed: a newer version does not touch it. */
  rules: ScoringRules
  closed: ClosedScores | null
  /** Counted now. Most points first. */
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
/** Somebody else changed the rules since the form was opened. */
export type SetPointsAnswer = { ok: true; version: number } | Refused<'rules-changed-meanwhile'>
