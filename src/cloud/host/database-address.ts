/** The database server's address and certificate authority, from the environment of either host. */
import { readFileSync } from 'node:fs'
import { CannotStart } from './cannot-start'

/** @throws CannotStart without `DATABASE_URL` */
export function databaseUrlOf(env: Record<string, string | undefined>): string {
  const url = env['DATABASE_URL']
  if (!url) throw new CannotStart('DATABASE_URL is not set: give the function the address of its PostgreSQL database')
  return url
}

const CERTIFICATE = /-----BEGIN CERTIFICATE-----/

/**
 * The value is a file, or the text itself where a deployment has no files.
 * @throws CannotStart for anything else
 */
export function authorityOf(value: string | undefined): string | null {
  if (!value) return null
  // A console's form keeps no line ends, so they may be written as \\n.
  if (CERTIFICATE.test(value)) return value.replaceAll(String.raw`\n`, '\n')
  let text: string
  try {
    text = readFileSync(value, 'utf8')
  } catch {
    throw new CannotStart(`DATABASE_CA=${value} cannot be read: give it the file of the database's certificate authority (PEM)`)
  }
  if (CERTIFICATE.test(text)) return text
  throw new CannotStart(`DATABASE_CA=${value} holds no certificate: its text begins with -----BEGIN CERTIFICATE-----`)
}
