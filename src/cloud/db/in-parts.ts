/** PostgreSQL takes 65,535 values in one statement; a row of any table here has fewer than 60. */
const ROWS_AT_ONCE = 1_000

/** The rows in parts that one statement takes. */
export function inParts<T>(rows: readonly T[]): T[][] {
  const parts: T[][] = []
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) parts.push(rows.slice(from, from + ROWS_AT_ONCE))
  return parts
}
