/** Bytes of a text in GBK. Node only decodes GBK, so the table is made by decoding every pair of bytes. */
export function inGbk(text: string): Buffer {
  const table = gbkTable()
  return Buffer.from(
    Array.from(text).flatMap((character) =>
      character.charCodeAt(0) < 0x80 ? [character.charCodeAt(0)] : (table.get(character) ?? [0x3f]),
    ),
  )
}

let known: Map<string, number[]> | undefined
function gbkTable(): Map<string, number[]> {
  if (known) return known
  known = new Map()
  const decoder = new TextDecoder('gbk')
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const character = decoder.decode(Uint8Array.of(lead, trail))
      if (character.length === 1 && character !== '\ufffd') known.set(character, [lead, trail])
    }
  }
  return known
}
