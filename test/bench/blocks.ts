/**
 * Ratios that are comparable between machines: the sides are measured in turn in small blocks, each block gives a ratio, and
 * the figure is the median of the ratios. A busy moment of the machine affects all sides, or only one block.
 */
import { type Figure, type Spread, rounded } from './figures'

/** Measurements of each side by block: times, rates or sizes. */
export type Blocks<Side extends string> = Record<Side, number[]>

/**
 * Measures every side once in a block, in reverse order in every second block. The first block warms the sides up and is
 * not counted.
 */
export async function inTurn<Side extends string>(
  blocks: number,
  sides: Record<Side, (block: number) => number | Promise<number>>,
): Promise<Blocks<Side>> {
  const order = Object.keys(sides) as Side[]
  const measured = Object.fromEntries(order.map((side) => [side, [] as number[]])) as Blocks<Side>
  for (let block = 0; block <= blocks; block++) {
    for (const side of block % 2 === 0 ? order : [...order].reverse()) {
      const value = await sides[side](block)
      if (block > 0) measured[side].push(value)
    }
  }
  return measured
}

/** Median ratio of one side to another over the blocks. @param unit of the sides */
export function ratioOf(
  over: readonly number[],
  under: readonly number[],
  unit: string,
  limit: Pick<Figure, 'most' | 'least'> = {},
): Figure {
  const ratios = over.map((value, block) => value / (under[block] ?? Number.NaN))
  const sides = `${rounded(median(over))} / ${rounded(median(under))} ${unit}`
  return { value: median(ratios), unit: 'times', spread: quartiles(ratios), sides, ...limit }
}

/** Duration of the work, ms. */
export async function timeOf(work: () => unknown): Promise<number> {
  const before = performance.now()
  await work()
  return performance.now() - before
}

/** Median time of a number of runs, ms. @param work receives the run's number */
export async function typicalTime(runs: number, work: (run: number) => unknown): Promise<number> {
  const times: number[] = []
  for (let run = 0; run < runs; run++) times.push(await timeOf(() => work(run)))
  return median(times)
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)

const quartiles = (values: readonly number[]): Spread => ({ low: quantile(values, 0.25), high: quantile(values, 0.75) })

/** Quantile, interpolated between the two nearest values; NaN without values. */
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (sorted.length - 1) * share
  const [below, above] = [sorted[Math.floor(at)] ?? Number.NaN, sorted[Math.ceil(at)] ?? Number.NaN]
  return below + (above - below) * (at - Math.floor(at))
}
