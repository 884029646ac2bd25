/** Cost of a parser as its input grows. */

/** Largest inputs, in bytes, rows or other parts. Some quadratic costs show only at the size of `npm run test:long`. */
export const LONGEST_INPUT = Number(process.env['LONGEST_INPUT'] ?? 1 << 12)

/** Size of the first input. */
const SMALLEST = 512
/** Processor time that is long enough to be compared, ms. */
const COMPARABLE = 2
/** Cost of a size, compared with its share of a larger input, that no linear parser exceeds; a quadratic one has at least 4. */
const TOO_MUCH = 2.75
/** Comparisons before a cost counts as too much. A pause of the machine spoils one, a parser spoils all. */
const LOOKS = 6

/** Processor time of one run, ms. Unlike the clock it does not count what other processes do meanwhile. */
async function timeOf<Input>(input: Input, work: (input: Input) => unknown): Promise<number> {
  const before = process.cpuUsage()
  await work(input)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

/** Shorter time of two runs, ms, or the first one if that is too short to be compared. A pause would hide the growth of a cost after it. */
async function shorterTimeOf<Input>(input: Input, work: (input: Input) => unknown): Promise<number> {
  const first = await timeOf(input, work)
  return first < COMPARABLE ? first : Math.min(first, await timeOf(input, work))
}

/**
 * Doubles the input until its cost can be compared, and again until it has its largest size, or at least twice.
 * @param most size above which inputs are refused before they are parsed; if it costs next to nothing, that is enough
 * @throws when the cost grows faster than the input
 */
export async function expectLinear<Input>(make: (size: number) => Input, work: (input: Input) => unknown, most: number): Promise<void> {
  let size = SMALLEST
  let time = 0
  while ((time = await shorterTimeOf(make(size), work)) < COMPARABLE) {
    size *= 2
    if (size > most) return
  }
  const doublings = Math.max(2, Math.log2(most / size))
  const larger = make(size * 2 ** doublings)
  let grown = 0
  for (let look = 0; look < LOOKS; look++) {
    grown = await timeOf(larger, work)
    if (grown <= time * 2 ** doublings * TOO_MUCH) return
    time = await shorterTimeOf(make(size), work)
  }
  throw new Error(`a size of ${size} costs ${time.toFixed(1)} ms, one ${2 ** doublings} times as large ${grown.toFixed(1)} ms`)
}
