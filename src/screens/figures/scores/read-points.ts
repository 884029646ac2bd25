/** Points as people type them: full-width digits too. Null for what is no number between 0 and 1000 with two decimals at most. */
export function readPoints(typed: string): number | null {
  const text = typed.normalize('NFKC').trim()
  return /^\d{1,4}(\.\d{1,2})?$/.test(text) && Number(text) <= 1_000 ? Number(text) : null
}
