/**
 * JPEG files: the size of the picture, and the same file without what a camera adds to it: place, time, device.
 * After ITU-T T.81 annex B and Exif 2.32.
 */

export interface Jpeg {
  /** Pixels as shown: a photo taken upright is narrower than it is high. */
  width: number
  height: number
  /** The file with only the segments that the picture needs. */
  bytes: Uint8Array
}

const SOI = 0xd8
const EOI = 0xd9
const SOS = 0xda
const APP0 = 0xe0
const APP1 = 0xe1
const APP14 = 0xee
const APP15 = 0xef
const COM = 0xfe
/** Baseline, extended and progressive frames with Huffman coding: those that browsers and WeChat show. */
const FRAMES = [0xc0, 0xc1, 0xc2]
/** Huffman tables, quantisation tables and the restart interval. */
const TABLES = [0xc4, 0xdb, 0xdd]

/**
 * Largest number of scans in a photo; progressive photos have twelve. Each scan is decoded over the whole picture, so a file with
 * thousands would hang a phone.
 */
const MOST_SCANS = 20

/** Reads a JPEG; null for an incomplete file, or a kind that phones do not show. Bytes after the end of the picture are dropped. */
export function readJpeg(file: Uint8Array): Jpeg | null {
  if (file[0] !== 0xff || file[1] !== SOI) return null
  const kept: Uint8Array[] = []
  let size: { width: number; height: number } | null = null
  let orientation = UPRIGHT
  let scans = 0
  for (let at = 2; ;) {
    const segment = segmentAt(file, at)
    if (!segment) return null
    const { marker, body, end } = segment
    at = end
    if (marker === EOI) break
    if (FRAMES.includes(marker)) {
      if (size) return null
      size = sizeOf(body)
      if (!size) return null
    } else if (marker === SOS) {
      if (!size || ++scans > MOST_SCANS) return null
      at = endOfScan(file, end)
    } else if (!TABLES.includes(marker)) {
      if (marker === APP1 && orientation === UPRIGHT) orientation = orientationOf(body)
      const isColour = marker === APP14 && isAdobe(body)
      if (!isColour && !(marker >= APP0 && marker <= APP15) && marker !== COM) return null
      if (!isColour) continue
    }
    kept.push(file.subarray(segment.start, at))
  }
  if (!size || scans === 0) return null
  const isTurned = orientation > 4
  return {
    width: isTurned ? size.height : size.width,
    height: isTurned ? size.width : size.height,
    bytes: joined([
      Uint8Array.of(0xff, SOI),
      ...(orientation === UPRIGHT ? [] : [onlyTurn(orientation)]),
      ...kept,
      Uint8Array.of(0xff, EOI),
    ]),
  }
}

/** The marker at `from` with its segment (the end marker has none). Null without a marker, or for a segment that is cut short. */
function segmentAt(file: Uint8Array, from: number): { marker: number; start: number; body: Uint8Array; end: number } | null {
  if (file[from] !== 0xff) return null
  let at = from + 1
  // Fill bytes: any number may stand before a marker.
  while (file[at] === 0xff) at++
  const marker = file[at] ?? 0
  if (marker === EOI) return { marker, start: at - 1, body: new Uint8Array(), end: at + 1 }
  // Restart markers, zeros and a second start marker have no length, and must not occur between segments.
  if (marker < 0xc0 || (marker >= 0xd0 && marker <= SOI)) return null
  const length = bigEndian(file, at + 1)
  const end = at + 1 + length
  return length < 2 || end > file.length ? null : { marker, start: at - 1, body: file.subarray(at + 3, end), end }
}

/** End of the coded picture: the next marker that is neither a restart nor an FF byte of the picture itself. */
function endOfScan(file: Uint8Array, from: number): number {
  for (let at = from; at < file.length; at++) {
    const next = file[at + 1] ?? 0
    if (file[at] === 0xff && next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
  return file.length
}

/** Size of the picture; null unless a sample has eight bits and the picture is grey, colour or CMYK. */
function sizeOf(frame: Uint8Array): { width: number; height: number } | null {
  const [height, width] = [bigEndian(frame, 1), bigEndian(frame, 3)]
  const isUsual = frame[0] === 8 && [1, 3, 4].includes(frame[5] ?? 0)
  return isUsual && width > 0 && height > 0 ? { width, height } : null
}

/** Adobe's segment about the coding of colours: twelve bytes, none of them about the photo. */
const isAdobe = (body: Uint8Array): boolean => body.length === 12 && textAt(body, 0, 5) === 'Adobe'

/** Exif orientation of a picture that needs no turning, one of eight. */
const UPRIGHT = 1
const TAG_ORIENTATION = 0x0112
const TYPE_SHORT = 3
const EXIF = 'Exif\0\0'

/** Orientation noted by the camera; upright when missing or unreadable. */
function orientationOf(body: Uint8Array): number {
  if (textAt(body, 0, EXIF.length) !== EXIF) return UPRIGHT
  const tiff = body.subarray(EXIF.length)
  const isLittle = textAt(tiff, 0, 2) === 'II'
  const short = (at: number) => (isLittle ? (tiff[at] ?? 0) | ((tiff[at + 1] ?? 0) << 8) : bigEndian(tiff, at))
  const long = (at: number) => (isLittle ? short(at) + short(at + 2) * 65_536 : short(at) * 65_536 + short(at + 2))
  const directory = long(4)
  const entries = Math.min(short(directory), Math.ceil(tiff.length / 12))
  for (let entry = 0; entry < entries; entry++) {
    const at = directory + 2 + entry * 12
    if (short(at) !== TAG_ORIENTATION || short(at + 2) !== TYPE_SHORT) continue
    const value = short(at + 8)
    return value >= 1 && value <= 8 ? value : UPRIGHT
  }
  return UPRIGHT
}

/** An Exif segment with the orientation and nothing else. */
const onlyTurn = (orientation: number): Uint8Array =>
  joined([
    Uint8Array.of(0xff, APP1, 0, 34),
    Uint8Array.from(EXIF, (letter) => letter.charCodeAt(0)),
    // Big-endian; one directory with one entry, directly after the header.
    Uint8Array.of(0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1),
    Uint8Array.of(0x01, 0x12, 0, TYPE_SHORT, 0, 0, 0, 1, 0, orientation, 0, 0),
    new Uint8Array(4),
  ])

const bigEndian = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)

const textAt = (bytes: Uint8Array, from: number, length: number): string => String.fromCharCode(...bytes.subarray(from, from + length))

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
