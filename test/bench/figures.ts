/** Figures of a bench run: a table on the screen and dist/bench.json. */
import { mkdirSync, writeFileSync } from 'node:fs'

export interface Figure {
  value: number
  unit: string
  /** Upper limit, above which the run fails. */
  most?: number
  /** Lower limit, below which the run fails. */
  least?: number
  /** The middle half of the blocks' ratios. */
  spread?: Spread
  /** Medians of the two sides, numerator first. They apply to this machine alone, and are only shown. */
  sides?: string
}
export type Figures = Record<string, Figure>

/** First and third quartile. */
export interface Spread {
  low: number
  high: number
}

/**
 * Prints the table and writes the file.
 * @returns one line for each figure beyond its limits
 */
export function report(figures: Figures): string[] {
  console.table(Object.fromEntries(Object.entries(figures).map(([name, figure]) => [name, rowOf(figure)])))
  mkdirSync('dist', { recursive: true })
  const plain = Object.fromEntries(Object.entries(figures).map(([name, { value, unit }]) => [name, { value: rounded(value), unit }]))
  writeFileSync('dist/bench.json', `${JSON.stringify(plain, null, 2)}\n`)
  return Object.entries(figures).flatMap(([name, figure]) => fault(figure).map((what) => `${name} ${what}`))
}

const rowOf = (figure: Figure) => ({
  value: rounded(figure.value),
  unit: figure.unit,
  spread: figure.spread ? `${rounded(figure.spread.low)} – ${rounded(figure.spread.high)}` : '',
  limit: limitOf(figure),
  kept: fault(figure).length === 0,
  sides: figure.sides ?? '',
})

const limitOf = ({ most, least }: Figure): string => (most !== undefined ? `≤ ${most}` : least !== undefined ? `≥ ${least}` : '')

function fault(figure: Figure): string[] {
  const { value, unit, most = Number.POSITIVE_INFINITY, least = Number.NEGATIVE_INFINITY } = figure
  // An empty figure would be within every limit.
  if (!Number.isFinite(value) || value <= 0) return [`measured nothing: ${value}`]
  return value > most || value < least ? [`is ${rounded(value)} ${unit}, the limit is ${limitOf(figure)}`] : []
}

/** The value with two decimals, or with three digits if it is below one. */
export const rounded = (value: number): number => Number(Math.abs(value) < 1 ? value.toPrecision(3) : value.toFixed(2))
