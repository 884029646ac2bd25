/** Bytes of a text in GBK or Big5. Node only decodes these, so each table is made by decoding every pair of bytes. */
export const inGbk = (text: string): Buffer => encoded(text, 'gbk')
export const inBig5 = (text: string): Buffer => encoded(text, 'big5')

function encoded(text: string, encoding: string): Buffer {
  const table = tableOf(encoding)
  return Buffer.from(
    Array.from(text).flatMap((character) =>
      character.charCodeAt(0) < 0x80 ? [character.charCodeAt(0)] : (table.get(character) ?? [0x3f]),
    ),
  )
}

const known = new Map<string, Map<string, number[]>>()
function tableOf(encoding: string): Map<string, number[]> {
  const table = known.get(encoding) ?? new Map<string, number[]>()
  if (known.has(encoding)) return table
  known.set(encoding, table)
  const decoder = new TextDecoder(encoding)
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const character = decoder.decode(Uint8Array.of(lead, trail))
      if (character.length === 1 && character !== '\ufffd' && !table.has(character)) table.set(character, [lead, trail])
    }
  }
  return table
}
