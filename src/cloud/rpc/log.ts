/** One JSON line an event, to the standard output: both hosts collect it from there. Never names, phones or openids. */
export interface Log {
  info(event: string, fields?: Record<string, unknown>): void
  error(event: string, fields?: Record<string, unknown>): void
}

const line = (level: 'info' | 'error') => (event: string, fields?: Record<string, unknown>) => {
  process.stdout.write(`${JSON.stringify({ at: new Date().toISOString(), level, event, ...fields })}\n`)
}

export const log: Log = { info: line('info'), error: line('error') }

/** What of an error may stand in a log: where it arose and the database's code, not the values that it names. */
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

/** Database messages quote values, drizzle's quote whole queries with their parameters: neither belongs in a log. */
const messageOf = (error: Error): string | undefined =>
  'severity' in error || error.message.startsWith('Failed query') ? undefined : error.message
