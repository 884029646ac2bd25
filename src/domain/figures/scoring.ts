/** The yearly assessment: points per kind of record, as data. Every point names the record it was given for. */

/** What earns points, in the order in which it is shown. */
export const SCORED = [
  /** An activity that the organisation led. */
  'led',
  /** An activity that it ran beside another that led. */
  'hosted',
  /** A turn of one of its members, by their split. */
  'turn',
  /** An hour of service of one of its members, by their split. */
  'hour',
  /** A hundred residents served at the activities it led. */
  'served',
] as const
export type Scored = (typeof SCORED)[number]

/** Points for one of each, to two decimals. */
export type Points = Record<Scored, number>

/** What a base begins with: version 0. */
export const FIRST_POINTS: Points = { led: 10, hosted: 5, turn: 2, hour: 1, served: 1 }

/** What an organisation did in a year, each in its own unit. */
export interface Deeds {
  led: number
  hosted: number
  turns: number
  minutes: number
  /** At the activities it led. */
  served: number
}

export interface ScoreLine {
  kind: Scored
  /** How many there were: activities, turns, hours, hundreds of people. */
  count: number
  points: number
}

const HUNDREDTHS = 100
const round = (points: number): number => Math.round((points + Number.EPSILON) * HUNDREDTHS) / HUNDREDTHS

/** How many of each kind the deeds hold. */
const counts: Record<Scored, (deeds: Deeds) => number> = {
  led: ({ led }) => led,
  hosted: ({ hosted }) => hosted,
  turn: ({ turns }) => turns,
  hour: ({ minutes }) => minutes / 60,
  served: ({ served }) => served / 100,
}

/** One line a kind, each rounded to two decimals. */
export const scoreLines = (deeds: Deeds, points: Points): ScoreLine[] =>
  SCORED.map((kind) => {
    const count = counts[kind](deeds)
    return { kind, count, points: round(count * points[kind]) }
  })

/** The sum of what the lines show, so that whoever adds them up gets the same. */
export const totalPoints = (lines: readonly ScoreLine[]): number => round(lines.reduce((sum, { points }) => sum + points, 0))
