/** The yearly assessment: points per kind of record, as data. */

/** Kinds of record that earn points, in the order shown. */
export const SCORED_KINDS = [
  /** An activity that the organisation led. */
  'led',
  /** An activity that the organisation hosted without leading it. */
  'hosted',
  /** One attendance of a member, by their split. */
  'turn',
  /** One hour of a member's service, by their split. */
  'hour',
  /** A hundred residents served at activities that the organisation led. */
  'served',
] as const
export type ScoredKind = (typeof SCORED_KINDS)[number]

/** Points per unit of each kind, to two decimals. */
export type Points = Record<ScoredKind, number>

/** Points of a new base: version 0. */
export const FIRST_POINTS: Points = { led: 10, hosted: 5, turn: 2, hour: 1, served: 1 }

/** One organisation's year, each kind in its own unit. */
export interface Contributions {
  led: number
  hosted: number
  turns: number
  minutes: number
  /** Residents served at activities that the organisation led. */
  served: number
}

export interface ScoreLine {
  kind: ScoredKind
  /** Activities, turns, hours, or hundreds of residents. */
  count: number
  points: number
}

const HUNDREDTHS = 100
const round = (points: number): number => Math.round((points + Number.EPSILON) * HUNDREDTHS) / HUNDREDTHS

/** Count of each kind. */
const counts: Record<ScoredKind, (deeds: Contributions) => number> = {
  led: ({ led }) => led,
  hosted: ({ hosted }) => hosted,
  turn: ({ turns }) => turns,
  hour: ({ minutes }) => minutes / 60,
  served: ({ served }) => served / 100,
}

/** One line for each kind, rounded to two decimals. */
export const scoreLines = (deeds: Contributions, points: Points): ScoreLine[] =>
  SCORED_KINDS.map((kind) => {
    const count = counts[kind](deeds)
    return { kind, count, points: round(count * points[kind]) }
  })

/** Sum of the rounded lines, so that it equals the sum of the numbers shown. */
export const totalPoints = (lines: readonly ScoreLine[]): number => round(lines.reduce((sum, { points }) => sum + points, 0))
