/**
 * Pictures of even squares as JPEG files, for photos that no camera took. A square is a block of eight pixels with one colour, which a
 * baseline JPEG stores as its mean (DC) alone, so that no cosines are needed. After ITU-T T.81.
 */

/** Red, green, blue; 0 to 255. */
export type Colour = readonly [number, number, number]

export interface Mosaic {
  /** Squares in a row, and rows. */
  width: number
  height: number
  at: (x: number, y: number) => Colour
}

/** Pixels of a square's side. */
export const SQUARE = 8

/** Code lengths of the standard's table for the bits of a mean: {@link DC_COUNTS} of each length from one on, for the values 0 to 11. */
const DC_COUNTS = [0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0]
const DC_CODES = codesOf(DC_COUNTS)
/** The only code for what varies inside a square: nothing. */
const NOTHING: Code = { bits: 0, length: 1 }

interface Code {
  bits: number
  length: number
}

/** Canonical Huffman codes by value. */
function codesOf(counts: readonly number[]): Code[] {
  let next = 0
  return counts.flatMap((count, at) => {
    next *= 2
    return Array.from({ length: count }, () => ({ bits: next++, length: at + 1 }))
  })
}

const word = (value: number): number[] => [value >> 8, value & 0xff]
const segment = (marker: number, body: readonly number[]): number[] => [0xff, marker, ...word(body.length + 2), ...body]
const COMPONENTS = [1, 2, 3]

/** The picture as a file, eight pixels for each square. */
export function mosaicJpeg({ width, height, at }: Mosaic): Uint8Array {
  const means = Array.from({ length: width * height }, (_, n) => toMeans(at(n % width, Math.floor(n / width))))
  return Uint8Array.from([
    0xff,
    0xd8,
    // A mean is stored eight times as large and divided by eight: in the steps of a byte.
    ...segment(0xdb, [0, ...Array.from({ length: 64 }, () => 8)]),
    ...segment(0xc0, [8, ...word(height * SQUARE), ...word(width * SQUARE), 3, ...COMPONENTS.flatMap((one) => [one, 0x11, 0])]),
    ...segment(0xc4, [0x00, ...DC_COUNTS, ...DC_CODES.keys()]),
    ...segment(0xc4, [0x10, 1, ...Array.from({ length: 15 }, () => 0), 0]),
    ...segment(0xda, [3, ...COMPONENTS.flatMap((one) => [one, 0]), 0, 63, 0]),
    ...scanOf(means),
    0xff,
    0xd9,
  ])
}

/** Brightness and two differences of colour, each around zero. */
function toMeans([red, green, blue]: Colour): number[] {
  const brightness = 0.299 * red + 0.587 * green + 0.114 * blue
  return [brightness - 128, 0.564 * (blue - brightness), 0.713 * (red - brightness)].map((value) => Math.round(value))
}

/** Differences of each mean from the one before, in bits. */
function scanOf(means: readonly (readonly number[])[]): number[] {
  const bytes: number[] = []
  let [held, count] = [0, 0]
  const put = ({ bits, length }: Code) => {
    for (let at = length - 1; at >= 0; at--) {
      held = held * 2 + ((bits >> at) & 1)
      if (++count < 8) continue
      // A byte that looks like a marker is followed by a zero.
      bytes.push(held, ...(held === 0xff ? [0] : []))
      ;[held, count] = [0, 0]
    }
  }
  const before = [0, 0, 0]
  for (const mean of means)
    for (const [at, value] of mean.entries()) {
      const difference = value - (before[at] ?? 0)
      before[at] = value
      const length = difference === 0 ? 0 : 32 - Math.clz32(Math.abs(difference))
      put(DC_CODES[length] ?? NOTHING)
      put({ bits: difference < 0 ? difference + 2 ** length - 1 : difference, length })
      put(NOTHING)
    }
  if (count > 0) put({ bits: 2 ** (8 - count) - 1, length: 8 - count })
  return bytes
}
