/** The log: one JSON line per event on standard output. It never contains names, phones or openids. */
export interface Log {
  info(event: string, fields?: Record<string, unknown>): void
  error(event: string, fields?: Record<string, unknown>): void
}

const line = (level: 'info' | 'error') => (event: string, fields?: Record<string, unknown>) => {
  process.stdout.write(`${JSON.stringify({ at: new Date().toISOString(), level, event, ...fields })}\n`)
}

export const log: Log = { info: line('info'), error: line('error') }

/** Fields of an error that may be logged: its origin and the database's code, never the values that it quotes. */
export function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { thrown: typeof error }
  let innermost = error
  while (innermost.cause instanceof Error) innermost = innermost.cause
  const code = 'code' in innermost ? innermost.code : undefined
  const where = innermost.stack
    ?.split('\n')
    .filter((row) => row.trimStart().startsWith('at '))
    .slice(0, 6)
  return { name: innermost.name, code, message: messageOf(innermost), where }
}

/**
 * Message of an error. Undefined for database errors, whose messages quote values, and for drizzle's, which quote queries with
 * parameters.
 */
const messageOf = (error: Error): string | undefined =>
  'severity' in error || error.message.startsWith('Failed query') ? undefined : error.message
