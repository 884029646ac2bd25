/** The directory at the end of a zip file: its entries and their sizes, known before anything is unpacked. */
import { inflateRawSync } from 'node:zlib'

export interface ZipEntry {
  name: string
  /** Unpacked size in bytes according to the directory. */
  unpacked: number
  packed: number
  method: number
  /** Offset of the entry's own header. */
  offset: number
}

const END = 0x06054b50
const ENTRY = 0x02014b50
const LONGEST_COMMENT = 65_535
const STORED = 0
const DEFLATED = 8

/** @returns null without a readable directory */
export function readDirectory(zip: Buffer): ZipEntry[] | null {
  const end = findEnd(zip)
  if (end === null) return null
  const count = zip.readUInt16LE(end + 10)
  const entries: ZipEntry[] = []
  let at = zip.readUInt32LE(end + 16)
  for (let nth = 0; nth < count; nth++) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== ENTRY) return null
    const [nameLength, extraLength, commentLength] = [zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32)]
    entries.push({
      name: zip.toString('utf8', at + 46, at + 46 + nameLength),
      method: zip.readUInt16LE(at + 10),
      packed: zip.readUInt32LE(at + 20),
      unpacked: zip.readUInt32LE(at + 24),
      offset: zip.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + extraLength + commentLength
  }
  return entries
}

function findEnd(zip: Buffer): number | null {
  for (let at = zip.length - 22; at >= 0 && at >= zip.length - 22 - LONGEST_COMMENT; at--) if (zip.readUInt32LE(at) === END) return at
  return null
}

/**
 * Bytes of one entry. The directory's size may be false, so no more bytes than that are unpacked.
 * @returns null for an entry that is broken, or larger than the directory says
 */
export function unpackEntry(zip: Buffer, { offset, packed, unpacked, method }: ZipEntry): Buffer | null {
  if (offset + 30 > zip.length) return null
  const from = offset + 30 + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28)
  const bytes = zip.subarray(from, from + packed)
  if (bytes.length !== packed) return null
  if (method === STORED) return packed === unpacked ? bytes : null
  if (method !== DEFLATED) return null
  try {
    const out = inflateRawSync(bytes, { maxOutputLength: Math.max(unpacked, 1) })
    return out.length === unpacked ? out : null
  } catch {
    return null
  }
}
