/** Sizes of texts, for limits in bytes. */

/** Bytes in UTF-8; WeChat has no TextEncoder. */
export function sizeOf(text: string): number {
  let size = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    size += code < 0x80 ? 1 : code < 0x800 ? 2 : 3
  }
  return size
}
