/** Parts shared by the programs of the command line that read a file. */
import { readFile } from 'node:fs/promises'
import { CannotStart } from '../cannot-start'

/**
 * Text of a UTF-8 file. Another encoding, usually GBK, would give garbled text.
 * @throws CannotStart for a file that cannot be read, or is not UTF-8
 */
export async function textOf(path: string): Promise<string> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => error)
  if (bytes instanceof Error) throw new CannotStart(`${path} cannot be read: ${bytes.code ?? bytes.message}`)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new CannotStart(`${path} is not UTF-8: save it as UTF-8 and try again`)
  }
}

/** Writes lines to stderr. @returns the exit code of a failure */
export function fail(...lines: string[]): number {
  for (const line of lines) console.error(line)
  return 1
}

/** Cause of the error: drizzle's own message quotes the whole query. */
export const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? error.cause.message : error.message
}
