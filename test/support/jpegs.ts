/** JPEG files made by hand, with known bytes: grey pictures, and the metadata that cameras write. */

interface Wanted {
  width?: number
  height?: number
  /** Segments between the start and the tables, in order. */
  beside?: readonly Buffer[]
  /** Bytes after the end of the picture, where cameras put a second picture or a video. */
  after?: Buffer
  /** Number of additional bytes, which decoders skip. */
  weight?: number
}

const word = (value: number): Buffer => Buffer.from([value >> 8, value & 0xff])
export const segment = (marker: number, body: Buffer): Buffer => Buffer.concat([Buffer.from([0xff, marker]), word(body.length + 2), body])

const quantities = segment(0xdb, Buffer.from([0, ...Array.from({ length: 64 }, () => 1)]))
/** Huffman table with a single code of one bit, which means no difference to the previous block, or no further coefficients. */
const codes = (kind: number) => segment(0xc4, Buffer.from([kind, 1, ...Array.from({ length: 15 }, () => 0), 0]))
const SCAN = Buffer.from([1, 1, 0, 0, 63, 0])

/** A baseline JPEG with one component, middle grey, which every decoder shows. */
export function aJpeg({ width = 640, height = 480, beside = [], after = Buffer.alloc(0), weight = 0 }: Wanted = {}): Buffer {
  const frame = segment(0xc0, Buffer.from([8, ...word(height), ...word(width), 1, 1, 0x11, 0]))
  const blocks = Math.ceil(width / 8) * Math.ceil(height / 8)
  const picture = Buffer.alloc(Math.ceil((blocks * 2) / 8) + weight)
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    ...beside,
    quantities,
    frame,
    codes(0x00),
    codes(0x10),
    segment(0xda, SCAN),
    picture,
    Buffer.from([0xff, 0xd9]),
    after,
  ])
}

/** A made-up location in the form that phones record, which tests search for in the output. */
export const PLACE = '29/1 59/1 GPS-OF-THE-VILLAGE'

/** An Exif segment with the camera's orientation and a location. */
export function exif(orientation: number, order: 'MM' | 'II' = 'MM'): Buffer {
  const short = (value: number) => (order === 'MM' ? word(value) : word(value).reverse())
  const long = (value: number) => (order === 'MM' ? Buffer.concat([word(0), word(value)]) : Buffer.concat([short(value), word(0)]))
  const entry = (tag: number, type: number, value: Buffer) => Buffer.concat([short(tag), short(type), long(1), value, word(0)])
  const place = Buffer.from(PLACE)
  const entries = [entry(0x010f, 2, word(0)), entry(0x0112, 3, short(orientation)), entry(0x8825, 3, short(0))]
  return segment(
    0xe1,
    Buffer.concat([Buffer.from('Exif\0\0'), Buffer.from(order), short(42), long(8), short(entries.length), ...entries, long(0), place]),
  )
}
