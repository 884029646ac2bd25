/** Typed points; full-width digits are allowed. Null unless the text is a number from 0 to 1000 with at most two decimals. */
export function readPoints(typed: string): number | null {
  const text = typed.normalize('NFKC').trim()
  return /^\d{1,4}(\.\d{1,2})?$/.test(text) && Number(text) <= 1_000 ? Number(text) : null
}
