/** Rows per statement: PostgreSQL takes 65,535 values, and a row of any table here has fewer than 60 columns. */
const ROWS_AT_ONCE = 1_000

/** The rows in parts, each small enough for one statement. */
export function inParts<T>(rows: readonly T[]): T[][] {
  const parts: T[][] = []
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) parts.push(rows.slice(from, from + ROWS_AT_ONCE))
  return parts
}
