/** The encodings in which spreadsheet programs of the mainland, Hong Kong and Taiwan save text. */

/** Readings of a text, the likeliest first; empty if no encoding fits. GBK and Big5 cannot be told apart by their bytes alone. */
export function decodings(bytes: Buffer): string[] {
  const encodings = marked(bytes) ?? widths(bytes) ?? ['utf-8']
  const texts = encodings.flatMap((encoding) => decoded(bytes, encoding) ?? [])
  if (texts.length > 0) return texts
  // GB18030 includes GBK, the encoding of Chinese Excel; Big5 is that of traditional Chinese.
  return ['gb18030', 'big5'].flatMap((encoding) => decoded(bytes, encoding) ?? [])
}

/** The encoding that a byte order mark names. */
function marked(bytes: Buffer): string[] | null {
  const mark = bytes.subarray(0, 2).toString('hex')
  if (mark === 'fffe') return ['utf-16le']
  return mark === 'feff' ? ['utf-16be'] : null
}

/** Bytes looked at for the zeros of UTF-16. */
const LOOKED_AT = 4_096

/** UTF-16 without a mark: in commas, digits and line ends every other byte is zero, which no other text has. */
function widths(bytes: Buffer): string[] | null {
  if (bytes.length % 2 === 1) return null
  const zeros = [0, 0]
  for (const [at, byte] of bytes.subarray(0, LOOKED_AT).entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const [first = 0, second = 0] = zeros
  if (first === 0 && second === 0) return null
  return second > first ? ['utf-16le'] : ['utf-16be']
}

function decoded(bytes: Buffer, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
