/** What a bench run measures: a table on the screen and dist/bench.json. */
import { mkdirSync, writeFileSync } from 'node:fs'

export interface Figure {
  value: number
  unit: string
  /** The most it may be; over it the run fails. */
  most?: number
  /** The least it may be. */
  least?: number
}
export type Figures = Record<string, Figure>

/** @returns whether every figure keeps its limit */
export function report(figures: Figures): boolean {
  const rows = Object.entries(figures).map(([name, { value, unit, most, least }]) => ({
    name,
    value: Number(value.toFixed(2)),
    unit,
    limit: most !== undefined ? `≤ ${most}` : least !== undefined ? `≥ ${least}` : '',
    kept: value <= (most ?? Number.POSITIVE_INFINITY) && value >= (least ?? Number.NEGATIVE_INFINITY),
  }))
  console.table(rows)
  mkdirSync('dist', { recursive: true })
  const plain = Object.fromEntries(rows.map(({ name, value, unit }) => [name, { value, unit }]))
  writeFileSync('dist/bench.json', `${JSON.stringify(plain, null, 2)}\n`)
  return rows.every(({ kept }) => kept)
}

/** The middle one: a machine that is busy for a moment does not move it. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2
}
